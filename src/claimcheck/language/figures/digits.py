"""Numerals in digits: 1,200, 1 200, 2½, 3/4, 21st, 1.2 million."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from claimcheck.language.figures.calendar_names import months
from claimcheck.language.figures.intervals import Exact
from claimcheck.language.figures.numeral import (
    Numeral,
    NumeralKind,
    over_hyphen,
    scaled,
    step_of,
    tidy,
    values,
    whole_values,
)
from claimcheck.language.figures.scan import Scan

_LONGEST = 30
"""Digits beyond which a number is a serial of some sort (and slow to read)."""
_GROUP = 3
"""Digits between thousands separators."""
_DENOMINATORS = frozenset({*range(2, 11), 12, 16, 20, 32, 64, 100, 1000})
"""What a fraction in digits may be of; 9/11 and 24/7 are none."""
STOPPED = 5
"""Tokens of a time in hours, minutes and seconds."""
_ENDINGS = frozenset({"st", "nd", "rd", "th"})


def digits_at(tokens: Scan, index: int) -> Numeral | None:
    """Read the numeral that begins with the digits at token ``index``."""
    word = tokens.words[index]
    if len(word) > _LONGEST:
        return None
    if word.count(".") > 1:
        return Numeral(index, index + 1, NumeralKind.LABEL, 0, 0, digits=True)
    if tokens.words[index + 1] in _ENDINGS and tokens.glued(index + 1) and "." not in word:
        place = int(_plain(word))
        return Numeral(index, index + 2, NumeralKind.ORDINAL, place, place, digits=True)
    split = slashed(tokens, index) or _stopped(tokens, index)
    if split is not None:
        return split
    last, plain = _spaced(tokens, index)
    value, step = _valued(plain)
    return scaled(tokens, mixed(tokens, Numeral(index, last, NumeralKind.CARDINAL, value, value, step, digits=True)))


def _plain(word: str) -> str:
    return "".join(char for char in word if char.isdecimal() or char == ".")


def _valued(plain: str) -> tuple[Exact, Exact]:
    """Return value and step; ``1.50`` has the step 1/100, ``1200`` the step 100."""
    whole, point, decimals = plain.partition(".")
    if point:
        below = int("1" + "0" * len(decimals))
        return tidy(Fraction(int((whole or "0") + decimals), below)), Fraction(1, below)
    return int(whole), step_of(int(whole))


def _spaced(tokens: Scan, index: int) -> tuple[int, str]:
    """Join ``1 200 000`` written with plain spaces, but not ``January 17 200 people``."""
    word, last = _plain(tokens.words[index]), index + 1
    if len(tokens.words[index]) > _GROUP or tokens.words[index - 1] in months():
        return last, word
    while _is_group(tokens, last) and len(word) < _LONGEST:
        word += tokens.words[last]
        last += 1
    return last, word


def _is_group(tokens: Scan, index: int) -> bool:
    word = tokens.words[index]
    return len(word) == _GROUP and word.isdecimal() and tokens.starts[index] == tokens.ends[index - 1] + 1


def slashed(tokens: Scan, index: int) -> Numeral | None:
    """Read a fraction in digits at token ``index``: 3/4."""
    above, slash, below, after = tokens.words[index : index + 4]
    if slash != "/" or not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return None
    if (
        not (above.isdecimal() and below.isdecimal())
        or int(below[:5]) not in _DENOMINATORS
        or not 0 < int(above[:5]) < int(below)
    ):
        return None
    if after == "/" and tokens.glued(index + 3):
        return None
    value = tidy(Fraction(int(above), int(below)))
    return Numeral(index, index + 3, NumeralKind.PART, value, value, Fraction(1, int(below)), digits=True)


def _stopped(tokens: Scan, index: int) -> Numeral | None:
    """Read a time that was taken, in hours: 2:21:08."""
    hours, colon, minutes, second_colon, seconds = tokens.words[index : index + STOPPED]
    glued = all(tokens.glued(place) for place in range(index + 1, index + STOPPED))
    if not (colon == second_colon == ":" and glued) or not all(
        part.isdecimal() and len(part) == 2 for part in (minutes, seconds, hours.zfill(2))
    ):
        return None
    value = tidy(Fraction(int(hours) * 3600 + int(minutes) * 60 + int(seconds), 3600))
    return Numeral(index, index + STOPPED, NumeralKind.CARDINAL, value, value, Fraction(1, 3600), digits=True)


def mixed(tokens: Scan, whole: Numeral) -> Numeral:
    """Add the fraction behind a whole number: ``2½``, ``2 1/2``, "two and a half"."""
    part = _mixed_part(tokens, whole.last)
    if part is None or isinstance(whole.low, Fraction):
        return whole
    last, value = part
    total = whole.low + Fraction(value)
    return replace(whole, last=last, low=total, high=total, step=Fraction(1, Fraction(value).denominator))


def _mixed_part(tokens: Scan, index: int) -> tuple[int, Exact] | None:
    word = tokens.words[index]
    if word in values("glyph"):
        return index + 1, values("glyph")[word]
    if word.isdecimal():
        part = slashed(tokens, index)
        return (part.last, part.low) if part else None
    at_and = over_hyphen(tokens, index)
    at_article = over_hyphen(tokens, at_and + 1)
    at_part = over_hyphen(tokens, at_article + 1)
    if (
        tokens.words[at_and] == "and"
        and tokens.words[at_article] == "a"
        and tokens.words[at_part] in ("half", "quarter", "third")
    ):
        return at_part + 1, Fraction(1, whole_values("part")[tokens.words[at_part]])
    return None
