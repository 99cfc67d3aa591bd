"""Drift: what became of a locked sentence in a source that was edited since.

Finding words again is ``anchoring``'s; whether other words still say the same is asked of the rules, both ways, never
of a ratio.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from claimcheck.anchoring import (
    Anchor,
    Difference,
    Kind,
    alike,
    difference,
    exchanged,
    goes_on,
    locate,
    only_slips,
    refocused,
)
from claimcheck.engine.checker import Checker
from claimcheck.engine.judge import kind_of, settled
from claimcheck.engine.options import Options, Strictness
from claimcheck.model import Finding, Severity, Source, Span, Verdict, VerdictKind
from claimcheck.rules import Rule
from claimcheck.rules.anchors import AMBIGUOUS, CHANGED, GONE, MOVED, REWORDED

_SHOWN = 3
"""Differing words that a message names."""


class State(StrEnum):
    """What became of an anchor."""

    EXACT = "exact"
    MOVED = "moved"
    REWORDED = "reworded"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    GONE = "gone"


class Drift(NamedTuple):
    """The state of one anchor, the places it may mean now, and what differs there."""

    anchor: Anchor
    state: State
    places: tuple[Span, ...] = ()
    reason: str = ""
    """What differs, for a person; empty where nothing does."""
    old: str | None = None
    new: str | None = None
    """The words that differ, on either side."""


_RULES = {
    State.MOVED: MOVED, State.REWORDED: REWORDED, State.CHANGED: CHANGED, State.AMBIGUOUS: AMBIGUOUS, State.GONE: GONE,
}  # fmt: skip


def drift(anchor: Anchor, source: Source | None, options: Options = Options()) -> Drift:
    """Tell what became of an anchor in its source as it is now; nothing means that the source is gone."""
    if source is None:
        return Drift(anchor, State.GONE, reason=f"there is no source {anchor.source} any more")
    found = locate(source.text, anchor)
    if found.kind is Kind.NOWHERE:
        return Drift(anchor, State.GONE, reason="nothing in the source comes near these words")
    if found.kind is Kind.SEVERAL:
        return Drift(anchor, State.AMBIGUOUS, found.places, f"the words stand at {len(found.places)} places")
    judged = [_nearest(anchor, source, place, options) for place in found.places]
    same = _apart([one for one in judged if one.state is not State.CHANGED])
    if found.kind is Kind.NEAR and len(same) > 1:
        places = tuple(place for one in same for place in one.places)
        return Drift(anchor, State.AMBIGUOUS, places, f"{len(same)} places say the same in other words")
    best = (same or judged)[0]
    return best if found.kind is not Kind.EXACT or best.state is State.CHANGED else best._replace(state=State.EXACT)


def _apart(found: Sequence[Drift]) -> list[Drift]:
    """Leave out what overlaps an earlier one: two readings of one place are no two places."""
    kept: list[Drift] = []
    for one in found:
        if not any(one.places[0].overlaps(other.places[0]) for other in kept):
            kept.append(one)
    return kept


def _nearest(anchor: Anchor, source: Source, place: Span, options: Options) -> Drift:
    """Compare with the words of a place, then with the whole sentences around it: a sentence may be turned round."""
    around = [Span(one.start, one.end) for one in source.sentences if one.start < place.end and place.start < one.end]
    whole = [Span(around[0].start, around[-1].end)] if around else []
    judged = [_compared(anchor, source, one, options) for one in dict.fromkeys([place, *around, *whole])]
    return next((one for one in judged if one.state is not State.CHANGED), judged[0])


def _compared(anchor: Anchor, source: Source, place: Span, options: Options) -> Drift:
    now = place.of(source.text)
    if (after := goes_on(source.text, place.end)) and not goes_on(anchor.suffix, 0):
        return Drift(anchor, State.CHANGED, (place,), f"the sentence goes on now: “{after} …”", old=None, new=after)
    if now == anchor.exact:
        return Drift(anchor, State.MOVED, (place,))
    if alike(anchor.exact, now) or only_slips(anchor.exact, now):  # the rules can't read a word that is misspelt
        return Drift(anchor, State.REWORDED, (place,), f"it reads now: “{' '.join(now.split())}”")
    for compare in (difference, exchanged, refocused):
        if (words := compare(anchor.exact, now)) and (words.old or words.new):
            return _changed(anchor, place, words)
    against = _carried(anchor.exact, now, options) or _carried(now, anchor.exact, options)
    if against is None:
        return Drift(anchor, State.REWORDED, (place,), f"it reads now: “{' '.join(now.split())}”")
    return Drift(anchor, State.CHANGED, (place,), against.message, against.claim_value, against.source_value)


def _changed(anchor: Anchor, place: Span, words: Difference) -> Drift:
    old, new = " ".join(words.old[:_SHOWN]), " ".join(words.new[:_SHOWN])
    alone = f"“{old}” is gone" if old else f"“{new}” was added"
    reason = f"“{old}” became “{new}”" if old and new else alone
    return Drift(anchor, State.CHANGED, (place,), reason, old or None, new or None)


def _carried(claim: str, sentence: str, options: Options) -> Finding | None:
    """The first thing that keeps a sentence from carrying another one that should say the same."""
    strict = replace(options, strictness=Strictness.HIGH, select=(), ignore=(), severity={}, explain=False)
    verdict = Checker(strict).check(" ".join(claim.split()), sentence)
    if verdict.verdict is VerdictKind.SUPPORTED:
        return next((one for one in verdict.findings if one.severity is not Severity.INFO), None)
    found = next(iter(verdict.findings), None)
    return found or Finding(code="CC305", name="anchor-changed", severity=Severity.ERROR, message="it says less now")


def with_drift(verdict: Verdict, drifts: Sequence[Drift], options: Options, *, relied_on: bool) -> Verdict:
    """Return a verdict with what became of its locked anchors; ``relied_on`` tells that the claim is to be supported.

    What a false claim was held against may change without harm: there the findings are warnings.
    """
    found = [finding for one in drifts if (finding := _finding(one, options, relied_on=relied_on))]
    if not found:
        return verdict
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    others = [finding for finding in found if finding.severity is not Severity.ERROR]
    findings = (*errors, *verdict.findings, *others)
    kind = kind_of(list(findings)) if verdict.verdict is VerdictKind.SUPPORTED else verdict.verdict
    return verdict.model_copy(update={"findings": findings, "verdict": kind})


def _finding(one: Drift, options: Options, *, relied_on: bool) -> Finding | None:
    rule: Rule | None = settled(_RULES[one.state], options) if one.state in _RULES else None
    if rule is None:
        return None
    severity = rule.severity if relied_on or rule.severity is not Severity.ERROR else Severity.WARNING
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=severity,
        message=f"{one.anchor.id} is {one.state.value}" + (f": {one.reason}" if one.reason else ""),
        source=one.anchor.source if one.places else None,
        source_span=one.places[0] if one.places else None,
        claim_value=one.old,
        source_value=one.new,
        hint=rule.hint,
    )
