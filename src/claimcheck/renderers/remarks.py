"""What a report has to say, remark by remark: one list for all formats that annotate files, so that they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Severity
from claimcheck.renderers.style import RANK, is_unexplained, shown_findings
from claimcheck.renderers.summary import mismatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Claim, ClaimResult, Finding, Problem, Report
    from claimcheck.renderers.style import Style

UNEXPECTED = "unexpected-verdict"
"""Name of the remark on a claim that fails though no rule says why; it has no code."""


class Remark(NamedTuple):
    """One line about a claim or a file."""

    severity: Severity
    code: str
    """Code of the rule; empty where no rule is behind it."""
    name: str
    message: str
    path: str | None
    line: int | None
    """1-based."""
    column: int | None
    """1-based, in code points."""
    claim: str | None
    """Id of the claim; nothing for a problem of a file."""
    ignored: str | None = None
    """Why the claim's author accepts it; nothing where nobody does."""

    @property
    def title(self) -> str:
        """Code and name of the rule, as far as there are any."""
        return f"{self.code} {self.name}".strip()

    @property
    def about(self) -> str:
        """The message, after the claim that it is about."""
        return f"{self.claim}: {self.message}" if self.claim else self.message


def remarks(report: Report, style: Style) -> list[Remark]:
    """Return all that is to be shown, worst first, else in the order of the report."""
    found = [remark for result in report.results for remark in of_result(result, style)]
    found += [_of_problem(problem) for problem in report.problems if style.shows(problem.severity)]
    return sorted(found, key=lambda remark: RANK[remark.severity])


def of_result(result: ClaimResult, style: Style) -> Iterator[Remark]:
    """Give the remarks on one claim; a claim that fails has one at least."""
    findings = shown_findings(result, style)
    if is_unexplained(result, findings):
        yield _of_claim(result.claim, Severity.ERROR, "", UNEXPECTED, mismatch(result)[0])
    for one in findings:
        yield _of_claim(result.claim, one.severity, one.code, one.name, one.message)


def ignored(report: Report) -> Iterator[Remark]:
    """Give what ignores took out, in the order of the report: no format counts it, those that can name it do."""
    for result in report.results:
        yield from ignored_of(result)


def ignored_of(result: ClaimResult) -> Iterator[Remark]:
    """Give what ignores took out of one claim."""
    for one in result.suppressed:
        remark = _of_claim(result.claim, one.severity, one.code, one.name, one.message)
        yield remark._replace(ignored=justification(result, one))


def justification(result: ClaimResult, finding: Finding) -> str:
    """Return the reason that the claim's ignore of a finding gives; empty when something else took it out."""
    return next((one.reason for one in result.claim.ignore if one.rule in (finding.code, finding.name)), "")


def _of_claim(claim: Claim, severity: Severity, code: str, name: str, message: str) -> Remark:
    origin = claim.origin
    path, line, column = (origin.path, origin.line, origin.column) if origin else (None, None, None)
    return Remark(severity, code, name, message, path, line, column, claim.id)


def _of_problem(problem: Problem) -> Remark:
    severity, code, name, message = problem.severity, problem.code, problem.name, problem.message
    return Remark(severity, code, name, message, problem.path, problem.line, problem.column, None)
