"""Numerals in words: eleven, two hundred and five, half a million, a third, twenty-first, dozens, twice."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from claimcheck.language.figures.digits import mixed
from claimcheck.language.figures.numeral import (
    Numeral,
    NumeralKind,
    function_words,
    over_hyphen,
    scaled,
    step_of,
    tidy,
    upper_values,
    values,
    whole_values,
)
from claimcheck.language.figures.scan import Scan
from claimcheck.language.lexicons.determiners import INDEFINITE
from claimcheck.language.lexicons.frames import frame

_TEN, _HUNDRED = 10, 100
_TAKER = 3
"""How many words before a stretch of time may stand what takes it: "*take* the river a decade"."""


def words_at(tokens: Scan, index: int) -> Numeral | None:
    """Read the numeral whose first number word is token ``index`` (an article before it belongs to it)."""
    for reader in (_share_of_scale, _halving, _fraction, _ordinal, _cardinal, _vague, _multiple, _single):
        found = reader(tokens, index)
        if found is not None:
            return found
    return None


def _with_article(tokens: Scan, index: int) -> int:
    return index - 1 if tokens.words[index - 1] in INDEFINITE else index


# cardinals


def _cardinal(tokens: Scan, index: int) -> Numeral | None:
    word = tokens.words[index]
    if word in values("scale") or word in values("group"):
        return scaled(tokens, Numeral(_with_article(tokens, index), index, NumeralKind.CARDINAL, 1, 1))
    found = _sum_of_groups(tokens, index)
    if found is None or _is_pronoun(tokens, index, found[1]) or worded_year(tokens, index) is not None:
        return None
    value, last, scale = found
    first = _with_article(tokens, index) if word == "hundred" else index
    numeral = Numeral(first, last, NumeralKind.CARDINAL, value, value, step_of(value), scale=scale)
    return _part_of(tokens, scaled(tokens, mixed(tokens, numeral)))


def _below_hundred(tokens: Scan, index: int) -> tuple[int, int] | None:
    """Return value and one past the last token."""
    tens = whole_values("tens").get(tokens.words[index])
    if tens is None:
        small = whole_values("small").get(tokens.words[index])
        return None if small is None else (small, index + 1)
    after = over_hyphen(tokens, index + 1)
    digit = whole_values("small").get(tokens.words[after], 0)
    return (tens + digit, after + 1) if 0 < digit < _TEN else (tens, index + 1)


def _below_thousand(tokens: Scan, index: int) -> tuple[int, int] | None:
    head = (1, index) if tokens.words[index] == "hundred" else _below_hundred(tokens, index)
    if head is None:
        return None
    value, last = head
    after = over_hyphen(tokens, last)
    if tokens.words[after] != "hundred":
        return head
    rest = _below_hundred(tokens, _over_and(tokens, after + 1))
    return (value * _HUNDRED + rest[0], rest[1]) if rest else (value * _HUNDRED, after + 1)


def _over_and(tokens: Scan, index: int) -> int:
    return index + 1 if tokens.words[index] == "and" else index


def _sum_of_groups(tokens: Scan, index: int) -> tuple[int, int, int] | None:
    """Return value, one past the last token, and the smallest magnitude named."""
    group = _below_thousand(tokens, index)
    if group is None:
        return None
    total, limit, last = 0, 0, index
    while group is not None:
        value, end = group
        at_scale = over_hyphen(tokens, end)
        scale = whole_values("scale").get(tokens.words[at_scale], 1)
        if limit and scale >= limit:
            break  # "three thousand, two million" are two numbers
        last = end if scale == 1 else at_scale + 1
        total += value * scale
        if scale == 1:
            return total, last, limit or 1
        limit = scale
        group = _below_thousand(tokens, _over_and(tokens, last))
    return total, last, limit


def worded_year(tokens: Scan, index: int) -> tuple[int, int] | None:
    """Read a year in words at token ``index``: "nineteen eighty-four"; the year and one past its last token."""
    century = {"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20}.get(tokens.words[index])
    rest = _below_hundred(tokens, index + 1) if century else None
    if century is None or rest is None or rest[0] < _TEN:
        return None
    return century * _HUNDRED + rest[0], rest[1]


def _is_pronoun(tokens: Scan, index: int, last: int) -> bool:
    """Tell whether "one" stands for somebody or something instead of counting."""
    if tokens.words[index] != "one" or last != index + 1:
        return False
    before, after, second = tokens.words[index - 1], tokens.words[last], tokens.words[last + 1]
    if (
        before in frame("sure-before-one")
        or (after == "and" and second == "a")
        or (after in ("or", "to") and second in values("small"))
    ):
        return False
    if index > 1 and tokens.words[index - 2] in frame("before-pronoun-one"):
        return True  # the last one
    if before in frame("not-before-one") or (after == "-" and second in frame("behind-compound-one")):
        return True
    if after in ("in", "out") or (after == "-" and tokens.glued(last)):
        return False
    return not after.isalpha() or after in function_words() or after == "another"


# fractions and ordinals


def _share_of_scale(tokens: Scan, index: int) -> Numeral | None:
    """Read "half a million", "half a dozen", "a quarter of a million"."""
    word = tokens.words[index]
    if word not in ("half", "quarter"):
        return None
    after = over_hyphen(tokens, index + 1)
    after += tokens.words[after] == "of"
    after += tokens.words[after] in INDEFINITE
    scale = whole_values("scale").get(tokens.words[after]) or whole_values("group").get(tokens.words[after])
    if scale is None:
        return None
    value = scale // whole_values("part")[word]
    return Numeral(_with_article(tokens, index), after + 1, NumeralKind.CARDINAL, value, value, value, scale=scale)


def _part_of(tokens: Scan, count: Numeral) -> Numeral:
    """Join a cardinal and its denominator: "two thirds", "one-fifth", "three quarters of"."""
    index = over_hyphen(tokens, count.last)
    word = tokens.words[index]
    below = whole_values("part").get(word)
    if below is None or count.scale != 1 or isinstance(count.low, Fraction) or count.low >= below:
        return count
    if (count.low == 1) == word.endswith("s"):
        return count
    value = tidy(Fraction(count.low, below))
    return replace(count, last=index + 1, kind=NumeralKind.PART, low=value, high=value, step=Fraction(1, below))


def _fraction(tokens: Scan, index: int) -> Numeral | None:
    """Read "a third of", "half the", "½", but not "a third man" or "the second half"."""
    word, before, after = tokens.words[index], tokens.words[index - 1], tokens.words[index + 1]
    if word in values("glyph"):
        glyph = values("glyph")[word]
        return Numeral(index, index + 1, NumeralKind.PART, glyph, glyph, glyph, digits=True)
    below = whole_values("part").get(word)
    if below is None or word.endswith("s"):
        return None
    ends = not after.isalpha() or after in function_words() or after in frame("behind-part")
    usual = before in (frame("before-half") if word == "half" else INDEFINITE) and ends
    if not usual and not (word == "half" and after in frame("behind-half") and before not in values("ordinal")):
        return None
    value = Fraction(1, below)
    return Numeral(_with_article(tokens, index), index + 1, NumeralKind.PART, value, value, value)


def _halving(tokens: Scan, index: int) -> Numeral | None:
    """Read the share that a verb takes away: what is halved is cut by half."""
    value = values("halving").get(tokens.words[index])
    return None if value is None else Numeral(index, index + 1, NumeralKind.PART, value, value, value)


def _takes_one_of(tokens: Scan, index: int) -> bool:
    """Whether an ordinal takes one thing of so many: "every second house", but not "every second day"."""
    return tokens.words[index - 1] == "every" and tokens.words[index + 1] not in frame("stretches")


def _ordinal(tokens: Scan, index: int) -> Numeral | None:
    tens = whole_values("tens").get(tokens.words[index], 0)
    last = over_hyphen(tokens, index + 1) if tens else index
    value = whole_values("ordinal").get(tokens.words[last], 0)
    if not value or (tens and value >= _TEN) or f"{tokens.words[last]}-{_behind(tokens, last)}" in frame("no-ordinals"):
        return None
    if not tens and _takes_one_of(tokens, index):
        share = Fraction(1, value)
        return Numeral(index - 1, last + 1, NumeralKind.PART, share, share, share)
    return Numeral(index, last + 1, NumeralKind.ORDINAL, tens + value, tens + value)


def _behind(tokens: Scan, index: int) -> str:
    """The word behind another one, over a hyphen."""
    return tokens.words[over_hyphen(tokens, index + 1)]


# words that give no figure


def _vague(tokens: Scan, index: int) -> Numeral | None:
    word = tokens.words[index]
    if word in values("plural"):
        return _plural(tokens, index)
    low = whole_values("vague").get(word)
    if low is None or not _counts(tokens, index):
        return None
    high = upper_values()[word]
    last = index + 1
    last += tokens.words[last] == "of" and (
        tokens.words[last + 1] in values("scale") or tokens.words[last + 1] == "hundred"
    )
    kind = NumeralKind.VAGUE if high > low else NumeralKind.CARDINAL
    return scaled(tokens, Numeral(_with_article(tokens, index), last, kind, low, high))


def _counts(tokens: Scan, index: int) -> bool:
    """Tell whether "couple", "both", "few" … say how many here."""
    word, before, after = tokens.words[index], tokens.words[index - 1], tokens.words[index + 1]
    if word == "several":
        return True
    if word == "both":
        paired = tokens.words[index + 2] == "and"  # "both teachers and pupils"
        return (after.endswith("s") or after in ("of", "men", "women", "people", "children")) and not paired
    if before not in INDEFINITE:
        return False
    return word == "few" or after == "of" or any(after in values(kind) for kind in ("hundred", "scale", "group"))


def _plural(tokens: Scan, index: int) -> Numeral | None:
    """Read "dozens", "tens of thousands": from twice to a hundred times the unit."""
    word = tokens.words[index]
    follows = tokens.words[index + 1] == "of"
    second = whole_values("plural").get(tokens.words[index + 2]) if follows else None
    if (word == "tens" and not second) or (word == "scores" and not follows):
        return None
    unit = whole_values("plural")[word] * (second or 1)
    last = index + 3 if second else index + 1
    return Numeral(index, last, NumeralKind.VAGUE, 2 * unit, 100 * unit, unit, scale=unit)


def _multiple(tokens: Scan, index: int) -> Numeral | None:
    word = tokens.words[index]
    value = values("times").get(word)
    if value is None or (
        word in ("double", "triple", "treble") and tokens.words[index + 1] not in frame("behind-double")
    ):
        return None
    return Numeral(index, index + 1, NumeralKind.TIMES, value, value)


def _single(tokens: Scan, index: int) -> Numeral | None:
    """Read the article of a stretch of time as one: "for *a* week", "more than *an* hour", "*a* year and a half"."""
    if tokens.words[index] not in INDEFINITE:
        return None
    if tokens.words[index + 1] == "single" and tokens.words[index + 2] in frame("stretches") | {"second"}:
        return Numeral(index, index + 2, NumeralKind.CARDINAL, 1, 1)
    behind = tokens.words[index + 1]
    halved = tokens.words[index + 2] == "and" and tokens.words[index + 3] in INDEFINITE
    # "It takes a week", "it will take the river a week"
    taken = any(word in frame("taking-time") for word in tokens.words[max(0, index - _TAKER) : index])
    measured = tokens.words[index - 1] in frame("before-one-unit") or taken or halved
    return Numeral(index, index + 1, NumeralKind.CARDINAL, 1, 1) if measured and behind in frame("stretches") else None
