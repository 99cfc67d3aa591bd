"""What a thing is like: an adjective that the source has of another thing, "the red car hit the blue truck"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.relations import PROOF, Step, is_people, is_place, relation
from claimcheck.language.reading import Reading
from claimcheck.rules.arguments import STANDING_IN
from claimcheck.rules.interface import Pair, Sign
from claimcheck.rules.twins import twins

NEAR = 3
"""Within how many words an adjective and a noun count as one phrase, whatever the tree says."""
_WHICH = frozenset(
    {
        "other", "same", "such", "own", "certain", "various", "several", "many", "few", "similar", "different",
        "further", "additional", "more", "most", "first", "last", "next",
    }
)  # fmt: skip
"""Adjectives that tell which or how many, not what a thing is like."""
_OF_QUALITY = frozenset({"amod", "compound"})
_APART = frozenset({"acl", "advcl", "parataxis"})


def modifier_elsewhere(pair: Pair) -> Iterator[Sign]:
    """The source has the adjective, but of another thing: "the blue car" where the car was red and the truck blue."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return
    yield from _of_twins(pair)
    for quality, thing in _described(ours):
        place = pair.alignment.source_of(quality)
        if (
            place is None
            or _WHICH & {pair.claim.tokens[quality].norm, pair.evidence.tokens[place].norm}
            or (pair.names[quality] and not is_people(pair.claim.tokens[quality].norm))
            or not pair.claim.tokens[thing].content
            or pair.claim.tokens[thing].norm in STANDING_IN
            or (_in_name(pair.evidence, place) and not pair.claim.tokens[quality].capitalised)
            or min(map(pair.alignment.strength, (quality, thing))) < PROOF
        ):
            continue
        named = pair.names[thing] and not is_people(pair.claim.tokens[thing].norm)
        bearer = _bearer(pair.evidence, place, named=named)
        if bearer is None or _may_be(pair, thing, bearer) or _together(pair, quality, thing):
            continue
        country = is_place(pair.claim.tokens[quality].lemma)
        if country and not _taken(pair, place, bearer) and not _has_its_own(pair, thing):
            continue
        # "Quarterly earnings beat estimates": the tree may have hung the adjective on a noun behind the right one.
        if any(pair.alignment.source_of(between) == bearer for between in range(quality + 1, thing)):
            continue
        has, bears = pair.source_words([place]), pair.source_words([bearer])
        message = f"the source has “{has}” of “{bears}”, not of “{pair.claim_words([thing])}”"
        yield Sign.of(pair, message, [quality, thing], [place, bearer], contradicts=True)


def _of_twins(pair: Pair) -> Iterator[Sign]:
    """What the source says of another thing of the same kind."""
    for twin in twins(pair):
        claimed, told = pair.claim_words(sorted(twin.claim)), pair.source_words(sorted(twin.source))
        message = f"the source says it of “{told}”, not of “{claimed}”"
        yield Sign.of(pair, message, twin.claim, twin.source, contradicts=True)


def _in_name(reading: Reading, place: int) -> bool:
    """Whether a word is part of a name, where it describes nothing: "the *Bay* Area counties", "the Green Party"."""
    tree, tokens = reading.tree, reading.tokens
    if tree is None or tree.nodes[place].tag != "PROPN" or not tokens[place].capitalised:
        return False
    beside = (number for number in (place - 1, place + 1) if 0 <= number < len(tokens))
    return any(tree.nodes[number].tag == "PROPN" and tokens[number].capitalised for number in beside)


def _taken(pair: Pair, place: int, bearer: int) -> bool:
    """Whether the claim has a people's adjective off another of its own things; many may be from one country."""
    tree = pair.evidence.tree
    return tree is not None and tree.nodes[place].tag == "ADJ" and bool(pair.alignment.claims_of(bearer))


def _has_its_own(pair: Pair, thing: int) -> bool:
    """Whether the evidence has another people's adjective of a thing: "a Slovene mother, an Italian father"."""
    met, tree = pair.alignment.source_of(thing), pair.evidence.tree
    own = tree.children(met, "amod", "compound") if tree is not None and met is not None else []
    return any(is_people(pair.evidence.tokens[one].norm) and not pair.alignment.claims_of(one) for one in own)


