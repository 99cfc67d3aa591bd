"""The things that a phrase names, one by one."""

from __future__ import annotations

from claimcheck.language.clauses.trees import Node
from claimcheck.language.parser.parsing import parse
from claimcheck.language.reading import read
from claimcheck.model import Span

_JOINTS = frozenset({"and", "or", "nor", ",", ";", "/"})


def topics(text: str, about: Span) -> list[Span]:
    """Part things that ``text[about]`` joins by "and" or a comma; a clause stays whole."""
    reading = read(text, *about).parsed(parse([about.of(text)])[0])
    if reading.tree is None or any(map(_is_of_clause, reading.tree.nodes)):
        return [about]
    parted: list[list[int]] = [[]]
    for number, token in enumerate(reading.tokens):
        if token.norm in _JOINTS:
            parted.append([])
        else:
            parted[-1].append(number)
    things = [part for part in parted if any(reading.tokens[number].content for number in part)]
    return [Span(reading.tokens[part[0]].start, reading.tokens[part[-1]].end) for part in things]


def _is_of_clause(node: Node) -> bool:
    return node.relation.startswith("nsubj") or (node.relation == "root" and node.tag in {"VERB", "AUX"})
