"""Whose something is: Iran's minister, not Pakistan's; a country that the source has of somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.lexicons.relations import PROOF, is_kind_of_place, is_place
from claimcheck.language.reading import Reading
from claimcheck.rules.anaphora import proper
from claimcheck.rules.arguments import carried, meets
from claimcheck.rules.interface import Pair, Sign

OWNER_REACH = 5
"""How many words before a thing its owner may stand, where the tree hangs it elsewhere."""
_IN_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
"""Parts of speech that may stand between an owner and what is owned."""


def other_owner(pair: Pair) -> Iterator[Sign]:
    """The sentence says that it belongs to somebody else: Iran's minister, not Pakistan's."""
    claim, evidence = pair.claim, pair.evidence
    if claim.tree is None or evidence.tree is None:
        return
    yield from _of_somebody_else(pair)
    for owned in range(len(claim.tokens)):
        owners = [number for number in _owners(claim, owned) if pair.names[number]]
        if not owners:
            continue
        places = _places(pair, owned)
        theirs = {
            place: [
                number for number in _owners(evidence, place) or _genitive(evidence, place) if proper(evidence, number)
            ]
            for place in places
        }
        aligned = pair.alignment.source_of(owned)
        if aligned is not None and theirs.get(aligned):
            places, theirs = [aligned], {aligned: theirs[aligned]}
        near = {
            number
            for place in places
            for number in [
                *evidence.tree.subtree(place, without=frozenset({"acl", "advcl"})),
                *range(max(0, place - OWNER_REACH), place),
            ]
        }
        if any(meets(pair, owner, number) for owner in owners for number in near):
            continue
        for place, named in theirs.items():
            if named:
                thing, owner = pair.claim_words([owned]), pair.source_words(named[:1])
                yield Sign(
                    f"in the source “{thing}” belongs to “{owner}”, not to “{pair.claim_words(owners[:1])}”",
                    claim=pair.claim_span(sorted([owners[0], owned])),
                    source=pair.source_span(sorted([named[0], place])),
                    claim_value=pair.claim_words(owners[:1]),
                    source_value=pair.source_words(named[:1]),
                    contradicts=True,
                )
                break


def _of_somebody_else(pair: Pair) -> Iterator[Sign]:
    """A country said of somebody ("Kovac is Ethiopian") that the source has of another one ("Ethiopia's Alemu")."""
    claim, tree = pair.claim, pair.evidence.tree
    for event in claim.events:
        place = pair.alignment.source_of(event.predicate) if event.copular and event.agents else None
        if tree is None or place is None or not is_place(claim.tokens[event.predicate].lemma):
            continue
        if tree.nodes[place].relation not in {"nmod:poss", "amod", "compound"} or not pair.names[event.agents[0]]:
            continue
        bearer = tree.nodes[place].head
        if (
            proper(pair.evidence, bearer)
            and tree.nodes[bearer].tag == "PROPN"
            and not carried(pair, event.agents[0], [bearer])
        ):
            country, who = pair.claim_words([event.predicate]), pair.source_words([bearer])
            yield Sign(
                f"the source has “{country}” of “{who}”, not of “{pair.claim_words([event.agents[0]])}”",
                claim=pair.claim_span([event.predicate]),
                source=pair.source_span(sorted([place, bearer])),
                claim_value=country,
                source_value=pair.source_words(sorted([place, bearer])),
                contradicts=True,
            )


def _places(pair: Pair, number: int) -> list[int]:
    """All places of the evidence that a claim's word can stand for."""
    if not pair.claim.tokens[number].content or pair.alignment.strength(number) < PROOF:
        return []
    lemma = pair.claim.tokens[number].lemma
    return [
        place
        for place, token in enumerate(pair.evidence.tokens)
        if token.lemma == lemma or place == pair.alignment.source_of(number)
    ]


def _owners(reading: Reading, owned: int) -> list[int]:
    """Who a thing belongs to: "Iran's minister", "the minister of Iran", "the Iranian minister".

    The town of Bergen is Bergen, and belongs to nobody.
    """
    if reading.tree is None or not reading.tree.below[owned]:
        return []
    found = [*reading.tree.children(owned, "nmod:poss")]
    found += [
        child
        for child in reading.tree.children(owned, "nmod")
        if not reading.tokens[owned].capitalised
        and not (is_kind_of_place(reading.tokens[owned].norm) and proper(reading, child))
        and any(reading.tokens[case].norm == "of" for case in reading.tree.children(child, "case"))
    ]
    found += [
        child for child in reading.tree.children(owned, "amod", "compound") if is_place(reading.tokens[child].lemma)
    ]
    return list(dict.fromkeys(found))


def _genitive(reading: Reading, owned: int) -> list[int]:
    """The owner by the order of words, where the tree hangs it on a word between: "Oslo's deputy *Mayor* Berg"."""
    for number in range(owned - 1, max(0, owned - OWNER_REACH) - 1, -1):
        if reading.tokens[number].norm == "'s":
            return [number - 1] if number else []
        if reading.tree is None or reading.tree.nodes[number].tag not in _IN_PHRASE:
            break
    return []
