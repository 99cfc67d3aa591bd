"""The words of the project as frozen models: no logic beyond derived values, no I/O."""

from claimcheck.model.audit import Audited, Coverage, NoClaim, Skipped, Statement
from claimcheck.model.claim import Claim, Ignore, Origin, Require
from claimcheck.model.explanation import ExplainedWord, Explanation, Met, Role
from claimcheck.model.report import ClaimResult, Problem, Report
from claimcheck.model.source import Block, Landmark, Sentence, SentenceKind, Source
from claimcheck.model.span import Span
from claimcheck.model.verdict import Evidence, Finding, Severity, Verdict, VerdictKind

__all__ = [
    "Audited",
    "Block",
    "Claim",
    "ClaimResult",
    "Coverage",
    "Evidence",
    "ExplainedWord",
    "Explanation",
    "Finding",
    "Ignore",
    "Landmark",
    "Met",
    "NoClaim",
    "Origin",
    "Problem",
    "Report",
    "Require",
    "Role",
    "Sentence",
    "SentenceKind",
    "Severity",
    "Skipped",
    "Source",
    "Span",
    "Statement",
    "Verdict",
    "VerdictKind",
]
