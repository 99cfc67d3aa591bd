"""The places that gain most weight from some words, without reading all that the common ones stand at.

Lists are read shortest first. Once those still unread could not lift a new place among the best, they are only looked
up for places that have gained something (H. Turtle, J. Flood, Query evaluation: strategies and optimizations, 1995:
"max score"). That leaves out nothing that counting everything would find.

Among very many sentences that takes long for a claim of common words. So after ``EXACT`` places it is enough that
nothing else can come first, and after ``READ`` places reading ends: what has gained most by then from the rarest words
is taken. Where all places of a claim's words are fewer than ``EXACT``, as in most projects, nothing is left out at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from claimcheck.matching.pieces import Numbers

_Weights: TypeAlias = "NDArray[np.float64]"
_Places: TypeAlias = "NDArray[np.intp]"

DIGITS = 9
"""Decimal places to which two gains count as equal."""
_MARGIN = 10.0 ** (1 - DIGITS)
"""What rounding, and sums in another order, can make up for."""
EXACT = 16_384
"""Places of so many sentences are read that the best are all found, if it takes no more."""
READ = 65_536
"""Places that are read for a claim at most."""
_FIRST = 4_096
"""Places that are read before it is first asked whether that is enough."""
_SAMPLED, _MANY = 16, 32
"""One of how many gains is looked at first to tell the last of the best, where there are so many times as many."""
_KEPT, _OTHERS = 128, 4_096
"""Places that are looked up in the lists left unread: those that gained most, and others that may come first yet."""


class Word(NamedTuple):
    """A word that is looked for."""

    weight: float
    lists: Sequence[tuple[float, Numbers]]
    """Where it or one of its neighbours stands, ascending, each with a strength of 0..1; none of them empty."""


class _List(NamedTuple):
    word: int
    strength: float
    places: Numbers


class Counter:
    """Counts what places gain; there are ``size`` of them."""

    def __init__(self, size: int) -> None:
        self._gains = np.zeros(size)
        """All zero between two counts."""

    def heaviest(self, words: Sequence[Word], limit: int) -> list[tuple[int, float]]:
        """Return up to ``limit`` places with what they gain, most first, ties by place.

        A place gains from each word its weight times the strongest step that leads there.
        """
        left = [_List(number, *one) for number, word in enumerate(words) for one in word.lists]
        left.sort(key=lambda one: -len(one.places))
        read: list[_List] = []
        bar = 0.0
        found: list[tuple[int, float]] = []
        for room in (_FIRST, EXACT, READ):
            read += _take(left, room - sum(len(one.places) for one in read))
            rest = _most(words, left) + _MARGIN
            if room == _FIRST and left and _most(words, read) < rest:
                continue  # whatever has been gained, as much can be gained from what is left
            places, gains = self._counted(words, read) if read else _beginning(left)
            # A place of several words comes as often, so that of so many at least ``limit`` are different ones.
            near = max(bar, _bar(gains, limit * len(words)))
            bar = _bar(_once(places, gains, near)[1], limit)
            if rest < bar or not left:
                return _looked_up(words, left, *_once(places, gains, bar - rest), limit)
            if room > _FIRST:
                found, sure = _first(words, left, places, gains, limit)
                if sure:
                    break
        return found

    def _counted(self, words: Sequence[Word], lists: Sequence[_List]) -> tuple[_Places, _Weights]:
        """Return the places of some lists and what they gain from these alone; a place of several comes as often."""
        by_word: dict[int, list[_List]] = {}
        for one in sorted(lists, key=lambda one: (one.word, one.strength)):
            by_word.setdefault(one.word, []).append(one)
        touched = []
        for number, own in by_word.items():
            places = np.concatenate([one.places for one in own], dtype=np.intp)
            touched.append(places)
            more = np.repeat([words[number].weight * one.strength for one in own], [len(one.places) for one in own])
            # Where a place comes again, the last sum stays, that of the strongest step.
            self._gains[places] = self._gains.take(places) + more
        every = np.concatenate(touched)
        gains = self._gains.take(every)
        self._gains[every] = 0
        return every, gains


def _once(places: _Places, gains: _Weights, least: float) -> tuple[_Places, _Weights]:
    """Return the places that gained so much, ascending, each once."""
    near = gains >= least
    pool, at = np.unique(places[near], return_index=True)
    return pool, gains[near][at]


def _beginning(left: Sequence[_List]) -> tuple[_Places, _Weights]:
    """Return where the rarest of words begins that all are too common to be read; nothing has been gained there yet."""
    places = left[-1].places[:_FIRST].astype(np.intp) if left else np.zeros(0, np.intp)
    return places, np.zeros(len(places))


def _first(
    words: Sequence[Word], left: Sequence[_List], places: _Places, gains: _Weights, limit: int
) -> tuple[list[tuple[int, float]], bool]:
    """Look up what has gained most; tell whether nothing else, read or not, can come before the first of it."""
    pool, own = _once(places, gains, _bar(gains, _KEPT))
    found = _looked_up(words, left, pool, own, limit)
    enough = found[0][1] - _most(words, left) - _MARGIN
    others = (gains >= enough) & (gains < own.min())
    if enough <= 0 or np.count_nonzero(others) > _OTHERS:
        return found, False
    more = _looked_up(words, left, *_once(places[others], gains[others], 0.0), limit, found[0][1])
    return sorted([*found, *more], key=heavier)[:limit], True


def _looked_up(
    words: Sequence[Word], left: Sequence[_List], pool: _Places, gains: _Weights, limit: int, least: float = 0.0
) -> list[tuple[int, float]]:
    """Add what places gain from the lists that are left, and return the best."""
    by_word: dict[int, list[_List]] = {}
    for one in left:
        by_word.setdefault(one.word, []).append(one)
    rest = _most(words, left)
    for number in sorted(by_word, key=lambda number: (-words[number].weight, number)):
        near = gains >= max(_bar(gains, limit), least) - rest - _MARGIN
        pool, gains = pool[near], gains[near]
        if not len(pool):
            return []
        gains += words[number].weight * _missed(words[number], by_word[number], pool)
        rest -= _most(words, by_word[number])
    near = gains + _MARGIN >= max(_bar(gains, limit), least)
    found = zip(pool[near].tolist(), gains[near].tolist(), strict=True)
    return sorted(found, key=heavier)[:limit]


def heavier(item: tuple[int, float]) -> tuple[float, int]:
    """Sort places by what they gain, most first, ties by place."""
    return -round(item[1], DIGITS), item[0]


def _take(left: list[_List], room: int) -> list[_List]:
    """Take the shortest lists, as long as there is room for their places."""
    taken: list[_List] = []
    while left and len(left[-1].places) <= room:
        room -= len(left[-1].places)
        taken.append(left.pop())
    return taken


def _most(words: Sequence[Word], lists: Iterable[_List]) -> float:
    """What a place can gain at most from some lists."""
    most: dict[int, float] = {}
    for one in lists:
        gain = words[one.word].weight * one.strength
        if gain > most.get(one.word, 0.0):
            most[one.word] = gain
    return sum(most.values())


def _bar(gains: _Weights, limit: int) -> float:
    """What the last of the best has gained so far; nothing is shut out while there are fewer."""
    if not len(gains) >= limit > 0:
        return 0.0
    if len(gains) > _MANY * limit:  # what the last of the best of some has gained, the last of the best of all has
        gains = gains[gains >= _bar(gains[::_SAMPLED], limit)]
    return float(np.partition(gains, -limit)[-limit])


def _missed(word: Word, left: Sequence[_List], pool: _Places) -> _Weights:
    """Return for each place how much stronger a step leads there when the lists are looked up that are left."""
    more = _strongest([(one.strength, one.places) for one in left], pool)
    if len(left) == len(word.lists):
        return more
    unread = {id(one.places) for one in left}
    had = _strongest([one for one in word.lists if id(one[1]) not in unread], pool)
    return np.maximum(more - had, 0.0)


def _strongest(lists: Sequence[tuple[float, Numbers]], pool: _Places) -> _Weights:
    strengths, sought = np.zeros(len(pool)), pool.astype(np.int32)
    for strength, places in sorted(lists, key=lambda one: one[0]):
        strengths[_common(sought, places)] = strength
    return strengths


def _common(pool: Numbers, places: Numbers) -> NDArray[np.bool_]:
    """Tell of each place of the pool whether it is among ``places``."""
    told: NDArray[np.bool_] = places.take(places.searchsorted(pool), mode="clip") == pool
    return told
