"""Mutants of units: kilometres for miles, billions for millions, euros for pounds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from claimcheck.language.figures.quantities import Quantity, QuantityKind
from claimcheck.model import Span
from claimcheck.mutation.held import PLAIN, carried, is_false, source_words
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.scene import Scene
from claimcheck.mutation.tables import listed, rows

_CLOSE = 14
"""Characters between a number and the words of its unit, at most."""


def changes(scene: Scene) -> Iterator[Change]:
    """Yield another unit, magnitude or currency for each quantity of the claim."""
    for quantity in carried(scene):
        if quantity.kind in PLAIN:
            yield from islice(_units(scene, quantity), 1)


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
                yield Change(Kind.UNIT, edits, f"the source says “{source_words(scene, quantity)}”, not in {other}")


def _unit_words(scene: Scene, quantity: Quantity) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Units, magnitudes and currency signs in or beside a number, and what may stand for each."""
    text = scene.claim.text
    start, end = quantity.span.start, min(len(text), quantity.span.end + _CLOSE)
    for word, others in _unit_turns():
        at = text.find(word, start, end)
        if 0 <= at <= quantity.span.end and _is_whole(text, Span(at, at + len(word))):
            yield Span(at, at + len(word)), others


def _is_whole(text: str, span: Span) -> bool:
    """Whether no letter stands beside it, as beside the "$" of "C$"."""
    return not (text[span.end : span.end + 1].isalpha() or (span.start > 0 and text[span.start - 1].isalpha()))
