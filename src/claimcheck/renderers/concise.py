"""``concise``: a line a finding, as editors and grep read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.renderers.cells import plain
from claimcheck.renderers.places import Places
from claimcheck.renderers.style import is_unexplained, shown_findings
from claimcheck.renderers.summary import mismatch, summary, verdict_line

if TYPE_CHECKING:
    from claimcheck.model import Claim, ClaimResult, Finding, Problem, Report
    from claimcheck.renderers.style import Style


def render_concise(report: Report, style: Style) -> str:
    """Return ``path:line:column: CODE name message`` for each finding and problem, then the counts."""
    places = Places(report.sources)
    lines = [line for result in report.results for line in _result_lines(result, places, style)]
    lines += [_problem_line(problem, style) for problem in report.problems if style.shows(problem.severity)]
    return "".join(f"{line}\n" for line in [*lines, summary(report)])


def _result_lines(result: ClaimResult, places: Places, style: Style) -> list[str]:
    findings = shown_findings(result, style)
    place = plain(_place(result.claim))
    lines = [f"{place}: {_said(finding, style)}" for finding in findings]
    if is_unexplained(result, findings):
        lines.insert(0, f"{place}: {style.paint('error', 'error')} {plain(mismatch(result)[0])}")
    if style.verbose and result.passed:
        lines.append(f"{style.paint('ok', 'ok')}: {verdict_line(result, places)}")
    return lines


def _place(claim: Claim) -> str:
    """Where the claim is; a claim from the command line is its own place."""
    return claim.origin.place if claim.origin else claim.text


def _problem_line(problem: Problem, style: Style) -> str:
    place = problem.place
    return f"{plain(place)}: {_said(problem, style)}" if place else _said(problem, style)


def _said(item: Finding | Problem, style: Style) -> str:
    return f"{style.paint(plain(item.code), item.severity.value)} {plain(item.name)} {plain(item.message)}"
