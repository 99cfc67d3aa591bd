"""Everything one run has to say; renderers show it and decide nothing."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from claimcheck.model.audit import Audited
from claimcheck.model.claim import Claim
from claimcheck.model.source import Source
from claimcheck.model.verdict import Finding, Severity, Verdict, VerdictKind


class Problem(BaseModel):
    """Something wrong with a file or the project rather than with a claim's truth (rules CC4xx)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    name: str
    severity: Severity
    message: str
    path: str | None = None
    line: int | None = None
    """1-based."""
    column: int | None = None
    """1-based, in code points."""
    hint: str | None = None

    @property
    def place(self) -> str:
        """Where it is: ``path:line:column``, as far as that is known."""
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


class ClaimResult(BaseModel):
    """A claim with its verdict, after its ignores were applied."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claim: Claim
    verdict: Verdict
    suppressed: tuple[Finding, ...] = ()
    """Findings that an ignore of the claim took out before judging."""

    @property
    def passed(self) -> bool:
        """Whether the verdict is the one the claim expects."""
        return self.verdict.verdict == self.claim.expect


class Report(BaseModel):
    """One run: each claim with its verdict, the sources it could see, and what was wrong with the files."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    results: tuple[ClaimResult, ...] = ()
    """In order of claim file path, then of place in the file."""
    sources: tuple[Source, ...] = ()
    """All sources that were read, by id."""
    problems: tuple[Problem, ...] = ()
    """What was wrong with files; an error among them makes the run exit 2."""
    audited: Audited | None = None
    """The text that the claims were taken from, when they come from one."""

    def count(self, kind: VerdictKind) -> int:
        """How many claims got this verdict."""
        return sum(result.verdict.verdict is kind for result in self.results)

    @property
    def failed(self) -> tuple[ClaimResult, ...]:
        """The claims whose verdict is not the expected one."""
        return tuple(result for result in self.results if not result.passed)
