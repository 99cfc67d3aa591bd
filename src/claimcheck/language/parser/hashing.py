"""MurmurHash (A. Appleby, public domain): by it the model knows words, and finds their rows in its tables.

spaCy names a string by its 64-bit hash (MurmurHash64A, seed 1), but for the names of its own labels and attributes,
which have small numbers. The tables of a hash embedding are read at four places, by a 128-bit hash of that number.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_BITS = (1 << 64) - 1
_FACTOR = 0xC6A4A7935BD1E995
_SEED = 1


def number(text: str) -> int:
    """Return the number by which the model knows a string; a lone surrogate counts as its three bytes."""
    return _symbols().get(text) or murmur(text.encode("utf-8", "surrogatepass"))


def murmur(data: bytes) -> int:
    """MurmurHash64A of some bytes."""
    found = (_SEED ^ (len(data) * _FACTOR)) & _BITS
    whole = len(data) - len(data) % 8
    for at in range(0, whole, 8):
        part = int.from_bytes(data[at : at + 8], "little") * _FACTOR & _BITS
        found = (found ^ ((part ^ (part >> 47)) * _FACTOR & _BITS)) * _FACTOR & _BITS
    if whole < len(data):
        found = (found ^ int.from_bytes(data[whole:], "little")) * _FACTOR & _BITS
    found = (found ^ (found >> 47)) * _FACTOR & _BITS
    return found ^ (found >> 47)


def places(numbers: NDArray[np.uint64], seed: int, rows: int) -> NDArray[np.intp]:
    """Return four rows of a table of ``rows`` for each number: shape (n,) → (n, 4).

    MurmurHash3_x86_128 as thinc has it for one number of 64 bits.
    """
    salt = np.uint64(seed ^ 8)
    first = numbers * np.uint64(0x87C37B91114253D5)
    first = (first << np.uint64(31)) | (first >> np.uint64(33))
    first = ((first * np.uint64(0x4CF5AD432745937F)) ^ salt) + salt
    second = _mixed(first + salt)
    first = _mixed(first) + second
    second = second + first
    low, half = np.uint64(0xFFFFFFFF), np.uint64(32)
    found = np.stack([first & low, first >> half, second & low, second >> half], axis=1)
    return (found % np.uint64(rows)).astype(np.intp)


def _mixed(found: NDArray[np.uint64]) -> NDArray[np.uint64]:
    half = np.uint64(33)
    found = (found ^ (found >> half)) * np.uint64(0xFF51AFD7ED558CCD)
    found = (found ^ (found >> half)) * np.uint64(0xC4CEB9FE1A85EC53)
    return found ^ (found >> half)


@cache
def _symbols() -> Mapping[str, int]:
    """Strings with small numbers of their own."""
    text = files("claimcheck.language").joinpath("model_en", "symbols.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {name: int(value) for name, value in rows}
