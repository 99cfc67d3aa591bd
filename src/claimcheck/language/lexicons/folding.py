"""The folded view: one spelling for what looks the same, with a map back to the original.

Case, width, quotes, dashes, ligatures, soft hyphens, zero-width characters, combining marks and white space are
made alike, so that a quote copied from a PDF or a word processor still meets its source. Nothing in the original is
changed: every character of the view knows where it came from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.model.span import Span

_ALIKE = {
    "'": "‘’‚‛′ʼ`´ʹ＇",
    '"': "“”„‟«»″〝〞＂",
    "-": "‐‑‒–—―−﹘﹣－",
    " ": "\t\n\r\v\f\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\u0085",
}
_LOOKALIKE = {variant: plain for plain, variants in _ALIKE.items() for variant in variants}
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, where in the original what it stands for begins and ends."""

    text: str
    starts: Sequence[int]
    """One code point offset a character of ``text``."""
    ends: Sequence[int]
    """Likewise, one past the last; marks that are set upon a letter belong to it."""

    @property
    def same_places(self) -> bool:
        """Whether each character stands where it stood."""
        return isinstance(self.starts, range)

    def original(self, start: int, end: int) -> Span:
        """The original range that the folded range ``[start, end)`` stands for; ``start < end``."""
        return Span(self.starts[start], self.ends[end - 1])


def fold(text: str) -> Folded:
    """Fold ``text``; linear in its length."""
    if text.isascii() or all(len(fold_character(character)) == 1 for character in set(text)):
        return Folded(text.translate(_TABLE), range(len(text)), range(1, len(text) + 1))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, character in enumerate(text):
        folded = fold_character(character)
        characters.append(folded)
        starts.extend([index] * len(folded))
        ends.extend([index + 1] * len(folded))
        if not folded and ends and unicodedata.combining(character):
            ends[-1] = index + 1
    return Folded("".join(characters), starts, ends)


@cache
def fold_character(character: str) -> str:
    """What one character looks like in the view: none, one or several characters."""
    if character in _LOOKALIKE:
        return _LOOKALIKE[character]
    if character in _INVISIBLE:
        return ""
    decomposed = unicodedata.normalize("NFKD", character)
    kept = "".join(part for part in decomposed if not unicodedata.combining(part))
    return "".join(_LOOKALIKE.get(part, part) for part in kept.casefold())


class _Table(dict[int, str]):
    """Characters by what they look like in the view, each worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = fold_character(chr(code))
        return self[code]


_TABLE = _Table()
