"""Finding: which sentences may carry a claim, and which of the claim's words meet which of theirs."""

from claimcheck.matching.alignment import Alignment, Match, align
from claimcheck.matching.index import Candidate, Index

__all__ = ["Alignment", "Candidate", "Index", "Match", "align"]
