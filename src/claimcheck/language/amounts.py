"""Amounts: a numeral with its sign, currency and unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from claimcheck.language.numerals import Numeral, NumeralKind, values
from claimcheck.language.scan import Scan
from claimcheck.language.units import Unit, sign_before, unit_after


@dataclass(frozen=True, slots=True)
class Amount:
    """One numeral and what it measures, as half-open token ranges."""

    first: int
    last: int
    numeral: Numeral
    unit: Unit | None = None


_MINUS = frozenset({"-", "−", "–"})
_PLURAL_ONLY = frozenset({"people", "men", "women", "children"})
_MARKED = ("m", "b", "t")
"""Magnitudes that may be taken for a metre, a byte or a tonne: read only beside money or before a counted plural."""


def amounts(tokens: Scan, found: Iterable[Numeral]) -> Iterator[Amount]:
    """The numerals with what belongs to them; feet and inches, hours and minutes become one."""
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
        numeral = _marked(tokens, numeral, sure=True)
        first = numeral.first - sign[0]
        numeral, first = _negative_money(tokens, numeral, first)
        last, unit = _after_money(tokens, numeral.last, sign[1])
        return Amount(first, last, numeral, unit)
    if numeral.kind in (NumeralKind.ORDINAL, NumeralKind.LABEL, NumeralKind.TIMES):
        return Amount(numeral.first, numeral.last, numeral)
    numeral = _marked(tokens, numeral, sure=False)
    unit = unit_after(tokens, numeral.last, digits=numeral.digits, one=numeral.low == 1)
    if unit is None:
        return Amount(numeral.first, numeral.last, numeral)
    return Amount(numeral.first, unit[0], numeral, unit[1])


def _negated(tokens: Scan, numeral: Numeral) -> Numeral:
    """With the minus sign or word before it."""
    before = numeral.first - 1
    if numeral.kind is not NumeralKind.CARDINAL:
        return numeral
    if tokens.words[before] == "minus" and not tokens.words[before - 1].isdecimal():
        return replace(numeral, first=before, low=-numeral.low, high=-numeral.high)
    if tokens.words[before] not in _MINUS or not tokens.glued(numeral.first) or not numeral.digits:
        return numeral
    if tokens.glued(before) and tokens.words[before - 1] not in ("(", "[", "~", "≈", "<", ">", "=", "≤", "≥"):
        return numeral
    return replace(numeral, first=before, low=-numeral.low, high=-numeral.high)


def _negative_money(tokens: Scan, numeral: Numeral, first: int) -> tuple[Numeral, int]:
    before = first - 1
    if before >= 0 and tokens.words[before] in _MINUS and tokens.glued(first) and not tokens.glued(before):
        return replace(numeral, low=-numeral.low, high=-numeral.high), before
    return numeral, first


def _marked(tokens: Scan, numeral: Numeral, *, sure: bool) -> Numeral:
    """With a one-letter magnitude: ``£7m``, and ``5m people`` but not ``5m``."""
    index = numeral.last
    word = tokens.words[index]
    if not numeral.digits or numeral.scale > 1 or word not in _MARKED or (not sure and not tokens.glued(index)):
        return numeral
    if sure or _counted(tokens, index + 1):
        return numeral.times(values("mark")[word], index + 1)
    return numeral


def _counted(tokens: Scan, index: int) -> bool:
    word = tokens.words[index]
    return word.isalpha() and (word in _PLURAL_ONLY or (word.endswith("s") and len(word) > 3)) and word != "across"  # noqa: PLR2004 - "has", "was"


def _after_money(tokens: Scan, index: int, currency: Unit) -> tuple[int, Unit]:
    """Past a currency word that repeats the sign or says it better: "$5 USD", "$3bn Australian dollars"."""
    found = unit_after(tokens, index, digits=True, one=False)
    return found if found and found[1].dimension == "money" else (index, currency)


def _merged(tokens: Scan, large: Amount, small: Amount) -> Amount | None:
    """Five feet ten, two hours 30 minutes: one amount in the larger unit."""
    between = tokens.words[large.last : small.first]
    if large.unit is None or small.unit is None or between not in ([], ["and"], [","]):
        return None
    if large.unit.dimension != small.unit.dimension or large.unit.dimension == "money" or "/" in large.unit.dimension:
        return None
    if not large.unit.factor > small.unit.factor or large.unit.offset or large.numeral.kind is not NumeralKind.CARDINAL:
        return None
    ratio = small.unit.factor / large.unit.factor
    if small.numeral.low * ratio >= 1:
        return None
    low = large.numeral.low + small.numeral.low * ratio
    numeral = replace(large.numeral, last=small.numeral.last, low=low, high=low, step=small.numeral.step * ratio)
    return replace(large, last=small.last, numeral=numeral)
