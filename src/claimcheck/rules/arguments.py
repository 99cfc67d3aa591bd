"""Whether an argument of the claim can be one of the evidence's."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.clauses.events import argument
from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.relations import PROOF, is_place, is_title, relation
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading
from claimcheck.rules.anaphora import vague
from claimcheck.rules.couples import couple
from claimcheck.rules.interface import Pair

OF_NAME = frozenset({"flat", "compound", "appos", "nsubj", "obj", "nsubj:pass", "obl", "nmod", "conj", "root"})
STANDING_IN = frozenset({"none", "one", "ones", "some", "others"})
"""Nouns that stand for one named before."""
_OF_ONE = frozenset({"he", "she", "him", "her", "himself", "herself"})
"""Pronouns that no plural noun is taken up by."""
NAME_REACH = 4
"""Within how many words before a family name the others of the name stand."""
PRONOUNS = frozenset({"PRON", "DET"})


def carried(pair: Pair, head: int, others: Sequence[int], *, strict: bool = False) -> bool:
    """Whether the claim's argument can be one of the evidence's; unless ``strict``, a pronoun may be anybody."""
    claim, evidence = pair.claim, pair.evidence
    if claim.tree is None or evidence.tree is None:
        return True
    if claim.tree.nodes[head].tag in PRONOUNS:
        return not strict
    if not set(others).isdisjoint(couple(pair, head)):
        return True
    return any(
        _is_one(pair, head, other)
        or (not strict and (_may_stand_for(pair, other, head) or (pair.names[head] and vague(evidence, other))))
        for other in others
    )


@remembered
def _is_one(pair: Pair, head: int, other: int) -> bool:
    """Whether the claim's argument is one of the evidence's by its words."""
    if pair.evidence.tree is None or is_namesake(pair, head, other):
        return False
    offered = _offered(pair.evidence.tree, other)
    return any(
        pair.alignment.proof(number) in offered or any(meets(pair, number, place) for place in offered)
        for number in _wanted(pair, head)
    )


def _may_stand_for(pair: Pair, other: int, head: int) -> bool:
    """Whether a pronoun, or so many of what one stands for ("two thirds of *them*"), may be the claim's argument."""
    tree, tokens = pair.evidence.tree, pair.evidence.tokens
    assert tree is not None  # noqa: S101 - the caller has looked
    if tokens[other].norm in STANDING_IN:
        return True
    whole = [one for one in tree.children(other, "nmod") if tokens[one].norm == "them"]
    if not (whole or tree.nodes[other].tag in PRONOUNS):
        return False
    return not is_one_for_several(pair, other, head)


def is_one_for_several(pair: Pair, other: int, head: int) -> bool:
    """Whether the evidence has one person by a pronoun where the claim has several: "she" is no "critics"."""
    tree = pair.claim.tree
    return tree is not None and tree.nodes[head].fine == "NNS" and pair.evidence.tokens[other].norm in _OF_ONE


def _offered(tree: Tree, head: int) -> list[int]:
    """The words of an argument of the evidence, and of what it describes: "Lee, a *chemist*", "Lee is a *chemist*"."""
    described = tree.children(head, "nsubj") if tree.children(head, "cop") else []
    if tree.nodes[head].relation == "appos":
        described = [tree.nodes[head].head]
    return [number for one in (head, *described) for number in argument(tree, one)]


@remembered
def _wanted(pair: Pair, head: int) -> tuple[int, ...]:
    """The head of a claim's argument, and the names in it without their titles."""
    tree = pair.claim.tree
    names = argument(tree, head) if tree is not None else []
    named = [number for number in names if tree and pair.names[number] and tree.nodes[number].relation in OF_NAME]
    return head, *(number for number in named if number != head and not is_title(pair.claim.tokens[number].norm))


def is_namesake(pair: Pair, head: int, other: int) -> bool:
    """Whether the evidence speaks of another one of the same family name: "Ann Lee" where the claim has "Kim Lee"."""
    names = _wanted(pair, head)
    given = [number - 1 for number in names if number - 1 in names and _is_given_name(pair.claim, number - 1)]
    families = {pair.claim.tokens[number + 1].lemma for number in given}
    if pair.evidence.tokens[other].lemma not in families or not other or not _is_given_name(pair.evidence, other - 1):
        return False
    if any(_governor(pair, pair.alignment.source_of(number)) == _governor(pair, other) for number in given):
        return False  # "Ann Lee (born Ann Mary Lee)"
    theirs = [token.norm for token in pair.evidence.tokens[max(0, other - NAME_REACH) : other] if token.capitalised]
    ours = [pair.claim.tokens[number] for number in given]
    return all(pair.known(token.lemma) and not any(_starts(token.norm, one) for one in theirs) for token in ours)


def _governor(pair: Pair, number: int | None) -> int | None:
    """What the name that a word of the evidence belongs to hangs on."""
    tree = pair.evidence.tree
    if tree is None or number is None:
        return None
    while tree.nodes[number].relation in {"compound", "flat"}:
        number = tree.nodes[number].head
    return tree.nodes[number].head


def _is_given_name(reading: Reading, number: int) -> bool:
    """Whether a word before a family name is one of the name, and no title and no place."""
    token, after = reading.tokens[number], reading.tokens[number + 1]
    named = token.capitalised and after.capitalised and token.content and token.kind == "word"
    return named and token.sentence == after.sentence and not (is_title(token.norm) or is_place(token.lemma))


def _starts(first: str, second: str) -> bool:
    """Whether one name is the beginning of the other: Zac, Zachary."""
    return first.startswith(second) or second.startswith(first)


def meets(pair: Pair, claim: int, source: int) -> bool:
    """Whether one content word can stand for another."""
    ours, theirs = pair.claim.tokens[claim], pair.evidence.tokens[source]
    if not ours.content or not theirs.content:
        return False
    step = relation(ours.lemma, theirs.lemma)
    return bool(step and step.strength >= PROOF)


def all_named(pair: Pair, heads: Sequence[int], others: Sequence[int]) -> bool:
    """Whether there are arguments of the claim, and each is one of the evidence's, by its head or its name alone."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return False
    alike = [one for other in others for one in (other, *theirs.children(other, "appos"))]
    offered = [place for one in alike for place in _named(theirs, one)]
    return bool(heads) and all(
        any(_stands_for(pair, one, place) for one in _named(ours, head) for place in offered) for head in heads
    )


def _named(tree: Tree, head: int) -> tuple[int, ...]:
    """A noun and the other words of its name; whose it is does not count: "Rask's mother" is not Rask."""
    return (head, *tree.children(head, "flat", "compound"))


def _stands_for(pair: Pair, number: int, place: int) -> bool:
    return pair.alignment.source_of(number) == place or meets(pair, number, place)


def is_measure(reading: Reading, head: int) -> bool:
    """Whether an argument is a number with its unit: "rose by eleven percent"."""
    token = reading.tokens[head]
    return any(
        quantity.span.start <= token.start < quantity.span.end
        and (quantity.noun_span is None or not quantity.noun_span.start <= token.start < quantity.noun_span.end)
        for quantity in reading.quantities
    )
