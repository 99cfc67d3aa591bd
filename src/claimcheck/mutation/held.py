"""Quantities of a claim that its evidence carries, and whether what is made of them is still held by something."""

from __future__ import annotations

from claimcheck.language.figures.intervals import Comparison
from claimcheck.language.figures.quantities import Quantity, QuantityKind, compare, find_quantities
from claimcheck.model import Span
from claimcheck.mutation.mutant import Edit, changed
from claimcheck.mutation.scene import Scene

CARRYING = frozenset({Comparison.EQUAL, Comparison.CARRIED, Comparison.COARSER})
PLAIN = frozenset({QuantityKind.CARDINAL, QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.MEASURE})
_FALSE = frozenset({Comparison.DISJOINT, Comparison.STRONGER})


def carried(scene: Scene) -> list[Quantity]:
    """Return the claim's quantities that the evidence carries and no negation covers, without the vague ones."""
    return [
        one for one in scene.claim.quantities if not one.vague and carriers(scene, one) and not scene.negated(one.span)
    ]


def carriers(scene: Scene, quantity: Quantity) -> list[Quantity]:
    """Return the quantities of the evidence that carry one of the claim."""
    return [other for reading in scene.evidence for other in reading.quantities if compare(quantity, other) in CARRYING]


def source_words(scene: Scene, quantity: Quantity) -> str:
    """Return how the evidence puts a quantity of the claim."""
    for reading in scene.evidence:
        for other in reading.quantities:
            if compare(quantity, other) in CARRYING:
                return other.span.of(reading.text)
    return ""


def is_false(scene: Scene, quantity: Quantity, edits: tuple[Edit, ...], *, currency: bool = False) -> bool:
    """Whether the claim's quantity, so edited, is held by nothing in the sources."""
    text = changed(scene.claim.text, edits)
    shift = len(text) - len(scene.claim.text)
    place = Span(quantity.number_span.start - abs(shift), quantity.number_span.end + abs(shift))
    new = [one for one in find_quantities(text) if one.span.overlaps(place) and one not in scene.claim.quantities]
    if not new:
        return False
    outcomes = [compare(one, carrier) for one in new for carrier in carriers(scene, quantity)]
    told = any(
        compare(one, other) in CARRYING for one in new for reading in scene.evidence for other in reading.quantities
    )
    apart = any(outcome in _FALSE or (currency and outcome is Comparison.INCOMPARABLE) for outcome in outcomes)
    return apart and not told and not _told_elsewhere(scene, quantity, new)


def _told_elsewhere(scene: Scene, quantity: Quantity, new: list[Quantity]) -> bool:
    """Whether another sentence that is about the same carries the new figure."""
    if not scene.told_elsewhere((), quantity.span):
        return False
    return any(
        compare(one, other) in CARRYING for one in new for reading in scene.others for other in reading.quantities
    )
