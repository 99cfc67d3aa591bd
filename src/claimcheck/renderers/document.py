"""``json`` and ``jsonl``: the whole report as data, every place in offsets and in lines and columns, and back again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

import claimcheck
from claimcheck.model import (
    Audited,
    Claim,
    ClaimResult,
    Coverage,
    Evidence,
    ExplainedWord,
    Explanation,
    Finding,
    Met,
    Problem,
    Report,
    Skipped,
    Span,
    Statement,
    Verdict,
    VerdictKind,
)
from claimcheck.renderers.places import Places
from claimcheck.renderers.redacted import HASHED, digest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Source
    from claimcheck.renderers.style import Style

SCHEMA_VERSION: Final = 1


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Range(_Frozen):
    """A stretch of a file as editors count it: 1-based, in code points, its end half open like the offsets'."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class PlacedEvidence(Evidence):
    """A sentence with its anchor and its place in the source file."""

    anchored: str = Field(alias="anchor")
    """The readable id, such as ``iran-pakistan-talks#s6``."""
    sha256: str | None = None
    """Of the sentence as UTF-8."""
    place: Range | None = None


class PlacedFinding(Finding):
    """A finding with the place of its source words; its claim words are in the claim, whose origin has the place."""

    place: Range | None = None


class PlacedMet(Met):
    """The word of a source with its place."""

    place: Range | None = None


class PlacedWord(ExplainedWord):
    """A word of a claim, and the place of what it met."""

    met: PlacedMet | None = None


class PlacedExplanation(_Frozen):
    """What each word of a claim met, with places."""

    words: tuple[PlacedWord, ...]

    def bare(self) -> Explanation:
        """Return what was rendered, without the places."""
        return Explanation.model_validate(self.model_dump(exclude={"words": {"__all__": {"met": {"place"}}}}))


class Judged(_Frozen):
    """One claim, flat: what it says, what came of it, and why."""

    claim: Claim
    passed: bool
    verdict: VerdictKind
    score: float
    reason: str | None = None
    evidence: tuple[PlacedEvidence, ...] = ()
    findings: tuple[PlacedFinding, ...] = ()
    suppressed: tuple[PlacedFinding, ...] = ()
    explanation: PlacedExplanation | None = None

    def result(self) -> ClaimResult:
        """Return what was rendered, without the places."""
        verdict = Verdict(
            verdict=self.verdict,
            score=self.score,
            reason=self.reason,
            evidence=tuple(Evidence(**_bare(item, Evidence)) for item in self.evidence),
            findings=tuple(Finding(**_bare(item, Finding)) for item in self.findings),
            explanation=self.explanation.bare() if self.explanation else None,
        )
        suppressed = tuple(Finding(**_bare(item, Finding)) for item in self.suppressed)
        return ClaimResult(claim=self.claim, verdict=verdict, suppressed=suppressed)


class SourceNote(_Frozen):
    """A source that was read, without its text."""

    id: str
    path: str | None
    sentences: int
    characters: int
    """Code points of its text."""
    sha256: str | None = None
    """Of its text as UTF-8."""


class Summary(_Frozen):
    """The counts of a run."""

    claims: int
    sources: int
    supported: int
    contradicted: int
    unsupported: int
    unchecked: int
    passed: int
    failed: int
    problems: int


class AuditNote(_Frozen):
    """The text that the claims were taken from, without its words."""

    text: SourceNote
    statements: tuple[Statement, ...]
    skipped: tuple[Skipped, ...]
    coverage: tuple[Coverage, ...]


