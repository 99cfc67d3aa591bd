"""Verbs that add nothing to what hangs on them: whoever sang has begun to sing, what is open remains open."""

from __future__ import annotations

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.frames import frame
from claimcheck.rules.interface import Pair


def empty_aspects(pair: Pair) -> frozenset[int]:
    """The claim's verbs of beginning and staying whose complement the evidence has, as a deed or as a state.

    A beginning has a time and a manner of its own, so a claim that tells of them is left to be met in full.
    """
    tree = pair.claim.tree
    if tree is None or pair.evidence.tree is None:
        return frozenset()
    return frozenset(
        node.number
        for node in tree.nodes
        for complement in tree.children(node.number, "xcomp")
        if (
            node.lemma in frame("beginning")
            and tree.nodes[complement].tag == "VERB"
            and not _has_own(pair, tree, node.number)
        )
        or (node.lemma in frame("staying") and _is_state(pair, complement))
        if pair.alignment.proves(complement)
    )


def _has_own(pair: Pair, tree: Tree, verb: int) -> bool:
    """Whether a beginning is dated, or has an adverb: "has *recently* begun to sing"."""
    dated = {number for date in pair.claim.dates for number in pair.claim.within(date.span)}
    adverbs = tree.children(verb, "advmod")
    return bool(adverbs) or not dated.isdisjoint(tree.subtree(verb, without=frozenset({"conj", "advcl", "parataxis"})))


def _is_state(pair: Pair, complement: int) -> bool:
    """Whether the evidence says of something that it is so: "the museum is *open*"."""
    place, tree = pair.alignment.source_of(complement), pair.evidence.tree
    return place is not None and tree is not None and bool(tree.children(place, "cop"))
