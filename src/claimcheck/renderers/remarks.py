"""What a report has to say, remark by remark: one list for all formats that annotate files, so that they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Severity
from claimcheck.renderers.style import shown_findings
from claimcheck.renderers.summary import mismatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import ClaimResult, Problem, Report
    from claimcheck.renderers.style import Style

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
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


def remarks(report: Report, style: Style) -> list[Remark]:
    """Return all that is to be shown, worst first, else in the order of the report."""
    found = [remark for result in report.results for remark in of_result(result, style)]
    found += [_of_problem(problem) for problem in report.problems if style.shows(problem.severity)]
    return sorted(found, key=lambda remark: _RANK[remark.severity])


def of_result(result: ClaimResult, style: Style) -> Iterator[Remark]:
    """Give the remarks on one claim; a claim that fails has one at least."""
    claim, origin = result.claim, result.claim.origin
    path, line, column = (origin.path, origin.line, origin.column) if origin else (None, None, None)
    findings = shown_findings(result, style)
    if not result.passed and (claim.expect != "supported" or not findings):
        yield Remark(Severity.ERROR, "", UNEXPECTED, mismatch(result)[0], path, line, column, claim.id)
    for finding in findings:
        yield Remark(finding.severity, finding.code, finding.name, finding.message, path, line, column, claim.id)


def _of_problem(problem: Problem) -> Remark:
    severity, code, name, message = problem.severity, problem.code, problem.name, problem.message
    return Remark(severity, code, name, message, problem.path, problem.line, problem.column, None)