def _described(tree: Tree) -> Iterator[tuple[int, int]]:
    """Adjectives of a claim, each with the noun that it describes: its subject, the one it hangs on or before."""
    for node in tree.nodes:
        after = node.number + 1
        if node.relation == "amod" and node.number < node.head and not _parted(tree, node.number, node.head):
            yield node.number, node.head
        elif node.tag == "ADJ" and after < len(tree.nodes) and tree.nodes[after].tag == "NOUN":
            yield node.number, after
        elif node.fine in {"JJ", "VBN"} and tree.children(node.number, "cop"):
            yield from ((node.number, subject) for subject in tree.children(node.number, "nsubj"))


def _parted(tree: Tree, quality: int, thing: int) -> bool:
    """Whether an article stands between an adjective and a noun, as in no phrase: "the largest the council has"."""
    return any(tree.nodes[between].tag == "DET" for between in range(quality + 1, thing))


def _bearer(reading: Reading, place: int, *, named: bool) -> int | None:
    """The noun that an adjective of the evidence belongs to, where it stands before one that is (not) a name."""
    tree = reading.tree
    if tree is None:
        return None
    first = _first_of(tree, place)
    if tree.nodes[first].relation not in _OF_QUALITY:
        return None
    head = tree.nodes[first].head
    if head < first or tree.nodes[head].tag not in {"NOUN", "PROPN"} or not reading.tokens[head].content:
        return None  # what stands behind a noun names it: "the drug, zelipant"
    if reading.tokens[head].norm in STANDING_IN:
        return None
    return head if named == (tree.nodes[head].tag == "PROPN" and reading.tokens[head].capitalised) else None


def _first_of(tree: Tree, number: int) -> int:
    """The first of some words that "and" joins, which the others hang on."""
    while tree.nodes[number].relation == "conj":
        number = tree.nodes[number].head
    return number


def _may_be(pair: Pair, claim: int, bearer: int) -> bool:
    """Whether the claim's thing and the adjective's bearer may be one: the same word, or a kin of it."""
    step = relation(pair.claim.tokens[claim].lemma, pair.evidence.tokens[bearer].lemma)
    back = relation(pair.evidence.tokens[bearer].lemma, pair.claim.tokens[claim].lemma)
    return any(found is not None and found.strength >= PROOF for found in (step, back))


def _together(pair: Pair, quality: int, thing: int) -> bool:
    """Whether the source anywhere has both in one phrase, or says of the thing that it is so."""
    tokens = pair.evidence.tokens
    ours = pair.claim.tokens[quality].lemma
    qualities = {place for place, token in enumerate(tokens) if relation(ours, token.lemma) in {Step.LEMMA, Step.ALIAS}}
    qualities |= {place for place in [pair.alignment.source_of(quality)] if place is not None}
    things = [place for place, token in enumerate(tokens) if token.lemma == pair.claim.tokens[thing].lemma]
    met = pair.alignment.source_of(thing)
    return any(_linked(pair.evidence, one, other) for one in qualities for other in [*things, met] if other is not None)


def _linked(reading: Reading, quality: int, thing: int) -> bool:
    tree, tokens = reading.tree, reading.tokens
    if tree is None or tokens[quality].sentence != tokens[thing].sentence:
        return False
    between = range(min(quality, thing) + 1, max(quality, thing))
    apart = {"NOUN", "VERB", "PUNCT"} | (
        {"DET", "CCONJ"} if thing < quality else set()
    )  # "a mother and a Polish father"
    if len(between) < NEAR and not any(
        tree.nodes[number].tag in apart and tokens[number].norm != "-" for number in between
    ):
        return True
    return (
        _first_of(tree, quality) in tree.subtree(thing, without=_APART | {"conj"})
        or thing in tree.subtree(quality, without=_APART)
        or thing in tree.children(tree.nodes[quality].head, "conj", "compound", "nmod", "appos")
    )
