"""Numerals: what digits and number words say, before units, bounds and nouns are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cache

from claimcheck.language import lexicon
from claimcheck.language.intervals import Number
from claimcheck.language.scan import Scan


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
    low: Number
    high: Number
    step: Number = 1
    """The place value of its last significant digit: 100,000 for "1.2 million"."""
    digits: bool = False
    """Whether it is written in digits."""
    scale: Number = 1
    """What its magnitude words multiply it by; 1 when it has none."""

    def times(self, factor: Number, last: int) -> Numeral:
        """This many times ``factor``, read up to token ``last``."""
        low, high, step = (tidy(Fraction(part) * Fraction(factor)) for part in (self.low, self.high, self.step))
        return replace(self, last=last, low=low, high=high, step=step, scale=self.scale * factor)


def tidy(number: Fraction) -> int | Fraction:
    """An ``int`` where the fraction is whole."""
    return number.numerator if number.denominator == 1 else number


@cache
def values(kind: str) -> dict[str, int | Fraction]:
    """Word → value for the number words of one kind (see ``number_words.tsv``)."""
    return {row[0]: tidy(Fraction(row[2])) for row in lexicon.rows("number_words.tsv") if row[1] == kind}


@cache
def _uppers() -> dict[str, int]:
    return {row[0]: int(row[-1]) for row in lexicon.rows("number_words.tsv") if row[1] == "vague"}


@cache
def _starters() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.rows("number_words.tsv") if row[1] != "mark")


@cache
def function_words() -> frozenset[str]:
    """Words that end a noun phrase or can't begin one."""
    return lexicon.words("phrase_ends.txt")


_LONGEST = 30
"""Digits beyond which a number is a serial of some sort (and slow to read)."""
_ARTICLES = frozenset({"a", "an"})
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_NOT_AFTER = frozenset({"no", "any", "every", "each", "this", "that", "the", "another", "which", "some", "number"})
_COMPOUND_ONE = frozenset({"off", "time", "way", "sided", "to", "on", "liner", "stop", "dimensional", "size"})
_AFTER_DOUBLE = frozenset({"the", "that", "its", "his", "her", "their", "our", "what", "as"})
_AFTER_HALF = frozenset(
    {"of", "the", "a", "an", "its", "his", "her", "their", "our", "all", "that", "as", "percent", "were", "have"}
)
_BEFORE_HALF = frozenset(
    {"by", "than", "nearly", "almost", "about", "least", "over", "under", "roughly", "around", "some", "a", "in"}
)
_MONTHS_BEFORE_SPACE = frozenset({"january", "february", "march", "april", "may", "june", "july", "august", "september",
                                  "october", "november", "december"})  # fmt: skip


def numerals(tokens: Scan) -> Iterator[Numeral]:
    """The numerals of a text in order, not overlapping."""
    starters = _starters()
    behind = 0
    for index in range(tokens.count):
        word = tokens.words[index]
        if index >= behind and (word in starters or word[0].isdecimal() or word[0] == "."):
            found = _read(tokens, index)
            if found is not None:
                behind = found.last
                yield found


def _read(tokens: Scan, index: int) -> Numeral | None:
    word = tokens.words[index]
    if word[0].isdecimal() or (word[0] == "." and len(word) > 1):
        return _digits(tokens, index)
    for reader in (_fraction, _ordinal, _worded, _vague, _multiple):
        found = reader(tokens, index)
        if found is not None:
            return found
    return None


# digits


def _digits(tokens: Scan, index: int) -> Numeral | None:
    word = tokens.words[index]
    if len(word) > _LONGEST:
        return None
    if word.count(".") > 1:
        return Numeral(index, index + 1, NumeralKind.LABEL, 0, 0, digits=True)
    if tokens.words[index + 1] in _ORDINAL_ENDINGS and tokens.glued(index + 1) and "." not in word:
        value = int(_plain(word))
        return Numeral(index, index + 2, NumeralKind.ORDINAL, value, value, digits=True)
    split = _slashed(tokens, index)
    if split is not None:
        return split
    last, plain = _spaced_thousands(tokens, index)
    value, step = _valued(plain)
    found = Numeral(index, last, NumeralKind.CARDINAL, value, value, step, digits=True)
    return _scaled(tokens, _mixed(tokens, found))


