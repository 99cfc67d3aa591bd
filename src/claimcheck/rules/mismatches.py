"""The arguments of a claim's events that the evidence gives another part in the same event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.language.clauses.events import Event
from claimcheck.language.lexicons.determiners import BE
from claimcheck.language.lexicons.relations import PROOF, Step, relation
from claimcheck.language.lexicons.words import is_light
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading
from claimcheck.rules.anaphora import proper
from claimcheck.rules.arguments import carried, is_measure
from claimcheck.rules.causatives import befalls
from claimcheck.rules.elsewhere import beside, describes_another, from_elsewhere
from claimcheck.rules.interface import Pair
from claimcheck.rules.nominal import does_not_act
from claimcheck.rules.phrased import turned_phrase
from claimcheck.rules.referents import set_apart
from claimcheck.rules.swaps import crossed, done_to_doer, is_swap, may_be_passive
from claimcheck.rules.symmetry import is_symmetric

_WITH = frozenset({"with", "alongside"})
"""Prepositions of whoever acts together with the subject."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An argument of a claim's event that the evidence gives another part."""

    claim: int
    """Head of the claim's argument."""
    source: tuple[int, ...]
    """What the evidence has in its place."""
    predicate: int
    """The event of the evidence."""
    swapped: bool
    """Whether the evidence has the claim's argument in the opposite part."""


@remembered
def mismatches(pair: Pair) -> tuple[Mismatch, ...]:
    """For each event of the claim, the arguments that no like event of the evidence has in the same part."""
    return tuple(_each_mismatch(pair))


def _each_mismatch(pair: Pair) -> Iterator[Mismatch]:
    for claimed in pair.claim.events:
        told = _told(pair, claimed) or _by_word_order(pair, claimed)
        if told:
            if does_not_act(pair, claimed, told):
                yield Mismatch(claimed.agents[0], (told[0].predicate,), told[0].predicate, swapped=False)
                continue
            shared = {id(event): _shared(pair, claimed, event) for event in told}
            most = max(shared.values())
            yield from min(([*_compare(pair, claimed, event)] for event in told if shared[id(event)] == most), key=len)


def _by_word_order(pair: Pair, claimed: Event) -> list[Event]:
    """The event that the parser missed: a name before a finite verb acts, a name after it is acted upon."""
    place, tree = pair.alignment.source_of(claimed.predicate), pair.evidence.tree
    if (
        place is None
        or tree is None
        or not claimed.agents
        or not claimed.patients
        or pair.alignment.strength(claimed.predicate) < PROOF
        or _is_converse(pair, claimed)
    ):
        return []
    tokens = pair.evidence.tokens
    if (
        not tokens[place].norm.endswith("ed")
        or tokens[place - 1].norm in BE
        or (place + 1 < len(tokens) and tokens[place + 1].norm == "by")
    ):
        return []
    met = {pair.alignment.source_of(head) for head in (*claimed.agents, *claimed.patients)} - {None}
    before = tuple(number for number in met if number is not None and place - 12 <= number < place)
    after = tuple(number for number in met if number is not None and place < number <= place + 4)
    return [Event(place, before, after)] if before and after else []


def _shared(pair: Pair, claimed: Event, told: Event) -> tuple[int, bool]:
    """How many dependents (complement clauses too) another event has in any part; then, whether it is aligned."""
    ours = [*claimed.agents, *claimed.patients, *claimed.complements, *(head for _, head in claimed.others)]
    theirs = [*told.agents, *told.patients, *told.complements, *(head for _, head in told.others)]
    return sum(carried(pair, head, theirs, strict=True) for head in ours), told.predicate == pair.alignment.source_of(
        claimed.predicate
    )


def _told(pair: Pair, claimed: Event) -> list[Event]:
    """Events of the evidence whose predicate can carry the claimed one."""
    return [
        event
        for event in pair.evidence.events
        if not event.copular and not claimed.copular and _is_same(pair, claimed, event)
    ]


def _befallen(pair: Pair, claimed: Event, told: Event) -> Iterator[Mismatch]:
    """Somebody of whom the claim tells what became of those to whom it was done: who kills does not die of it."""
    for head in claimed.agents:
        if carried(pair, head, told.agents, strict=True) and not carried(pair, head, told.patients):
            yield Mismatch(head, told.patients or (told.predicate,), told.predicate, swapped=True)


def _is_same(pair: Pair, claimed: Event, told: Event) -> bool:
    if _takes_another(pair, claimed, told):
        return False
    if told.predicate == pair.alignment.source_of(claimed.predicate):
        return not _is_converse(pair, claimed)
    step = relation(pair.claim.tokens[claimed.predicate].lemma, pair.evidence.tokens[told.predicate].lemma)
    return step is not None and step.strength >= PROOF and step is not Step.CONVERSE


def _takes_another(pair: Pair, claimed: Event, told: Event) -> bool:
    """Whether a verb that says little by itself has another noun to say it: "took part" is not "took the tablets"."""
    if not (is_light(pair.claim.tokens[claimed.predicate].lemma) and claimed.patients and told.patients):
        return False
    return not any(pair.names[head] or carried(pair, head, told.patients) for head in claimed.patients)


def _is_converse(pair: Pair, claimed: Event) -> bool:
    """Whether the evidence tells the claim's event from its other side."""
    match = pair.alignment.matches[claimed.predicate]
    return match is not None and match.step is Step.CONVERSE


