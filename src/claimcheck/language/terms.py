"""Terms: words, numbers and marks with their places, as matching sees them, without a language model.

A possessive ``'s`` and a contracted ``n't`` are tokens of their own, hyphens part words, and dotted abbreviations
(``U.S.``) are one word without their dots.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.language.folding import Folded, fold
from claimcheck.language.words import is_acronym, is_stopword, lemma_of


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
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
    sentence: int = 0
    """Number of the sentence it stands in; 0 for a claim."""

    @property
    def capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


_PATTERN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<dotted>(?:[^\W\d_]\.){2,})"
    r"|(?P<negated>[^\W\d_]{1,9}?(?=n't\b))"
    r"|(?P<not>n't\b)"
    r"|(?P<clitic>'(?:s|re|ve|ll|d|m)\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[^\w\s]|_)"
)


def tokenize(text: str, start: int = 0, end: int | None = None, sentence: int = 0) -> tuple[Token, ...]:
    """Read the tokens of ``text[start:end]``; their offsets count in the whole ``text``."""
    folded = fold(text[start : len(text) if end is None else end])
    tokens = []
    for match in _PATTERN.finditer(folded.text):
        for low, high in _pieces(folded, *match.span()):
            span = folded.original(low, high)
            norm = folded.text[low:high]
            tokens.append(_token(text, norm, match.lastgroup, start + span.start, start + span.end, sentence))
    return tuple(tokens)


def _pieces(folded: Folded, start: int, end: int) -> list[tuple[int, int]]:
    """Part a stretch from the beginning of a character that goes on after it: "2½" is 2 and ½, not 21 over 2."""
    shared = end < len(folded.text) and folded.starts[end] == folded.starts[end - 1]
    cut = folded.starts.index(folded.starts[end - 1], start, end) if shared else start
    return [(start, cut), (cut, end)] if cut > start else [(start, end)]


def _token(text: str, norm: str, group: str | None, start: int, end: int, sentence: int) -> Token:
    if group == "number":
        norm = norm.replace(",", "")
        return Token(
            start, end, text[start:end], norm, norm, TokenKind.NUMBER, stop=False, content=True, sentence=sentence
        )
    if group == "mark":
        return Token(
            start, end, text[start:end], norm, norm, TokenKind.MARK, stop=False, content=False, sentence=sentence
        )
    norm = {"not": "not", "dotted": norm.replace(".", "")}.get(group or "", norm)
    stop = group == "clitic" or (
        is_stopword(norm) and not (text[start:end].isupper() and len(norm) > 1 and is_acronym(norm))
    )
    return Token(start, end, text[start:end], norm, lemma_of(norm), TokenKind.WORD, stop, not stop, sentence)
