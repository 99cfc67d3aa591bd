"""Parts of a claim: clauses joined by "and" or "but", each a claim of its own with its subject carried over."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.reading import Reading
from claimcheck.language.trees import Tree

SHORTEST = 2
"""A part needs at least this many content words."""


def parts(claim: Reading) -> list[Reading]:
    """The clauses of a parsed claim, in order; empty where it is one clause only."""
    tree = claim.tree
    if tree is None:
        return []
    roots = [node.number for node in tree.nodes if node.relation == "root"]
    heads = [roots[0], *_clauses(tree, roots[0])] if roots else []
    if len(heads) < 2:
        return []
    taken = [_words(tree, head, heads) for head in heads]
    subject = _subject(tree, heads[0])
    chosen = [
        taken[0],
        *(
            words if _has_subject(tree, head) else sorted({*subject, *words})
            for head, words in zip(heads[1:], taken[1:], strict=True)
        ),
    ]
    found = [claim.only(numbers) for numbers in chosen]
    return found if all(sum(token.content for token in part.tokens) >= SHORTEST for part in found) else []


def _clauses(tree: Tree, head: int) -> list[int]:
    """Predicates that are joined to a predicate, and to these in turn."""
    found = [
        child
        for child in tree.children(head, "conj")
        if tree.nodes[child].tag == "VERB" or tree.children(child, "cop", "nsubj")
    ]
    return [number for child in found for number in (child, *_clauses(tree, child))]


def _words(tree: Tree, head: int, heads: Sequence[int]) -> list[int]:
    """A clause's words: its subtree without the clauses that are joined to it, and without the word that joins it."""
    apart = {number for other in heads if other != head and head in tree.above(other) for number in tree.subtree(other)}
    joints = set(tree.children(head, "cc")) if head != heads[0] else set()
    return [number for number in tree.subtree(head) if number not in apart and number not in joints]


def _subject(tree: Tree, head: int) -> list[int]:
    return [number for child in tree.children(head, "nsubj") for number in tree.subtree(child)]


def _has_subject(tree: Tree, head: int) -> bool:
    return bool(tree.children(head, "nsubj"))
