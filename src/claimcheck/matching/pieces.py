"""Pieces of text: cut in one pass over bytes, and numbered so that equal ones have the same number.

A cut is white space, or a mark that is never part of a word. No token reaches over one, so that each different piece
need be read only once, however often it stands there. All is done by array operations, a few nanoseconds a byte.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = "NDArray[np.int32]"
Large: TypeAlias = "NDArray[np.int64]"
_Words: TypeAlias = "NDArray[np.uint64]"

_BLANKS = b" \t\n\r\v\f"
_CUTS = b'\0!"#$%&()*+-/:;<=>?@[\\]^{|}~'
"""Marks, but not ``. , _ ' ` ``, which may be part of numbers, of short forms and of ``n't``."""
_KEPT, _BLANK, _CUT = 0, 1, 2
_CLASSES = bytes(_BLANK if byte in _BLANKS else _CUT if byte in _CUTS else _KEPT for byte in range(256))
_COMMA = ord(",")
WIDTH = 24
"""Bytes of a piece that are compared at once, as three machine words; longer ones are few, and looked up one by one."""
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], dtype=np.uint64)
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)
"""Odd numbers without a pattern in their bits (of xxHash, Y. Collet): products with them spread over all slots."""
_ROOM = 2
"""Slots for each piece, at least."""


class Cut(NamedTuple):
    """Some texts in pieces."""

    data: bytes
    """All texts, as UTF-8 with a NUL before and after each."""
    starts: Large
    """Where in ``data`` each piece begins, in order."""
    ends: Large
    rows: Numbers
    """Which text each piece stands in."""

    def written(self, number: int) -> bytes:
        """The bytes of a piece."""
        return self.data[self.starts[number] : self.ends[number]]


def cut(texts: Sequence[str]) -> Cut:
    """Cut texts into pieces."""
    data = _joined(texts)
    codes = np.frombuffer(data, np.uint8)
    classes = np.frombuffer(data.translate(_CLASSES), np.uint8)
    kept = classes == _KEPT
    kept[:-1] &= (codes[:-1] != _COMMA) | (classes[1:] == _KEPT)  # a comma at the end belongs to no number
    edges = np.flatnonzero(kept[1:] != kept[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    before = np.searchsorted(starts, np.flatnonzero(codes == 0)[: len(texts) + 1])
    rows = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(before))
    return Cut(data, starts, ends, rows)


def _joined(texts: Sequence[str]) -> bytes:
    joined = "\0".join(texts)
    if joined.count("\0") >= len(texts):
        joined = "\0".join(text.replace("\0", "\1") for text in texts)  # a mark for another one
    return b"\0" + joined.encode("utf-8", "surrogatepass") + bytes(WIDTH + 8)


def only_blanks(cuts: Cut, numbers: Large) -> NDArray[np.bool_]:
    """Tell of pieces whether one blank and nothing else stands between each and the next."""
    ends = cuts.ends[numbers]
    blank = np.isin(np.frombuffer(cuts.data, np.uint8)[ends], np.frombuffer(_BLANKS, np.uint8))
    told: NDArray[np.bool_] = (cuts.starts[numbers + 1] - ends == 1) & blank
    return told


class Numbering:
    """Gives numbers to pieces, from 1 in the order in which they are first met."""

    def __init__(self) -> None:
        self._words = np.zeros((3, 1), dtype=np.uint64)
        """The bytes of each piece by its number; those of number 0 are no piece's."""
        self._table = np.zeros(1, dtype=np.int32)
        """Numbers by hash of the bytes, in the next free slot where one is taken (open addressing); 0 is free."""
        self._long: dict[bytes, int] = {}

    def of(self, cuts: Cut) -> tuple[Numbers, list[bytes]]:
        """Return the number of each piece, and the pieces that are new, which have the highest numbers in order."""
        self._make_room(len(cuts.starts))
        words = _words(cuts)
        slots = self._slots(words)
        numbers = self._table[slots]
        long = cuts.ends - cuts.starts > WIDTH
        left = np.flatnonzero(~(self._same(numbers, words) | long))
        new = [cuts.written(at) for at in self._probe(numbers, slots, words, left)]
        for at in np.flatnonzero(long).tolist():
            written = cuts.written(at)
            if written not in self._long:
                self._long[written] = self._add(np.zeros((3, 1), dtype=np.uint64))
                new.append(written)
            numbers[at] = self._long[written]
        return numbers, new

    def _probe(self, numbers: Numbers, slots: Large, words: _Words, left: Large) -> list[int]:
        """Number what is ``left``: look into slot after slot, and put what comes to a free one there."""
        new: list[int] = []
        while len(left):
            free = left[self._table[slots[left]] == 0]
            firsts = free[np.sort(np.unique(slots[free], return_index=True)[1])]
            self._fill(slots[firsts], words[:, firsts])
            new += firsts.tolist()
            found = self._table[slots[left]]
            same = self._same(found, words[:, left])
            numbers[left[same]] = found[same]
            left = left[~same]
            slots[left] = (slots[left] + 1) % len(self._table)
        return new

    def _fill(self, slots: Large, words: _Words) -> None:
        first = self._add(words)
        self._table[slots] = np.arange(first, first + len(slots))

    def _add(self, words: _Words) -> int:
        first = self._words.shape[1]
        self._words = np.hstack([self._words, words])
        return first

    def _make_room(self, more: int) -> None:
        """Have slots enough for some more pieces, even if all of them are new."""
        known = self._words.shape[1]
        if len(self._table) < _ROOM * (known + more):
            self._table = np.zeros(1 << (2 * _ROOM * (known + more)).bit_length(), dtype=np.int32)
            short = np.flatnonzero(self._words[0] != 0)
            slots = self._slots(self._words[:, short])
            while len(short):
                free = self._table[slots] == 0
                self._table[slots[free]] = short[free]
                left = self._table[slots] != short
                short, slots = short[left], (slots[left] + 1) % len(self._table)

    def _slots(self, words: _Words) -> Large:
        mixed = words[0] * _FACTORS[0] ^ words[1] * _FACTORS[1] ^ words[2] * _FACTORS[2]
        mixed ^= mixed >> np.uint64(32)
        mixed *= _FACTORS[0]
        slots: Large = (mixed >> np.uint64(65 - len(self._table).bit_length())).astype(np.int64)
        return slots

    def _same(self, numbers: Numbers, words: _Words) -> NDArray[np.bool_]:
        one, two, three = self._words
        told: NDArray[np.bool_] = (one[numbers] == words[0]) & (two[numbers] == words[1]) & (three[numbers] == words[2])
        return told


def _words(cuts: Cut) -> _Words:
    """Return the first bytes of each piece as three machine words, filled up with zeros."""
    at_each = np.ndarray((len(cuts.data) - 7,), np.dtype("<u8"), cuts.data, 0, (1,))
    sizes = cuts.ends - cuts.starts
    words = np.zeros((3, len(sizes)), dtype=np.uint64)
    words[0] = at_each[cuts.starts] & _MASKS[np.minimum(sizes, 8)]
    for part in (1, 2):  # which few have
        on = np.flatnonzero(sizes > 8 * part)
        words[part, on] = at_each[cuts.starts[on] + 8 * part] & _MASKS[np.minimum(sizes[on] - 8 * part, 8)]
    return words
