"""CC14x: who did it to whom, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from claimcheck.language import lexicon
from claimcheck.language.determiners import BE
from claimcheck.language.events import Event, argument
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading
from claimcheck.language.relations import PROOF, Step, dictionary_forms, relation
from claimcheck.language.words import is_light
from claimcheck.model import Severity
from claimcheck.rules.anaphora import proper
from claimcheck.rules.arguments import carried, is_measure
from claimcheck.rules.attachment import displaced, exchanged, other_reasons, turned_round
from claimcheck.rules.causatives import befalls
from claimcheck.rules.circumstances import of_another_deed
from claimcheck.rules.comparison import changed_sides
from claimcheck.rules.converse import converse_swaps
from claimcheck.rules.crossing import crossings
from claimcheck.rules.elsewhere import beside, describes_another, from_elsewhere
from claimcheck.rules.identity import other_bearers
from claimcheck.rules.interface import Example, Pair, Rule, Sign
from claimcheck.rules.modifiers import modifier_elsewhere
from claimcheck.rules.nominal import does_not_act
from claimcheck.rules.owners import other_owner
from claimcheck.rules.referents import are_others, did_it_itself, set_apart
from claimcheck.rules.relatives import sides_turned

PHRASE = 5
"""Within how many words after a predicate the rest of a phrase such as "hold talks with" is looked for."""


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


def role_swapped(pair: Pair) -> Iterator[Sign]:
    """The sentence tells the same event with the parts the other way round: who hit whom, who recalled whom.

    Active and passive, relative clauses and nouns of action are read alike, and verbs whose parts may change places
    (met, married, agreed with) are left alone.
    """
    swaps = [mismatch for mismatch in _mismatches(pair) if mismatch.swapped] or [*_crossed_over(pair)]
    sides = changed_sides(pair) if swaps else frozenset()
    for mismatch in swaps:
        if mismatch.claim in sides:
            continue
        yield _sign(pair, mismatch, "in the source it is the other way round")


def _crossed_over(pair: Pair) -> Iterator[Mismatch]:
    """Swaps of other kinds: by word order alone, from an event's other side, of phrases behind prepositions."""
    for swap in (*converse_swaps(pair), *turned_round(pair), *exchanged(pair), *sides_turned(pair)):
        yield Mismatch(swap.claim, (swap.source,), swap.verb, swapped=True)
    for crossing in crossings(pair):
        if not _is_symmetric(pair.evidence, crossing.verb):
            yield Mismatch(crossing.claim, (crossing.source,), crossing.verb, swapped=True)


def other_actor(pair: Pair) -> Iterator[Sign]:
    """The sentence tells of the same event with somebody else in that part."""
    for mismatch in _mismatches(pair):
        if not mismatch.swapped:
            yield _sign(pair, mismatch, "in the source it is somebody else")
    for swap in (*displaced(pair), *other_reasons(pair), *other_bearers(pair), *of_another_deed(pair)):
        mismatch = Mismatch(swap.claim, (swap.source,), swap.verb, swapped=False)
        yield _sign(pair, mismatch, "in the source it is something else")


def _sign(pair: Pair, mismatch: Mismatch, what: str) -> Sign:
    ours = pair.claim_words([mismatch.claim])
    theirs = pair.source_words(sorted(mismatch.source)[:1])
    verb = pair.source_words([mismatch.predicate])
    return Sign(
        f"{what}: the claim has “{ours}” with “{verb}”, the source “{theirs}”",
        claim=pair.claim_span([mismatch.claim]),
        source=pair.source_span(sorted([mismatch.source[0], mismatch.predicate])),
        claim_value=ours,
        source_value=theirs,
        contradicts=True,
    )


