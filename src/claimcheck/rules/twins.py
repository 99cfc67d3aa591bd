"""Two things of one kind: "a crack in the western pier", where it was in the eastern one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.language.clauses.events import Event
from claimcheck.language.reading import Reading
from claimcheck.rules.anaphora import ANAPHORIC, proper, vague
from claimcheck.rules.arguments import meets
from claimcheck.rules.interface import Pair

_PLACING = frozenset({"in", "at", "on", "of", "from", "poss"})
"""How a phrase may tell which one is meant, by where it is or whose."""
_OF_QUALITY = frozenset({"amod", "compound"})
_CLAUSES = frozenset({"acl", "conj", "parataxis"})


class Twin(NamedTuple):
    """A description in the claim, and what the evidence has of the thing instead; numbers of tokens."""

    claim: tuple[int, ...]
    """The description and the thing."""
    source: tuple[int, ...]


class _Modifier(NamedTuple):
    """A word or phrase that tells which one of its kind a thing is."""

    head: int
    key: str
    """Its preposition, "poss", or "quality"."""
    words: tuple[int, ...]
    """Its content words."""


def twins(pair: Pair) -> Iterator[Twin]:
    """Give the things of the claim that the evidence describes otherwise, and so has another one of a kind."""
    for claimed in pair.claim.events:
        met = pair.alignment.source_of(claimed.predicate)
        told = [event for event in pair.evidence.events if event.predicate == met]
        for ours, theirs in _parts(claimed, told):
            for head in (number for number in ours if not pair.names[number]):
                found = [_conflict(pair, head, other) for other in theirs if _alike(pair, head, other)]
                if found and all(found):
                    yield from (twin for twin in found[:1] if twin)


def _parts(claimed: Event, told: Sequence[Event]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """The arguments of a claim's event, each part with that of the evidence."""
    yield claimed.agents, [head for event in told for head in event.agents]
    yield claimed.patients, [head for event in told for head in event.patients]


def _alike(pair: Pair, head: int, other: int) -> bool:
    """Whether two nouns are of one kind, the second maybe by a word that stands for it; a name is of none."""
    tree = pair.evidence.tree
    named = tree is not None and tree.nodes[other].tag == "PROPN"
    return not named and (meets(pair, head, other) or pair.evidence.tokens[other].norm in ANAPHORIC)


def _conflict(pair: Pair, head: int, other: int) -> Twin | None:
    """How the claim describes its thing, where the evidence says that of another one and describes this otherwise."""
    theirs = _modifiers(pair.evidence, other)
    for ours in _modifiers(pair.claim, head):
        nested = [one for one in theirs if one.key == ours.key and meets(pair, ours.head, one.head)]
        if nested:
            return next((twin for one in nested if (twin := _conflict(pair, ours.head, one.head))), None)
        rivals = [one for one in theirs if _is_rival(pair, one)]
        bearers = _bearers(pair, ours, other)
        found = [one for one in rivals if bearers and _tells_apart(pair, ours, one, (other, *bearers))]
        if found:
            return Twin((ours.head, head), (found[0].head, other))
        if ours.key != "quality" and _is_taken_up(pair, other, bearers):
            return Twin((ours.head, head), (other,))
    return None


def _modifiers(reading: Reading, noun: int) -> list[_Modifier]:
    """What a noun is described by: adjectives, nouns before it, owners, and phrases behind a preposition."""
    tree, found = reading.tree, []
    for child in tree.children(noun, "amod", "compound", "nmod") if tree else ():
        node = tree.nodes[child] if tree else None
        cases = [reading.tokens[case].norm for case in tree.children(child, "case")] if tree else []
        if node is None or tree is None:
            continue
        key = "quality" if node.relation in _OF_QUALITY else "poss" if node.relation == "nmod:poss" else " ".join(cases)
        words = tuple(number for number in tree.subtree(child, without=_CLAUSES) if reading.tokens[number].content)
        if words and reading.tokens[child].kind == "word":
            found.append(_Modifier(child, key, words))
    return found


def _is_rival(pair: Pair, modifier: _Modifier) -> bool:
    """Whether a claim has nothing of what the evidence describes a thing by, and it stands for nothing else."""
    if any(pair.alignment.claims_of(number) for number in modifier.words):
        return False
    return modifier.key == "quality" or proper(pair.evidence, modifier.head) or not _may_stand_for(pair, modifier)


def _may_stand_for(pair: Pair, modifier: _Modifier) -> bool:
    """Whether a phrase may mean what another sentence names: "of the drug", "of their friends"."""
    tree = pair.evidence.tree
    owned = tree is not None and any(tree.nodes[one].tag == "PRON" for one in tree.subtree(modifier.head))
    return owned or (len(modifier.words) == 1 and vague(pair.evidence, modifier.head))


def _bearers(pair: Pair, modifier: _Modifier, other: int) -> tuple[int, ...]:
    """What the evidence has a claim's description of; nothing where that may be the thing itself."""
    tree, tokens = pair.evidence.tree, pair.evidence.tokens
    places = [place for number in modifier.words if (place := pair.alignment.proof(number)) is not None]
    if tree is None or len(places) < len(modifier.words):
        return ()
    same = {tokens[place].lemma for place in places}
    around = {tokens[number].lemma for number in (*tree.subtree(other), *tree.above(other))}
    return () if same & around else tuple(dict.fromkeys(one for place in places for one in tree.above(place)))


def _is_taken_up(pair: Pair, other: int, bearers: Sequence[int]) -> bool:
    """Whether the sentence sets a thing against another of its kind: "the shares fell, *those* of Norda rose"."""
    tokens = pair.evidence.tokens
    return any(
        tokens[one].norm in {"those", "that"}
        and other < one
        and tokens[one].sentence == tokens[other].sentence
        and tokens[one - 1].norm != "than"
        for one in bearers
    )


def _tells_apart(pair: Pair, ours: _Modifier, theirs: _Modifier, things: Sequence[int]) -> bool:
    """Whether two descriptions tell two things of a kind apart: said of like nouns, or both of place."""
    other, *bearers = things
    tokens = pair.evidence.tokens
    like = any(
        tokens[one].lemma == tokens[other].lemma or tokens[one].norm in ANAPHORIC or tokens[other].norm in ANAPHORIC
        for one in bearers
    )
    if ours.key == "quality" or theirs.key == "quality":
        return like and ours.key == theirs.key and len({tokens[one].sentence for one in things}) == 1
    named = proper(pair.claim, ours.head) and proper(pair.evidence, theirs.head)
    same = ours.key == theirs.key or {ours.key, theirs.key} <= _PLACING
    return same and (like or named or ours.key == theirs.key)
