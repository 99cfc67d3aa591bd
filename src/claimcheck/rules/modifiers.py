"""What a thing is like: an adjective that the source has of another thing, "the red car hit the blue truck"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.reading import Reading
from claimcheck.language.relations import PROOF, is_place, relation
from claimcheck.rules.interface import Pair, Sign

NEAR = 3
"""Within how many words an adjective and a noun count as one phrase, whatever the tree says."""
_OF_QUALITY = frozenset({"amod", "compound"})
_APART = frozenset({"acl", "advcl", "parataxis"})


def modifier_elsewhere(pair: Pair) -> Iterator[Sign]:
    """The source has the adjective, but of another thing: "the blue car" where the car was red and the truck blue."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return
    for node in ours.nodes:
        if node.relation != "amod" or node.tag != "ADJ" or pair.names[node.number] or pair.names[node.head]:
            continue
        thing = pair.alignment.source_of(node.head)
        place = pair.alignment.source_of(node.number)
        if place is None or thing is None or min(map(pair.alignment.strength, (node.number, node.head))) < PROOF:
            continue
        if is_place(pair.claim.tokens[node.number].lemma) or not pair.claim.tokens[node.head].content:
            continue
        bearer = _bearer(pair.evidence, place)
        if bearer is None or _may_be(pair, node.head, bearer) or _together(pair, node.number, node.head):
            continue
        quality, other = pair.source_words([place]), pair.source_words([bearer])
        yield Sign(
            f"the source has “{quality}” of “{other}”, not of “{pair.claim_words([node.head])}”",
            claim=pair.claim_span(sorted([node.number, node.head])),
            source=pair.source_span(sorted([place, bearer])),
            claim_value=pair.claim_words(sorted([node.number, node.head])),
            source_value=pair.source_words(sorted([place, bearer])),
            contradicts=True,
        )


def _bearer(reading: Reading, place: int) -> int | None:
    """The noun that an adjective of the evidence belongs to, where it stands before one."""
    tree = reading.tree
    if tree is None or tree.nodes[place].relation not in _OF_QUALITY:
        return None
    head = tree.nodes[place].head
    return head if tree.nodes[head].tag == "NOUN" and reading.tokens[head].content else None


def _may_be(pair: Pair, claim: int, bearer: int) -> bool:
    """Whether the claim's thing and the adjective's bearer may be one: the same word, or a kin of it."""
    step = relation(pair.claim.tokens[claim].lemma, pair.evidence.tokens[bearer].lemma)
    back = relation(pair.evidence.tokens[bearer].lemma, pair.claim.tokens[claim].lemma)
    return any(found is not None and found.strength >= PROOF for found in (step, back))


def _together(pair: Pair, quality: int, thing: int) -> bool:
    """Whether the source anywhere has both in one phrase, or says of the thing that it is so."""
    tokens = pair.evidence.tokens
    qualities = [place for place, token in enumerate(tokens) if token.lemma == pair.claim.tokens[quality].lemma]
    things = [place for place, token in enumerate(tokens) if token.lemma == pair.claim.tokens[thing].lemma]
    met = pair.alignment.source_of(thing)
    return any(_linked(pair.evidence, one, other) for one in qualities for other in [*things, met] if other is not None)


def _linked(reading: Reading, quality: int, thing: int) -> bool:
    tree, tokens = reading.tree, reading.tokens
    if tree is None or tokens[quality].sentence != tokens[thing].sentence:
        return False
    between = range(min(quality, thing) + 1, max(quality, thing))
    if len(between) < NEAR and not any(tree.nodes[number].tag in {"NOUN", "VERB", "PUNCT"} for number in between):
        return True
    return (
        quality in tree.subtree(thing, without=_APART)
        or thing in tree.subtree(quality, without=_APART)
        or thing in tree.children(tree.nodes[quality].head, "conj", "compound", "nmod", "appos")
    )
