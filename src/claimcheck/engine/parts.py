"""Parts of a claim, each a claim of its own: clauses joined by "and" or "but", and a relative clause between commas.

A joined clause takes the subject over, "which" the thing that it stands for.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.reading import Reading
from claimcheck.language.trees import Tree

_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_PAST = frozenset({"VBD", "VBN"})
SHORTEST = 2
"""A part needs at least this many content words."""


def parts(claim: Reading) -> list[Reading]:
    """The clauses of a parsed claim, in order; empty where it is one clause only."""
    tree = claim.tree
    if tree is None:
        return []
    chosen = _joined(tree) or _told_in_passing(tree)
    found = [claim.only(numbers) for numbers in chosen]
    return found if all(sum(token.content for token in part.tokens) >= SHORTEST for part in found) else []


def _joined(tree: Tree) -> list[list[int]]:
    roots = [node.number for node in tree.nodes if node.relation == "root"]
    heads = [roots[0], *_clauses(tree, roots[0])] if roots else []
    if len(heads) < 2:
        return []
    taken = [_words(tree, head, heads) for head in heads]
    subject = _subject(tree, heads[0])
    return [
        taken[0],
        *(
            words if _has_subject(tree, head) else sorted({*subject, *words})
            for head, words in zip(heads[1:], taken[1:], strict=True)
        ),
    ]


def _told_in_passing(tree: Tree) -> list[list[int]]:
    """The claim without a relative clause between commas, and that clause with the thing that it is about."""
    for node in tree.nodes:
        clause = tree.subtree(node.number)
        if node.relation != "acl:relcl" or node.head < 0 or clause[0] == 0 or tree.nodes[clause[0] - 1].lemma != ",":
            continue
        thing = [number for number in tree.subtree(node.head) if number < clause[0] - 1]
        around = {number for number in (clause[0] - 1, clause[-1] + 1) if number < len(tree.nodes)}
        commas = {number for number in around if tree.nodes[number].lemma == ","}
        rest = [one.number for one in tree.nodes if one.number not in clause and one.number not in commas]
        asking = {number for number in clause if tree.nodes[number].fine in _RELATIVE}
        return [rest, sorted({*thing, *clause} - asking)]
    return []


def _clauses(tree: Tree, head: int) -> list[int]:
    """Predicates that are joined to a predicate, and to these in turn."""
    found = [
        child
        for child in tree.children(head, "conj", "advcl")
        if (tree.nodes[child].tag == "VERB" or tree.children(child, "cop", "nsubj"))
        and (tree.nodes[child].relation == "conj" or _listed(tree, child))
    ]
    return [number for child in found for number in (child, *_clauses(tree, child))]


def _listed(tree: Tree, verb: int) -> bool:
    """Whether a clause is one of a list, though the tree has it depend: "He was born in 1950, *studied* and died"."""
    bare = not tree.children(verb, "mark", "advmod", "nsubj", "aux") and tree.nodes[verb].fine in _PAST
    joined = any(tree.nodes[other].fine in _PAST for other in tree.children(verb, "conj"))
    return bare and joined and verb > 0 and tree.nodes[verb - 1].lemma == ","


def _words(tree: Tree, head: int, heads: Sequence[int]) -> list[int]:
    """A clause's words: its subtree without the clauses that are joined to it, and without the word that joins it."""
    apart = {number for other in heads if other != head and head in tree.above(other) for number in tree.subtree(other)}
    joints = set(tree.children(head, "cc")) if head != heads[0] else set()
    return [number for number in tree.subtree(head) if number not in apart and number not in joints]


def _subject(tree: Tree, head: int) -> list[int]:
    return [number for child in tree.children(head, "nsubj") for number in tree.subtree(child)]


def _has_subject(tree: Tree, head: int) -> bool:
    return bool(tree.children(head, "nsubj"))
