"""Terms: words, numbers and marks with their places, as matching sees them, without a language model.

A possessive ``'s`` and a contracted ``n't`` are tokens of their own, hyphens part words, and dotted abbreviations
(``U.S.``) are one word without their dots.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from claimcheck.language.lexicons.folding import Folded, fold
from claimcheck.language.lexicons.words import is_acronym, is_stopword, lemma_of


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


class Token(NamedTuple):
    """A word, number or mark; offsets are code points of the text that was read."""

    start: int
    end: int
    text: str
    """As in the original."""
    norm: str
    """Folded."""
    lemma: str
    """The stem that inflections and spellings share; equals ``norm`` for numbers and marks."""
    kind: TokenKind
    stop: bool
    """Whether it is a function word."""
    content: bool
    """Whether it says something by itself."""
    capitalised: bool
    """Whether it begins with a capital letter."""
    sentence: int = 0
    """Number of the sentence it stands in; 0 for a claim."""

    def shifted(self, by: int) -> Token:
        """The same token where its text begins at code point ``by`` of another one."""
        return Token(self.start + by, self.end + by, *self[2:])


_NUMBER = r"(?P<number>\d+(?:[.,]\d+)*)|(?P<dotted>(?:[^\W\d_]\.){2,})"
_NOT = r"|(?P<negated>[^\W\d_]{1,9}?(?=n't\b))|(?P<not>n't\b)"
_WORD = r"|(?P<clitic>'(?:s|re|ve|ll|d|m)\b)|(?P<word>[^\W\d_]+)|(?P<mark>[^\w\s]|_)"
_PATTERN = re.compile(_NUMBER + _WORD)
_NEGATED = re.compile(_NUMBER + _NOT + _WORD)
"""For texts with "n't", which few have, and looking for it takes time."""


def tokenize(text: str, start: int = 0, end: int | None = None, sentence: int = 0) -> tuple[Token, ...]:
    """Read the tokens of ``text[start:end]``; their offsets count in the whole ``text``."""
    folded = fold(text[start : len(text) if end is None else end])
    new = tuple.__new__  # what Token(…) comes to; there are very many of them
    return tuple(
        [
            new(Token, (start + low, start + high, *_word(text[start + low : start + high], norm, group), sentence))
            for low, high, norm, group in _words(folded)
        ]
    )


def _words(folded: Folded) -> list[tuple[int, int, str, str]]:
    """For each token where it stands in the original, its folded form, and which part of the pattern it met."""
    pattern = _NEGATED if "n't" in folded.text else _PATTERN
    found = pattern.finditer(folded.text)
    if folded.same_places:
        return [(*match.span(), match[0], match.lastgroup or "") for match in found]
    return [
        (*folded.original(low, high), folded.text[low:high], match.lastgroup or "")
        for match in found
        for low, high in _pieces(folded, *match.span())
    ]


def _pieces(folded: Folded, start: int, end: int) -> list[tuple[int, int]]:
    """Part a stretch from the beginning of a character that goes on after it: "2½" is 2 and ½, not 21 over 2."""
    shared = end < len(folded.text) and folded.starts[end] == folded.starts[end - 1]
    cut = folded.starts.index(folded.starts[end - 1], start, end) if shared else start
    return [(start, cut), (cut, end)] if cut > start else [(start, end)]


@lru_cache(maxsize=65536)
def _word(written: str, norm: str, group: str) -> tuple[str, str, str, TokenKind, bool, bool, bool]:
    """Return what a token has wherever it stands: all of its fields from ``text`` to ``capitalised``."""
    capital = written[:1].isupper()
    if group == "number":
        norm = norm.replace(",", "")
        return written, norm, norm, TokenKind.NUMBER, False, True, capital
    if group == "mark":
        return written, norm, norm, TokenKind.MARK, False, False, capital
    norm = {"not": "not", "dotted": norm.replace(".", "")}.get(group, norm)
    stop = group == "clitic" or (is_stopword(norm) and not (written.isupper() and len(norm) > 1 and is_acronym(norm)))
    return written, norm, lemma_of(norm), TokenKind.WORD, stop, not stop, capital
