"""CC126: whether the evidence says that one thing is the reason for another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.frames import frame
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.reasons import find_reasons
from claimcheck.model import Severity
from claimcheck.rules.interface import Example, Pair, Rule, Sign
from claimcheck.rules.opposites import NEGATIVE

_GOVERNED = frozenset({"case", "mark", "advmod"})
"""Relations of a word to what it says to be the reason: "after *a storm*", "as *it rained*", "when *it rained*"."""


def cause_unstated(pair: Pair) -> Iterator[Sign]:
    """The claim gives a reason ("because", "due to"), and no word of the sentence could say so of that reason.

    "Because of rain" is not carried by "after a power cut, despite rain", nor by a sentence that has the rain only.
    """
    if pair.claim.tree is None:
        return
    for connective, given in find_reasons(pair.claim.tokens, pair.claim.tree):
        if not _is_denied(pair.claim, connective[0]) and not _is_reason(pair, given):
            yield Sign.of(pair, "the source does not say that one is the reason for the other", connective)


def _is_reason(pair: Pair, given: int) -> bool:
    """Whether the evidence may say of a claim's reason, given by its head, that it is one."""
    tree, reading = pair.claim.tree, pair.evidence
    told = pair.alignment.proofs(
        number for number in (tree.subtree(given) if tree else ()) if pair.claim.tokens[number].content
    )
    words = [number for number in range(len(reading.tokens)) if _gives_reason(reading, number, _causes())]
    return any(not told or _is_said_of(reading, number, told) for number in words) or _brings_about(pair, told)


def _brings_about(pair: Pair, told: frozenset[int]) -> bool:
    """Whether the reason does something to what the claim tells of: "*rain* forced the abandonment of the match"."""
    tree = pair.evidence.tree
    if tree is None:
        return False
    met = pair.alignment.proofs(number for number, token in enumerate(pair.claim.tokens) if token.content) - told
    done = (event for event in pair.evidence.events if not told.isdisjoint(event.agents))
    heads = (head for event in done for head in (*event.patients, *event.complements))
    return any(not met.isdisjoint(tree.subtree(head)) for head in heads)


def _is_said_of(reading: Reading, number: int, told: frozenset[int]) -> bool:
    """Whether a preposition governs the reason, or a verb has it; another word stands in its sentence or the next."""
    tree = reading.tree
    if tree is not None and tree.nodes[number].relation in _GOVERNED and tree.nodes[number].head >= 0:
        return bool(told.intersection(tree.subtree(tree.nodes[number].head, without=frozenset({"parataxis"}))))
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
    if needed is None or _is_denied(reading, number):
        return False
    return not needed or tree is None or not _relations(tree, number).isdisjoint(needed)


def _relations(tree: Tree, number: int) -> frozenset[str]:
    """How a word hangs on the rest, and how that does which it governs as a preposition."""
    node = tree.nodes[number]
    return frozenset({node.relation, tree.nodes[node.head].relation if node.relation == "case" else node.relation})


def _is_denied(reading: Reading, number: int) -> bool:
    """Whether a negation is about a word that gives a reason, or about the reason: "*not because of* a strike"."""
    tree = reading.tree
    heads = {number, tree.nodes[number].head} if tree and tree.nodes[number].relation in _GOVERNED else {number}
    return any(cue.kind in NEGATIVE and not heads.isdisjoint(cue.focus) for cue in reading.cues)


def grounds(reading: Reading) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """Each reason that is given as such, and what it is the reason of: "late *because of rain*", "it rained, so"."""
    tree = reading.tree
    if tree is None:
        return
    for connective, given in find_reasons(reading.tokens, tree):
        if not _is_denied(reading, connective[0]):
            yield _parts(tree, given)
    for node in tree.nodes:
        if reading.tokens[node.number].norm in frame("before-outcome") and node.head >= 0:
            outcome, reason = _parts(tree, node.head)
            if tree.nodes[node.head].relation == "conj":
                yield reason, outcome


def _parts(tree: Tree, head: int) -> tuple[frozenset[int], frozenset[int]]:
    """A head with all that hangs on it, and the rest of what it hangs on."""
    own, governor = frozenset(tree.subtree(head)), tree.nodes[head].head
    return own, frozenset(tree.subtree(governor) if governor >= 0 else ()) - own


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
