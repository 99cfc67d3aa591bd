"""How a claim's quantity stands to its source's."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

from claimcheck.language.figures.elided import with_unit
from claimcheck.language.figures.intervals import Comparison, Exact, Interval, reach_of
from claimcheck.language.figures.quantity import Quantity, QuantityKind

_BY_FIGURES = frozenset({QuantityKind.SCORE, QuantityKind.RATIO})
_CALENDAR = "calendar-time"
_SPANS = {"time", _CALENDAR}
_DAY, _MONTH = 86400, 30
OLDEST = 120
"""Years from which on a bare number is no age."""
_OWN_FAMILY = frozenset({QuantityKind.ORDINAL, QuantityKind.IDENTIFIER, *_BY_FIGURES})


def compare(claim: Quantity, source: Quantity) -> Comparison:
    """How ``claim`` stands to ``source``; what they count is not looked at, only how much.

    A figure that only rounds the source's is ``COARSER``, one that the source only rounds is ``FINER``; else intervals
    decide: inside is ``CARRIED``, apart is ``DISJOINT``, anything between is ``STRONGER``.
    """
    claim, source = with_unit(claim, source.dimension), with_unit(source, claim.dimension)
    if not _comparable(claim, source):
        return Comparison.INCOMPARABLE
    if claim.kind is QuantityKind.IDENTIFIER:
        return Comparison.EQUAL if claim.code == source.code else Comparison.DISJOINT
    if claim.kind in _BY_FIGURES:
        return _by_figures(claim, source)
    if {claim.dimension, source.dimension} == _SPANS:
        return _by_days(claim, source)
    return _by_interval(*_levelled(claim, source))


def _comparable(claim: Quantity, source: Quantity) -> bool:
    if claim.kind in _OWN_FAMILY or source.kind in _OWN_FAMILY:
        return claim.kind is source.kind and (claim.kind is not QuantityKind.IDENTIFIER or claim.noun == source.noun)
    if claim.dimension == "money" and source.dimension == "money":
        return claim.unit == source.unit
    if {claim.dimension, source.dimension} == _SPANS or claim.dimension == source.dimension:
        return True
    return any(takes(*pair) for takes in (_takes_currency, _is_age) for pair in ((claim, source), (source, claim)))


def _is_age(age: Quantity, bare: Quantity) -> bool:
    """Whether a figure that counts nothing may be an age in years: "who is 18"."""
    alone = bare.dimension is None and bare.noun is None and bare.kind is QuantityKind.CARDINAL and not bare.scaled
    return age.unit == "year" and alone and bare.value is not None and 0 < bare.value <= OLDEST


def _takes_currency(money: Quantity, bare: Quantity) -> bool:
    """Whether a figure in millions leaves its currency to what went before: "they put it at 60 million"."""
    return money.dimension == "money" and bare.dimension is None and bare.noun is None and bare.scaled


def _levelled(claim: Quantity, source: Quantity) -> tuple[Quantity, Quantity]:
    """Both in one currency, or in years, where only one of them says it."""
    if claim.dimension == source.dimension:
        return claim, source
    unit = claim if claim.dimension else source
    claim, source = (
        replace(one, unit=unit.unit, dimension=unit.dimension, factor=unit.factor) for one in (claim, source)
    )
    return claim, source


def _by_days(claim: Quantity, source: Quantity) -> Comparison:
    """Stretches of time of which one is told in weeks or days and one in months or years, of no fixed length."""
    said, given = _days(claim), _days(source)
    day = _MONTH if claim.dimension == _CALENDAR else Fraction(1, _DAY)
    if said.widened(_reach(claim) * day).disjoint(given):
        return Comparison.DISJOINT
    plain = not (math.isinf(claim.high) or math.isinf(source.high))
    return Comparison.CARRIED if plain or said.contains(given) else Comparison.STRONGER


def _days(quantity: Quantity) -> Interval:
    """A stretch of time in days: a month has 30 or 31, less two for February."""
    base = quantity.base_interval
    if quantity.dimension != _CALENDAR:
        return base.scaled(Fraction(1, _DAY))
    low, high = (end if isinstance(end, float) else Fraction(end) for end in (base.low, base.high))
    return base._replace(low=low * 30 - 2 if low > 0 else low, high=high * 31)


def _by_figures(claim: Quantity, source: Quantity) -> Comparison:
    """Scores and ratios: the same figures, told from the other side, or others."""
    if claim.parts == source.parts:
        return Comparison.EQUAL
    return Comparison.INCOMPARABLE if claim.parts == source.parts[::-1] else Comparison.DISJOINT


def _by_interval(claim: Quantity, source: Quantity) -> Comparison:
    said, given = _intervals(claim, source)
    if said == given or _alike_about(claim, source):
        return _same_interval(claim, source)
    if said.contains(given) or (_converted(claim, source) and said.widened(_reach(claim)).contains(given)):
        return Comparison.CARRIED
    if _same_bound(claim, source) or (claim.vague and math.isinf(given.high) and said.low <= given.low <= said.high):
        return Comparison.CARRIED  # "at least four" may be many, and "several" is as open
    if said.disjoint(given):
        return _apart(claim, source)
    if _drops_about(claim, source):
        return Comparison.COARSER
    loose = source.approximate and not source.vague
    return Comparison.FINER if loose and given.contains(said) else Comparison.STRONGER


def _converted(claim: Quantity, source: Quantity) -> bool:
    """Whether a plain figure is told in another unit than its source's, and so rounded on the way."""
    return claim.unit != source.unit and not any(isinstance(end, float) for end in (claim.low, claim.high))


