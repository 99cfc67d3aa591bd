"""Figures that a text gives without saying them: 31 of 48 are about two thirds, from 40 to 50 is up by a quarter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

from claimcheck.language.clauses.events import Event
from claimcheck.language.comparatives import Comparative, comparatives
from claimcheck.language.figures.elided import with_unit
from claimcheck.language.figures.intervals import Exact, Interval, Number
from claimcheck.language.figures.quantities import Quantity, QuantityKind
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.reading import Reading
from claimcheck.model import Span
from claimcheck.rules.arguments import carried
from claimcheck.rules.counting import meets
from claimcheck.rules.interface import Pair
from claimcheck.rules.rivals import of_whole
from claimcheck.rules.surroundings import deed, leading, surroundings

SHARE, TIMES = "share", "times"
_FINEST = Fraction(1, 10**6)
"""The place value of what was worked out, which any figure that a claim tells may round."""
_DIFFERENCES = frozenset({("points", SHARE), ("angle", "temperature")})
"""What differences are told in, and what they are differences of."""
_UP_OR_DOWN = frozenset({"up", "down"})
_ENDS = frozenset({"from", "to", "at"})
"""Prepositions before where a change began and where it led."""
_ON_TOP = frozenset({"extra", "additional", "another", "further"})
"""Words beside a figure that say of it that it comes to what there is."""


def reckoned(pair: Pair, claim: Quantity) -> Iterator[Quantity]:
    """Figures that the evidence gives without saying them, of the claim's kind: a share, a multiple or a difference."""
    if claim.dimension == SHARE:
        yield from (share for share in shares(pair.evidence) if _is_of(pair, claim, share))
    more = _difference(pair.claim, claim)
    is_change = more or claim.dimension in (SHARE, TIMES) or leading(pair.claim, claim) == "by"
    for before, after in _changes(pair.evidence) if is_change else ():
        turned = more is not None and (after.low > before.low) != (more.sign > 0)
        if _is_same_change(pair, claim, before, after) and not turned:
            yield from _changed(claim, before, after)
    if claim.dimension == SHARE:
        yield from _multiplied(pair.evidence)


def shares(reading: Reading) -> Iterator[Quantity]:
    """Numbers that are a part of a whole, as shares of what the whole counts: 31 of 48, 14 votes to nine."""
    for whole in reading.quantities:
        if whole.kind is QuantityKind.SCORE and len(whole.parts) == 2 and all(whole.parts):
            ayes = Fraction(max(whole.parts)) / Fraction(sum(whole.parts))
            yield _figure(whole, whole, Interval(ayes, ayes))
        elif whole.kind is QuantityKind.CARDINAL and (of := of_whole(reading, whole)) is not None:
            parts = (one for one in reading.quantities if of - 1 in reading.within(one.span))
            yield from (_figure(part, whole, _divided(part, whole)) for part in parts)


def _divided(part: Quantity, whole: Quantity) -> Interval:
    """What a part is of its whole, as open as both are."""
    return Interval(_ratio(part.low, whole.high), _ratio(part.high, whole.low), part.low_open, part.high_open)


def _ratio(part: Number, whole: Number) -> Number:
    """One number through another; no share where the whole is open, all of it where the part is."""
    if isinstance(whole, float) or not whole:
        return Fraction(0)
    return Fraction(1) if isinstance(part, float) else Fraction(part) / Fraction(whole)


def _figure(first: Quantity, last: Quantity, interval: Interval, dimension: str = SHARE) -> Quantity:
    """A figure that was worked out of two, standing where the first of them stands."""
    return Quantity(
        span=Span(min(first.span.start, last.span.start), max(first.span.end, last.span.end)),
        number_span=first.number_span,
        kind=QuantityKind.TIMES if dimension == TIMES else QuantityKind.FRACTION,
        low=interval.low,
        high=interval.high,
        low_open=interval.low_open,
        high_open=interval.high_open,
        value=Fraction(interval.low) if interval.low == interval.high else None,
        step=_FINEST,
        unit=TIMES if dimension == TIMES else None,
        dimension=dimension,
        noun=last.noun,
        noun_span=last.noun_span,
    )


def _is_of(pair: Pair, claim: Quantity, share: Quantity) -> bool:
    """Whether a share is one of what the claim tells it of."""
    if claim.noun_span is None:
        return True
    counted = [number for number in pair.claim.within(claim.noun_span) if pair.claim.tokens[number].content]
    places = pair.evidence.within(share.noun_span) if share.noun_span else _sentence(pair.evidence, share)
    return any(meets(pair, number, place) for number in counted for place in places)


def _sentence(reading: Reading, quantity: Quantity) -> list[int]:
    """The tokens of the sentence in which a figure stands."""
    number = reading.tokens[reading.within(quantity.number_span)[0]].sentence
    return [place for place, token in enumerate(reading.tokens) if token.sentence == number]


