"""How far what a cue is about reaches: to the next mark, relative clause or conjunct with a fate of its own."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.clauses.implicatives import presupposed
from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.terms import Token
from claimcheck.language.scopes.cues import CueKind

_SPEAKING = frozenset({CueKind.REPORT, CueKind.FACTIVE, CueKind.DOUBT})
_NEGATIVE = frozenset({CueKind.NEGATION, CueKind.DENIAL})
_OPENING = frozenset({CueKind.PLAN, CueKind.FUTURE, CueKind.ASK, CueKind.PROMISE, CueKind.MODAL, CueKind.PROBABLE})
_TENSED = frozenset({"VBD", "VBZ"})
OWN_FATE = frozenset({"conj", "advcl", "parataxis", "punct", "cc"})
"""Branches that a modifier of their governor does not reach."""


def clause_of_cue(tokens: Sequence[Token], kind: CueKind, first: int) -> frozenset[int]:
    """The words between the semicolons around a cue: what stands behind one is somebody else's.

    A colon ends what is denied too ("denied that: the fault was old"), unless it announces it ("denied: …").
    """
    ends = {";", ":"} if kind in _NEGATIVE and not _announces(tokens, first) else {";"}
    low = next((place for place in range(first, -1, -1) if tokens[place].norm == ";"), -1)
    high = next((place for place in range(first, len(tokens)) if tokens[place].norm in ends), len(tokens))
    return frozenset(range(low + 1, high))


def _announces(tokens: Sequence[Token], first: int) -> bool:
    """Whether a colon stands right behind a cue, or before "that"."""
    colons = [place for place in range(first, len(tokens) - 1) if tokens[place].norm == ":"]
    return bool(colons) and (colons[0] == first + 1 or tokens[colons[0] + 1].norm == "that")


def barrier(tree: Tree, kind: CueKind, focus: Sequence[int]) -> int:
    """Where a relative pronoun after the focus opens a clause that a plan, a modal or a negation does not reach."""
    if kind in _SPEAKING or not focus:
        return len(tree.nodes)
    relatives = (
        node.number
        for node in tree.nodes[focus[0] :]
        if (node.fine in {"WDT", "WP", "WP$"} and node.tag == "PRON") or node.fine == "WDT"
    )
    return next(relatives, len(tree.nodes))


def chain(tree: Tree, head: int, depth: int = 3) -> list[int]:
    """Further predicates of the same thread: "hopes to return to *drill*", "claimed that A and that *B*"."""
    if depth == 0:
        return []
    found = [
        child
        for child in tree.children(head, "xcomp", "ccomp")
        if tree.nodes[child].tag in {"VERB", "ADJ", "NOUN", "AUX"} and not presupposed(tree, head, child)
    ]
    found += [child for child in tree.children(head, "conj") if _shares(tree, child)]
    found += [
        child
        for child in tree.children(head, "advcl")
        if any(tree.nodes[mark].lemma == "to" for mark in tree.children(child, "mark"))
    ]
    return [number for child in found for number in (child, *chain(tree, child, depth - 1))]


def _shares(tree: Tree, conjunct: int) -> bool:
    """Whether a conjunct has no subject, auxiliary, tense or "but" of its own, so that it shares what covers the first.

    "could not turn and *asked* for a tug": what stands in the past goes with no "could".
    """
    first = tree.nodes[tree.nodes[conjunct].head]
    return (
        not tree.children(conjunct, "nsubj", "aux")
        and not (first.fine == "VB" and tree.nodes[conjunct].fine in _TENSED)
        and not any(tree.nodes[cc].lemma == "but" for cc in tree.children(conjunct, "cc"))
    )


def limit(kind: CueKind) -> frozenset[str]:
    """Relations of the branches that a cue of this kind leaves out."""
    if kind in _SPEAKING:
        return frozenset({"punct"})
    return frozenset({"punct", "conj", "parataxis", "acl", "appos"}) if kind in _OPENING else OWN_FATE


def joined(tree: Tree, kind: CueKind, head: int, anchor: int) -> list[int]:
    """Conjuncts of the focus that share the cue: "plans to build and sell", not "did not sell but built"."""
    return (
        [other for other in tree.conjuncts(head)[1:] if _shares(tree, other) and anchor < other]
        if kind is not CueKind.CONDITION
        else []
    )
