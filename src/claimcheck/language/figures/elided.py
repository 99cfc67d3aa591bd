"""What a number leaves out because one before it has said it: "38 percent, ahead of the Liberals with *31*"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimcheck.language.figures.quantity import Quantity, QuantityKind
from claimcheck.language.figures.units import Unit

_NO_UNIT = frozenset({"times", "exception"})
"""Dimensions that no other number takes over."""


def completed(quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """Quantities of one sentence, in order; a bare one is told which unit it may mean, the one of the last before it.

    It need not mean it ("fell 2 percent to 40"), so that it stays bare for whoever does not ask.
    """
    last: Unit | None = None
    for quantity in quantities:
        yield replace(quantity, lent=last) if last is not None and is_bare(quantity) else quantity
        if quantity.unit and quantity.dimension and quantity.dimension not in _NO_UNIT:
            last = Unit(quantity.unit, quantity.dimension, quantity.factor, quantity.offset)


def with_unit(quantity: Quantity, dimension: str | None) -> Quantity:
    """A bare quantity in the unit that it may mean, where that measures ``dimension``; any other one as it is."""
    lent = quantity.lent
    if lent is None or lent.dimension != dimension:
        return quantity
    return replace(quantity, unit=lent.name, dimension=lent.dimension, factor=lent.factor, offset=lent.offset)


def is_bare(quantity: Quantity) -> bool:
    """Whether a number says neither what it measures nor what it counts; "a profit of 95 million" counts nothing."""
    counts = quantity.noun_span is not None and quantity.noun_span.start > quantity.number_span.start
    bare = quantity.unit is None and quantity.dimension is None and not counts
    return bare and quantity.kind in {QuantityKind.CARDINAL, QuantityKind.RANGE}