def _compare(pair: Pair, claimed: Event, told: Event) -> Iterator[Mismatch]:
    if befalls(pair, claimed, told):
        yield from _befallen(pair, claimed, told)
        return
    if is_symmetric(pair.claim, claimed.predicate):
        return
    claimed, told = _aligned(pair, claimed, _undated(pair.evidence, told))
    parts = ((claimed.agents, told.agents, told.patients), (claimed.patients, told.patients, told.agents))
    headline = may_be_passive(pair.claim, claimed) and _is_done_to_something(pair, told)
    for ours, same, opposite in parts:
        for head in ours:
            if carried(pair, head, same, strict=True) or _is_there_otherwise(pair, head, ours, same, told):
                continue
            opposite = (*opposite, *crossed(pair, claimed, told, same))
            turned = carried(pair, head, opposite, strict=True)
            apart = _is_one_deed(pair, claimed, told) and set_apart(pair, head, same, told)
            if carried(pair, head, same) and not apart and not (turned and is_swap(pair, ours, claimed, told, same)):
                continue
            if turned:
                if (
                    not headline
                    and not (set(same) & set(opposite))
                    and (
                        done_to_doer(pair, ours, claimed, told)
                        or (not beside(pair, head, same, told) and is_swap(pair, ours, claimed, told, same))
                    )
                ):
                    yield Mismatch(head, same or opposite, told.predicate, swapped=True)
            elif (
                same
                and not headline
                and (from_elsewhere(pair, head, same, told) or describes_another(pair, head, same) or apart)
            ) or (
                same
                and pair.names[head]
                and all(proper(pair.evidence, other) for other in same)
                and not beside(pair, head, same, told)
            ):
                yield Mismatch(head, same, told.predicate, swapped=False)


def _is_given(pair: Pair, head: int, told: Event) -> bool:
    """Whether it is done to somebody on both sides, with a preposition on one: "gave *Ann* a key", "a key to Ann"."""
    tree, receiving = pair.claim.tree, [other for preposition, other in told.others if preposition == "to"]
    return tree is not None and tree.nodes[head].relation == "iobj" and carried(pair, head, receiving, strict=True)


def _is_there_otherwise(pair: Pair, head: int, ours: Sequence[int], same: Sequence[int], told: Event) -> bool:
    """Whether an argument needs no like part in the evidence: it measures, or stands there behind a preposition."""
    return is_measure(pair.claim, head) or _is_given(pair, head, told) or _comes_along(pair, head, ours, same)


def _comes_along(pair: Pair, head: int, ours: Sequence[int], same: Sequence[int]) -> bool:
    """Whether one of several in the claim is with another of them in the evidence: "Ibsen built it *with Lund*"."""
    tree, place = pair.evidence.tree, pair.alignment.proof(head)
    if tree is None or place is None or not pair.names[head]:
        return False
    cases = {tree.nodes[case].lemma for case in tree.children(place, "case")}
    others = [one for one in ours if one != head]
    return bool(cases & _WITH) and any(carried(pair, one, same, strict=True) for one in others)


def _is_done_to_something(pair: Pair, event: Event) -> bool:
    """Whether an event has somebody or something, or a clause, that could be the subject of its passive."""
    return bool(event.patients or (pair.evidence.tree and pair.evidence.tree.children(event.predicate, "ccomp")))


def _is_one_deed(pair: Pair, claimed: Event, told: Event) -> bool:
    """Whether an event may be the claim's, with another one who does it.

    It is none where its doer is what the claim has it done to ("Ann opened a shop", "a shop opened"), nor where a verb
    that says little by itself is all that both have ("gave up her phone", "handed in a petition").
    """
    same = [*told.agents, *told.patients]
    if any(carried(pair, other, told.agents, strict=True) for other in claimed.patients):
        return False
    others = [*claimed.patients, *claimed.complements, *(head for _, head in claimed.others)]
    theirs = [*same, *told.complements, *(head for _, head in told.others)]
    shared = any(carried(pair, head, theirs, strict=True) for head in others)
    return shared or not is_light(pair.evidence.tokens[told.predicate].lemma)


def _aligned(pair: Pair, claimed: Event, told: Event) -> tuple[Event, Event]:
    """Both events, by the order of their words where only one of two phrases that mean the same is passive."""
    if not turned_phrase(pair, claimed.predicate, told.predicate):
        return claimed, told
    return _as_written(pair.claim, claimed), _as_written(pair.evidence, told)


def _as_written(reading: Reading, event: Event) -> Event:
    """An event by the order of words: what stands before its verb, and what stands behind."""
    tree = reading.tree
    if tree is None or any(node.relation == "obl:agent" and node.head == event.predicate for node in tree.nodes):
        return replace(event, agents=event.patients, patients=event.agents)
    phrases = (one for thing in event.patients for one in tree.children(thing, "nmod"))
    return replace(event, patients=(*event.patients, *(head for _, head in event.others), *phrases))


def _undated(reading: Reading, event: Event) -> Event:
    """The event without dates that the parser took for somebody who does or suffers it."""
    dated = {number for mention in reading.dates for number in reading.within(mention.span)}
    if dated.isdisjoint((*event.agents, *event.patients)):
        return event
    agents = tuple(head for head in event.agents if head not in dated)
    return replace(event, agents=agents, patients=tuple(head for head in event.patients if head not in dated))
