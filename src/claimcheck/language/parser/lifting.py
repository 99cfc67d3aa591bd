"""Arcs that cross others, put back where they belong.

A parser of this kind draws no crossing arcs. It was taught trees in which such a word hung higher up, with the relation
of its true head behind its own: "prep||dobj" (J. Nivre and J. Nilsson, Pseudo-Projective Dependency Parsing, 2005).
"""

from __future__ import annotations

MARK = "||"


def lower(heads: list[int], relations: list[str]) -> None:
    """Hang each word so marked on the nearest one below its head that has the relation asked for; in place.

    A root is its own head. Where there is no such word it stays, and loses the mark.
    """
    marked = [word for word, relation in enumerate(relations) if MARK in relation]
    if not marked:
        return
    first, last = _bounds(heads)
    for word in marked:
        relation, _, wanted = relations[word].partition(MARK)
        heads[word] = _found(word, wanted, heads, relations, first, last)
        relations[word] = relation


def _bounds(heads: list[int]) -> tuple[list[int], list[int]]:
    """Return for each word the first and the last one of its subtree."""
    first, last = list(range(len(heads))), list(range(len(heads)))
    for word in range(len(heads)):
        above = word
        while heads[above] != above:
            above = heads[above]
            first[above], last[above] = min(first[above], word), max(last[above], word)
    return first, last


def _found(word: int, wanted: str, heads: list[int], relations: list[str], first: list[int], last: list[int]) -> int:
    """Look for a relation level by level below the head of a word, on each from left to right."""
    level = [heads[word]]
    while level:
        below = []
        for above in level:
            for child in range(first[above], last[above] + 1):
                if heads[child] != above or child in {above, word}:
                    continue
                if relations[child] == wanted:
                    return child
                below.append(child)
        level = below
    return heads[word]