class Document(_Frozen):
    """The whole report as it is written."""

    schema_version: Literal[1] = 1
    version: str
    """Of claimcheck."""
    summary: Summary
    results: tuple[Judged, ...] = ()
    problems: tuple[Problem, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    audit: AuditNote | None = None
    """Only of an audited text."""


def _bare(item: BaseModel, kind: type[BaseModel]) -> dict[str, Any]:
    return {name: getattr(item, name) for name in kind.model_fields}


def document(report: Report, style: Style) -> Document:
    """Return a report as data; findings and problems below the style's severity are left out."""
    places = Places(report.sources)
    return Document(
        version=claimcheck.__version__,
        summary=_summary(report),
        results=tuple(_judged(result, places, style) for result in report.results),
        problems=tuple(problem for problem in report.problems if style.shows(problem.severity)),
        sources=tuple(_noted(source) for source in report.sources),
        audit=_audit(report.audited) if report.audited else None,
    )


def _noted(source: Source) -> SourceNote:
    return SourceNote(
        id=source.id,
        path=source.path,
        sentences=len(source.sentences),
        characters=len(source.text),
        sha256=source.sha256 or digest(source.text),
    )


def _audit(audited: Audited) -> AuditNote:
    return AuditNote(
        text=_noted(audited.text),
        statements=audited.statements,
        skipped=audited.skipped,
        coverage=audited.coverage,
    )


def read_document(text: str) -> Document:
    """Return what ``render_json`` wrote; raise ``pydantic.ValidationError`` for anything else."""
    return Document.model_validate_json(text)


def render_json(report: Report, style: Style) -> str:
    """Return the whole report as one JSON object, in ASCII: no source can steer a terminal or break a pipe."""
    return json.dumps(document(report, style).model_dump(by_alias=True), indent=2, default=str) + "\n"


def render_jsonl(report: Report, style: Style) -> str:
    """Return a line for each result and each problem, then one with the counts."""
    whole = document(report, style)
    rows: list[dict[str, Any]] = [{"type": "result", **judged.model_dump(by_alias=True)} for judged in whole.results]
    rows += [{"type": "problem", **problem.model_dump()} for problem in whole.problems]
    rows += [{"type": "audit", **whole.audit.model_dump()}] if whole.audit else []
    rows.append({"type": "summary", "version": whole.version, **whole.summary.model_dump()})
    return "".join(json.dumps({"schema_version": SCHEMA_VERSION, **row}, default=str) + "\n" for row in rows)


def _summary(report: Report) -> Summary:
    counts = {kind.value: report.count(kind) for kind in VerdictKind}
    failed = len(report.failed)
    return Summary(
        claims=len(report.results),
        sources=len(report.sources),
        passed=len(report.results) - failed,
        failed=failed,
        problems=len(report.problems),
        **counts,
    )


def _judged(result: ClaimResult, places: Places, style: Style) -> Judged:
    verdict = result.verdict
    return Judged(
        claim=result.claim,
        passed=result.passed,
        verdict=verdict.verdict,
        score=verdict.score,
        reason=verdict.reason,
        evidence=tuple(_placed_evidence(item, places) for item in verdict.evidence),
        findings=_placed_findings((item for item in verdict.findings if style.shows(item.severity)), places),
        suppressed=_placed_findings(result.suppressed, places),
        explanation=_placed_explanation(verdict.explanation, places) if verdict.explanation else None,
    )


def _placed_explanation(explanation: Explanation, places: Places) -> PlacedExplanation:
    return PlacedExplanation(words=tuple(_placed_word(word, places) for word in explanation.words))


def _placed_word(word: ExplainedWord, places: Places) -> PlacedWord:
    met = word.met and PlacedMet(**_bare(word.met, Met), place=_range(places, word.met.source, word.met.span))
    return PlacedWord(**{**_bare(word, ExplainedWord), "met": met})


def _placed_evidence(item: Evidence, places: Places) -> PlacedEvidence:
    place = _range(places, item.source, Span(item.start, item.end))
    hashed = item.text.removeprefix(HASHED) if item.text.startswith(HASHED) else digest(item.text)
    return PlacedEvidence(**_bare(item, Evidence), anchor=item.anchor, sha256=hashed, place=place)


def _placed_findings(findings: Iterable[Finding], places: Places) -> tuple[PlacedFinding, ...]:
    return tuple(
        PlacedFinding(**_bare(item, Finding), place=_range(places, item.source, item.source_span)) for item in findings
    )


def _range(places: Places, source: str | None, span: Span | None) -> Range | None:
    if source is None or span is None:
        return None
    start, end = places.position(source, span.start), places.position(source, span.end)
    if start is None or end is None:
        return None
    return Range(
        path=places.path(source), line=start.line, column=start.column, end_line=end.line, end_column=end.column
    )
