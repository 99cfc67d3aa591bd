"""Order of events: what comes before, after or because of what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import CueKind

INVERSE = {"later": "earlier", "earlier": "later", "effect": "cause"}
_NOT_EARLIER = frozenset({"until", "till", "before"})
"""Words that say "later" of what is denied: "did not open *until*" or "*before* the inspection"."""
_EMPTY = frozenset(lemma_of(verb) for verb in ("come", "happen", "occur"))


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
            event = _event(reading, above[1:])
            kind = "later" if token.norm in _NOT_EARLIER and _is_denied(reading, event) else kind
            yield Order(event, kind, above[0], number)
        elif relation in {"advmod", "amod"} and above:
            yield Order(_event(reading, above), kind, None, number)


def in_sequence(reading: Reading) -> Iterator[Order]:
    """Deeds of one and the same, joined by "and" and told in the order in which they were done; or "and later".

    Narrated events follow one another as their clauses do (A. Lascarides, N. Asher, Temporal Interpretation, 1993).
    """
    tree = reading.tree
    marked = {order.event for order in find_orders(reading) if order.kind == "later" and order.other is None}
    for event in reading.events if tree else ():
        node = tree.nodes[event.predicate] if tree else None
        if tree is None or node is None or node.relation != "conj" or node.head < 0:
            continue
        joint, past = tree.children(event.predicate, "cc"), {node.fine, tree.nodes[node.head].fine} == {"VBD"}
        if joint and (event.predicate in marked or (past and not tree.children(event.predicate, "nsubj"))):
            yield Order(event.predicate, "later", node.head, joint[0])


def _is_denied(reading: Reading, event: int) -> bool:
    """Whether an event is denied: what did "not begin *until*" the rain stopped began after that."""
    return any(cue.kind is CueKind.NEGATION and event in {*cue.focus, *cue.covered} for cue in reading.cues)


def _event(reading: Reading, above: list[int]) -> int:
    """The nearest predicate of a line of governors; the first of them where there is none.

    Where that only says that something took place, it is what took place: "the *arrest* came after the search".
    """
    found = next((event for number in above for event in reading.events if event.predicate == number), None)
    if found is None:
        return above[0]
    empty = (
        reading.tokens[found.predicate].lemma in _EMPTY and found.agents and not _has_particle(reading, found.predicate)
    )
    return found.agents[0] if empty else found.predicate


def _has_particle(reading: Reading, verb: int) -> bool:
    """Whether a verb has a particle that makes it another one: "came *out*"."""
    return reading.tree is not None and bool(reading.tree.children(verb, "compound"))
