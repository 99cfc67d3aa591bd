"""One event told from its two sides: "A beat B" is "B lost to A", and "A sold it to B" is "B bought it from A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.language.events import Event
from claimcheck.language.relations import Step, converses
from claimcheck.language.words import lemma_of
from claimcheck.rules.arguments import carried
from claimcheck.rules.crossing import Crossing
from claimcheck.rules.interface import Pair


class _Sides(NamedTuple):
    """How the claim's verb and the source's mark the other side; nothing where it is the object."""

    claim: str | None
    source: str | None


def converse_swaps(pair: Pair) -> Iterator[Crossing]:
    """Give the events that the evidence tells from the other side, with the sides changed over."""
    for claimed in pair.claim.events:
        match = pair.alignment.matches[claimed.predicate]
        if match is None or match.step is not Step.CONVERSE:
            continue
        told = next((event for event in pair.evidence.events if event.predicate == match.source), None)
        if told is not None:
            yield from _swaps(pair, claimed, told)


def _swaps(pair: Pair, claimed: Event, told: Event) -> Iterator[Crossing]:
    """What acts on both sides, or stands on the other side of both, has changed over."""
    for sides in _sides(pair, claimed, told):
        far = _far(told, sides.source)
        for head in claimed.agents:
            if carried(pair, head, told.agents, strict=True) and not carried(pair, head, far, strict=True):
                yield Crossing(head, told.agents[0], told.predicate)
        for head in _far(claimed, sides.claim):
            if carried(pair, head, far, strict=True) and not carried(pair, head, told.agents, strict=True):
                yield Crossing(head, far[0], told.predicate)


def _far(event: Event, preposition: str | None) -> Sequence[int]:
    """The arguments on an event's other side."""
    if preposition is None:
        return event.patients
    return [head for own, head in event.others if own == preposition]


def _sides(pair: Pair, claimed: Event, told: Event) -> Iterator[_Sides]:
    ours = pair.claim.tokens[claimed.predicate].lemma
    theirs = pair.evidence.tokens[told.predicate].lemma
    for row in converses():
        if (ours, theirs) == (lemma_of(row.first), lemma_of(row.second)):
            yield _Sides(row.first_marks, row.second_marks)
        if (ours, theirs) == (lemma_of(row.second), lemma_of(row.first)):
            yield _Sides(row.second_marks, row.first_marks)
