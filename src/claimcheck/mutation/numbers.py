"""Mutants of quantities: another figure, two figures that change places, another unit, a bound dropped or turned."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.language.calendar_names import YEARS
from claimcheck.language.intervals import Comparison
from claimcheck.language.quantities import Quantity, QuantityKind, compare, find_quantities
from claimcheck.model import Span
from claimcheck.mutation.figures import cardinals, first_figure, other_figures
from claimcheck.mutation.mutant import Change, Edit, Kind, changed
from claimcheck.mutation.scene import Scene
from claimcheck.mutation.tables import listed, rows

CARRYING = frozenset({Comparison.EQUAL, Comparison.CARRIED, Comparison.COARSER})
_FALSE = frozenset({Comparison.DISJOINT, Comparison.STRONGER})
_PLAIN = frozenset({QuantityKind.CARDINAL, QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.MEASURE})
_FIGURED = _PLAIN | {QuantityKind.ORDINAL, QuantityKind.FRACTION, QuantityKind.SCORE}
_BOUNDLESS = frozenset({"between", "from", "within", "until", "by"})
"""Words after which a bound would say no clear thing."""
_CLOSE = 14
"""Characters between a number and the words of its unit or bound, at most."""


def changes(scene: Scene) -> Iterator[Change]:
    """All changes of the claim's quantities that make it false."""
    carried = [one for one in scene.claim.quantities if _carriers(scene, one) and not scene.negated(one.span)]
    for quantity in carried:
        if quantity.kind in _FIGURED and not quantity.vague and _stands_free(scene, quantity):
            yield from _first(_figures(scene, quantity))
        if quantity.kind in _PLAIN and not quantity.vague:
            yield from _first(_units(scene, quantity))
            yield from _bounds(scene, quantity)
    yield from _swaps(scene, [one for one in carried if one.kind in _PLAIN and not one.vague])


def _first(found: Iterator[Change]) -> Iterator[Change]:
    for one in found:
        yield one
        return


def _carriers(scene: Scene, quantity: Quantity) -> list[Quantity]:
    """The quantities of the evidence that carry one of the claim."""
    return [other for reading in scene.evidence for other in reading.quantities if compare(quantity, other) in CARRYING]


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


def is_false(scene: Scene, quantity: Quantity, edits: tuple[Edit, ...], *, currency: bool = False) -> bool:
    """Whether the claim's quantity, so edited, is held by nothing in the sources."""
    text = changed(scene.claim.text, edits)
    shift = len(text) - len(scene.claim.text)
    place = Span(quantity.number_span.start - abs(shift), quantity.number_span.end + abs(shift))
    new = [one for one in find_quantities(text) if one.span.overlaps(place) and one not in scene.claim.quantities]
    if not new:
        return False
    carriers = _carriers(scene, quantity)
    outcomes = [compare(one, carrier) for one in new for carrier in carriers]
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


def _source(scene: Scene, quantity: Quantity) -> str:
    for reading in scene.evidence:
        for other in reading.quantities:
            if compare(quantity, other) in CARRYING:
                return other.span.of(reading.text)
    return ""


# another figure


def _figures(scene: Scene, quantity: Quantity) -> Iterator[Change]:
    span = _figure_span(scene, quantity)
    random = scene.random("number", span.start)
    for figure in other_figures(span.of(scene.claim.text), random):
        edits = (Edit(span, figure),)
        if is_false(scene, quantity, edits):
            yield Change(Kind.NUMBER, edits, f"the source says “{_source(scene, quantity)}”, not “{figure}”")


def _figure_span(scene: Scene, quantity: Quantity) -> Span:
    """The part of a number that is changed: its digits without "million", a share with its "of"."""
    text, (start, end) = scene.claim.text, quantity.number_span
    if quantity.kind is QuantityKind.FRACTION:
        return Span(start, end + 3) if text[end : end + 4] == " of " else Span(start, end)
    digits = first_figure(text[start:end])
    ending = text[start:end].endswith(("st", "nd", "rd", "th"))
    return Span(start, start + digits[1]) if digits and not ending else Span(start, end)


# figures that change places


def _swaps(scene: Scene, quantities: list[Quantity]) -> Iterator[Change]:
    for index, one in enumerate(quantities):
        for other in quantities[index + 1 :]:
            between = scene.claim.text[one.span.end : other.span.start].split()
            if (
                one.dimension == other.dimension
                and one.unit == other.unit
                and _apart(one, other)
                and between[:1] != ["of"]
            ):
                yield Change(
                    Kind.SWAP, _exchanged(scene, one, other), "the source has the two figures the other way round"
                )
                return


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


