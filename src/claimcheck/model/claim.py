"""A claim: one statement that somebody wants to rely on."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict

from claimcheck.model.verdict import VerdictKind


class Ignore(BaseModel):
    """A finding that is accepted: which rule, why, and until when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    """Code or name of the rule, e.g. ``CC151``."""
    reason: str
    """Why it is accepted; never empty."""
    until: date | None = None
    """The last day on which it holds; nothing means for good."""


class Require(BaseModel):
    """What a claim asks beyond being carried."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sources: int = 1
    """How many independent sources must carry it; near-copies count once."""


class Origin(BaseModel):
    """Where a claim was read: file, and 1-based line and column of the claim's first character."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: str
    line: int
    column: int

    @property
    def place(self) -> str:
        """``path:line:column``."""
        return f"{self.path}:{self.line}:{self.column}"


class Claim(BaseModel):
    """One statement, and how it is to be checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    """Unique in a project; made of the claim's words when the file gives none."""
    text: str
    """The statement as it was typed."""
    sources: tuple[str, ...] = ()
    """Ids of the sources it is checked against; empty means all."""
    nowhere: bool = False
    """Whether it is claimed that the sources say nothing of the kind."""
    quote: str | None = None
    """Pinned words that the source must contain."""
    published_in: str | None = None
    """Path, from the project folder, of the text in which readers see the claim; its words must stand there."""
    require: Require = Require()
    """What it asks beyond being carried."""
    expect: VerdictKind = VerdictKind.SUPPORTED
    """The verdict that makes this claim pass."""
    note: str | None = None
    """For people; never judged."""
    ignore: tuple[Ignore, ...] = ()
    """Findings that are accepted for this claim."""
    origin: Origin | None = None
    """Where it was read; nothing when it came from the command line or a program."""

    @property
    def path(self) -> str | None:
        """The file it was read from; nothing when it came from the command line or a program."""
        return self.origin.path if self.origin else None
