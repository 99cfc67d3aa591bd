"""Quantities: what a text says of how many and how much, read by word order and small lexicons.

Numbers that belong to a date are left to ``dates``. "No casualties" is no quantity (that is polarity), a plain "one"
that stands for somebody is none either, and "zero casualties" is the number 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from claimcheck.language.figures.amounts import amounts
from claimcheck.language.figures.bounds import Bound, Effect, bound_behind, bound_of, bounded
from claimcheck.language.figures.counted import Counted, counted, is_noun_like
from claimcheck.language.figures.date_mention import DateMention
from claimcheck.language.figures.dates import dates_in
from claimcheck.language.figures.elided import completed
from claimcheck.language.figures.intervals import Comparison, Exact
from claimcheck.language.figures.labels import Label, labels, roman_labels
from claimcheck.language.figures.numeral import Numeral, NumeralKind, tidy
from claimcheck.language.figures.numerals import numerals
from claimcheck.language.figures.quantity import Quantity, QuantityKind
from claimcheck.language.figures.quantity_comparison import compare
from claimcheck.language.figures.ranges import Group, Joint, groups
from claimcheck.language.figures.scan import Scan, scan
from claimcheck.language.figures.units import Unit, named
from claimcheck.model import Span

__all__ = ["Comparison", "Quantity", "QuantityKind", "compare", "find_measures", "find_quantities"]


class Measures(NamedTuple):
    """What a text says in numbers."""

    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]


def find_measures(text: str, start: int = 0, end: int | None = None) -> Measures:
    """All quantities and dates of ``text[start:end]``, in order; their spans count in the whole ``text``."""
    tokens = scan(text, start, end)
    found = list(numerals(tokens))
    dates = dates_in(tokens, found)
    quantities = _quantities(tokens, list(_outside(tokens, found, dates)))
    return Measures(tuple(completed(sorted(quantities, key=lambda quantity: quantity.span))), dates)


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """All quantities of ``text[start:end]``, in order; their spans count in the whole ``text``."""
    return find_measures(text, start, end).quantities


def _quantities(tokens: Scan, free: Sequence[Numeral]) -> Iterator[Quantity]:
    """Yield the quantities of the numerals that belong to no date, and the labels."""
    named = [*labels(tokens, free), *roman_labels(tokens)]
    yield from (_identifier(tokens, label) for label in named)
    taken = {index for label in named for index in range(label.first, label.last)}
    behind = 0
    for group in groups(tokens, amounts(tokens, (numeral for numeral in free if numeral.first not in taken))):
        if group.first < behind:
            continue  # part of what is read already, such as the 2 of "5 m2"
        quantity, behind = _quantity(tokens, group, behind)
        yield quantity


def _outside(tokens: Scan, found: Iterable[Numeral], dates: Sequence[DateMention]) -> Iterator[Numeral]:
    """Yield the numerals that belong to no date; both come in order."""
    at = 0
    for numeral in found:
        span = tokens.span(numeral.first, numeral.last)
        while at < len(dates) and dates[at].span.end <= span.start:
            at += 1
        if at == len(dates) or not span.overlaps(dates[at].span):
            yield numeral


def _identifier(tokens: Scan, label: Label) -> Quantity:
    value = int(label.code) if label.code.isdecimal() else 0
    return Quantity(
        span=tokens.span(label.first, label.last),
        number_span=tokens.span(label.number, label.last),
        kind=QuantityKind.IDENTIFIER,
        low=value,
        high=value,
        value=value,
        code=label.code,
        noun=label.noun or None,
        noun_span=None if label.noun_at is None else tokens.span(label.noun_at, label.noun_at + 1),
    )


_TIMES = ("time", "calendar-time")
_UNBOUNDED = (QuantityKind.ORDINAL, QuantityKind.SCORE)


def _quantity(tokens: Scan, group: Group, behind: int) -> tuple[Quantity, int]:
    """Make the quantity of a group of amounts, and say at which token the next one may begin."""
    main = group.amounts[-1]
    kind = _kind(group, main.unit)
    bound = Bound(Effect.NONE, group.first, group.last)
    if kind not in _UNBOUNDED:
        bound = bound_of(
            tokens, group.first, group.last, lasting=main.unit is not None and main.unit.dimension in _TIMES
        )
    first = max(bound.first, behind)
    one = kind is QuantityKind.ORDINAL or (main.unit is None and main.numeral.low == main.numeral.high == 1)
    counts = main.unit is None and kind is not QuantityKind.ORDINAL
    noun = _sharing(tokens, group) or counted(tokens, first, bound.last, one=one, counts=counts)
    late = bound_behind(tokens, noun.last) if bound.effect is Effect.NONE and kind not in _UNBOUNDED else None
    last = bound.last
    if late is not None:
        bound, last = bound._replace(effect=late.effect), late.last
    return _build(tokens, group, kind, bound, noun, tokens.span(first, last)), last


def _sharing(tokens: Scan, group: Group) -> Counted | None:
    """The noun within a share: "one *family* in five"."""
    noun = group.amounts[0].last
    within = group.joint is Joint.SHARE and is_noun_like(tokens, noun)
    return Counted(tokens.words[noun], tokens.span(noun, noun + 1), (), group.last) if within else None


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
    figures = _figures(group)
    unit = group.amounts[-1].unit or _implied(kind) or _excepted(tokens, group)
    floor = 0 if figures.low >= 0 and (unit is None or unit.dimension not in ("temperature", "angle")) else -math.inf
    interval = bounded(bound.effect, figures.low, figures.high, figures.step, floor=floor)
    left, right = group.amounts[0].numeral, group.amounts[-1].numeral
    vague = right.kind is NumeralKind.VAGUE
    return Quantity(
        span=span,
        number_span=tokens.span(left.first, right.last),
        kind=kind,
        low=interval.low,
        high=interval.high,
        low_open=interval.low_open,
        high_open=interval.high_open or vague,
        approximate=bound.effect.approximate or vague or group.joint in (Joint.EITHER, Joint.SPREAD),
        value=figures.value,
        step=figures.step,
        scaled=right.scale > 1,
        vague=vague,
        unit=unit.name or None if unit else None,
        dimension=unit.dimension if unit else None,
        factor=unit.factor if unit else 1,
        offset=unit.offset if unit else 0,
        parts=(left.low, right.low) if kind in (QuantityKind.SCORE, QuantityKind.RATIO) else (),
        noun=noun.noun,
        noun_span=noun.noun_span,
        predicates=noun.predicates,
    )


def _implied(kind: QuantityKind) -> Unit | None:
    """Give a dimension to what has no unit of its own: fractions are shares, "twice" is two times."""
    if kind is QuantityKind.FRACTION:
        return Unit("", "share")
    return named("times") if kind is QuantityKind.TIMES else None


def _excepted(tokens: Scan, group: Group) -> Unit | None:
    """Tell a number of exceptions, which is no number of the others: "all but 2,000 homes"."""
    behind_all_but = list(tokens.words[group.first - 2 : group.first]) == ["all", "but"]
    return Unit("exception", "exception") if behind_all_but else None


class _Figures(NamedTuple):
    """The numbers of a group, before its bound."""

    low: Exact
    high: Exact
    value: Exact | None
    step: Exact


def _figures(group: Group) -> _Figures:
    left, right = group.amounts[0].numeral, group.amounts[-1].numeral
    match group.joint:
        case Joint.RANGE | Joint.EITHER:
            return _Figures(left.low, right.high, None, min(left.step, right.step))
        case Joint.SPREAD:
            return _Figures(left.low - right.low, left.low + right.low, left.low, left.step)
        case Joint.SHARE | Joint.RATIO if right.low:
            value = tidy(Fraction(left.low) / Fraction(right.low))
            return _Figures(value, value, value, 1)
    return _Figures(right.low, right.high, right.low if right.low == right.high else None, right.step)
