"""Verbs that only introduce a measure: "stands 1.80 metres tall", "finished fifth", "reported sales of 3 million"."""

from __future__ import annotations

from functools import cache

from claimcheck.language.figures.quantities import Quantity, QuantityKind
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.words import is_light
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import CueKind
from claimcheck.matching.alignment import CARRYING
from claimcheck.rules.binding import bind
from claimcheck.rules.interface import Pair
from claimcheck.rules.surroundings import deed

_TIMES = frozenset({"time", "calendar-time"})
_LASTING = frozenset({"for", "over"})
_HOLDING = frozenset({CueKind.REPORT, CueKind.FACTIVE, CueKind.PARTIAL})
_WHATEVER = "any"
"""In the list of verbs: the dimension of those that only make a figure known, whatever it measures."""


def measuring_verbs(pair: Pair) -> frozenset[int]:
    """The claim's verbs that say no more than a measure which the evidence carries, in whatever words of its own."""
    return frozenset(number for quantity in pair.claim.quantities for number in _introducing(pair, quantity))


def _introducing(pair: Pair, quantity: Quantity) -> list[int]:
    kind = "order" if quantity.kind is QuantityKind.ORDINAL else quantity.dimension
    done, bound = deed(pair.claim, quantity), bind(pair, quantity)
    if done is None or bound is None or bound.elsewhere or bound.outcome not in CARRYING:
        return []
    if _measures(pair.claim, done, _WHATEVER):
        return [done] if _is_fact(pair.evidence, bound.source) else []
    told = deed(pair.evidence, bound.source)
    # What begins in 24 weeks does not last so long: a stretch of time must be one on both sides.
    lasts = kind not in _TIMES or _measures(pair.evidence, told, kind) or _is_stretch(pair.evidence, bound.source)
    return [done] if _measures(pair.claim, done, kind) and lasts else []


def _measures(reading: Reading, verb: int | None, kind: str | None) -> bool:
    return verb is not None and reading.tree is not None and (reading.tree.nodes[verb].lemma, kind) in _verbs()


def _is_fact(reading: Reading, quantity: Quantity) -> bool:
    """Whether a figure holds: it says what is, or what somebody has, not what somebody asks for or denies."""
    tree, told = reading.tree, deed(reading, quantity)
    figure = [*reading.within(quantity.number_span)]
    if tree is None or not figure:
        return False
    above = {*figure, *tree.above(figure[-1])}
    if any(above & cue.covered for cue in reading.cues if cue.kind not in _HOLDING):
        return False
    subjects = (
        {one for child in tree.children(told, "nsubj") for one in tree.subtree(child)} if told is not None else set()
    )
    return told is None or is_light(reading.tokens[told].lemma) or figure[-1] in subjects


def _is_stretch(reading: Reading, quantity: Quantity) -> bool:
    """Whether a preposition says that something goes on for that long."""
    first = next(iter(reading.within(quantity.span)), 0)
    return first > 0 and reading.tokens[first - 1].norm in _LASTING


@cache
def _verbs() -> frozenset[tuple[str, ...]]:
    """Verbs with the dimension of what they measure."""
    return frozenset(lexicon.rows("measuring_verbs.tsv"))
