"""Pinned quotes: the words that a claim says its source contains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.anchoring import cut_off, find_quote
from claimcheck.engine.judge import Judge, settled
from claimcheck.engine.options import Options
from claimcheck.engine.raising import with_findings
from claimcheck.matching import Index
from claimcheck.model import Claim, Evidence, Finding, Source, Span, Verdict, VerdictKind
from claimcheck.rules import Rule
from claimcheck.rules.anchors import QUOTE_BESIDE_THE_POINT, QUOTE_CUT, QUOTE_ELSEWHERE, QUOTE_NOT_FOUND

_BEFORE = 2
"""Sentences before a pinned one that may say whom it speaks of."""


def with_quote(verdict: Verdict, claim: Claim, sources: Sequence[Source], options: Options) -> Verdict:
    """Return the verdict of a claim whose quote was looked for too.

    A quote that no source has, and one whose sentence does not carry the claim, is an error.
    """
    quote = claim.quote
    if quote is None:
        return verdict
    places = [(source, span) for source in sources for span in find_quote(source.text, quote)]
    found = _judged(claim.text, verdict, places, options) if places else _missing(quote)
    rule = settled(found.rule, options) if found else None
    return with_findings(verdict, [_finding(found, rule, quote)] if found and rule else [])


class _Fault(NamedTuple):
    """What is wrong with a quote, before it becomes a finding."""

    rule: Rule
    message: str
    source: str | None = None
    span: Span | None = None


def _missing(quote: str) -> _Fault:
    return _Fault(QUOTE_NOT_FOUND, f"no source has the pinned words “{quote}”")


def _judged(claim: str, verdict: Verdict, places: Sequence[tuple[Source, Span]], options: Options) -> _Fault | None:
    """Return a fault where no pinned sentence is among the verdict's, or where those that are were cut."""
    evidence = verdict.evidence
    met = [(source, span) for source, span in places if any(_overlap(one, source, span) for one in evidence)]
    if evidence and not met:
        return _apart(claim, verdict, places, options)
    cuts = [(source, span, cut_off(source.text, span)) for source, span in met or places]
    source, span, word = cuts[0]
    if not all(cut for _, _, cut in cuts):
        return None
    message = f"the pinned words are cut out of a sentence with “{word}” right beside them"
    return _Fault(QUOTE_CUT, message, source.id, span)


def _apart(claim: str, verdict: Verdict, places: Sequence[tuple[Source, Span]], options: Options) -> _Fault:
    source, span = places[0]
    anchor = verdict.evidence[0].anchor
    if verdict.verdict is not VerdictKind.SUPPORTED:
        message = f"the claim was held against {anchor}, which is not the pinned sentence"
        return _Fault(QUOTE_ELSEWHERE, message, source.id, span)
    carrying = next(((one, at) for one, at in places if _carries(claim, one, at, options)), None)
    if carrying is None:
        message = f"the pinned sentence does not carry the claim; {anchor} does"
        return _Fault(QUOTE_BESIDE_THE_POINT, message, source.id, span)
    source, span = carrying
    return _Fault(
        QUOTE_ELSEWHERE, f"the pinned sentence carries the claim, and {anchor} carries it better", source.id, span
    )


def _carries(claim: str, source: Source, span: Span, options: Options) -> bool:
    """Whether the claim passes on the pinned sentences alone, or with those before them that tell who "she" is."""
    numbers = [one.number for one in source.sentences if one.start < span.end and span.start < one.end]
    for before in (0, _BEFORE):
        near = [one for one in source.sentences if any(0 <= number - one.number <= before for number in numbers)]
        judge = Judge(Index.build([source.model_copy(update={"sentences": tuple(near)})]), options)
        verdict = judge.verdict(claim)
        if verdict.verdict is VerdictKind.SUPPORTED and any(_overlap(one, source, span) for one in verdict.evidence):
            return True
    return False


def _overlap(evidence: Evidence, source: Source, span: Span) -> bool:
    return evidence.source == source.id and evidence.start < span.end and span.start < evidence.end


def _finding(fault: _Fault, rule: Rule, quote: str) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=fault.message,
        source=fault.source,
        source_span=fault.span,
        claim_value=quote,
        hint=rule.hint,
    )
