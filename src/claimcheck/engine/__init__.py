"""The engine: a pure function from sources, claims and options to a report."""

from claimcheck.engine.checker import Checker
from claimcheck.engine.options import Options, Strictness
from claimcheck.engine.verify import Verifier, verify

__all__ = ["Checker", "Options", "Strictness", "Verifier", "verify"]
