"""Which words may carry a full stop that ends no sentence, and which words like to begin one."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from claimcheck.language.lexicons import lexicon


class Abbreviation(StrEnum):
    """What a full stop after the word may mean; ``data/abbreviations.tsv`` describes each class."""

    TITLE = "title"
    INNER = "inner"
    NUMBER = "number"
    WORD = "word"
    MONTH = "month"
    HOUR = "hour"
    UNIT = "unit"
    LIKELY = "likely"
    LETTER = "letter"
    OPEN = "open"


_LETTERS_WITH_STOPS = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}\Z")
_VOWELS = frozenset("aeiouy")
_CACHED = 50_000
"""Words whose class is remembered: enough for the vocabulary of a large document, and bounded."""


@lru_cache(_CACHED)
def classify(word: str) -> Abbreviation | None:
    """Return the class of ``word`` (given without its last stop), or nothing when its stop is a plain full stop."""
    table = _table()
    listed = table.get(word) or table.get(word.lower()) or (table.get(word.capitalize()) if word.isupper() else None)
    if listed:
        return listed
    if len(word) == 1 and word.isalpha():
        return Abbreviation.LETTER
    if _LETTERS_WITH_STOPS.match(word):
        return Abbreviation.OPEN
    return Abbreviation.LIKELY if _is_clipped(word) else None


@lru_cache(_CACHED)
def begins_sentences(word: str) -> bool:
    """Whether ``word`` is one of those that begin sentences and are seldom part of a name."""
    return word.lower().replace("’", "'") in _words("sentence_starters.txt")


def follows_hour(word: str) -> bool:
    """Whether ``word`` goes on after a time of day or a date: a time zone, a weekday, a month."""
    return word in _words("after_hours.txt")


def takes_letter(word: str) -> bool:
    """Whether ``word`` is one that a single letter labels, as in "vitamin C" or "plan B"."""
    return word.lower() in _words("letter_labels.txt")


def _is_clipped(word: str) -> bool:
    """Whether an unlisted short word without a vowel ("Mfg", "blvd") looks like an abbreviation."""
    return 2 <= len(word) <= 5 and word.isalpha() and word[1:].islower() and _VOWELS.isdisjoint(word.lower())


@cache
def _table() -> dict[str, Abbreviation]:
    return {word: Abbreviation(kind) for word, kind in lexicon.rows("abbreviations.tsv")}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word for row in lexicon.rows(name) for word in row[0].split())
