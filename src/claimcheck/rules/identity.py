"""Who somebody is: "Ann Lee is the captain", where the source calls Kim Oh so, or has a captain beside Ann Lee."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.language.clauses.events import Event, argument
from claimcheck.language.reading import Reading
from claimcheck.rules.anaphora import proper
from claimcheck.rules.arguments import carried
from claimcheck.rules.crossing import Crossing
from claimcheck.rules.interface import Pair

_CALLING = frozenset({"appos", "compound", "flat"})
"""Relations by which a name and a noun are one: "the captain, Ann Lee", "captain Ann Lee"."""


def other_bearers(pair: Pair) -> Iterator[Crossing]:
    """Give the identities of the claim of which the evidence has the noun for somebody else, wherever it has it."""
    for claimed in pair.claim.events:
        if not _identifies(pair, claimed):
            continue
        met = pair.alignment.source_of(claimed.predicate)
        holder = _holder(pair.evidence, met) if met is not None and pair.names[claimed.agents[0]] else None
        if met is not None and holder is not None:
            if not _is_of_name(pair.evidence, pair.alignment.source_of(claimed.agents[0]), holder, "conj", "acl"):
                yield Crossing(claimed.agents[0], holder, met)
            continue
        places = _places(pair, claimed.predicate)
        found = [_bearer(pair, claimed, place) for place in places]
        if found and all(other is not None for other in found):
            yield Crossing(claimed.agents[0], found[0] or 0, places[0])


def _identifies(pair: Pair, claimed: Event) -> bool:
    """Whether an event is "A is (the) B", which the evidence speaks of too; "A is in B" tells where A is."""
    tree = pair.claim.tree
    copular = tree is not None and claimed.copular and len(claimed.agents) == 1
    return (
        copular
        and pair.alignment.proves(claimed.predicate)
        and not (tree is not None and tree.children(claimed.predicate, "case"))
    )


def _places(pair: Pair, predicate: int) -> list[int]:
    """Where the evidence has the noun that the claim says somebody is."""
    tree, lemma = pair.evidence.tree, pair.claim.tokens[predicate].lemma
    met = pair.alignment.source_of(predicate)
    return [
        place
        for place, token in enumerate(pair.evidence.tokens)
        if tree is not None and tree.nodes[place].tag == "NOUN" and (place == met or token.lemma == lemma)
    ]


def _bearer(pair: Pair, event: Event, place: int) -> int | None:
    """Who else the evidence has for a noun; nothing where it may be the claim's."""
    claimed, called = event.agents[0], bearers(pair.evidence, place)
    met = pair.alignment.source_of(claimed)
    if pair.names[claimed]:
        if theirs := _of_theirs(pair, claimed, place):
            return theirs[0]
        if _names_it(pair, claimed, place) or any(_is_of_name(pair.evidence, met, name, "conj") for name in called):
            return None
        if _smaller_place(pair, claimed) in called:
            return None
        rivals = called or _beside(pair, claimed, place)
        return rivals[0] if rivals and not carried(pair, claimed, rivals, strict=True) else None
    described = bearers(pair.evidence, met) if met is not None else []
    words = {pair.evidence.tokens[number].lemma for number in called}
    other = called and described and not words & {pair.evidence.tokens[number].lemma for number in described}
    return called[0] if other else None


def _smaller_place(pair: Pair, claimed: int) -> int | None:
    """What the evidence has for the name before a comma and the claim's: "*Beaverton*, Oregon, is a city"."""
    if claimed < 2 or pair.claim.tokens[claimed - 1].norm != "," or not pair.names[claimed - 2]:
        return None
    return pair.alignment.source_of(claimed - 2)


def _names_it(pair: Pair, claimed: int, place: int) -> bool:
    """Whether a noun stands right before the claim's name, or after it and a comma, whatever the tree says."""
    tree, tokens = pair.claim.tree, pair.evidence.tokens
    met = {pair.alignment.source_of(number) for number in argument(tree, claimed) if pair.names[number]} if tree else ()
    before = [number for number in range(max(0, place - 3), place) if tokens[number].norm == ","]
    return place + 1 in met or any(comma - 1 in met for comma in before)


def _holder(reading: Reading, title: int) -> int | None:
    """Who has a title inside a name: "Prime *Minister* Ada Obi"."""
    tree = reading.tree
    if tree is None or tree.nodes[title].tag != "PROPN":
        return None
    head = tree.nodes[title].head if tree.nodes[title].relation in _CALLING else -1
    named = [head] if head >= 0 else tree.children(title, "appos", "flat")
    return next((number for number in named if proper(reading, number)), None)


def _is_of_name(reading: Reading, number: int | None, name: int, *apart: str) -> bool:
    """Whether a word is said with a name; some branches may be left out, as what "and" joins to it is another name."""
    return reading.tree is not None and number in reading.tree.subtree(name, without=frozenset(apart))


def bearers(reading: Reading, noun: int) -> list[int]:
    """Who a noun is said of, by apposition, as a title or by a copula: heads of names."""
    tree = reading.tree
    if tree is None or tree.nodes[noun].tag != "NOUN":
        return []
    found = [child for child in tree.children(noun, "appos", "nsubj") if proper(reading, child)]
    if not found and tree.nodes[noun].relation == "conj":
        return bearers(reading, tree.nodes[noun].head)  # "an author and diplomat"
    head = tree.nodes[noun].head
    if tree.nodes[noun].relation in _CALLING and head >= 0 and tree.nodes[head].tag == "PROPN":
        found.append(head)
    return found


def _of_theirs(pair: Pair, claimed: int, place: int) -> Sequence[int]:
    """Whoever of theirs is said to be it: "*Rask's wife* is a teacher"."""
    tree = pair.evidence.tree
    subjects = tree.children(place, "nsubj") if tree is not None else ()
    return [one for one in subjects if tree and carried(pair, claimed, tree.children(one, "nmod:poss"), strict=True)]


def _beside(pair: Pair, claimed: int, place: int) -> Sequence[int]:
    """The noun itself where it takes part in an event beside the one who is said to be it: "left with the cook"."""
    for event in pair.evidence.events:
        for part, others in _parts(event):
            if place in part and carried(pair, claimed, others, strict=True):
                return [place]
    return []


def _parts(event: Event) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Each part of an event with the other parts; a part of many is told from its neighbours too."""
    if event.copular or event.nominal:
        return
    heads = [*event.agents, *event.patients, *(head for preposition, head in event.others if preposition != "as")]
    for head in heads:
        yield [head], [other for other in heads if other != head]
