"""Pinned quotes: the words that a claim says its source contains."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.engine.judge import kind_of
from claimcheck.language.folding import Folded, fold
from claimcheck.model import Evidence, Finding, Severity, Source, Span, Verdict
from claimcheck.rules import find_rule


def with_quote(verdict: Verdict, quote: str | None, sources: Sequence[Source]) -> Verdict:
    """The verdict of a claim whose quote was looked for too; a quote that no source has is an error."""
    if quote is None:
        return verdict
    places = [(source, span) for source in sources for span in find_quote(source.text, quote)]
    finding = _missing(quote) if not places else _apart(verdict, quote, places)
    if finding is None:
        return verdict
    findings = (finding, *verdict.findings) if finding.severity is Severity.ERROR else (*verdict.findings, finding)
    return verdict.model_copy(update={"findings": findings, "verdict": kind_of(list(findings))})


def find_quote(text: str, quote: str) -> list[Span]:
    """Where ``text`` has the words of ``quote``; case, kinds of quotation marks and dashes, and white space may differ."""
    view, wanted = _spaced(fold(text)), _spaced(fold(quote)).text.strip()
    found: list[Span] = []
    start = view.text.find(wanted) if wanted else -1
    while start >= 0:
        found.append(view.original(start, start + len(wanted)))
        start = view.text.find(wanted, start + len(wanted))
    return found


def _spaced(folded: Folded) -> Folded:
    """The view with each run of blanks as one."""
    characters: list[str] = []
    offsets: list[int] = []
    for character, offset in zip(folded.text, folded.offsets, strict=False):
        if character != " " or not characters or characters[-1] != " ":
            characters.append(character)
            offsets.append(offset)
    return Folded("".join(characters), [*offsets, folded.offsets[-1]])


def _missing(quote: str) -> Finding:
    return _finding("CC301", f"no source has the pinned words “{quote}”", claim_value=quote)


def _apart(verdict: Verdict, quote: str, places: Sequence[tuple[Source, Span]]) -> Finding | None:
    """A warning where the pinned words stand in none of the sentences that the verdict rests on."""
    if not verdict.evidence or any(_overlap(evidence, source, span) for evidence in verdict.evidence for source, span in places):
        return None
    source, span = places[0]
    return _finding("CC302", "another sentence than the pinned one carries the claim", source=source.id, source_span=span, claim_value=quote)


def _overlap(evidence: Evidence, source: Source, span: Span) -> bool:
    return evidence.source == source.id and evidence.start < span.end and span.start < evidence.end


def _finding(code: str, message: str, **more: object) -> Finding:
    rule = find_rule(code)
    assert rule is not None  # noqa: S101 - both are in the catalogue
    return Finding(code=rule.code, name=rule.name, severity=rule.severity, message=message, hint=rule.hint, **more)  # type: ignore[arg-type]
