"""Verbs that only introduce a measure: "stands 1.80 metres tall", "lasted 24 weeks", "finished fifth"."""

from __future__ import annotations

from functools import cache

from claimcheck.language import lexicon
from claimcheck.language.quantities import Quantity, QuantityKind
from claimcheck.language.reading import Reading
from claimcheck.matching.alignment import CARRYING
from claimcheck.rules.binding import bind
from claimcheck.rules.interface import Pair
from claimcheck.rules.surroundings import deed

_TIMES = frozenset({"time", "calendar-time"})
_LASTING = frozenset({"for", "over"})


def measuring_verbs(pair: Pair) -> frozenset[int]:
    """The claim's verbs that say no more than a measure which the evidence carries, in whatever words of its own."""
    return frozenset(number for quantity in pair.claim.quantities for number in _introducing(pair, quantity))


def _introducing(pair: Pair, quantity: Quantity) -> list[int]:
    kind = "order" if quantity.kind is QuantityKind.ORDINAL else quantity.dimension
    done, bound = deed(pair.claim, quantity), bind(pair, quantity)
    if done is None or bound is None or bound.elsewhere or bound.outcome not in CARRYING:
        return []
    told = deed(pair.evidence, bound.source)
    # What begins in 24 weeks does not last so long: a stretch of time must be one on both sides.
    lasts = kind not in _TIMES or _measures(pair.evidence, told, kind) or _is_stretch(pair.evidence, bound.source)
    return [done] if _measures(pair.claim, done, kind) and lasts else []


def _measures(reading: Reading, verb: int | None, kind: str | None) -> bool:
    return verb is not None and reading.tree is not None and (reading.tree.nodes[verb].lemma, kind) in _verbs()


def _is_stretch(reading: Reading, quantity: Quantity) -> bool:
    """Whether a preposition says that something goes on for that long."""
    first = next(iter(reading.within(quantity.span)), 0)
    return first > 0 and reading.tokens[first - 1].norm in _LASTING


@cache
def _verbs() -> frozenset[tuple[str, ...]]:
    """Verbs with the dimension of what they measure."""
    return frozenset(lexicon.rows("measuring_verbs.tsv"))
