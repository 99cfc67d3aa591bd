"""One event told from its two sides: "A beat B" is "B lost to A", and "A sold it to B" is "B bought it from A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from claimcheck.language.clauses.events import Event, agent_nouns
from claimcheck.language.lexicons.relations import Step, converses
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.reading import Reading
from claimcheck.matching.alignment import Match
from claimcheck.rules.arguments import carried, is_measure
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
        if _names_no_side(pair, number, claimed):
            continue
        told = next((event for event in pair.evidence.events if event.predicate == match.source), None)
        if (
            claimed is None
            or told is None
            or not any(_agree(pair, claimed, told, sides) for sides in _sides(pair, match))
        ):
            yield Crossing(number, match.source, match.source)


def _names_no_side(pair: Pair, number: int, claimed: Event | None) -> bool:
    """Whether a word of the claim is no verb and says nobody's part: "a loan of 5 million", "reportedly"."""
    tree = pair.claim.tree
    if tree is None or tree.nodes[number].tag in {"VERB", "AUX"} or tree.nodes[number].lemma in agent_nouns():
        return False  # "the seller" is somebody
    things = [one for one in claimed.patients if not is_measure(pair.claim, one)] if claimed else []
    return claimed is None or not (claimed.agents or claimed.others or things)


def _agree(pair: Pair, claimed: Event, told: Event, sides: _Sides) -> bool:
    """Whether who acts in the claim stands on the other side of the evidence's event, and the reverse.

    One side may be left out by either: "the stalls were lent to the parish" is "the parish borrowed the stalls". But
    who just "died" or "lost" was not killed or beaten by anybody.
    """
    if claimed.agents and sides.source and not told.patients and not _far(pair.evidence, told, sides.source):
        return False
    crossed = (
        (claimed.agents, _far(pair.evidence, told, sides.source)),
        (_far(pair.claim, claimed, sides.claim), _near(pair.evidence, told)),
    )
    known = [(ours, theirs) for ours, theirs in crossed if ours and theirs]
    return bool(known) and all(carried(pair, head, theirs) for ours, theirs in known for head in ours)


def _near(reading: Reading, event: Event) -> Sequence[int]:
    """Who acts; of a relative clause any noun that it may belong to: "the watch for 60 pounds that was Ann's"."""
    tree = reading.tree
    if tree is None or tree.nodes[event.predicate].relation != "acl:relcl":
        return event.agents
    above = takewhile(lambda number: tree.nodes[number].tag != "VERB", tree.above(event.predicate))
    return [*event.agents, *(number for number in above if tree.nodes[number].tag in {"NOUN", "PROPN"})]


def _far(reading: Reading, event: Event, preposition: str | None) -> Sequence[int]:
    """The arguments on an event's other side; "to" may be left out, or the phrase hang on what is handed over."""
    if preposition is None:
        return event.patients
    found = [head for own, head in event.others if own == preposition]
    if reading.tree is not None:
        found += reading.tree.children(event.predicate, "iobj") if preposition == "to" else []
        phrases = (one for thing in event.patients for one in reading.tree.children(thing, "nmod"))
        found += [one for one in phrases if _led_by(reading, one, preposition)]
    return found


def _led_by(reading: Reading, noun: int, preposition: str) -> bool:
    tree = reading.tree
    return tree is not None and [tree.nodes[case].lemma for case in tree.children(noun, "case")] == [preposition]


def _sides(pair: Pair, match: Match) -> Iterator[_Sides]:
    ours, theirs = pair.claim.tokens[match.claim].lemma, pair.evidence.tokens[match.source].lemma
    for row in converses():
        if (ours, theirs) == (lemma_of(row.first), lemma_of(row.second)):
            yield _Sides(row.first_marks, row.second_marks)
        if (ours, theirs) == (lemma_of(row.second), lemma_of(row.first)):
            yield _Sides(row.second_marks, row.first_marks)
