"""``full``: two frames a claim, as a compiler shows a type error, and a last line that says how much was done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.renderers.alignment import tree_lines
from claimcheck.renderers.cells import plain
from claimcheck.renderers.coverage import coverage_lines
from claimcheck.renderers.frame import claim_frame, draw, gutter, source_frame
from claimcheck.renderers.places import Places
from claimcheck.renderers.style import is_unexplained, shown_findings
from claimcheck.renderers.summary import mismatch, summary, verdict_line
from claimcheck.renderers.window import window

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import ClaimResult, Finding, Problem, Report
    from claimcheck.renderers.style import Style


def render_full(report: Report, style: Style) -> str:
    """Return frames for all that failed or warns, then the problems with files, then the counts."""
    counted = [*coverage_lines(report, style), style.paint(summary(report), "strong")]
    return "".join(f"{line}\n" for line in [*frame_lines(report, style), *counted])


def frame_lines(report: Report, style: Style) -> list[str]:
    """Return the lines of all that ``render_full`` shows but the counts; empty when there is nothing to show."""
    places = Places(report.sources)
    # What failed comes last, next to the counts: that is where a person looks first.
    ordered = sorted(report.results, key=lambda result: not result.passed)
    lines = [line for result in ordered for line in _result_lines(result, places, style)]
    shown = (problem for problem in report.problems if style.shows(problem.severity))
    return lines + [line for problem in shown for line in [*_problem_lines(problem, style), ""]]


def _result_lines(result: ClaimResult, places: Places, style: Style) -> list[str]:
    """Show one claim: what decided in two frames, all else that was found in a line each."""
    findings = shown_findings(result, style)
    lines: list[str] = []
    if is_unexplained(result, findings):
        lines = [*_framed_lines(result, None, findings, places, style), *_explained(result, style), ""]
    elif findings:
        lines = [*_framed_lines(result, findings[0], findings[1:], places, style), *_explained(result, style), ""]
    if style.verbose and result.passed:
        explained = [] if lines else _explained(result, style)
        lines += [*_passing_lines(result, places, style), *explained, ""]
    return lines


def _explained(result: ClaimResult, style: Style) -> list[str]:
    explanation = result.verdict.explanation
    return [] if explanation is None else ["  " + line for line in tree_lines(explanation, style)]


def _passing_lines(result: ClaimResult, places: Places, style: Style) -> list[str]:
    texts = [f"nowhere: {result.claim.text}" if result.claim.nowhere else result.claim.text]
    if passage := places.anchor(result.verdict.evidence):
        texts.append(passage.shown.of(passage.source.text))
    bar = style.paint("  |", "gutter")
    return [
        style.paint("ok", "ok") + f": {verdict_line(result, places)}",
        *(f"{bar} {window(text, None).text}" for text in texts),
    ]


def _framed_lines(
    result: ClaimResult, finding: Finding | None, others: Iterable[Finding], places: Places, style: Style
) -> list[str]:
    """Show a claim with the finding that decided; without one, that its verdict is not the one it expects."""
    found = (claim_frame(result.claim, finding), source_frame(places, finding, result.verdict.evidence))
    frames = [frame for frame in found if frame]
    what, hint = mismatch(result)
    title = _title(finding, style) if finding else _painted("error:", what, "error", style)
    drawn = draw(frames, finding.severity.value if finding else "error", style)
    # A long claim may be found wrong in the same words many times over.
    also = Counter(_title(other, style) for other in others).items()
    bullet = " " * gutter(frames) + f" {style.paint('=', 'gutter')} "
    return [
        title,
        *drawn,
        *(f"{bullet}help: {plain(line)}" for line in [finding.hint if finding else hint] if line),
        *(f"{bullet}also: {said}" + (f" ({times} times)" if times > 1 else "") for said, times in also),
    ]


def _problem_lines(problem: Problem, style: Style) -> list[str]:
    place = problem.place
    lines = [_title(problem, style)]
    if place:
        lines.append(f"{style.paint(' -->', 'gutter')} {plain(place)}")
    if problem.hint:
        lines.append(f"  {style.paint('=', 'gutter')} help: {plain(problem.hint)}")
    return lines


def _title(item: Finding | Problem, style: Style) -> str:
    tone = item.severity.value
    return _painted(f"{tone}[{item.code}]", f"{item.name}: {item.message}", tone, style)


def _painted(head: str, said: str, tone: str, style: Style) -> str:
    return f"{style.paint(plain(head), tone)} {style.paint(plain(said), 'strong')}"
