"""Whether an argument of the claim can be one of the evidence's."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.events import argument
from claimcheck.language.relations import PROOF, is_title, relation
from claimcheck.rules.anaphora import vague
from claimcheck.rules.interface import Pair

OF_NAME = frozenset({"flat", "compound", "appos", "nsubj", "obj", "nsubj:pass", "obl", "nmod", "conj", "root"})
STANDING_IN = frozenset({"none", "one", "ones", "some", "others"})
"""Nouns that stand for one named before."""
PRONOUNS = frozenset({"PRON", "DET"})


def carried(pair: Pair, head: int, others: Sequence[int], *, strict: bool = False) -> bool:
    """Whether the claim's argument can be one of the evidence's; unless ``strict``, a pronoun may be anybody."""
    claim, evidence = pair.claim, pair.evidence
    if claim.tree is None or evidence.tree is None:
        return True
    if claim.tree.nodes[head].tag in PRONOUNS:
        return not strict
    names = [
        number
        for number in argument(claim.tree, head)
        if pair.names[number] and claim.tree.nodes[number].relation in OF_NAME
    ]
    wanted = [
        number for number in dict.fromkeys([head, *names]) if number == head or not is_title(claim.tokens[number].norm)
    ]
    for other in others:
        if not strict and (
            evidence.tree.nodes[other].tag in PRONOUNS
            or evidence.tokens[other].norm in STANDING_IN
            or (pair.names[head] and vague(evidence, other))
        ):
            return True
        offered = argument(evidence.tree, other)
        if evidence.tree.children(other, "cop"):
            offered = [
                *offered,
                *(
                    number
                    for subject in evidence.tree.children(other, "nsubj")
                    for number in argument(evidence.tree, subject)
                ),
            ]
        for number in wanted:
            if pair.alignment.source_of(number) in offered and pair.alignment.strength(number) >= PROOF:
                return True
            if any(meets(pair, number, place) for place in offered):
                return True
    return False


def meets(pair: Pair, claim: int, source: int) -> bool:
    """Whether one content word can stand for another."""
    ours, theirs = pair.claim.tokens[claim], pair.evidence.tokens[source]
    if not ours.content or not theirs.content:
        return False
    step = relation(ours.lemma, theirs.lemma)
    return bool(step and step.strength >= PROOF)
