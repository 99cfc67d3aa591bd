"""Approximate search: where a text comes nearest to some words, counted in edits of single characters.

Sellers (1980), "The theory and computation of evolutionary distances": the alignment may begin and end anywhere in the
text. One row of the table is one step of numpy, so that the work grows with ``len(pattern)`` alone as far as Python
sees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Row = NDArray[np.int32]


class Match(NamedTuple):
    """A half-open range of code points, and how many edits make it the pattern."""

    start: int
    end: int
    errors: int


def best_matches(text: str, pattern: str, errors: int, limit: int = 1) -> list[Match]:
    """Find up to ``limit`` ranges that do not overlap, with at most ``errors`` edits each, the nearest first.

    Of equally near ranges the first of the text comes first. An empty pattern has no match.
    """
    if not pattern or not text:
        return []
    found: list[Match] = []
    row = _last_row(_codes(text), _codes(pattern))
    while len(found) < limit:
        end = int(row.argmin())
        if int(row[end]) > errors or end == 0:
            break
        match = _with_start(text, pattern, end, int(row[end]))
        found.append(match)
        # Ends inside a match, or so near that they share it, tell of the same place.
        row[max(0, match.start) : min(len(row), match.end + len(pattern) // 2) + 1] = len(pattern) + errors + 1
    return found


def _with_start(text: str, pattern: str, end: int, errors: int) -> Match:
    """Find where a match begins that ends at ``end``: the same search backwards."""
    low = max(0, end - len(pattern) - errors)
    row = _last_row(_codes(text[low:end][::-1]), _codes(pattern[::-1]), anchored=True)
    lengths = [length for length in range(len(row)) if row[length] == errors]
    # Among equally near ones the length nearest to the pattern's.
    length = min(lengths, key=lambda one: (abs(one - len(pattern)), one))
    return Match(end - length, end, errors)


def _codes(text: str) -> Row:
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.int32)


def _last_row(text: Row, pattern: Row, *, anchored: bool = False) -> Row:
    """For each end in the text, the fewest edits; ``anchored`` makes every match begin at the text's start."""
    import numpy as np

    steps = np.arange(len(text) + 1, dtype=np.int32)
    row = steps.copy() if anchored else np.zeros(len(text) + 1, dtype=np.int32)
    for number, code in enumerate(pattern, 1):
        following = np.empty_like(row)
        following[0] = number
        np.minimum(row[:-1] + (text != code), row[1:] + 1, out=following[1:])
        # A character of the text that is left out costs one edit: a running minimum along the row.
        following -= steps
        np.minimum.accumulate(following, out=following)
        following += steps
        row = following
    return row