def _changes(reading: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """What something was before and after it changed: "fell from 61,000 to 28,500", "is 50, up from 40"."""
    for before in (one for one in reading.quantities if leading(reading, one) == "from"):
        first = reading.within(before.span)[0]
        if first > 1 and reading.tokens[first - 2].norm in _UP_OR_DOWN:
            known = [one for one in reading.quantities if one.span.end <= before.span.start][-1:]
        else:
            done = deed(reading, before)
            known = [one for one in reading.quantities if leading(reading, one) == "to" and deed(reading, one) == done]
        yield from ((before, after) for after in known if _sentence(reading, after) == _sentence(reading, before))


def is_end_of_change(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether one tells by how much something changed, the other from or to what: "rose *by* 50", "rose *to* 50"."""
    ends = {leading(pair.claim, claim), leading(pair.evidence, source)}
    return claim.noun_span is None and "by" in ends and not ends.isdisjoint({"from", "to"})


def _difference(reading: Reading, quantity: Quantity) -> Comparative | None:
    """The comparison by which a figure is how much more or less there is: "2 kilos *more than* hers"."""
    after = [*reading.within(quantity.span)][-1:]
    found = (one for one in comparatives(reading) if one.standard and not one.change)
    return next((one for one in found if [one.words[0] - 1] == after), None)


def is_difference(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether the claim tells as a figure by how much more or less it is: "weighs 2 kilos *more than* hers"."""
    told = comparatives(pair.claim) or not _ON_TOP.isdisjoint(token.norm for token in pair.claim.tokens)
    if _difference(pair.evidence, source) is None or told or leading(pair.claim, claim) == "by":
        return False
    done = deed(pair.claim, claim)
    return done is not None and pair.alignment.proof(done) == deed(pair.evidence, source)


def is_size_of_change(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether the claim tells as what there is by how much it changed: "profit *was* 5%" of profit that rose 5%."""
    verb = deed(pair.evidence, source)
    changed = any(one.change and one.words == (verb,) for one in comparatives(pair.evidence))
    behind = verb is not None and pair.evidence.tokens[verb].end <= source.span.start
    if not (changed and behind) or leading(pair.evidence, source) in _ENDS or comparatives(pair.claim):
        return False
    told = [agent for event in pair.evidence.events if event.predicate == verb for agent in event.agents]
    levels = [event for event in pair.claim.events if _is_level(pair, event, claim)]
    return any(carried(pair, agent, told, strict=True) for event in levels for agent in event.agents)


def _is_level(pair: Pair, event: Event, quantity: Quantity) -> bool:
    """Whether an event says of something that it is so much: "is 5%", "stands at 5%"."""
    if event.copular:
        return event.predicate in pair.claim.within(quantity.span)
    return pair.claim.tokens[event.predicate].lemma in _level_verbs() and deed(pair.claim, quantity) == event.predicate


@cache
def _level_verbs() -> frozenset[str]:
    """Lemmas of the verbs that say of something that it is so much: "stands at 5%"."""
    return frozenset(lemma_of(verb) for verb, kind in lexicon.rows("measuring_verbs.tsv") if kind == "level")


def _is_same_change(pair: Pair, claim: Quantity, before: Quantity, after: Quantity) -> bool:
    """Whether the claim tells its figure of what changed."""
    theirs = {**surroundings(pair.evidence, before), **surroundings(pair.evidence, after)}
    return any(meets(pair, number, place) for number in surroundings(pair.claim, claim) for place in theirs)


def _changed(claim: Quantity, before: Quantity, after: Quantity) -> Iterator[Quantity]:
    """By how much, by what share of what was before, and to how many times of it something changed."""
    before = with_unit(before, after.dimension)
    after = with_unit(after, before.dimension)
    if before.value is None or after.value is None or before.value <= 0 or before.kind is QuantityKind.IDENTIFIER:
        return
    if claim.dimension == TIMES:
        yield _figure(after, before, _point(Fraction(after.value) / before.value), TIMES)
    elif claim.dimension == SHARE:
        yield _figure(after, before, _point(abs(Fraction(after.value - before.value)) / before.value))
    elif _measures_alike(claim, before) or _measures_alike(claim, after):
        much = abs(Fraction(after.value - before.value))
        yield replace(claim, span=after.span, number_span=after.number_span, low=much, high=much, value=much)


def _measures_alike(claim: Quantity, source: Quantity) -> bool:
    """Whether a difference is told in the unit of its ends; shares differ by points, and its degrees say no scale."""
    return claim.unit == source.unit or (claim.dimension, source.dimension) in _DIFFERENCES


def _multiplied(reading: Reading) -> Iterator[Quantity]:
    """By what share grew what a verb multiplies: what doubled grew by 100%."""
    for quantity in reading.quantities:
        number = reading.within(quantity.number_span)[0]
        verb = reading.tree is not None and reading.tree.nodes[number].tag == "VERB"
        if quantity.dimension == TIMES and verb and quantity.value is not None:
            yield _figure(quantity, quantity, _point(Fraction(quantity.value - 1)))


def _point(value: Exact) -> Interval:
    return Interval(value, value)
