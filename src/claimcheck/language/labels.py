"""Labels: numbers that name a thing instead of counting ("Flight 370", "Covid-19", "World War II", "§4.2")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimcheck.language import lexicon
from claimcheck.language.counted import is_participle, is_plural
from claimcheck.language.numerals import Numeral, NumeralKind, function_words
from claimcheck.language.scan import Scan


class Label(NamedTuple):
    """A number that names a thing, as half-open token ranges."""

    first: int
    last: int
    noun: str
    """What it names, lower-case: ``flight``, ``covid``; empty for a bare serial such as 4.2.1."""
    noun_first: int
    code: str
    """The number as it has to be repeated: ``370``, ``4.2``, ``2`` for II."""


_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NOT_NAMES = frozenset(
    {
        "under",
        "over",
        "top",
        "pre",
        "post",
        "mid",
        "sub",
        "non",
        "plus",
        "minus",
        "age",
        "aged",
        "late",
        "early",
        "x",
        "about",
    }
)
_ONLY_CAPITAL = frozenset(
    {
        "no",
        "nos",
        "art",
        "act",
        "war",
        "title",
        "week",
        "day",
        "season",
        "seasons",
        "p",
        "v",
        "company",
        "mark",
        "model",
    }
)
_REGNAL = 3
"""Letters from which on a capitalised word before a Roman numeral is a name: Elizabeth II, and not "If I"."""


@cache
def _labels() -> dict[str, str]:
    return {row[0]: row[-1] for row in lexicon.rows("labels.txt")}


def label_of(tokens: Scan, numeral: Numeral) -> Label | None:
    """The label that a numeral is, if it is one."""
    return _code(tokens, numeral) or _titled(tokens, numeral) or _serial(tokens, numeral)


def _code(tokens: Scan, numeral: Numeral) -> Label | None:
    """Letters tied to digits: MH370, F-16, Covid-19."""
    first = numeral.first
    if not numeral.digits or numeral.kind is NumeralKind.PART or not tokens.glued(first):
        return None
    before = first - 1
    if tokens.words[before] in ("-", "–", "‑"):
        before -= 1
        if before < 0 or not tokens.glued(before + 1):
            return None
    word = tokens.words[before]
    if not word.isalpha() or word in _NOT_NAMES or (word.islower() and not tokens.capital(before) and len(word) > 2):  # noqa: PLR2004
        return None
    return Label(before, numeral.last, word, before, _digits(tokens, numeral))


def _digits(tokens: Scan, numeral: Numeral) -> str:
    if numeral.digits:
        return "".join(tokens.words[numeral.first : numeral.last]).replace(",", "")
    return str(numeral.low)


def _titled(tokens: Scan, numeral: Numeral) -> Label | None:
    """A word that takes a number: page 3, Flight 370, Article Five, No. 7."""
    index = numeral.first - 1
    dotted = tokens.words[index] == "." and tokens.glued(index) and index > 0
    if dotted:
        index -= 1
    word = tokens.words[index]
    noun = _labels().get(word)
    if noun is None or numeral.kind not in (NumeralKind.CARDINAL, NumeralKind.LABEL):
        return None
    if not tokens.capital(index) and not dotted and not _plain_label(tokens, numeral, word):
        return None
    if dotted and word == noun:
        return None  # "He turned the page. 3 men" is no label, "p. 3" is
    return Label(index, numeral.last, noun, index, _digits(tokens, numeral))


def _plain_label(tokens: Scan, numeral: Numeral, word: str) -> bool:
    after = tokens.words[numeral.last]
    if not word.isalpha():
        return numeral.digits
    return numeral.digits and word not in _ONLY_CAPITAL and not is_plural(after) and not is_participle(after)


def _serial(tokens: Scan, numeral: Numeral) -> Label | None:
    if numeral.kind is not NumeralKind.LABEL:
        return None
    return Label(numeral.first, numeral.last, "", numeral.first, _digits(tokens, numeral))


def roman_labels(tokens: Scan) -> Iterator[Label]:
    """Names that end in a Roman numeral: World War II, Henry VIII, Type I diabetes."""
    for index in range(1, tokens.count):
        if tokens.words[index][0] not in _ROMAN_VALUES:
            continue
        value = _roman(tokens, index)
        if value:
            word = tokens.words[index - 1]
            yield Label(index - 1, index + 1, _labels().get(word, word), index - 1, str(value))


def _roman(tokens: Scan, index: int) -> int:
    """The value of a Roman numeral that follows a capitalised word; 0 when it is none."""
    written = tokens.original(index)
    before = tokens.words[index - 1]
    if not written.isupper() or not _ROMAN.fullmatch(written) or not tokens.capital(index - 1) or tokens.glued(index):
        return 0
    if before in function_words() or len(before) < _REGNAL or tokens.original(index - 1).isupper():
        return 0
    if len(written) == 1 and before not in _labels():
        return 0  # "I" is a pronoun, "V" and "X" are initials
    total = 0
    for digit, following in zip(written.lower(), [*written.lower()[1:], ""], strict=True):
        value = _ROMAN_VALUES[digit]
        total += -value if following and _ROMAN_VALUES[following] > value else value
    return total
