"""What an amount counts, and what is said of it: the noun, and the participles and verbs beside it.

Word order only: the noun phrase behind the number, a copula or participle behind that, and the word just before.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimcheck.language import lexicon
from claimcheck.language.numerals import function_words
from claimcheck.language.quantity import Word
from claimcheck.language.scan import Scan
from claimcheck.model import Span


class Counted(NamedTuple):
    """The noun that is counted, and the words that say what happened to it."""

    noun: str | None
    noun_span: Span | None
    predicates: tuple[Word, ...]
    last: int
    """One past the noun's token; where the amount ends when there is none."""


_COPULAS = frozenset(
    {"were", "was", "are", "is", "be", "been", "being", "have", "has", "had", "got", "get", "gets", "getting", "also"}
)
_DETERMINERS = frozenset(
    {"the", "these", "those", "all", "its", "his", "her", "their", "our", "my", "your", "a", "an", "them", "this"}
)
_LONGEST_PHRASE = 7
_NOT_PARTICIPLES = ("eed", "hundred", "kindred", "bed", "shed", "sacred", "naked", "wicked")


@cache
def _irregular() -> frozenset[str]:
    return lexicon.words("participles.txt")


@cache
def _plurals() -> frozenset[str]:
    return lexicon.words("plurals.txt")


def is_participle(word: str) -> bool:
    """Whether a word looks like a past participle or past tense."""
    return word in _irregular() or (word.endswith("ed") and len(word) > 3 and not word.endswith(_NOT_PARTICIPLES))  # noqa: PLR2004 - "red"


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun."""
    return word in _plurals() or (word.endswith("s") and len(word) > 2 and not word.endswith(("ss", "us", "is", "'s")))  # noqa: PLR2004 - "as"


def counted(tokens: Scan, first: int, last: int, *, one: bool) -> Counted:
    """What the amount at tokens ``[first, last)`` counts; ``one`` when it is a single one."""
    phrase = _phrase(tokens, _phrase_start(tokens, last))
    head = _head(tokens, phrase, one=one)
    found = list(_inside(tokens, phrase, head))
    end = last if head is None else head + 1
    found += _behind(tokens, end)
    found += _before(tokens, first)
    found = sorted(set(found), key=lambda word: word[1])
    if head is None:
        return Counted(None, None, tuple(found), last)
    return Counted(tokens.words[head], tokens.span(head, head + 1), tuple(found), head + 1)


def _phrase_start(tokens: Scan, index: int) -> int:
    while tokens.words[index] == "-" and tokens.glued(index):
        index += 2 if tokens.words[index + 1] in ("old", "long", "strong") else 1
    if tokens.words[index] == "of":
        index += 1
        while tokens.words[index] in _DETERMINERS:
            index += 1
    return index


def _phrase(tokens: Scan, start: int) -> range:
    """The tokens up to the next word that can't be part of a noun phrase."""
    index = start
    while index < start + _LONGEST_PHRASE:
        word = tokens.words[index]
        hyphen = word == "-" and index > start and tokens.glued(index) and tokens.glued(index + 1)
        if not hyphen and (not word[:1].isalpha() or word in function_words()):
            break
        index += 1
    return range(start, index)


def _head(tokens: Scan, phrase: range, *, one: bool) -> int | None:
    """The noun of the phrase: its first plural (or the last of several in a row), else what stands before a participle."""
    if not one:
        for index in phrase:
            if is_plural(tokens.words[index]) and not (index + 1 in phrase and is_plural(tokens.words[index + 1])):
                return index
    before = None
    for index in phrase:
        word = tokens.words[index]
        if is_participle(word) and before is not None:
            break
        if word.isalpha() and not word.endswith("ly"):
            before = index
    return before


def _inside(tokens: Scan, phrase: range, head: int | None) -> Iterator[Word]:
    """Participles before the noun: injured workers; the noun itself when it is one: 11 killed."""
    for index in phrase:
        if head is not None and index <= head and is_participle(tokens.words[index]):
            yield tokens.words[index], tokens.span(index, index + 1)


def _behind(tokens: Scan, index: int) -> Iterator[Word]:
    """Participles and past tenses behind the noun: were killed, died, reportedly injured or missing."""
    while tokens.words[index] in _COPULAS or tokens.words[index].endswith("ly"):
        index += 1
    while is_participle(tokens.words[index]):
        yield tokens.words[index], tokens.span(index, index + 1)
        index += 1
        if tokens.words[index] in ("or", "and") and is_participle(tokens.words[index + 1]):
            index += 1


def _before(tokens: Scan, first: int) -> Iterator[Word]:
    """The verb just before: killing nine, injured three others, the deaths of 11."""
    index = first - 1
    if tokens.words[index] == "of" and first > 1:
        index -= 1
        if tokens.words[index].isalpha() and tokens.words[index] not in function_words():
            yield tokens.words[index], tokens.span(index, index + 1)
        return
    word = tokens.words[index]
    if is_participle(word) or (word.endswith("ing") and len(word) > 4):  # noqa: PLR2004 - "king"
        yield word, tokens.span(index, index + 1)
