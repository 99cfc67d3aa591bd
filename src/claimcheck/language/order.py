"""Order of events: what comes before, after or because of what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimcheck.language import lexicon
from claimcheck.language.reading import Reading

INVERSE = {"later": "earlier", "earlier": "later", "effect": "cause"}


@dataclass(frozen=True, slots=True)
class Order:
    """``event`` is later than, earlier than or the effect of ``other``; token numbers."""

    event: int
    kind: str
    other: int | None
    """Nothing where the other event is not in the sentence: "the following summer"."""
    word: int


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("order.tsv")}


def find_orders(reading: Reading) -> Iterator[Order]:
    """All statements of order in a parsed reading."""
    tree = reading.tree
    if tree is None:
        return
    for number, token in enumerate(reading.tokens):
        kind = _kinds().get(token.norm)
        if kind is None:
            continue
        above = [*tree.above(number)]
        relation = tree.nodes[number].relation.split(":")[0]
        if relation in {"mark", "case"} and len(above) > 1:
            yield Order(_event(reading, above[1:]), kind, above[0], number)
        elif relation in {"advmod", "amod"} and above:
            yield Order(_event(reading, above), kind, None, number)


def _event(reading: Reading, above: list[int]) -> int:
    """The nearest predicate of a line of governors; the first of them where there is none."""
    predicates = {event.predicate for event in reading.events}
    return next((number for number in above if number in predicates), above[0])
