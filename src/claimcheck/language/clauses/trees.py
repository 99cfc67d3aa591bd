"""A dependency tree over the terms of one sentence: who governs whom (Universal Dependencies relations)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from claimcheck.language.lexicons.terms import Token
from claimcheck.language.parser.syntax import Parse

_CONTENT_FIRST = {"punct": 3, "case": 2, "det": 2, "aux": 2, "mark": 2, "cc": 2}


@cache
def bare(relation: str) -> str:
    """A relation without its subtype: ``nsubj`` for ``nsubj:pass``."""
    return relation.split(":")[0]


class Node(NamedTuple):
    """One word of the tree; numbers count terms of the reading."""

    number: int
    head: int
    """The governor, or -1 for a root."""
    relation: str
    """Universal Dependencies relation, such as ``nsubj:pass``."""
    tag: str
    """Universal part of speech."""
    fine: str
    """Penn Treebank tag, such as ``VBN``."""
    lemma: str
    """Dictionary form, small letters."""
    features: str
    """Morphological features, such as ``Tense=Past|VerbForm=Fin``."""


@dataclass(frozen=True, slots=True)
class Tree:
    """All nodes of a sentence (or of several, one after the other), one a term."""

    nodes: tuple[Node, ...]
    below: tuple[tuple[int, ...], ...]
    """For each node its children, in order."""
    _asked: dict[tuple[int, Collection[str]], tuple[int, ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )
    _by_relation: dict[int, dict[str, tuple[int, ...]]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def children(self, number: int, *relations: str) -> tuple[int, ...]:
        """Children with one of these relations (a bare relation includes its subtypes); all when none is given."""
        below = self.below[number]
        if not below or not relations:
            return below
        told = self._by_relation.get(number) or self._sorted(number)  # many rules ask for much the same
        if len(relations) == 1:
            return told.get(relations[0], ())
        found = {one for relation in relations if relation in told for one in told[relation]}
        return tuple(sorted(found)) if found else ()

    def _sorted(self, number: int) -> dict[str, tuple[int, ...]]:
        """The children of a node by their relations, whole and bare."""
        told: dict[str, tuple[int, ...]] = {}
        for one in self.below[number]:
            own = self.nodes[one].relation
            for relation in {own, bare(own)}:
                told[relation] = (*told.get(relation, ()), one)
        self._by_relation[number] = told
        return told

    def subtree(self, number: int, without: frozenset[str] = frozenset()) -> tuple[int, ...]:
        """A node and all that it governs, in order; branches with a relation in ``without`` are left out."""
        if not self.below[number]:
            return (number,)
        key = number, without
        known = self._asked.get(key)
        if known is None:
            known = self._asked[key] = tuple(self._governed(number, without))
        return known

    def _governed(self, number: int, without: frozenset[str]) -> list[int]:
        found: list[int] = []
        stack = [number]
        while stack:
            current = stack.pop()
            found.append(current)
            below = self.below[current]
            stack += [child for child in below if bare(self.nodes[child].relation) not in without] if without else below
        return sorted(found)

    def above(self, number: int) -> Iterator[int]:
        """The governors of a node, nearest first."""
        current = self.nodes[number].head
        while current >= 0:
            yield current
            current = self.nodes[current].head

    def shifted(self, base: int) -> tuple[Node, ...]:
        """The nodes as they are numbered when ``base`` others stand before them."""
        return tuple(
            Node(node.number + base, node.head + base if node.head >= 0 else -1, *node[2:]) for node in self.nodes
        )

    def conjuncts(self, number: int) -> list[int]:
        """A node and the nodes that are joined to it by "and", "or" or a comma."""
        return [number, *(other for child in self.children(number, "conj") for other in self.conjuncts(child))]


def grow(tokens: Sequence[Token], parse: Parse, offset: int = 0) -> Tree:
    """Lay a parse over terms; where one term holds several words of the parse, its content word speaks for it.

    ``offset`` is where the parsed text begins in the text that the terms count in.
    """
    holder = _holders(tokens, parse, offset)
    speaker: dict[int, int] = {}
    for index, number in enumerate(holder):
        if number is not None and (number not in speaker or _rank(parse, index) < _rank(parse, speaker[number])):
            speaker[number] = index
    nodes = [_node(parse, number, speaker.get(number), holder) for number in range(len(tokens))]
    return tree([_acyclic(node, nodes) for node in nodes])


def tree(nodes: Sequence[Node]) -> Tree:
    """A tree of nodes that know their heads."""
    below: list[list[int]] = [[] for _ in nodes]
    for node in nodes:
        if node.head >= 0:
            below[node.head].append(node.number)
    return Tree(tuple(nodes), tuple(tuple(children) for children in below))


def _holders(tokens: Sequence[Token], parse: Parse, offset: int) -> list[int | None]:
    """For each word of the parse, the term that it overlaps."""
    found: list[int | None] = []
    number = 0
    for word in parse.tokens:
        while number < len(tokens) and tokens[number].end <= word.start + offset:
            number += 1
        found.append(number if number < len(tokens) and tokens[number].start < word.end + offset else None)
    return found


def _rank(parse: Parse, index: int) -> tuple[int, int]:
    return _CONTENT_FIRST.get(parse.tokens[index].deprel.split(":")[0], 0), index


def _node(parse: Parse, number: int, index: int | None, holder: Sequence[int | None]) -> Node:
    if index is None:
        return Node(number, -1, "dep", "X", "", "", "")
    word = parse.tokens[index]
    head, relation = word.head, word.deprel
    seen = {index}
    while head not in seen and head >= 0 and holder[head] in {number, None}:
        seen.add(head)
        relation = parse.tokens[head].deprel
        head = parse.tokens[head].head
    governor = holder[head] if head >= 0 and head not in seen else None
    if governor is None or governor == number:
        governor, relation = -1, "root"
    return Node(number, governor, relation, word.upos, word.xpos, word.lemma.lower(), word.feats)


def _acyclic(node: Node, nodes: Sequence[Node]) -> Node:
    """The node, cut from its governor where its line of governors runs in a circle."""
    seen = {node.number}
    current = node.head
    while current >= 0:
        if current in seen:
            return Node(node.number, -1, "root", node.tag, node.fine, node.lemma, node.features)
        seen.add(current)
        current = nodes[current].head
    return node
