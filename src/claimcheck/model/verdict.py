"""What the judge says of one claim, and what it rests on."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from claimcheck.model.explanation import Explanation
from claimcheck.model.span import Span


class VerdictKind(StrEnum):
    """The four answers; only the first is green."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNSUPPORTED = "unsupported"
    UNCHECKED = "unchecked"


class Severity(StrEnum):
    """How much a finding matters: an error makes the claim fail, a warning is shown, an info is for who asks."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Evidence(BaseModel):
    """One sentence that a verdict rests on; offsets are code points of its source's text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    """Id of the source."""
    sentence: int
    """Number of the sentence in its source, from 1."""
    start: int
    end: int
    text: str
    """The sentence's characters, exactly as in the source."""

    @property
    def anchor(self) -> str:
        """The readable id, such as ``iran-pakistan-talks#s6``."""
        return f"{self.source}#s{self.sentence}"


class Finding(BaseModel):
    """One thing a rule has to say: a code, both places, both values."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    """Stable, e.g. ``CC101``."""
    name: str
    """Kebab-case, e.g. ``number-mismatch``."""
    severity: Severity
    message: str
    """One line that a tired reader understands."""
    claim_span: Span | None = None
    """The words of the claim it is about, in code points of the claim's text."""
    source: str | None = None
    """Id of the source that ``source_span`` counts in."""
    source_span: Span | None = None
    """The words of the source that disagree, in code points of the source's text."""
    claim_value: str | None = None
    """What the claim says, e.g. ``≥ 12``."""
    source_value: str | None = None
    """What the source says, e.g. ``≥ 11``."""
    hint: str | None = None
    """What to do."""
    contradicts: bool = False
    """Whether the source says otherwise (and not merely less)."""


class Verdict(BaseModel):
    """The judgement of one claim: the answer, how well supported it is, and why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: VerdictKind
    score: float = Field(ge=0.0, le=1.0)
    """Higher is better supported."""
    evidence: tuple[Evidence, ...] = ()
    """Best first; the first one is the anchor."""
    findings: tuple[Finding, ...] = ()
    """The deciding one first."""
    reason: str | None = None
    """Why it could not be judged, when unchecked."""
    explanation: Explanation | None = None
    """What each word of the claim met; only when it was asked for."""