# units


@cache
def _unit_turns() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = [(listed(row[0])[0], listed(row[0])[1:]) for row in rows("unit_turns.tsv")]
    return tuple(sorted(table, key=lambda row: -len(row[0])))


def _units(scene: Scene, quantity: Quantity) -> Iterator[Change]:
    for span, others in _unit_words(scene, quantity):
        random = scene.random("unit", span.start)
        for other in random.sample(others, len(others)):
            edits = (Edit(span, other),)
            money = quantity.kind is QuantityKind.MONEY
            if is_false(scene, quantity, edits, currency=money):
                yield Change(Kind.UNIT, edits, f"the source says “{_source(scene, quantity)}”, not in {other}")


def _unit_words(scene: Scene, quantity: Quantity) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Units, magnitudes and currency signs in or beside a number, and what may stand for each."""
    text = scene.claim.text
    start, end = quantity.span.start, min(len(text), quantity.span.end + _CLOSE)
    for word, others in _unit_turns():
        at = text.find(word, start, end)
        if (
            at >= 0
            and at <= quantity.span.end
            and not (text[at + len(word) : at + len(word) + 1].isalpha() or _is_inside(text, at))
        ):
            yield Span(at, at + len(word)), others


def _is_inside(text: str, at: int) -> bool:
    """Whether a letter stands before, as in "C$" for "$"."""
    return at > 0 and text[at - 1].isalpha()


# bounds


def _bounds(scene: Scene, quantity: Quantity) -> Iterator[Change]:
    found = _bound(scene, quantity)
    if found is None:
        yield from _first(_gained(scene, quantity))
        return
    span, turned = found
    for text in (turned, ""):
        edits = (Edit(span, text),)
        if is_false(scene, quantity, edits):
            what = f"not “{text}”" if text else "and does not give the bare figure"
            yield Change(Kind.BOUND, edits, f"the source says “{_source(scene, quantity)}”, {what}")


def _bound(scene: Scene, quantity: Quantity) -> tuple[Span, str] | None:
    """The bound of a number, and what turns it round."""
    text, (start, end), number = scene.claim.text, quantity.span, quantity.number_span
    counted = quantity.dimension is None and not quantity.scaled
    for phrase, place, many, much in rows("bound_turns.tsv"):
        turned = many if counted else much
        if place == "before" and text[start : number.start].lower().startswith(f"{phrase} "):
            return Span(start, start + len(phrase)), turned
        if place == "after" and text[number.end : end].lower().endswith(f" {phrase}"):
            return Span(end - len(phrase), end), turned
    return None


def _gained(scene: Scene, quantity: Quantity) -> Iterator[Change]:
    """A bound that leaves the figure out: "more than 11" for 11."""
    text, start = scene.claim.text, quantity.span.start
    if quantity.span.start < quantity.number_span.start and text[start].isalpha():
        return
    if quantity.kind is QuantityKind.MEASURE and text[quantity.span.start - 1 : quantity.span.start] == "-":
        return
    before = scene.claim.token_at(max(0, start - 2)) if start else None
    if "-" in text[quantity.number_span.end : quantity.number_span.end + 1] or (
        before is not None and not _takes_bound(scene, before)
    ):
        return
    if quantity.low == quantity.high == 1 and not scene.claim.text[start].isdigit():
        return
    if not (
        scene.claim.text[start].isdigit()
        or quantity.number_span.start > start
        or quantity.number_span.of(scene.claim.text).lower() in cardinals().values()
    ):
        return
    whole = quantity.dimension is None and not quantity.scaled and quantity.step >= 1
    fewer = "fewer than" if whole else "less than"
    for phrase in scene.random("bound", start).sample(["more than", fewer], 2):
        small = _small_letter(scene, start)
        edits = (Edit(Span(start, start), f"{phrase.capitalize() if small else phrase} "), *small)
        if is_false(scene, quantity, edits[:1]):
            yield Change(Kind.BOUND, edits, f"the source says “{_source(scene, quantity)}”, not “{phrase}”")


def _small_letter(scene: Scene, start: int) -> tuple[Edit, ...]:
    """The number's first letter made small, where it opens the claim."""
    letter = scene.claim.text[start]
    return (Edit(Span(start, start + 1), letter.lower()),) if letter.isupper() else ()


def _takes_bound(scene: Scene, number: int) -> bool:
    """Whether a bound can follow a word: a verb or a preposition, not an article, adjective or name."""
    return (
        scene.tree.nodes[number].tag in {"VERB", "ADP", "CCONJ", "AUX"}
        and scene.claim.tokens[number].norm not in _BOUNDLESS
    )
