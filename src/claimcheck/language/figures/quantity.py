"""A quantity as read from a text: what was written, and what it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from claimcheck.language.figures.intervals import Exact, Interval, Number
from claimcheck.language.figures.units import Unit
from claimcheck.model import Span

Word = tuple[str, Span]
"""A lower-case word and its place."""


class QuantityKind(StrEnum):
    """What sort of statement a quantity is."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    RANGE = "range"
    RATIO = "ratio"
    SCORE = "score"
    FRACTION = "fraction"
    TIMES = "times"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity; spans are code points of the text that was read."""

    span: Span
    """The whole expression: bound, sign, number and unit; for an identifier the word it numbers too."""
    number_span: Span
    """The numeral or numerals alone."""
    kind: QuantityKind
    low: Number
    """The least that it says, in ``unit`` (5 for "5 km"; 1/2 for "half"); minus infinity for none."""
    high: Number
    """The most that it says, in ``unit``; infinity for none."""
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    """Whether the words leave the figure open: about, nearly, some, dozens."""
    value: Exact | None = None
    """The figure as written, without its bound; nothing for a range."""
    step: Exact = 1
    """The place value of the figure's last significant digit, in ``unit``."""
    scaled: bool = False
    """Whether a magnitude word is part of it: million, dozen."""
    vague: bool = False
    """Whether the word gives no figure at all: several, dozens, hundreds."""
    unit: str | None = None
    """Canonical name (``percent``, ``USD``, ``kilometre``); nothing for a count."""
    dimension: str | None = None
    """What the unit measures: ``length``, ``money``, ``share`` …; ``share`` for fractions too."""
    factor: Exact = 1
    """What one unit is in the base unit of its dimension."""
    offset: Exact = 0
    """What is added before the factor (temperatures)."""
    parts: tuple[Exact, ...] = ()
    """The figures of a score or ratio, in order."""
    code: str | None = None
    """An identifier's number as text: ``370``, ``4.2``."""
    noun: str | None = None
    """The word that is counted or numbered, lower-case."""
    noun_span: Span | None = None
    predicates: tuple[Word, ...] = ()
    """Participles and verbs beside it ("killed", "injured"), lower-case, with their places."""

    def __hash__(self) -> int:
        return hash(self.span)  # asked for often; few quantities of a text stand at one place

    lent: Unit | None = None
    """The unit of a number before it, which a bare number may mean: "38 percent, ahead of the Liberals with 31"."""

    def shifted(self, by: int) -> Quantity:
        """The same quantity where its text begins at code point ``by`` of another one."""
        return replace(
            self,
            span=self.span.shifted(by),
            number_span=self.number_span.shifted(by),
            noun_span=self.noun_span.shifted(by) if self.noun_span else None,
            predicates=tuple((word, span.shifted(by)) for word, span in self.predicates),
        )

    @property
    def ordinal(self) -> bool:
        """Whether it is a place in an order."""
        return self.kind is QuantityKind.ORDINAL

    @property
    def interval(self) -> Interval:
        """What it says, in its own unit."""
        return Interval(self.low, self.high, self.low_open, self.high_open)

    @property
    def base_interval(self) -> Interval:
        """What it says, in the base unit of its dimension."""
        return self.interval.scaled(self.factor, self.offset)

    def __str__(self) -> str:
        """Render as ``≥ 11``, ``≈ 1,200,000``, ``3 to 5 percent``, ``flight 370``."""
        return _shown(self)


def _shown(quantity: Quantity) -> str:
    if quantity.code is not None:
        return " ".join(filter(None, (quantity.noun, quantity.code)))
    if quantity.parts:
        return (":" if quantity.kind is QuantityKind.RATIO else "–").join(map(_written, quantity.parts))
    figure = _figure(quantity)
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{figure}{_ordinal_ending(quantity.low) if quantity.ordinal else unit}"


def _figure(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if quantity.approximate and quantity.value is not None:
        return f"≈ {_written(quantity.value)}"
    if low == high:
        return _written(low)
    if isinstance(high, float):
        return f"{'>' if quantity.low_open else '≥'} {_written(low)}"
    if quantity.value is not None and quantity.value == high:
        return f"{'<' if quantity.high_open else '≤'} {_written(high)}"
    return f"{_written(low)} to {_written(high)}"


def _written(number: Number) -> str:
    """Digits with thousands separators, fractions as a/b unless they are short decimals."""
    if isinstance(number, Fraction):
        decimal = f"{float(number):.10g}"
        return decimal if Fraction(decimal) == number else str(number)
    return f"{number:,}"


def _ordinal_ending(number: Number) -> str:
    tail = int(number) % 100
    return "th" if 10 < tail < 14 else {1: "st", 2: "nd", 3: "rd"}.get(tail % 10, "th")  # 11th to 13th