def _same_bound(claim: Quantity, source: Quantity) -> bool:
    """Whether both are one bound, rounded on the way from one unit to another: more than 40 km, than 25 miles."""
    if claim.unit == source.unit or claim.dimension in ("share", None) or claim.value is None or source.value is None:
        return False
    alike = _open_sides(claim, claim.value) == _open_sides(source, source.value) and claim.low != claim.high
    return alike and abs(Fraction(_base(claim) or 0) - Fraction(_base(source) or 0)) <= _reach(claim)


def _intervals(claim: Quantity, source: Quantity) -> tuple[Interval, Interval]:
    """Both in base units; counts of whole things with closed whole ends."""
    said, given = claim.base_interval, source.base_interval
    return (said.whole(), given.whole()) if _whole(claim) and _whole(source) else (said, given)


def _whole(quantity: Quantity) -> bool:
    """Whether it counts things that come whole."""
    ends = (quantity.value,) if quantity.value is not None else (quantity.low, quantity.high)
    return quantity.dimension is None and not any(isinstance(end, Fraction) for end in ends)


def _same_interval(claim: Quantity, source: Quantity) -> Comparison:
    if source.approximate and not claim.approximate:
        return Comparison.COARSER
    return Comparison.EQUAL if claim.approximate == source.approximate else Comparison.CARRIED


def _alike_about(claim: Quantity, source: Quantity) -> bool:
    """Whether both leave the same figure open on the same side: "almost 25%" and "nearly a quarter"."""
    if not (claim.approximate and source.approximate) or claim.value is None or source.value is None:
        return False
    return _base(claim) == _base(source) and _open_sides(claim, claim.value) == _open_sides(source, source.value)


def _open_sides(quantity: Quantity, value: Exact) -> tuple[bool, bool]:
    """Whether it may be less, and more, than its figure."""
    return quantity.low < value, quantity.high > value


def _drops_about(claim: Quantity, source: Quantity) -> bool:
    """Whether it is the source's very figure, told without its "about"."""
    return source.approximate and not claim.approximate and claim.value is not None and _base(claim) == _base(source)


def _base(quantity: Quantity) -> Exact | None:
    return None if quantity.value is None else (quantity.value + quantity.offset) * quantity.factor


def _apart(claim: Quantity, source: Quantity) -> Comparison:
    """Two intervals without a common number: another figure, or the same one rounded."""
    if _rounds(claim, source):
        return Comparison.COARSER
    if source.scaled and _rounds(source, claim):
        return Comparison.FINER
    return Comparison.DISJOINT


def _reach(quantity: Quantity) -> Exact:
    return 0 if quantity.value is None else reach_of(quantity.value, quantity.step) * quantity.factor


def _rounds(coarse: Quantity, fine: Quantity) -> bool:
    """Whether a plain figure is what a finer one is rounded to, with enough digits to be meant as a rounding."""
    value, exact = _base(coarse), _base(fine)
    if value is None or exact is None or coarse.low != coarse.high or not _may_round(coarse, fine):
        return False
    return fine.step * fine.factor < coarse.step * coarse.factor and abs(Fraction(value - exact)) <= _reach(coarse)


def _may_round(coarse: Quantity, fine: Quantity) -> bool:
    two_digits = coarse.value is not None and abs(Fraction(coarse.value)) >= 10 * coarse.step
    return coarse.scaled or two_digits or isinstance(fine.value, Fraction)
