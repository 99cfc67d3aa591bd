"""The positions that gain most weight from some words, without looking at all that the common ones stand at.

Words are read heaviest first. Once those still unread could not lift a new position among the best, only positions that
have gained something are looked up in them (H. Turtle, J. Flood, Query evaluation: strategies and optimizations, 1995:
"max score"). It leaves out nothing that counting everything would find.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import nlargest
from typing import NamedTuple

DIGITS = 9
"""Decimal places to which two gains count as equal."""
_MARGIN = 10.0 ** (1 - DIGITS)
"""What rounding, and sums in another order, can make up for."""


class Word(NamedTuple):
    """A word that is looked for."""

    weight: float
    lists: Sequence[tuple[float, Sequence[int]]]
    """Ascending positions where it or one of its neighbours stands, each with a strength of 0..1."""

    @property
    def most(self) -> float:
        """What a position can gain from it."""
        return self.weight * max((strength for strength, places in self.lists if places), default=0.0)


def heaviest(words: Sequence[Word], limit: int) -> list[tuple[int, float]]:
    """Return up to ``limit`` positions with what they gain, most first, ties by position.

    A position gains from each word its weight times the strongest step that leads there; gains are summed in the
    order of ``words``.
    """
    pool = _pool(sorted(words, key=lambda word: -word.most), limit)
    gains = [(position, _gain(words, position)) for position in pool]
    return sorted(gains, key=lambda item: (-round(item[1], DIGITS), item[0]))[:limit]


def _pool(words: Sequence[Word], limit: int) -> list[int]:
    """Return the positions that may be among the best, and few others."""
    gained: dict[int, float] = {}
    rest = sum(word.most for word in words)
    for word in words:
        bar = _bar(gained, limit)
        if rest + _MARGIN < bar:
            gained = {at: gain for at, gain in gained.items() if gain + rest + _MARGIN >= bar}
            for at in gained:
                gained[at] += word.weight * _strength(word, at)
        else:
            for at, strength in _hits(word):
                gained[at] = gained.get(at, 0.0) + word.weight * strength
        rest -= word.most
    bar = _bar(gained, limit)
    return [at for at, gain in gained.items() if gain + _MARGIN >= bar]


def _bar(gained: dict[int, float], limit: int) -> float:
    """What the last of the best has gained so far; nothing is shut out while there are fewer."""
    return nlargest(limit, gained.values())[-1] if len(gained) >= limit > 0 else 0.0


def _hits(word: Word) -> Iterator[tuple[int, float]]:
    """Yield each position of a word once, with the strongest step to it."""
    if len(word.lists) == 1:
        strength, places = word.lists[0]
        yield from ((at, strength) for at in places)
        return
    strongest: dict[int, float] = {}
    for strength, places in sorted(word.lists, key=lambda item: item[0]):
        strongest.update(dict.fromkeys(places, strength))
    yield from strongest.items()


def _strength(word: Word, position: int) -> float:
    return max((strength for strength, places in word.lists if _holds(places, position)), default=0.0)


def _holds(places: Sequence[int], position: int) -> bool:
    at = bisect_left(places, position)
    return at < len(places) and places[at] == position


def _gain(words: Sequence[Word], position: int) -> float:
    gain = 0.0
    for word in words:
        gain += word.weight * _strength(word, position)
    return gain
