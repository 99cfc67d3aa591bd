"""Connectives that give a reason: "because it rained", "due to rain"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.terms import Token

_GOVERNED = frozenset({"case", "mark"})


class Reason(NamedTuple):
    """A connective and what it gives, as token numbers."""

    connective: range
    given: int
    """The head of the reason."""


def find_reasons(tokens: Sequence[Token], tree: Tree) -> Iterator[Reason]:
    """All reasons of a reading. What is "due to happen" is none: a connective but "because" governs a noun."""
    norms = [token.norm for token in tokens]
    for words in _connectives() if "because" in norms or "to" in norms or "of" in norms else ():
        for first in [place for place, norm in enumerate(norms) if norm == words[0]] if words[0] in norms else ():
            connective = range(first, first + len(words))
            if tuple(norms[first : connective.stop]) == words:
                yield from (Reason(connective, given) for given in _given(tree, connective)[:1])


def _given(tree: Tree, connective: range) -> list[int]:
    """What a connective governs, whichever of its words the parse hangs it on; a verb only behind "because"."""
    if len(connective) > 1 and tree.nodes[connective[-1]].relation == "mark":
        return []
    heads = [tree.nodes[number].head for number in connective if tree.nodes[number].relation in _GOVERNED]
    below = [child for number in connective for child in tree.children(number, "obl", "nmod")]
    found = [number for number in (*heads, *below) if number >= connective.stop]
    return [number for number in found if len(connective) == 1 or tree.nodes[number].tag != "VERB"]


@cache
def _connectives() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row[0].split()) for row in lexicon.rows("reasons.txt"))
