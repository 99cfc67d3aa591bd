"""Bare tokens for the quantity and date grammars: lower-case words with their places, nothing looked up.

Lighter than ``tokens``: no folding and no lemmas, digits with their separators are one token, and a decade's ``s``
or a unit glued to its number is a token of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from claimcheck.model import Span

_TOKEN = re.compile(
    r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)(?:\.\d+)?"  # 1,200 and 1 200 with a no-break or thin space
    r"|\d+(?:\.\d+)*"
    r"|(?<![\w.])\.\d+"
    r"|[¼-¾⅐-⅞↉]"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|\S"
)
PADDING = 8
"""How many empty tokens follow the last one, so that a grammar may look ahead and back without asking."""


@dataclass(frozen=True, slots=True)
class Scan:
    """The tokens of a stretch of text; after the last one come ``PADDING`` empty ones, also met at negative indices."""

    text: str
    words: Sequence[str]
    """Lower-case, with straight apostrophes."""
    starts: Sequence[int]
    ends: Sequence[int]

    @property
    def count(self) -> int:
        """How many real tokens there are."""
        return len(self.words) - PADDING

    def glued(self, index: int) -> bool:
        """Whether a token touches the one before it."""
        return self.ends[index - 1] == self.starts[index]

    def original(self, index: int) -> str:
        """Return a token as it was written."""
        return self.text[self.starts[index] : self.ends[index]]

    def capital(self, index: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.original(index)[:1].isupper()

    def span(self, first: int, last: int) -> Span:
        """Return the place of the tokens ``[first, last)``."""
        return Span(self.starts[first], self.ends[last - 1])


def scan(text: str, start: int = 0, end: int | None = None) -> Scan:
    """Read the tokens of ``text[start:end]``; places count in the whole ``text``."""
    words, starts, ends = [], [], []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        low, high = match.span()
        starts.append(low)
        ends.append(high)
        words.append(text[low:high].lower())
    if "’" in text:
        words = [word.replace("’", "'") for word in words]
    words += [""] * PADDING
    starts += [-1] * PADDING  # differs from every padded end, so that padding is never glued to anything
    ends += [-2] * PADDING
    return Scan(text, words, starts, ends)


Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrases of one or more tokens, found forwards from their first or backwards from their last token."""

    def __init__(
        self, entries: Iterable[tuple[str, Value]], *, backwards: bool = False, exact_case: bool = False
    ) -> None:
        self._backwards = backwards
        self._exact_case = exact_case
        self._table: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in entries:
            tokens = tuple(_TOKEN.findall(phrase if exact_case else phrase.lower()))
            self._table.setdefault(tokens[-1 if backwards else 0], []).append((tokens, value))
        for found in self._table.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def find(self, tokens: Scan, index: int) -> tuple[int, Value] | None:
        """Find the longest phrase that begins (or, read backwards, ends) at token ``index``: its length and value."""
        key = tokens.original(index) if self._exact_case else tokens.words[index]
        for phrase, value in self._table.get(key, ()):
            first = index - len(phrase) + 1 if self._backwards else index
            if first >= 0 and self._meets(tokens, first, phrase):
                return len(phrase), value
        return None

    def _meets(self, tokens: Scan, first: int, phrase: tuple[str, ...]) -> bool:
        if not self._exact_case:
            return tuple(tokens.words[first : first + len(phrase)]) == phrase
        return all(tokens.original(first + offset) == word for offset, word in enumerate(phrase))
