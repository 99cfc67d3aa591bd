"""What an amount counts, and what is said of it: the noun, and the participles and verbs beside it.

Word order only: the noun phrase behind the number, a copula or participle behind that, and the word just before.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimcheck.language.figures.numeral import function_words
from claimcheck.language.figures.quantity import Word
from claimcheck.language.figures.scan import Scan
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.frames import frame
from claimcheck.model import Span


class Counted(NamedTuple):
    """The noun that is counted, and the words that say what happened to it."""

    noun: str | None
    noun_span: Span | None
    predicates: tuple[Word, ...]
    last: int
    """One past the noun's token; where the amount ends when none stands behind it."""


_SIGNS = frozenset("=<>≤≥≈~")
_LONGEST_PHRASE = 7
_SHORTEST_ED, _SHORTEST_ING, _SHORTEST_PLURAL = 4, 5, 3
"""Letters below which an ending is part of the word: red, king, as."""


@cache
def _irregular() -> frozenset[str]:
    return lexicon.words("participles.txt")


@cache
def _plurals() -> frozenset[str]:
    return lexicon.words("plurals.txt")


def is_participle(word: str) -> bool:
    """Tell whether a word looks like a past participle or past tense."""
    regular = word.endswith("ed") and len(word) >= _SHORTEST_ED and word not in frame("not-participles")
    return regular or word in _irregular()


def is_plural(word: str) -> bool:
    """Tell whether a word looks like a plural noun."""
    regular = word.endswith("s") and len(word) >= _SHORTEST_PLURAL and not word.endswith(("ss", "us", "is", "'s"))
    return (regular and word not in frame("not-plurals")) or word in _plurals()


def is_noun_like(tokens: Scan, index: int) -> bool:
    """Tell whether a token may be a noun: a word that does not end a noun phrase."""
    return tokens.words[index].isalpha() and tokens.words[index] not in function_words() | {"out", "per", "in", "of"}


def counted(tokens: Scan, first: int, last: int, *, one: bool, counts: bool) -> Counted:
    """Find what the amount at tokens ``[first, last)`` counts.

    ``one`` says that it is about a single thing; ``counts`` that it counts (it is no measure and no ordinal), so that a
    participle may stand for those who are counted: "11 killed".
    """
    start = _phrase_start(tokens, last)
    phrase = range(start, start) if not counts and tokens.words[start] in frame("sizes") else _phrase(tokens, start)
    head = _head(tokens, phrase, one=one, counts=counts)
    end = last if head is None else head + 1
    found = {*_inside(tokens, phrase, head), *_behind(tokens, end)}
    before = _noun_before(tokens, first)
    if head is None and before is not None:
        head = before
    else:
        found |= set(_before(tokens, first, before))
    predicates = tuple(sorted(found, key=lambda word: word[1]))
    if head is None:
        return Counted(None, None, predicates, last)
    return Counted(tokens.words[head], tokens.span(head, head + 1), predicates, end)


def _phrase_start(tokens: Scan, index: int) -> int:
    while tokens.words[index] == "-" and tokens.glued(index):
        index += 2 if tokens.words[index + 1] in ("long", "strong") else 1
    if tokens.words[index] == "of":
        index += 1
        while tokens.words[index] in frame("determiners"):
            index += 1
    return index


def _phrase(tokens: Scan, start: int) -> range:
    """Return the tokens up to the next word that can't be part of a noun phrase."""
    index = start
    while index < start + _LONGEST_PHRASE:
        word = tokens.words[index]
        hyphen = word == "-" and index > start and tokens.glued(index) and tokens.glued(index + 1)
        if not hyphen and (not word[:1].isalpha() or word in function_words()):
            break
        index += 1
    return range(start, index)


def _head(tokens: Scan, phrase: range, *, one: bool, counts: bool) -> int | None:
    """Find the phrase's first plural (or the last of several in a row), else the last noun before a participle."""
    if not one:
        for index in phrase:
            following = index + 1 in phrase and is_plural(tokens.words[index + 1])
            if is_plural(tokens.words[index]) and not following:
                return index
    before = None
    for index in phrase:
        word = tokens.words[index]
        if is_participle(word):
            return index if before is None and counts else before
        if word.isalpha() and not word.endswith("ly") and word not in frame("never-nouns"):
            before = index
    return before


def _inside(tokens: Scan, phrase: range, head: int | None) -> Iterator[Word]:
    """Yield participles before the noun (injured workers), and the noun itself when it is one (11 killed)."""
    for index in phrase:
        if head is not None and index <= head and is_participle(tokens.words[index]):
            yield _word(tokens, index)


def _behind(tokens: Scan, index: int) -> Iterator[Word]:
    """Yield participles and past tenses behind the noun: were killed, died, reportedly injured or missing."""
    while tokens.words[index] in frame("copulas") or tokens.words[index].endswith("ly"):
        index += 1
    while is_participle(tokens.words[index]):
        yield _word(tokens, index)
        index += 1
        if tokens.words[index] in ("or", "and") and is_participle(tokens.words[index + 1]):
            index += 1


def _noun_before(tokens: Scan, first: int) -> int | None:
    """Find what a number is the value of: a toll *of* 11, *n* = 45."""
    index = first - 2
    if index < 0 or tokens.words[first - 1] not in ("of", *_SIGNS):
        return None
    word = tokens.words[index]
    return index if word.isalpha() and word not in function_words() and word not in frame("never-nouns") else None


def _before(tokens: Scan, first: int, noun: int | None) -> Iterator[Word]:
    """Yield the verb or event just before: killing nine, injured three others, the deaths of 11."""
    index = first - 1
    word = tokens.words[index]
    if noun is not None:
        yield _word(tokens, noun)
    elif index >= 0 and (is_participle(word) or (word.endswith("ing") and len(word) >= _SHORTEST_ING)):
        yield _word(tokens, index)


def _word(tokens: Scan, index: int) -> Word:
    return tokens.words[index], tokens.span(index, index + 1)
