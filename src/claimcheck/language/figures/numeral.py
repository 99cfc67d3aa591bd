"""A numeral: one number as written, before units, bounds and nouns are looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cache

from claimcheck.language.figures.intervals import Exact
from claimcheck.language.figures.scan import Scan
from claimcheck.language.lexicons import lexicon


class NumeralKind(StrEnum):
    """What a numeral is by its form alone."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PART = "part"
    """A fraction of a whole: a third, 3/4."""
    TIMES = "times"
    VAGUE = "vague"
    """A range that only a word gives: several, dozens."""
    LABEL = "label"
    """Digits that are no amount: 4.2.1."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written; ``low`` and ``high`` differ only for vague words."""

    first: int
    """Its first token."""
    last: int
    """One past its last token."""
    kind: NumeralKind
    low: Exact
    high: Exact
    step: Exact = 1
    """The place value of its last significant digit: 100,000 for "1.2 million"."""
    digits: bool = False
    """Whether it is written in digits."""
    scale: Exact = 1
    """What its magnitude words multiply it by; 1 when it has none."""

    def times(self, factor: Exact, last: int) -> Numeral:
        """Multiply by the magnitude that ends before token ``last``."""
        scaled = self.converted(factor)
        return replace(scaled, last=last, scale=tidy(Fraction(self.scale * factor)))

    def converted(self, factor: Exact) -> Numeral:
        """Multiply by the size of a unit."""
        low, high, step = (tidy(Fraction(part * factor)) for part in (self.low, self.high, self.step))
        return replace(self, low=low, high=high, step=step)


def tidy(number: Fraction) -> Exact:
    """Return an ``int`` where the fraction is whole."""
    return number.numerator if number.denominator == 1 else number


def step_of(value: int) -> int:
    """Return the place value of the last digit that is not a zero; 1 for zero."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


@cache
def values(kind: str) -> dict[str, Exact]:
    """Map the number words of one kind (see ``number_words.tsv``) to their values."""
    return {row[0]: tidy(Fraction(row[2])) for row in lexicon.rows("number_words.tsv") if row[1] == kind}


@cache
def whole_values(kind: str) -> dict[str, int]:
    """Map the number words of a kind that has whole values only."""
    return {word: int(value) for word, value in values(kind).items()}


@cache
def upper_values() -> dict[str, int]:
    """Map the vague words to the numbers that they stay below."""
    return {row[0]: int(row[-1]) for row in lexicon.rows("number_words.tsv") if row[1] == "vague"}


@cache
def function_words() -> frozenset[str]:
    """Return the words that end a noun phrase or can't begin one."""
    return lexicon.words("phrase_ends.txt")


def over_hyphen(tokens: Scan, index: int) -> int:
    """Step over a hyphen that ties two words."""
    return index + 1 if tokens.words[index] == "-" and tokens.glued(index) and tokens.glued(index + 1) else index


_MOST_SCALES = 3
"""How many magnitude words may follow one another: "two hundred thousand million"."""


def scaled(tokens: Scan, numeral: Numeral) -> Numeral:
    """Take the magnitude words behind a numeral in: "1.2 million", "two dozen", "3bn", "10k"."""
    for _ in range(_MOST_SCALES):
        index = over_hyphen(tokens, numeral.last)
        word = tokens.words[index]
        factor = next((table[word] for kind in ("scale", "group", "hundred") if word in (table := values(kind))), None)
        if factor is None and numeral.digits and (len(word) > 1 or (word == "k" and tokens.glued(index))):
            factor = values("mark").get(word)
        if factor is None:
            break
        numeral = numeral.times(factor, index + 1)
    return numeral