def _plain(word: str) -> str:
    return "".join(char for char in word if char.isdecimal() or char == ".")


def _valued(plain: str) -> tuple[int | Fraction, int | Fraction]:
    """Value and step of plain digits; ``1.50`` has the step 1/100, ``1200`` the step 100."""
    whole, point, decimals = plain.partition(".")
    if point:
        return tidy(Fraction(int((whole or "0") + decimals), 10 ** len(decimals))), Fraction(1, 10 ** len(decimals))
    return int(whole), step_of(int(whole))


def step_of(value: int) -> int:
    """The place value of the last digit that is not a zero; 1 for zero."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


def _spaced_thousands(tokens: Scan, index: int) -> tuple[int, str]:
    """Join ``1 200 000`` written with plain spaces, but not ``January 17 200 people``."""
    word, last = _plain(tokens.words[index]), index + 1
    if len(tokens.words[index]) > 3 or tokens.words[index - 1] in _MONTHS_BEFORE_SPACE:  # noqa: PLR2004 - digits of a group
        return last, word
    while _is_group(tokens, last):
        word += tokens.words[last]
        last += 1
    return last, word


def _is_group(tokens: Scan, index: int) -> bool:
    word = tokens.words[index]
    return len(word) == 3 and word.isdecimal() and tokens.starts[index] == tokens.ends[index - 1] + 1  # noqa: PLR2004 - as above


def _slashed(tokens: Scan, index: int) -> Numeral | None:
    """A fraction in digits: 3/4."""
    below = tokens.words[index + 2]
    if tokens.words[index + 1] != "/" or not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return None
    if not (below.isdecimal() and tokens.words[index].isdecimal() and len(below) <= 3):  # noqa: PLR2004 - 1/365, not a serial
        return None
    above = int(tokens.words[index])
    if not 0 < above < int(below) or (tokens.words[index + 3] == "/" and tokens.glued(index + 3)):
        return None
    value = tidy(Fraction(above, int(below)))
    return Numeral(index, index + 3, NumeralKind.PART, value, value, Fraction(1, int(below)), digits=True)


def _mixed(tokens: Scan, whole: Numeral) -> Numeral:
    """``2½``, ``2 1/2``, and "two and a half"."""
    part = _mixed_part(tokens, whole.last)
    if part is None or isinstance(whole.low, Fraction):
        return whole
    last, value = part
    total = tidy(whole.low + Fraction(value))
    return replace(whole, last=last, low=total, high=total, step=Fraction(1, Fraction(value).denominator))


def _mixed_part(tokens: Scan, index: int) -> tuple[int, int | Fraction] | None:
    glyph = values("glyph").get(tokens.words[index])
    if glyph is not None:
        return index + 1, glyph
    if tokens.words[index].isdecimal():
        slashed = _slashed(tokens, index)
        return (slashed.last, Fraction(slashed.low)) if slashed else None
    words = [word for word in tokens.words[index : index + 6] if word != "-"][:3]
    if words[:2] == ["and", "a"] and words[2] in ("half", "quarter", "third"):
        skipped = tokens.words[index : index + 6].index(words[2])
        return index + skipped + 1, Fraction(1, int(values("part")[words[2]]))
    return None


# words


def _hop(tokens: Scan, index: int) -> int:
    """Over a hyphen that ties two words."""
    return index + 1 if tokens.words[index] == "-" and tokens.glued(index) and tokens.glued(index + 1) else index


def _below_hundred(tokens: Scan, index: int) -> tuple[int, int] | None:
    tens = values("tens").get(tokens.words[index])
    if tens is None:
        small = values("small").get(tokens.words[index])
        return None if small is None else (int(small), index + 1)
    after = _hop(tokens, index + 1)
    digit = int(values("small").get(tokens.words[after], 0))
    return (int(tens) + digit, after + 1) if 0 < digit < 10 else (int(tens), index + 1)  # noqa: PLR2004 - one digit


def _below_thousand(tokens: Scan, index: int) -> tuple[int, int] | None:
    if tokens.words[index] == "hundred":
        head: tuple[int, int] | None = (1, index)
    else:
        head = _below_hundred(tokens, index)
    if head is None:
        return None
    value, last = head
    after = _hop(tokens, last)
    if tokens.words[after] != "hundred":
        return head
    rest = _below_hundred(tokens, _over_and(tokens, after + 1))
    return (value * 100 + rest[0], rest[1]) if rest else (value * 100, after + 1)


def _over_and(tokens: Scan, index: int) -> int:
    return index + 1 if tokens.words[index] == "and" else index


def _worded(tokens: Scan, index: int) -> Numeral | None:
    """A cardinal in words: "eleven", "two hundred and five thousand", "a million", "half a dozen"."""
    first = index - 1 if tokens.words[index - 1] in _ARTICLES else index
    head = _half_of_group(tokens, index)
    if head is not None:
        return head
    if tokens.words[index] in values("scale") or tokens.words[index] in values("group"):
        bare = Numeral(first, index, NumeralKind.CARDINAL, 1, 1)
        return _scaled(tokens, bare)
    found = _sum_of_groups(tokens, index)
    if found is None or _is_pronoun(tokens, index, found[1]):
        return None
    value, last, scale = found
    first = first if tokens.words[index] == "hundred" else index
    numeral = Numeral(first, last, NumeralKind.CARDINAL, value, value, step_of(value), scale=scale)
    return _part_of(tokens, _scaled(tokens, _mixed(tokens, numeral)))


def _sum_of_groups(tokens: Scan, index: int) -> tuple[int, int, int] | None:
    group = _below_thousand(tokens, index)
    if group is None:
        return None
    total, limit, last = 0, 0, index
    while group is not None:
        value, last = group
        scale = int(values("scale").get(tokens.words[_hop(tokens, last)], 1))
        if scale == 1 or (limit and scale >= limit):
            return total + value, last, limit or 1
        total, limit, last = total + value * scale, scale, _hop(tokens, last) + 1
        group = _below_thousand(tokens, _over_and(tokens, last))
    return total, last, limit


def _scaled(tokens: Scan, numeral: Numeral) -> Numeral:
    """With the magnitude words behind it: "1.2 million", "two dozen", "3 hundred thousand"."""
    index = _hop(tokens, numeral.last)
    word = tokens.words[index]
    factor = values("scale").get(word) or values("group").get(word) or values("hundred").get(word)
    if factor is not None:
        return _scaled(tokens, numeral.times(factor, index + 1))
    mark = values("mark").get(word) if numeral.digits else None
    if mark is None or not (len(word) > 1 or (word == "k" and tokens.glued(index))):
        return numeral
    return numeral.times(mark, index + 1)


def _half_of_group(tokens: Scan, index: int) -> Numeral | None:
    """ "half a million", "half a dozen", "a quarter of a million"."""
    word = tokens.words[index]
    if word not in ("half", "quarter"):
        return None
    after = _hop(tokens, index + 1)
    after += 1 if tokens.words[after] == "of" else 0
    after += 1 if tokens.words[after] in _ARTICLES else 0
    scale = values("scale").get(tokens.words[after]) or values("group").get(tokens.words[after])
    if scale is None:
        return None
    first = index - 1 if tokens.words[index - 1] in _ARTICLES else index
    value = tidy(Fraction(scale, values("part")[word]))
    return Numeral(first, after + 1, NumeralKind.CARDINAL, value, value, step_of(int(value)), scale=scale)


def _is_pronoun(tokens: Scan, index: int, last: int) -> bool:
    """Whether "one" stands for somebody or something instead of counting."""
    if tokens.words[index] != "one" or last != index + 1:
        return False
    before, after = tokens.words[index - 1], tokens.words[last]
    if before in ("least", "than", "only", "just", "exactly", "most"):
        return False
    if before in _NOT_AFTER or (after == "-" and tokens.words[last + 1] in _COMPOUND_ONE):
        return True
    if after == "in" or (after == "-" and tokens.glued(last)):
        return False
    return not after.isalpha() or after in function_words() or after in ("another", "by")


def _part_of(tokens: Scan, count: Numeral) -> Numeral:
    """A cardinal and a denominator: "two thirds", "one-fifth", "three quarters of"."""
    index = _hop(tokens, count.last)
    word = tokens.words[index]
    below = values("part").get(word)
    if below is None or count.scale > 1 or isinstance(count.low, Fraction) or count.low >= below:
        return count
    if (count.low == 1) == word.endswith("s"):
        return count
    value = tidy(Fraction(count.low, below))
    return replace(count, last=index + 1, kind=NumeralKind.PART, low=value, high=value, step=Fraction(1, below))


def _fraction(tokens: Scan, index: int) -> Numeral | None:
    """ "a third of", "half the", "½"."""
    word, before, after = tokens.words[index], tokens.words[index - 1], tokens.words[index + 1]
    glyph = values("glyph").get(word)
    if glyph is not None:
        return Numeral(index, index + 1, NumeralKind.PART, glyph, glyph, glyph, digits=True)
    below = values("part").get(word)
    if below is None or word.endswith("s"):
        return None
    ends = not after.isalpha() or after in function_words()
    if word == "half":
        fits = after in _AFTER_HALF or (before in _BEFORE_HALF and ends)
    else:
        fits = before in _ARTICLES and ends
    if not fits:
        return None
    first = index - 1 if before in _ARTICLES else index
    value = Fraction(1, int(below))
    return Numeral(first, index + 1, NumeralKind.PART, value, value, value)


def _ordinal(tokens: Scan, index: int) -> Numeral | None:
    word = tokens.words[index]
    tens = values("tens").get(word)
    after = _hop(tokens, index + 1)
    if tens is not None:
        digit = int(values("ordinal").get(tokens.words[after], 0))
        value, last = (int(tens) + digit, after + 1) if 0 < digit < 10 else (0, 0)  # noqa: PLR2004 - one digit
    else:
        value, last = int(values("ordinal").get(word, 0)), index + 1
    return Numeral(index, last, NumeralKind.ORDINAL, value, value) if value else None


# words that give no figure


def _vague(tokens: Scan, index: int) -> Numeral | None:
    word = tokens.words[index]
    if word in values("plural"):
        return _plural(tokens, index)
    low = values("vague").get(word)
    if low is None or not _counts(tokens, index):
        return None
    first = index - 1 if tokens.words[index - 1] in _ARTICLES else index
    high = _uppers()[word]
    kind = NumeralKind.VAGUE if high > low else NumeralKind.CARDINAL
    last = (
        index + 2
        if tokens.words[index + 1] == "of" and tokens.words[index + 2] in ("hundred", "thousand")
        else index + 1
    )
    return _scaled(tokens, Numeral(first, last, kind, low, high))


def _counts(tokens: Scan, index: int) -> bool:
    """Whether "couple", "both", "few" … say how many here."""
    word, before, after = tokens.words[index], tokens.words[index - 1], tokens.words[index + 1]
    if word == "several":
        return True
    if word == "both":
        return after.endswith("s") or after in ("of", "men", "women", "people", "children")
    if before not in _ARTICLES:
        return False
    return (
        word == "few"
        or after == "of"
        or after in values("hundred")
        or after in values("scale")
        or after in values("group")
    )


def _plural(tokens: Scan, index: int) -> Numeral | None:
    """ "dozens", "tens of thousands": from twice to a hundred times the unit."""
    word = tokens.words[index]
    unit = Fraction(values("plural")[word])
    follows = tokens.words[index + 1] == "of"
    second = values("plural").get(tokens.words[index + 2]) if follows else None
    if word in ("tens", "scores") and not (second or (follows and word == "scores")):
        return None
    unit *= second or 1
    last = index + 3 if second else index + 1
    return Numeral(index, last, NumeralKind.VAGUE, tidy(2 * unit), tidy(100 * unit), tidy(unit), scale=tidy(unit))


def _multiple(tokens: Scan, index: int) -> Numeral | None:
    word = tokens.words[index]
    value = values("times").get(word)
    if value is None or (word in ("double", "triple", "treble") and tokens.words[index + 1] not in _AFTER_DOUBLE):
        return None
    return Numeral(index, index + 1, NumeralKind.TIMES, value, value)
