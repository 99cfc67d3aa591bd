"""``full``: two frames a finding, as a compiler shows a type error, and a last line that says how much was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.renderers.cells import plain
from claimcheck.renderers.frame import claim_frame, draw, source_frame
from claimcheck.renderers.places import Places
from claimcheck.renderers.style import shown_findings
from claimcheck.renderers.summary import mismatch, summary, verdict_line
from claimcheck.renderers.window import window

if TYPE_CHECKING:
    from claimcheck.model import ClaimResult, Finding, Problem, Report
    from claimcheck.renderers.style import Style


def render_full(report: Report, style: Style) -> str:
    """Return frames for all that failed or warns, then the problems with files, then the counts."""
    return "".join(f"{line}\n" for line in [*frame_lines(report, style), style.paint(summary(report), "strong")])


def frame_lines(report: Report, style: Style) -> list[str]:
    """Return the lines of all that ``render_full`` shows but the counts; empty when there is nothing to show."""
    places = Places(report.sources)
    lines = [line for result in report.results for line in _result_lines(result, places, style)]
    shown = (problem for problem in report.problems if style.shows(problem.severity))
    return lines + [line for problem in shown for line in [*_problem_lines(problem, style), ""]]


def _result_lines(result: ClaimResult, places: Places, style: Style) -> list[str]:
    """Show one claim: a block a finding, and what it rests on if it passes and everything is asked for."""
    findings = shown_findings(result, style)
    blocks = [_finding_lines(result, finding, places, style) for finding in findings]
    if not result.passed and _needs_header(result, findings):
        blocks.insert(0, _mismatch_lines(result, places, style))
    if style.verbose and result.passed:
        blocks.append(_passing_lines(result, places, style))
    return [line for block in blocks for line in [*block, ""]]


def _passing_lines(result: ClaimResult, places: Places, style: Style) -> list[str]:
    texts = [result.claim.text]
    if passage := places.anchor(result.verdict.evidence):
        texts.append(passage.shown.of(passage.source.text))
    bar = style.paint("  |", "gutter")
    return [
        style.paint("ok", "ok") + f": {verdict_line(result, places)}",
        *(f"{bar} {window(text, None).text}" for text in texts),
    ]


def _needs_header(result: ClaimResult, findings: tuple[Finding, ...]) -> bool:
    """Whether no finding alone tells why the claim failed: another verdict was expected, or it could not be judged."""
    return result.claim.expect != "supported" or not any(finding.severity == "error" for finding in findings)


def _finding_lines(result: ClaimResult, finding: Finding, places: Places, style: Style) -> list[str]:
    tone = finding.severity.value
    head = f"{tone}[{finding.code}]"
    title = style.paint(plain(head), tone) + style.paint(f" {plain(finding.name)}: {plain(finding.message)}", "strong")
    frames = [claim_frame(result.claim, finding), source_frame(places, finding, result.verdict.evidence)]
    lines = [title, *draw([frame for frame in frames if frame], tone, style)]
    return lines + _help(finding.hint, style)


def _mismatch_lines(result: ClaimResult, places: Places, style: Style) -> list[str]:
    """Show a claim whose verdict is not the expected one, where no finding says why."""
    what, hint = mismatch(result)
    title = style.paint("error", "error") + style.paint(f": {plain(what)}", "strong")
    frames = [claim_frame(result.claim, None), source_frame(places, None, result.verdict.evidence)]
    return [title, *draw([frame for frame in frames if frame], "error", style), *_help(hint, style)]


def _problem_lines(problem: Problem, style: Style) -> list[str]:
    tone = problem.severity.value
    title = style.paint(plain(f"{tone}[{problem.code}]"), tone)
    title += style.paint(f" {plain(problem.name)}: {plain(problem.message)}", "strong")
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part is not None)
    where = [style.paint(" -->", "gutter") + f" {plain(place)}"] if place else []
    return [title, *where, *_help(problem.hint, style)]


def _help(hint: str | None, style: Style) -> list[str]:
    return [f"  {style.paint('=', 'gutter')} help: {plain(hint)}"] if hint else []
