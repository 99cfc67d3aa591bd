"""``html``: the report that an editor opens, one file that holds everything and fetches nothing.

All words go in as JSON in which no ``<`` is left, and the page's script puts them in place as text, never as markup.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from claimcheck.model import VerdictKind
from claimcheck.renderers.cells import plain
from claimcheck.renderers.coverage import coverage_lines
from claimcheck.renderers.remarks import justification
from claimcheck.renderers.style import is_unexplained, shown_findings
from claimcheck.renderers.summary import mismatch, summary

if TYPE_CHECKING:
    from claimcheck.model import ClaimResult, Finding, Problem, Report, Source
    from claimcheck.renderers.style import Style


def render_html(report: Report, style: Style) -> str:
    """Return the page."""
    page = files("claimcheck.renderers.page")
    parts = {
        "STYLE": page.joinpath("report.css").read_text("utf-8"),
        "SCRIPT": page.joinpath("report.js").read_text("utf-8"),
        "DATA": _embedded(_data(report, style)),
    }
    # In one pass, so that words of the report which look like a placeholder stay what they are.
    skeleton = page.joinpath("report.html").read_text("utf-8")
    return re.sub(r"/\*([A-Z]+)\*/", lambda found: parts[found[1]], skeleton)


def _embedded(data: object) -> str:
    """Encode data for a script element: no character that could end it or open a comment is left."""
    text = json.dumps(_shown(data), ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _shown(data: Any) -> Any:  # noqa: ANN401 - any JSON
    """Make every string of some data safe to show: ids, paths and reasons are words of others, too."""
    if isinstance(data, str):
        return plain_same_length(data)
    if isinstance(data, dict):
        return {key: _shown(value) for key, value in data.items()}
    return [_shown(one) for one in data] if isinstance(data, (list, tuple)) else data


def _data(report: Report, style: Style) -> dict[str, Any]:
    named: set[str] = set()
    carrying: dict[str, set[int]] = defaultdict(set)
    for result in report.results:
        for one in result.verdict.evidence:
            named.add(one.source)
            if result.verdict.verdict is VerdictKind.SUPPORTED:
                carrying[one.source].add(one.sentence)
        named |= {one.source for one in shown_findings(result, style) if one.source}
    sources = {source.id: source for source in report.sources}
    shown = [source for source in report.sources if source.id in named]
    return {
        "summary": summary(report),
        "told": list(coverage_lines(report, style)),
        "claims": [_claim(result, sources, style) for result in report.results],
        "sources": [_source(source, carrying[source.id]) for source in shown],
        "problems": [_problem(one) for one in report.problems if style.shows(one.severity)],
    }


def _claim(result: ClaimResult, sources: dict[str, Source], style: Style) -> dict[str, Any]:
    claim, verdict, origin = result.claim, result.verdict, result.claim.origin
    shown = shown_findings(result, style)
    unexplained = is_unexplained(result, shown)
    usual = claim.expect is VerdictKind.SUPPORTED
    expected = "" if usual else "as expected" if result.passed else f"expected {claim.expect}"
    return {
        "id": claim.id,
        "text": claim.text,
        "path": claim.path or "",
        "place": origin.place if origin else claim.id,
        "verdict": verdict.verdict.value,
        "expected": expected,
        "passed": result.passed,
        "unexplained": unexplained,
        "reason": plain(mismatch(result)[0] if unexplained else verdict.reason or ""),
        "anchor": verdict.evidence[0].anchor if verdict.evidence else "",
        "evidence": [{"source": one.source, "sentence": one.sentence} for one in verdict.evidence],
        "findings": [_finding(one, sources) for one in shown],
        "ignored": [
            {**_finding(one, sources), "reason": plain(justification(result, one))} for one in result.suppressed
        ],
    }


def _finding(finding: Finding, sources: dict[str, Source]) -> dict[str, Any]:
    return {
        "rule": f"{finding.code} {finding.name}",
        "severity": finding.severity.value,
        "message": plain(finding.message),
        "claim": finding.claim_span,
        "of": finding.source or "",
        "source": _in_sentence(finding, sources),
        "ours": finding.claim_value and plain(finding.claim_value),
        "theirs": finding.source_value and plain(finding.source_value),
        "hint": finding.hint,
    }


def _in_sentence(finding: Finding, sources: dict[str, Source]) -> tuple[int, int, int] | None:
    """Give the sentence that the words of the source stand in, and where in it."""
    source = sources.get(finding.source or "")
    if source is None or finding.source_span is None:
        return None
    start, end = finding.source_span
    for one in source.sentences:
        if one.start <= start < one.end:
            return one.number, start - one.start, min(end, one.end) - one.start
    return None


def _source(source: Source, used: set[int]) -> dict[str, Any]:
    """Cut a source into its sentences, each with what stands before it."""
    last, rows = 0, []
    for one in source.sentences:
        before, text = source.text[last : one.start], source.text[one.start : one.end]
        rows.append((one.number, before, text, one.number in used))
        last = one.end
    after = source.text[last:]
    path = source.path or source.id
    return {"id": source.id, "path": path, "sentences": rows, "after": after, "used": len(used)}


def _problem(problem: Problem) -> dict[str, str]:
    return {
        "severity": problem.severity.value,
        "rule": f"{problem.code} {problem.name}",
        "place": plain(problem.place),
        "message": plain(problem.message),
        "hint": plain(problem.hint or ""),
    }


def plain_same_length(text: str) -> str:
    """Put a visible sign for each character that would steer what is shown, so that offsets stay true."""
    return "".join("\ufffd" if _steers(character) else character for character in text)


def _steers(character: str) -> bool:
    point = ord(character)
    return (
        0x202A <= point <= 0x202E
        or 0x2066 <= point <= 0x2069
        or 0xD800 <= point <= 0xDFFF
        or (point < 0x20 and character not in "\n\r\t")
        or 0x7F <= point <= 0x9F
    )
