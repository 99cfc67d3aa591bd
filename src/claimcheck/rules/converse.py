"""One event told from its two sides: "A beat B" is "B lost to A", and "A sold it to B" is "B bought it from A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.language.events import Event
from claimcheck.language.relations import Step, converses
from claimcheck.language.words import lemma_of
from claimcheck.matching.alignment import Match
from claimcheck.rules.arguments import carried
from claimcheck.rules.crossing import Crossing
from claimcheck.rules.interface import Pair


class _Sides(NamedTuple):
    """How the claim's verb and the source's mark the other side; nothing where it is the object."""

    claim: str | None
    source: str | None


def converse_swaps(pair: Pair) -> Iterator[Crossing]:
    """Give the events that the evidence tells from the other side, unless its sides are seen to be the right way round.

    Such a verb is the opposite of the claim's until both sides are known: "sold" does not say who "bought".
    """
    for number, match in enumerate(pair.alignment.matches):
        if match is None or match.step is not Step.CONVERSE:
            continue
        claimed = next((event for event in pair.claim.events if event.predicate == number), None)
        told = next((event for event in pair.evidence.events if event.predicate == match.source), None)
        if (
            claimed is None
            or told is None
            or not any(_agree(pair, claimed, told, sides) for sides in _sides(pair, match))
        ):
            yield Crossing(number, match.source, match.source)


def _agree(pair: Pair, claimed: Event, told: Event, sides: _Sides) -> bool:
    """Whether who acts in the claim stands on the other side of the evidence's event, and the reverse."""
    far = _far(told, sides.source)
    ours = _far(claimed, sides.claim)
    return (
        bool(claimed.agents or ours)
        and all(carried(pair, head, far) for head in claimed.agents)
        and all(carried(pair, head, told.agents) for head in ours)
    )


def _far(event: Event, preposition: str | None) -> Sequence[int]:
    """The arguments on an event's other side."""
    if preposition is None:
        return event.patients
    return [head for own, head in event.others if own == preposition]


def _sides(pair: Pair, match: Match) -> Iterator[_Sides]:
    ours, theirs = pair.claim.tokens[match.claim].lemma, pair.evidence.tokens[match.source].lemma
    for row in converses():
        if (ours, theirs) == (lemma_of(row.first), lemma_of(row.second)):
            yield _Sides(row.first_marks, row.second_marks)
        if (ours, theirs) == (lemma_of(row.second), lemma_of(row.first)):
            yield _Sides(row.second_marks, row.first_marks)
