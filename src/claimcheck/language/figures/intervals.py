"""Intervals of exact numbers, and how what a claim says stands to what its source says."""

from __future__ import annotations

import math
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

Exact = int | Fraction
"""A number without infinities."""
Number = Exact | float
"""An exact number, or plus or minus infinity."""


class Comparison(StrEnum):
    """How a claim's value stands to its source's."""

    EQUAL = "equal"
    """The same."""
    CARRIED = "carried"
    """What the source says lies inside what the claim says."""
    COARSER = "coarser"
    """The claim rounds the source's figure without saying so, or drops its "about": worth a warning."""
    FINER = "finer"
    """The claim gives a finer figure than the source: not carried, not contradicted."""
    STRONGER = "stronger"
    """Both may be true, but the claim says more than the source."""
    DISJOINT = "disjoint"
    """Both can't be true."""
    INCOMPARABLE = "incomparable"
    """They measure different things, or can't be told."""


class Interval(NamedTuple):
    """A range of numbers; an end may be open, and infinite ends always are."""

    low: Number
    high: Number
    low_open: bool = False
    high_open: bool = False

    def contains(self, other: Interval) -> bool:
        """Whether every number of ``other`` is one of this."""
        low = self.low < other.low or (self.low == other.low and (other.low_open or not self.low_open))
        high = other.high < self.high or (self.high == other.high and (other.high_open or not self.high_open))
        return low and high

    def disjoint(self, other: Interval) -> bool:
        """Whether no number is in both."""
        return self._below(other) or other._below(self)

    def _below(self, other: Interval) -> bool:
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def whole(self) -> Interval:
        """Close the ends over the same whole numbers: more than ten is at least eleven; unchanged if there are none."""
        low, high = _next_up(self.low, self.low_open), -_next_up(-self.high, self.high_open)
        return Interval(low, high) if low <= high else self

    def scaled(self, factor: Number, offset: Number = 0) -> Interval:
        """Each number plus ``offset``, times ``factor`` (positive)."""
        return self._replace(low=_times(self.low + offset, factor), high=_times(self.high + offset, factor))

    def widened(self, reach: Number) -> Interval:
        """Go ``reach`` further on both sides."""
        return Interval(self.low - reach, self.high + reach)


def _times(number: Number, factor: Number) -> Number:
    return number if isinstance(number, float) else number * factor


def _next_up(low: Number, is_open: bool) -> Number:  # noqa: FBT001 - the flag belongs to the bound
    if isinstance(low, float):
        return low
    return math.floor(low) + 1 if is_open else math.ceil(low)


def reach_of(value: Exact, step: Exact, share: int = 8) -> Exact:
    """How far a number of this size, written to this step, may be from the figure that it rounds.

    Half a step, but never more than an eighth (or another ``share``) of the number: "about 40" may be 36, "about 100"
    is not 60.
    """
    return min(Fraction(step) / 2, abs(Fraction(value)) / share)
