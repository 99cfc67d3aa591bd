"""Where and when something was done, which the source tells of another deed: "died *when a boat sank*"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.clauses.events import argument
from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.relations import PROOF, is_kind_of_place, tells_where
from claimcheck.language.lexicons.words import is_light
from claimcheck.language.reading import Reading
from claimcheck.rules.anaphora import proper
from claimcheck.rules.crossing import Crossing
from claimcheck.rules.interface import Pair

_CLAUSES = frozenset({"conj", "parataxis"})
_MARKS = frozenset({",", ";"})


def of_another_deed(pair: Pair) -> Iterator[Crossing]:
    """Give the places and clauses of time that the claim has of a deed and the source of a neighbouring one.

    "Nine drowned in A; three were hurt in B": nobody drowned in B. "Three were hurt by a landslide, and two died when a
    boat sank": nobody was hurt when a boat sank.
    """
    tree, theirs = pair.claim.tree, pair.evidence.tree
    for deed, circumstance in _circumstances(pair.claim):
        met, place = pair.alignment.source_of(deed), pair.alignment.source_of(circumstance)
        if tree is None or theirs is None or met is None or place is None:
            continue
        if min(pair.alignment.strength(deed), pair.alignment.strength(circumstance)) < PROOF:
            continue
        if is_light(pair.claim.tokens[deed].lemma) or theirs.nodes[met].tag != "VERB":
            continue
        if pair.evidence.tokens[met].sentence != pair.evidence.tokens[place].sentence:
            rival = _other_place(pair, circumstance, met)
            if rival is not None:
                yield Crossing(circumstance, rival, met)
        elif _is_of_next_clause(pair.evidence, theirs, met, place):
            yield Crossing(circumstance, place, met)


def _circumstances(reading: Reading) -> Iterator[tuple[int, int]]:
    """Verbs with what says where, or after which deed, theirs was done."""
    tree = reading.tree
    for node in tree.nodes if tree else ():
        if tree is None or node.head < 0 or tree.nodes[node.head].tag != "VERB":
            continue
        timed = node.relation == "advcl" and node.tag == "VERB" and tree.children(node.number, "nsubj")
        if timed or _is_place(reading, tree, node.number):
            yield node.head, node.number


def _is_place(reading: Reading, tree: Tree, number: int) -> bool:
    """Whether a phrase says where, by a name or a kind of place: "on the island of Biliran"."""
    node = tree.nodes[number]
    before = (tree.nodes[case].lemma for case in tree.children(number, "case"))
    if node.relation != "obl" or not any(tells_where(lemma) for lemma in before):
        return False
    names = [child for child in tree.below[number] if tree.nodes[child].relation == "nmod"]
    named = any(proper(reading, one) for one in (number, *names))
    dated = any(number in reading.within(mention.span) for mention in reading.dates)
    return not dated and (named or is_kind_of_place(reading.tokens[number].norm))


def _other_place(pair: Pair, circumstance: int, deed: int) -> int | None:
    """The place that the source has for a deed, where the claim has one of another sentence.

    Only what is called a town or an island: of two bare names one may lie in the other.
    """
    tree, kind = pair.evidence.tree, pair.claim.tokens[circumstance].norm
    if tree is None or not is_kind_of_place(kind):
        return None
    found = (child for child in tree.children(deed, "obl") if is_kind_of_place(pair.evidence.tokens[child].norm))
    places = [place for place in found if _is_place(pair.evidence, tree, place)]
    told = any(pair.alignment.claims_of(number) for place in places for number in argument(tree, place))
    return places[0] if places and not told else None


def _is_of_next_clause(reading: Reading, tree: Tree, deed: int, place: int) -> bool:
    """Whether a comma and a subject of its own part the clause of a place from that of a deed."""
    own = next((above for above in tree.above(place) if tree.nodes[above].tag == "VERB"), None)
    if own is None or own == deed or place in tree.subtree(deed, without=_CLAUSES):
        return False
    while own not in {deed, -1} and tree.nodes[own].relation not in _CLAUSES and tree.nodes[own].head != deed:
        own = tree.nodes[own].head
    if own == -1 or own < deed or tree.nodes[own].head != deed or tree.nodes[own].relation not in _CLAUSES:
        return False
    return bool(tree.children(own, "nsubj")) and any(token.norm in _MARKS for token in reading.tokens[deed:own])
