"""What stands beside a number says whose it is: somebody else, another date, or others who are counted later on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.language.figures.dates import DateMention, compare_dates
from claimcheck.language.figures.intervals import Comparison
from claimcheck.language.figures.quantities import Quantity
from claimcheck.language.reading import Reading
from claimcheck.matching.alignment import CARRYING
from claimcheck.model import Span
from claimcheck.rules.counting import counts_anything, meets
from claimcheck.rules.interface import Pair
from claimcheck.rules.reckoned import SHARE
from claimcheck.rules.surroundings import is_elided

_ENDING = frozenset({"VERB", "AUX", "PUNCT", "CCONJ"})
"""Parts of speech at which the words for a whole end."""
_LEADS = frozenset({"for", "to", "by", "at", "in", "with"})
"""Prepositions that may stand between a name and its number in a shortened clause: "Kestrel *for* seven"."""


def of_another_name(pair: Pair, found: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """The full number before a bare one that belongs to a name of which the claim says nothing.

    "Lumo promises updates for five years, *Kestrel for seven*" does not carry "Lumo promises updates for seven years".
    """
    at = _first(pair.evidence, found.number_span)
    before = at - 1 - (at > 0 and pair.evidence.tokens[at - 1].norm in _LEADS)
    tree = pair.evidence.tree
    if tree is None or before < 0 or tree.nodes[before].tag != "PROPN" or pair.alignment.claims_of(before):
        return None
    return next((other for other in others if is_elided(pair.evidence, found, other)), None)


def of_another_date(pair: Pair, found: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """The number beside the claim's date, where the fitting one stands beside another one.

    "One in six ran on Monday, one in four on Tuesday" does not carry "one in four ran on Monday".
    """
    if len(pair.claim.dates) != 1 or not _is_on(pair, found, Comparison.DISJOINT):
        return None
    return next((other for other in others if _is_on(pair, other, *CARRYING)), None)


def _is_on(pair: Pair, source: Quantity, *outcomes: Comparison) -> bool:
    """Whether the date that stands nearest to a number of the evidence stands so to the claim's only one."""
    date = date_beside(pair.evidence, source)
    return date is not None and compare_dates(pair.claim.dates[0], date) in outcomes


def date_beside(reading: Reading, quantity: Quantity) -> DateMention | None:
    """The date nearest to a number in its sentence, unless another one is as near."""
    at = _first(reading, quantity.number_span)
    sentence = reading.tokens[at].sentence
    places = {one: _first(reading, one.span) for one in reading.dates}
    away = sorted((abs(place - at), place) for place in places.values() if reading.tokens[place].sentence == sentence)
    nearest = [place for distance, place in away if distance == away[0][0]]
    return next((one for one, place in places.items() if nearest == [place]), None)


def counted_later(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether that of which the claim takes a share is named only behind the sentence of the number.

    "71% were in favour. Teachers were divided" does not carry "71% of the teachers were in favour".
    """
    whole = [*_whole(pair.claim, claim)] if claim.dimension == SHARE and not counts_anything(claim) else []
    met = [place for number in whole if (place := pair.alignment.source_of(number)) is not None]
    home = pair.evidence.tokens[_first(pair.evidence, source.number_span)].sentence
    here = [place for place, token in enumerate(pair.evidence.tokens) if token.sentence == home]
    behind = bool(met) and all(pair.evidence.tokens[place].sentence > home for place in met)
    return behind and not any(meets(pair, number, place) for number in whole for place in here)


def _whole(reading: Reading, share: Quantity) -> Iterator[int]:
    """The words of that of which a share is taken, with what tells it from others: "of *patients* on *placebo*"."""
    start = reading.within(share.span)[-1] + 1
    if reading.tree is None or [token.norm for token in reading.tokens[start : start + 1]] != ["of"]:
        return
    for number in range(start, len(reading.tokens)):
        if reading.tree.nodes[number].tag in _ENDING:
            return
        if reading.tokens[number].content:
            yield number


def _first(reading: Reading, span: Span) -> int:
    return reading.within(span)[0]
