"""What a verb implies of its complement: "stopped smoking" and "did not manage to win" deny what follows.

Signatures are those of ``implicatives.tsv``: what becomes of the complement when the verb is affirmed and when it is
negated, after the implication signatures of Karttunen and of MacCartney and Manning.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.words import lemma_of

_ASKING_WORDS = frozenset({"WRB", "WP", "WP$"})
_MARKS = frozenset({"to", "from", "in", "into"})


def denied(tree: Tree, verb: int) -> Iterator[int]:
    """Heads of the clauses that a verb denies when it is affirmed: "stopped *fining*"."""
    yield from (clause for clause, signs in _signed(tree, verb) if signs[0] == "-")


def presupposed(tree: Tree, verb: int, clause: int) -> bool:
    """Whether a clause stands whatever becomes of the verb above it: "should have been told that …"."""
    return any(other == clause and signs == "++" for other, signs in _signed(tree, verb))


def denied_with(tree: Tree, verb: int) -> Iterator[int]:
    """Heads of the clauses that are denied, or at least not stated, when the verb is negated: "cannot say that …".

    So is what a noun was for: "turned down a call *to step in*", "no plan *to close*".
    """
    if tree.nodes[verb].tag == "NOUN":
        clauses = tree.children(verb, "acl")
        yield from (
            one for one in clauses if any(tree.nodes[mark].lemma == "to" for mark in tree.children(one, "mark"))
        )
    yield from (clause for clause, signs in _signed(tree, verb) if signs[1] in "-o" and signs[0] != "-")


def _signed(tree: Tree, verb: int) -> Iterator[tuple[int, str]]:
    """The clauses that complete a verb, with the verb's two signs."""
    for clause in tree.children(verb, "xcomp", "ccomp", "advcl"):
        marker = _marker(tree, verb, clause)
        signs = _signatures().get((lemma_of(tree.nodes[verb].lemma), marker))
        if signs and clause > verb and (marker == "from" or tree.nodes[clause].relation != "advcl"):
            yield clause, signs


def _marker(tree: Tree, verb: int, clause: int) -> str:
    """How a clause is joined: "to", "from", "that", or "" for one in -ing; "?" for a question."""
    inside = [number for number in range(verb + 1, clause) if tree.nodes[number].head == clause]
    if tree.nodes[tree.subtree(clause)[0]].fine in _ASKING_WORDS:
        return "?"
    marks = [tree.nodes[number].lemma for number in inside if tree.nodes[number].relation in {"mark", "case"}]
    found = next((mark for mark in marks if mark in _MARKS), None)
    if found:
        return found
    if tree.nodes[clause].fine == "VBG" and not tree.children(clause, "nsubj", "aux"):
        return ""
    return "that"


@cache
def _signatures() -> dict[tuple[str, str], str]:
    """Lemma of the verb and marker → the sign when it is affirmed and the sign when it is negated."""
    found = {}
    for form, affirmed, negated in lexicon.rows("implicatives.tsv"):
        verb, *rest = form.split()
        if len(rest) < 2:
            found[lemma_of(verb), rest[0] if rest else ""] = affirmed + negated
    return found
