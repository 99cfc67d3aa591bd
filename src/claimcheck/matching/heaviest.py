"""The positions that gain most weight from some words, without looking at all that the common ones stand at.

Words are read heaviest first. Once those still unread could not lift a new position among the best, only positions that
have gained something are looked up in them (H. Turtle, J. Flood, Query evaluation: strategies and optimizations, 1995:
"max score"). It leaves out nothing that counting everything would find.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Places: TypeAlias = "array[int]"
"""Ascending positions, four bytes each (``array("i")``)."""
_Positions: TypeAlias = "NDArray[np.intc]"
_Weights: TypeAlias = "NDArray[np.float64]"

DIGITS = 9
"""Decimal places to which two gains count as equal."""
_MARGIN = 10.0 ** (1 - DIGITS)
"""What rounding, and sums in another order, can make up for."""


class Word(NamedTuple):
    """A word that is looked for."""

    weight: float
    lists: Sequence[tuple[float, Places]]
    """Where it or one of its neighbours stands, each with a strength of 0..1."""

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
    gains = np.zeros(len(pool))
    for word in words:
        gains += word.weight * _strengths(word, pool)
    near = gains + _MARGIN >= _bar(gains, limit)
    found = zip(pool[near].tolist(), gains[near].tolist(), strict=True)
    return sorted(found, key=lambda item: (-round(item[1], DIGITS), item[0]))[:limit]


def _pool(words: Sequence[Word], limit: int) -> _Positions:
    """Return the positions that may be among the best, ascending, and few others."""
    pool, gains = np.zeros(0, np.intc), np.zeros(0)
    rest = sum(word.most for word in words)
    for word in words:
        bar = _bar(gains, limit)
        if rest + _MARGIN < bar:
            near = gains + rest + _MARGIN >= bar
            pool, gains = pool[near], gains[near]
        else:
            wider = _union([pool, *(_view(places) for _, places in word.lists)])
            pool, gains = wider, _spread(gains, pool, wider)
        gains += word.weight * _strengths(word, pool)
        rest -= word.most
    return pool


def _bar(gains: _Weights, limit: int) -> float:
    """What the last of the best has gained so far; nothing is shut out while there are fewer."""
    return float(np.partition(gains, -limit)[-limit]) if len(gains) >= limit > 0 else 0.0


def _strengths(word: Word, pool: _Positions) -> _Weights:
    """Return for each position of the pool the strongest step from the word to it, 0 where there is none."""
    strengths = np.zeros(len(pool))
    for strength, places in sorted(word.lists, key=lambda item: item[0]):
        strengths[_common(pool, _view(places))] = strength
    return strengths


def _common(pool: _Positions, places: _Positions) -> NDArray[np.intp]:
    """Return what picks the positions of the pool that are among ``places``; the longer one is searched."""
    if not len(pool) or not len(places):
        return np.zeros(0, np.intp)
    if len(pool) > len(places):
        at = np.minimum(np.searchsorted(pool, places), len(pool) - 1)
        held: NDArray[np.intp] = at[pool[at] == places]
        return held
    at = np.minimum(np.searchsorted(places, pool), len(places) - 1)
    picked: NDArray[np.intp] = np.flatnonzero(places[at] == pool)
    return picked


def _union(lists: Sequence[_Positions]) -> _Positions:
    held = [one for one in lists if len(one)]
    return held[0] if len(held) == 1 else np.unique(np.concatenate(held or lists))


def _spread(gains: _Weights, pool: _Positions, wider: _Positions) -> _Weights:
    """Return the gains of a wider pool that has the positions of the old one."""
    spread = np.zeros(len(wider))
    spread[np.searchsorted(wider, pool)] = gains
    return spread


def _view(places: Places) -> _Positions:
    """Look at the positions where they are; nothing is copied."""
    return np.frombuffer(places, dtype=np.intc)
