"""Mutants of figures: another one of the same kind, two that change places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice

from claimcheck.language.figures.calendar_names import YEARS
from claimcheck.language.figures.intervals import Comparison
from claimcheck.language.figures.quantities import Quantity, QuantityKind, compare
from claimcheck.model import Span
from claimcheck.mutation.figures import first_figure, other_figures
from claimcheck.mutation.held import PLAIN, carried, is_false, source_words
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.scene import Scene

_FIGURED = PLAIN | {QuantityKind.ORDINAL, QuantityKind.FRACTION, QuantityKind.SCORE}

_WHOLE = 100
"""Percent."""


def changes(scene: Scene) -> Iterator[Change]:
    """Yield another figure for each of the claim's, and two that change places."""
    held = carried(scene)
    for quantity in held:
        if quantity.kind in _FIGURED and _stands_free(scene, quantity):
            yield from islice(_figures(scene, quantity), 1)
    yield from islice(_swaps(scene, [one for one in held if one.kind in PLAIN]), 1)


def _stands_free(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number is a word by itself, and no part of a name: "F-16", "Form 3b", "First Minister"."""
    text, (start, end) = scene.claim.text, quantity.number_span
    before, after = text[max(0, start - 2) : start], text[end : end + 1]
    named = start > 0 and text[start].isupper()
    if quantity.ordinal and not _is_ordinal(scene, quantity):
        return False
    return (
        not named
        and not (before[-1:].isalnum() or (before[-1:] in {"-", "–", "/"} and before[:1].isalpha()))
        and not after.isalnum()
    )


def _is_ordinal(scene: Scene, quantity: Quantity) -> bool:
    """Whether a noun follows, so that "a third" is no share: "a third lender", not "a third less"."""
    last = [*scene.claim.within(quantity.number_span)][-1]
    after = scene.tree.nodes[last + 1 : last + 2]
    return (
        not after
        or after[0].tag in {"NOUN", "PROPN"}
        or (quantity.number_span.of(scene.claim.text)[0].isdigit() and after[0].tag == "PUNCT")
    )


def _figures(scene: Scene, quantity: Quantity) -> Iterator[Change]:
    span = _figure_span(scene, quantity)
    random = scene.random("number", span.start)
    for figure in other_figures(span.of(scene.claim.text), random):
        edits = (Edit(span, figure),)
        if not _is_too_much(quantity, figure) and is_false(scene, quantity, edits):
            yield Change(Kind.NUMBER, edits, f"the source says “{source_words(scene, quantity)}”, not “{figure}”")


def _is_too_much(quantity: Quantity, figure: str) -> bool:
    """Whether a share became more than a whole."""
    share = quantity.kind is QuantityKind.PERCENT and quantity.high <= _WHOLE
    return share and figure[0].isdigit() and float(figure.replace(",", "")) > _WHOLE


def _figure_span(scene: Scene, quantity: Quantity) -> Span:
    """Return the part of a number that is changed: its digits without "million", a share with its "of"."""
    text, (start, end) = scene.claim.text, quantity.number_span
    if quantity.kind is QuantityKind.FRACTION:
        return Span(start, end + 3) if text[end : end + 4] == " of " else Span(start, end)
    digits = first_figure(text[start:end])
    ending = text[start:end].endswith(("st", "nd", "rd", "th"))
    return Span(start, start + digits[1]) if digits and not ending else Span(start, end)


def _swaps(scene: Scene, quantities: list[Quantity]) -> Iterator[Change]:
    for one, other in combinations(quantities, 2):
        share = scene.claim.text[one.span.end : other.span.start].split()[:1] == ["of"]
        alike = one.dimension == other.dimension and one.unit == other.unit
        if alike and not share and _apart(one, other):
            reason = "the source has the two figures the other way round"
            yield Change(Kind.SWAP, _exchanged(scene, one, other), reason)


def _exchanged(scene: Scene, one: Quantity, other: Quantity) -> tuple[Edit, Edit]:
    first, second = _figure_span(scene, one), _figure_span(scene, other)
    text = scene.claim.text
    return Edit(first, second.of(text)), Edit(second, first.of(text).lower())


def _apart(one: Quantity, other: Quantity) -> bool:
    """Whether two figures count different things, and neither would hold in the other's place."""
    nouns = one.noun != other.noun or one.dimension is not None or one.predicates != other.predicates
    plain = all(two.low == two.high != 1 and not _may_be_year(two) for two in (one, other))
    return nouns and plain and {compare(one, other), compare(other, one)} == {Comparison.DISJOINT}


def _may_be_year(quantity: Quantity) -> bool:
    return quantity.dimension is None and quantity.value in YEARS
