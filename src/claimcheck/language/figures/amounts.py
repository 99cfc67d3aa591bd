"""Amounts: a numeral with its sign, currency and unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from claimcheck.language.figures.counted import is_plural
from claimcheck.language.figures.digits import STOPPED
from claimcheck.language.figures.numeral import Numeral, NumeralKind, function_words, values
from claimcheck.language.figures.quantity_comparison import OLDEST
from claimcheck.language.figures.scan import Scan
from claimcheck.language.figures.units import Unit, named, sign_before, unit_after
from claimcheck.language.lexicons.determiners import INDEFINITE
from claimcheck.language.lexicons.frames import frame


@dataclass(frozen=True, slots=True)
class Amount:
    """One numeral and what it measures, as half-open token ranges."""

    first: int
    last: int
    numeral: Numeral
    unit: Unit | None = None


_MINUS = frozenset({"-", "−", "–"})
_OPENERS = frozenset("([~≈<>=≤≥/:;")
_AGES = frozenset({"aged", "age"})
_TO = frozenset({"and", "to", "or", "-", "–"})
_UNITLESS = (NumeralKind.ORDINAL, NumeralKind.LABEL, NumeralKind.TIMES)
_MARKS = frozenset({"m", "b", "t"})
"""Magnitudes that may be a metre, a byte or a tonne: read only beside money or before a counted plural."""
_HALVED = frozenset({"time", "calendar-time", "length", "mass", "volume"})
"""What may be told as "a mile and a half"."""
_INCHES = 12
"""Inches of a foot: a bare number below it, right behind feet, is inches."""


def amounts(tokens: Scan, found: Iterable[Numeral]) -> Iterator[Amount]:
    """Give numerals what belongs to them; feet and inches, hours and minutes become one amount."""
    held: Amount | None = None
    for numeral in found:
        amount = _amount(tokens, numeral, held.last if held else 0)
        merged = _merged(tokens, held, amount) if held else None
        if held is not None and merged is None:
            yield held
        held = merged or amount
    if held is not None:
        yield held


def _amount(tokens: Scan, numeral: Numeral, behind: int) -> Amount:
    numeral = _negated(tokens, numeral)
    sign = sign_before(tokens, numeral.first)
    if sign is not None and numeral.first - sign[0] >= behind:
        return _money(tokens, _marked(tokens, numeral, sure=True), *sign)
    if numeral.kind in _UNITLESS:
        return Amount(numeral.first, numeral.last, numeral)
    if numeral.last - numeral.first == STOPPED and tokens.words[numeral.first + 1] == ":":
        return Amount(numeral.first, numeral.last, numeral, named("hour"))
    cohort = _cohort(tokens, numeral)
    if cohort is not None:
        return cohort
    numeral = _marked(tokens, numeral, sure=False)
    found = unit_after(tokens, _to_unit(tokens, numeral), digits=numeral.digits, one=numeral.low == 1)
    if found is not None:
        last, unit = found
        return _in_base_money(Amount(numeral.first, last, numeral, unit))
    return Amount(numeral.first, numeral.last, numeral, named("year") if _is_age(tokens, numeral) else None)


def _is_age(tokens: Scan, numeral: Numeral) -> bool:
    """Tell an age: "aged 45", "the age of 45", "Smith, 45, said"."""
    first, last = numeral.first, numeral.last
    before = tokens.words[first - 1]
    if before in _AGES or (before == "of" and tokens.words[first - 2] in _AGES):
        return True
    ends = not tokens.words[last].isalpha() or tokens.words[last] in function_words()
    if before in _TO and tokens.words[first - 3] in {*_AGES, "between", "from"} and ends:
        return not _AGES.isdisjoint(tokens.words[max(0, first - 4) : first])  # "aged between 5 and 12"
    if before == "of" and tokens.words[first - 2] in frame("aged") and tokens.words[first - 3] in INDEFINITE and ends:
        return True
    beside = before == "," and first > 1 and tokens.words[last] == "," and tokens.capital(first - 2)
    return beside and numeral.digits and isinstance(numeral.low, int) and 0 < numeral.low <= OLDEST


def _to_unit(tokens: Scan, numeral: Numeral) -> int:
    """Step over "a" in "half an hour", over "of" in "a couple of days"."""
    index = numeral.last
    part = numeral.kind is NumeralKind.PART
    loose = part or numeral.kind is NumeralKind.VAGUE or tokens.words[index - 1] in ("couple", "pair")
    if not loose:
        return index
    after = index + 1 if tokens.words[index] == "of" else index
    if part:
        mixed = tokens.words[numeral.first - 1] == "and"  # "an hour and a half a day"
        return after + 1 if tokens.words[after] in INDEFINITE and not mixed else index
    return after


def _negated(tokens: Scan, numeral: Numeral) -> Numeral:
    """Take in the minus sign or word before a numeral."""
    before = numeral.first - 1
    if numeral.kind is not NumeralKind.CARDINAL or before < 0:
        return numeral
    word = tokens.words[before]
    if word == "minus":
        negative = not tokens.words[before - 1].isdecimal()
    else:
        loose = not tokens.glued(before) or tokens.words[before - 1] in _OPENERS
        negative = word in _MINUS and numeral.digits and tokens.glued(numeral.first) and loose
    return replace(numeral, first=before, low=-numeral.low, high=-numeral.high) if negative else numeral


def _money(tokens: Scan, numeral: Numeral, length: int, currency: Unit) -> Amount:
    """Join a number to the sign before it, and to a currency word that repeats it or says it better."""
    first = numeral.first - length
    if first and tokens.words[first - 1] in _MINUS and tokens.glued(first) and not tokens.glued(first - 1):
        numeral, first = replace(numeral, low=-numeral.low, high=-numeral.high), first - 1
    word = unit_after(tokens, numeral.last, digits=True, one=False)
    last, unit = word if word and word[1].dimension == "money" else (numeral.last, currency)
    return _in_base_money(Amount(first, last, numeral, unit))


def _in_base_money(amount: Amount) -> Amount:
    """Count pence in pounds and cents in dollars."""
    if amount.unit is None or amount.unit.dimension != "money" or amount.unit.factor == 1:
        return amount
    return replace(amount, numeral=amount.numeral.converted(amount.unit.factor), unit=amount.unit._replace(factor=1))


def _marked(tokens: Scan, numeral: Numeral, *, sure: bool) -> Numeral:
    """Take in a one-letter magnitude: ``£7m``, and ``5m people`` but not ``5m``."""
    index = numeral.last
    word = tokens.words[index]
    if not numeral.digits or numeral.scale != 1 or word not in _MARKS or not (sure or tokens.glued(index)):
        return numeral
    after = tokens.words[index + 1]
    if sure or (after.isalpha() and len(after) > 3 and is_plural(after)):  # shorter ones are "has", "was"
        return numeral.times(values("mark")[word], index + 1)
    return numeral


def _cohort(tokens: Scan, numeral: Numeral) -> Amount | None:
    """Read people by their age: "in his 20s" is 20 to 29 years, "the over-65s" are over 65 years."""
    last = numeral.last
    if not (numeral.digits and tokens.words[last] == "s" and tokens.glued(last)):
        return None
    before = tokens.words[numeral.first - 1]
    if tokens.words[numeral.first - 2] in ("over", "under") or before in ("over", "under"):
        return Amount(numeral.first, last + 1, numeral, named("year"))
    if before not in frame("of-somebody") or numeral.low % 10 or not 0 < numeral.low < 100:  # ages in tens
        return None
    return Amount(
        numeral.first, last + 1, replace(numeral, kind=NumeralKind.VAGUE, high=numeral.low + 10), named("year")
    )


def _merged(tokens: Scan, large: Amount, small: Amount) -> Amount | None:
    """Join what is told in two units: five feet ten, two hours 30 minutes; and "ten degrees below zero"."""
    between = list(tokens.words[large.last : small.first])
    if between == ["and"] and small.numeral.kind is NumeralKind.PART and _is_half_unit(tokens, large, small):
        whole, part = large.numeral, small.numeral
        numeral = replace(whole, last=part.last, low=whole.low + part.low, high=whole.high + part.low, step=part.step)
        return replace(large, last=small.last, numeral=numeral)
    if large.unit is None or large.numeral.kind is not NumeralKind.CARDINAL:
        return None
    if between == ["below"] and small.numeral.low == 0 and large.unit.dimension in ("temperature", "angle"):
        below = replace(large.numeral, low=-large.numeral.low, high=-large.numeral.high)
        return Amount(large.first, small.last, below, large.unit)
    small = _inches(tokens, large.unit, small) if not between else small
    if between not in ([], ["and"], [","]) or small.unit is None or not _divides(small.unit, large.unit):
        return None
    ratio = Fraction(small.unit.factor) / Fraction(large.unit.factor)
    if small.numeral.kind is not NumeralKind.CARDINAL or not 0 <= small.numeral.low * ratio < large.numeral.step:
        return None
    low = large.numeral.low + small.numeral.low * ratio
    step = small.numeral.step * ratio
    return replace(
        large, last=small.last, numeral=replace(large.numeral, last=small.numeral.last, low=low, high=low, step=step)
    )


def _is_half_unit(tokens: Scan, large: Amount, small: Amount) -> bool:
    """Whether "a half" is a part of the unit before it: "an hour and a half"."""
    of_time = large.unit is not None and large.unit.dimension in _HALVED
    return of_time and small.unit is None and isinstance(large.numeral.low, int) and tokens.words[small.last] != "of"


def _divides(small: Unit, large: Unit) -> bool:
    if small.dimension != large.dimension or "/" in large.dimension or large.offset:
        return False
    return large.dimension not in ("money", "share", "points", "times") and small.factor < large.factor


def _inches(tokens: Scan, large: Unit, small: Amount) -> Amount:
    """Read the ten of "5 ft 10" and "5 ft 10 in" as inches."""
    if large.name != "foot" or small.unit is not None or small.numeral.low >= _INCHES:
        return small
    last = (
        small.last + 1
        if tokens.words[small.last] in ("in", "ins")
        and tokens.words[small.last + 1] in ("tall", "high", ")", ".", ",", "")
        else small.last
    )
    return replace(small, last=last, unit=named("inch"))
