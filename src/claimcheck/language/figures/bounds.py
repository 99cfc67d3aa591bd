"""Bounds: words around an amount that turn a point into an interval ("at least", "about", "or more")."""

from __future__ import annotations

import math
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from claimcheck.language.figures.intervals import Exact, Interval, Number, reach_of
from claimcheck.language.figures.scan import Phrases, Scan
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.frames import frame


class Effect(StrEnum):
    """What a bound makes of the number it stands with (see ``bounds.tsv``)."""

    NONE = "none"
    ONLY = "only"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    ABOUT = "about"
    BELOW = "below"
    ABOVE = "above"

    @property
    def approximate(self) -> bool:
        """Tell whether it leaves the figure itself open."""
        return self in (Effect.ABOUT, Effect.BELOW, Effect.ABOVE)


class Bound(NamedTuple):
    """The effect, and the token range of amount and bound together."""

    effect: Effect
    first: int
    last: int


@cache
def _phrases(place: str) -> Phrases[Effect]:
    rows = ((row[0], Effect(row[2])) for row in lexicon.rows("bounds.tsv") if row[1] == place)
    return Phrases(rows, backwards=place == "before")


_SHORT = 6
"""Which part of a figure "nearly" may fall short of it: ten months are nearly a year."""
_FIVES = 5
_SKIPPED = frozenset({"another", "further", "additional"})


def bound_of(tokens: Scan, first: int, last: int, *, lasting: bool) -> Bound:
    """Find the bound around the tokens ``[first, last)``; ``lasting`` says that they are a stretch of time."""
    after = bound_behind(tokens, last)
    effect, start = Effect.NONE, first
    while (found := _before(tokens, start, lasting=lasting)) is not None:
        start = found.first
        effect = _outer(found.effect, effect)
    if after is not None and effect in (Effect.NONE, Effect.ONLY, Effect.ABOUT, after.effect):
        return Bound(after.effect, start, after.last)
    return Bound(effect, start, last)


def _outer(found: Effect, inner: Effect) -> Effect:
    """Combine a bound with the one inside it: "at least about 40" is at least, "only about 40" is about."""
    if found is Effect.ONLY:
        return Effect.ONLY if inner is Effect.NONE else inner
    return found if inner in (Effect.NONE, Effect.ABOUT, Effect.ONLY) else inner


def bound_behind(tokens: Scan, last: int) -> Bound | None:
    """Find the bound that begins at token ``last``: "or more"."""
    found = _phrases("after").find(tokens, last)
    if found is None or (tokens.words[last] == "plus" and tokens.words[last + 1][:1].isdecimal()):
        return None
    return Bound(found[1], last, last + found[0])


def _before(tokens: Scan, first: int, *, lasting: bool) -> Bound | None:
    end = first - 1
    if tokens.words[end] in _SKIPPED and first > 1:
        end -= 1
    found = _phrases("before").find(tokens, end) if end >= 0 else None
    if found is None:
        return None
    start = end - found[0] + 1
    if lasting and tokens.words[end] == "over" and tokens.words[start - 1] not in frame("before-lasting"):
        return None  # "fell by 5% over two years" says during, not more than
    if tokens.words[end] == "to" and tokens.words[start - 1] in frame("before-up-to"):
        return None  # "went up to 40" says where it got to
    return None if end < first - 1 and found[1] is Effect.ONLY else Bound(found[1], start, first)


def bounded(effect: Effect, low: Exact, high: Exact, step: Exact, *, floor: Number) -> Interval:
    """Make the interval that a bound means for ``[low, high]``; ``floor`` is the least number that makes sense."""
    match effect:
        case Effect.GE | Effect.GT:
            return Interval(low, math.inf, effect is Effect.GT, high_open=True)
        case Effect.LE | Effect.LT:
            return Interval(floor, high, low_open=isinstance(floor, float), high_open=effect is Effect.LT)
        case Effect.ABOUT:
            return Interval(low - reach_of(low, _rounded_to(low, step)), high + reach_of(high, _rounded_to(high, step)))
        case Effect.BELOW:
            return Interval(low - reach_of(low, step, _SHORT), high, high_open=True)
        case Effect.ABOVE:
            return Interval(low, high + reach_of(high, step, _SHORT), low_open=True)
    return Interval(low, high)


def _rounded_to(value: Exact, step: Exact) -> Exact:
    """To which step a figure that is left open is rounded: "about 95" to fives, as nobody says it of 95 exactly."""
    return _FIVES if step == 1 and value % _FIVES == 0 else step
