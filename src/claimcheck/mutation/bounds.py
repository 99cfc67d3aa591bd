"""Mutants of bounds: at least dropped or turned into at most, more than put before a plain figure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claimcheck.language.figures.quantities import Quantity
from claimcheck.model import Span
from claimcheck.mutation.figures import cardinals
from claimcheck.mutation.held import PLAIN, carried, is_false, source_words
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.scene import Scene
from claimcheck.mutation.tables import rows

_BOUNDLESS = frozenset({"between", "from", "within", "until", "by"})
"""Words after which a bound would say no clear thing."""


def changes(scene: Scene) -> Iterator[Change]:
    """Yield each bound of the claim turned and dropped, and a bound for each figure that has none."""
    for quantity in carried(scene):
        if quantity.kind in PLAIN:
            found = _bound(scene, quantity)
            yield from _turned(scene, quantity, *found) if found else islice(_gained(scene, quantity), 1)


def _turned(scene: Scene, quantity: Quantity, span: Span, turned: str) -> Iterator[Change]:
    for text in (turned, ""):
        edits = (Edit(span, text),)
        if is_false(scene, quantity, edits):
            what = f"not “{text}”" if text else "and does not give the bare figure"
            yield Change(Kind.BOUND, edits, f"the source says “{source_words(scene, quantity)}”, {what}")


def _bound(scene: Scene, quantity: Quantity) -> tuple[Span, str] | None:
    """Return the bound of a number, and what turns it round."""
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
    """Yield a bound that leaves the figure out: "more than 11" for 11."""
    start = quantity.span.start
    if not _may_take_bound(scene, quantity):
        return
    whole = quantity.dimension is None and not quantity.scaled and quantity.step >= 1
    fewer = "fewer than" if whole else "less than"
    small = _small_letter(scene, start)
    for phrase in scene.random("bound", start).sample(["more than", fewer], 2):
        edit = Edit(Span(start, start), f"{phrase.capitalize() if small else phrase} ")
        if is_false(scene, quantity, (edit,)):
            reason = f"the source says “{source_words(scene, quantity)}”, not “{phrase}”"
            yield Change(Kind.BOUND, (edit, *small), reason)


def _may_take_bound(scene: Scene, quantity: Quantity) -> bool:
    """Whether a quantity is a bare figure, in a place where a bound can stand before it."""
    text, start, figure = scene.claim.text, quantity.span.start, quantity.number_span
    bounded = start < figure.start and text[start].isalpha()
    tied = text[max(0, start - 1) : start] == "-" or text[figure.end : figure.end + 1] == "-"
    written = text[figure.start].isdigit() or figure.of(text).lower() in cardinals().values()
    somebody = quantity.low == quantity.high == 1 and not text[start].isdigit()
    before = scene.claim.token_at(max(0, start - 2)) if start else None
    bare = written and not (bounded or tied or somebody)
    return bare and (before is None or _takes_bound(scene, before))


def _small_letter(scene: Scene, start: int) -> tuple[Edit, ...]:
    """Return the number's first letter made small, where it opens the claim."""
    letter = scene.claim.text[start]
    return (Edit(Span(start, start + 1), letter.lower()),) if letter.isupper() else ()


def _takes_bound(scene: Scene, number: int) -> bool:
    """Whether a bound can follow a word: a verb or a preposition, not an article, adjective or name."""
    return (
        scene.tree.nodes[number].tag in {"VERB", "ADP", "CCONJ", "AUX"}
        and scene.claim.tokens[number].norm not in _BOUNDLESS
    )
