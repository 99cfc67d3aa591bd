"""Quantities: what a text says of how many and how much, read by word order and small lexicons.

Numbers that belong to a date are left to ``dates``. "No casualties" is no quantity (that is polarity), a plain "one" that
stands for somebody is none either, and "zero casualties" is the number 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

from claimcheck.language.bounds import Bound, Effect, bound_behind, bound_of, bounded
from claimcheck.language.counted import Counted, counted
from claimcheck.language.dates import dates_in
from claimcheck.language.intervals import Comparison, Number
from claimcheck.language.labels import Label, label_of, roman_labels
from claimcheck.language.numerals import Numeral, NumeralKind, numerals, tidy
from claimcheck.language.ranges import Group, Joint, groups
from claimcheck.language.amounts import amounts
from claimcheck.language.quantity import Quantity, QuantityKind
from claimcheck.language.quantity_comparison import compare
from claimcheck.language.scan import Scan, scan
from claimcheck.language.units import Unit
from claimcheck.model import Span

__all__ = ["Comparison", "Quantity", "QuantityKind", "compare", "find_quantities"]


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """All quantities of ``text[start:end]``, in order; their spans count in the whole ``text``."""
    tokens = scan(text, start, end)
    return tuple(sorted(_quantities(tokens), key=lambda quantity: quantity.span))


def _quantities(tokens: Scan) -> Iterator[Quantity]:
    found = list(numerals(tokens))
    dated = [mention.span for mention in dates_in(tokens, found)] if found else []
    free = [numeral for numeral in found if not _within(tokens.span(numeral.first, numeral.last), dated)]
    labels = {numeral.first: label for numeral in free if (label := label_of(tokens, numeral))}
    yield from (_identifier(tokens, label) for label in (*labels.values(), *roman_labels(tokens)))
    behind = 0
    for group in groups(tokens, amounts(tokens, (numeral for numeral in free if numeral.first not in labels))):
        quantity, behind = _quantity(tokens, group, behind)
        yield quantity


def _within(span: Span, dated: list[Span]) -> bool:
    return any(span.overlaps(other) for other in dated)


def _identifier(tokens: Scan, label: Label) -> Quantity:
    value = int(label.code) if label.code.isdecimal() else 0
    number = tokens.span(label.last - 1, label.last)
    noun_span = tokens.span(label.noun_first, label.noun_first + 1) if label.noun else None
    return Quantity(
        span=tokens.span(label.first, label.last), number_span=number, kind=QuantityKind.IDENTIFIER,
        low=value, high=value, value=value, code=label.code, noun=label.noun or None, noun_span=noun_span,
    )  # fmt: skip


def _quantity(tokens: Scan, group: Group, behind: int) -> tuple[Quantity, int]:
    """The quantity of a group of amounts, and the token at which the next one may begin."""
    main = group.amounts[-1]
    unit = main.unit
    kind = _kind(group, unit)
    plain = kind in (QuantityKind.ORDINAL, QuantityKind.SCORE)
    lasting = unit is not None and unit.dimension in ("time", "calendar-time")
    bound = (
        Bound(Effect.NONE, group.first, group.last)
        if plain
        else bound_of(tokens, group.first, group.last, lasting=lasting)
    )
    first = max(bound.first, behind)
    one = kind is QuantityKind.ORDINAL or (unit is None and main.numeral.low == main.numeral.high == 1)
    noun = counted(tokens, first, bound.last, one=one)
    late = bound_behind(tokens, noun.last) if noun.noun and bound.effect is Effect.NONE and not plain else None
    last = bound.last
    if late is not None:
        bound, last = bound._replace(effect=late.effect), late.last
    return _build(tokens, group, kind, bound, noun, tokens.span(first, last)), last


def _kind(group: Group, unit: Unit | None) -> QuantityKind:
    numeral = group.amounts[-1].numeral
    if group.joint in (Joint.SCORE, Joint.RATIO):
        return QuantityKind(group.joint.value)
    if group.joint in (Joint.RANGE, Joint.EITHER, Joint.SPREAD):
        return QuantityKind.RANGE
    if numeral.kind is NumeralKind.ORDINAL:
        return QuantityKind.ORDINAL
    if numeral.kind is NumeralKind.TIMES or (unit and unit.dimension == "times"):
        return QuantityKind.TIMES
    if unit is not None:
        return {"share": QuantityKind.PERCENT, "points": QuantityKind.PERCENT, "money": QuantityKind.MONEY}.get(
            unit.dimension, QuantityKind.MEASURE
        )
    if group.joint is Joint.SHARE or numeral.kind is NumeralKind.PART:
        return QuantityKind.FRACTION
    return QuantityKind.CARDINAL


def _build(tokens: Scan, group: Group, kind: QuantityKind, bound: Bound, noun: Counted, span: Span) -> Quantity:
    low, high, value, step = _figures(group)
    unit = group.amounts[-1].unit or _implied(kind, low)
    floor: Number = 0 if low >= 0 and (unit is None or unit.dimension not in ("temperature", "angle")) else -math.inf
    interval = bounded(bound.effect, low, high, step, floor=floor)
    numeral = group.amounts[-1].numeral
    vague = numeral.kind is NumeralKind.VAGUE
    numbers = (group.amounts[0].numeral, numeral)
    return Quantity(
        span=span, number_span=tokens.span(numbers[0].first, numbers[1].last), kind=kind,
        low=interval.low, high=interval.high, low_open=interval.low_open, high_open=interval.high_open,
        approximate=bound.effect.approximate or vague or group.joint in (Joint.EITHER, Joint.SPREAD),
        value=value, step=step, scaled=numeral.scale > 1, vague=vague,
        unit=unit.name if unit and unit.name else None, dimension=unit.dimension if unit else None,
        factor=unit.factor if unit else 1, offset=unit.offset if unit else 0,
        parts=tuple(amount.numeral.low for amount in group.amounts) if kind in (QuantityKind.SCORE, QuantityKind.RATIO) else (),
        noun=noun.noun, noun_span=noun.noun_span, predicates=noun.predicates,
    )  # fmt: skip


def _implied(kind: QuantityKind, low: Number) -> Unit | None:
    """The dimension of what has no unit of its own: fractions are shares, "twice" is two times."""
    if kind is QuantityKind.FRACTION:
        return Unit("", "share")
    return Unit("times", "times") if kind is QuantityKind.TIMES else None


def _figures(group: Group) -> tuple[Number, Number, Number | None, Number]:
    """Low, high, the figure as written, and its step."""
    left, right = group.amounts[0].numeral, group.amounts[-1].numeral
    match group.joint:
        case Joint.RANGE | Joint.EITHER:
            return left.low, right.high, None, min(left.step, right.step)
        case Joint.SPREAD:
            return left.low - right.low, left.low + right.low, left.low, left.step
        case Joint.SHARE | Joint.RATIO if right.low:
            value = tidy(Fraction(left.low) / Fraction(right.low))
            return value, value, value, 1
    return right.low, right.high, None if right.low != right.high else right.low, right.step