@remembered
def _mismatches(pair: Pair) -> tuple[Mismatch, ...]:
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
    if _is_symmetric(pair.claim, claimed.predicate):
        return
    told = _undated(pair.evidence, told)
    parts = ((claimed.agents, told.agents, told.patients), (claimed.patients, told.patients, told.agents))
    headline = _may_be_passive(pair.claim, claimed) and _is_done_to_something(pair, told)
    for ours, same, opposite in parts:
        for head in ours:
            if is_measure(pair.claim, head) or carried(pair, head, same, strict=True) or _is_given(pair, head, told):
                continue
            opposite = (*opposite, *_crossed(pair, claimed, told, same))
            turned = carried(pair, head, opposite, strict=True)
            apart = _is_one_deed(pair, claimed, told) and set_apart(pair, head, same, told)
            if carried(pair, head, same) and not apart and not (turned and _is_swap(pair, ours, claimed, told, same)):
                continue
            if turned:
                if (
                    not headline
                    and not (set(same) & set(opposite))
                    and (
                        _done_to_doer(pair, ours, claimed, told)
                        or (not beside(pair, head, same, told) and _is_swap(pair, ours, claimed, told, same))
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


def _undated(reading: Reading, event: Event) -> Event:
    """The event without dates that the parser took for somebody who does or suffers it."""
    dated = {number for mention in reading.dates for number in reading.within(mention.span)}
    agents = tuple(head for head in event.agents if head not in dated)
    return replace(event, agents=agents, patients=tuple(head for head in event.patients if head not in dated))


def _crossed(pair: Pair, claimed: Event, told: Event, same: Sequence[int]) -> list[int]:
    """Arguments behind a preposition that take part in a swap: "A ran into B" for "B ran into A"."""
    crossed = []
    for preposition, head in told.others:
        ours = [other for own, other in claimed.others if own == preposition]
        if any(carried(pair, other, same, strict=True) for other in (*ours, *claimed.patients)):
            crossed.append(head)
    return crossed


def _is_swap(pair: Pair, ours: Sequence[int], claimed: Event, told: Event, same: Sequence[int]) -> bool:
    """Whether the other side of the swap is seen too: the part is filled by a name or the claim's other argument."""
    others = claimed.patients if tuple(ours) == claimed.agents else claimed.agents
    others = (*others, *(head for _, head in claimed.others))
    if are_others(pair.evidence, same) or did_it_itself(pair, ours, claimed, told):
        return True
    if ours and ours == claimed.agents and claimed.patients and len(same) == 1 and _is_person(pair.evidence, same[0]):
        return True  # "she sued the firm" is not "the firm sued Ann", whoever she is
    if ours and ours == claimed.patients and claimed.agents and _is_other_than_doer(pair.evidence, same):
        return True  # "the firm sued her" is not "Ann sued the firm", whoever she is
    return any(carried(pair, other, same, strict=True) for other in others) or any(
        proper(pair.evidence, head) for head in same
    )


def _is_other_than_doer(reading: Reading, same: Sequence[int]) -> bool:
    """Whether it is done to somebody by another one: "her", not "herself"."""
    return len(same) == 1 and reading.tokens[same[0]].norm in {"him", "her", "me", "us"}


def _done_to_doer(pair: Pair, ours: Sequence[int], claimed: Event, told: Event) -> bool:
    """Whether the claim's doer is the only one whom the evidence names, as the one that it was done to by nobody."""
    tree = pair.evidence.tree
    return (
        tree is not None
        and ours == claimed.agents
        and not told.agents
        and bool(claimed.patients)
        and any(tree.nodes[child].relation == "nsubj:pass" for child in tree.below[told.predicate])
        and not any(carried(pair, head, told.patients, strict=True) for head in claimed.patients)
        and all(_is_named(pair, head) for head in claimed.patients)
    )


def _is_named(pair: Pair, head: int) -> bool:
    """Whether a name stands in an argument of the claim."""
    tree = pair.claim.tree
    return tree is not None and any(pair.names[number] for number in argument(tree, head))


def _is_person(reading: Reading, number: int) -> bool:
    """Whether a word is a pronoun for one person who is not the one that the verb is done by: "she", not "herself"."""
    return reading.tokens[number].norm in {"he", "she", "i", "we"}


def _may_be_passive(claim: Reading, event: Event) -> bool:
    """Whether a subject may be what it is done to: a headline's participle without its "were"."""
    if claim.tree is None or event.patients or claim.tree.nodes[0].fine == "DT":
        return False  # a headline drops its articles
    verb = claim.tree.nodes[event.predicate]
    return verb.fine in {"VBN", "VBD"} and not claim.tree.children(event.predicate, "aux")


def _is_symmetric(reading: Reading, predicate: int) -> bool:
    """Whether the parts of a predicate may change places: "met", and "held talks", but not "held"."""
    forms = [
        {*dictionary_forms(token.norm), token.norm} for token in reading.tokens[predicate : predicate + 1 + PHRASE]
    ]
    near = set().union(*forms)
    return any(near.issuperset(rest) for form in forms[0] for rest in _symmetric().get(form, ()))


@cache
def _symmetric() -> dict[str, list[tuple[str, ...]]]:
    """First words of predicates whose parts may change places, and what comes after each."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in (row[0].split() for row in lexicon.rows("symmetric.txt")):
        found.setdefault(first, []).append(tuple(rest))
    return found


RULES = (
    Rule(
        "CC141",
        "role-swapped",
        Severity.ERROR,
        role_swapped,
        (
            Example("The referee attacked the striker.", "The striker attacked the referee.", fires=True),
            Example("The referee was attacked by the striker.", "The striker attacked the referee.", fires=False),
        ),
    ),
    Rule(
        "CC142",
        "other-actor",
        Severity.ERROR,
        other_actor,
        (
            Example(
                "Anna Berg bought the factory.", "Maria Lind bought the factory. Anna Berg sold her shares.", fires=True
            ),
            Example(
                "Maria Lind bought the factory.",
                "Maria Lind bought the factory. Anna Berg sold her shares.",
                fires=False,
            ),
            Example(
                "Abena Quartey won the race.", "Abena Quartey broke a record. The Ghanaian won the race.", fires=False
            ),
        ),
    ),
    Rule(
        "CC143",
        "other-owner",
        Severity.ERROR,
        other_owner,
        (
            Example("France's coach resigned after Italy won.", "Italy's coach resigned after France won.", fires=True),
            Example("The Italian coach resigned.", "Italy's coach resigned after France won.", fires=False),
        ),
    ),
    Rule(
        "CC144",
        "modifier-elsewhere",
        Severity.ERROR,
        modifier_elsewhere,
        (
            Example("The blue car hit a truck.", "The red car hit the blue truck.", fires=True),
            Example("The red car hit a blue truck.", "The red car hit the blue truck.", fires=False),
        ),
    ),
)
