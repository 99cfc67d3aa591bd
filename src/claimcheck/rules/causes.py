"""CC126: whether the evidence says that one thing is the reason for another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from claimcheck.language import lexicon
from claimcheck.language.reading import Reading
from claimcheck.model import Severity
from claimcheck.rules.interface import Example, Pair, Rule, Sign

_GOVERNED = frozenset({"case", "mark"})
"""Relations of a word to what it says to be the reason: "after *a storm*", "as *it rained*"."""


def cause_unstated(pair: Pair) -> Iterator[Sign]:
    """The claim gives a reason with "because", and no word of the sentence could say so of that reason.

    "Because of rain" is not carried by "after a power cut, despite rain", nor by a sentence that has the rain only.
    """
    if pair.claim.tree is None:
        return
    for number, token in enumerate(pair.claim.tokens):
        if token.norm == "because" and not _is_reason(pair, pair.claim.tree.nodes[number].head):
            yield Sign.of(pair, "the source does not say that one is the reason for the other", [number])


def _is_reason(pair: Pair, reason: int) -> bool:
    """Whether a word of the evidence may say of a claim's reason, given by its head, that it is one."""
    words = [number for number in range(len(pair.evidence.tokens)) if _gives_reason(pair.evidence, number, _causes())]
    told = _met(pair, reason)
    return any(not told or _is_said_of(pair.evidence, number, told) for number in words)


def _met(pair: Pair, reason: int) -> frozenset[int]:
    """Where the evidence has the words of a claim's reason."""
    tree = pair.claim.tree
    numbers = [number for number in tree.subtree(reason) if pair.claim.tokens[number].content] if tree else []
    return pair.alignment.proofs(numbers)


def _is_said_of(reading: Reading, number: int, told: frozenset[int]) -> bool:
    """Whether a preposition governs the reason, or a verb has it; another word stands in its sentence or the next."""
    tree = reading.tree
    if tree is not None and tree.nodes[number].relation in _GOVERNED and tree.nodes[number].head >= 0:
        return bool(told.intersection(tree.subtree(tree.nodes[number].head)))
    after = {reading.tokens[number].sentence - reading.tokens[place].sentence for place in told}
    if 0 in after and tree is not None and tree.nodes[number].tag == "VERB":
        node = tree.nodes[number]
        own = {*tree.subtree(number), *([node.head] if node.relation.startswith("acl") else [])}
        return 1 in after or bool(told & own)
    return bool(after & {0, 1})


def _gives_reason(reading: Reading, number: int, causes: Mapping[str, Sequence[str]]) -> bool:
    """Whether a word may say what brought something about, some only in one relation: "as" before a clause."""
    token, tree = reading.tokens[number], reading.tree
    needed = causes.get(token.norm, causes.get(token.lemma))
    return needed is not None and (not needed or tree is None or tree.nodes[number].relation in needed)


@cache
def _causes() -> Mapping[str, Sequence[str]]:
    return {row[0]: row[1:] for row in lexicon.rows("causes.txt")}


RULES = (
    Rule(
        "CC126",
        "cause-unstated",
        Severity.ERROR,
        cause_unstated,
        (
            Example(
                "The race was stopped because drivers complained.",
                "The race was stopped at noon, a decision that drew complaints of drivers.",
                fires=True,
            ),
            Example(
                "The race was stopped because of rain.",
                "The race was stopped after a crash. Thousands had come despite the rain.",
                fires=True,
            ),
            Example(
                "The race was stopped because drivers complained.",
                "The race was stopped because drivers complained.",
                fires=False,
            ),
        ),
    ),
)
