"""Hearsay: who says so is no authority, what shows it is preliminary, or a noun tells that it is only said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.terms import Token
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.scopes.cues import CueKind, hedging_kind, saying_kind

_VOUCHED = frozenset({CueKind.REPORT, CueKind.FACTIVE})
_UNSURE = frozenset({CueKind.ALLEGED, CueKind.PROBABLE})


def told(tokens: Sequence[Token], tree: Tree, kind: CueKind, first: int, last: int) -> CueKind:
    """What a cue does in its sentence, where its kind alone does not tell.

    "The agency reported that…" says who says so, "reported nausea" who had it, "a reported attack" that it may be none;
    "legend says", "the report that…" and "preliminary figures show" leave open what "the agency says" vouches for.
    """
    node = tree.nodes[first]
    if kind is CueKind.ALLEGED and last - first == 1 and node.tag == "VERB" and node.relation != "amod":
        active = any(tree.nodes[child].relation == "nsubj" for child in tree.below[first])
        said = saying_kind(tokens[first].lemma)
        vouches = tree.children(first, "ccomp") or (said in _VOUCHED and _has_a_thing(tree, first))
        kind = (said or kind) if active and vouches else kind
    if kind in _VOUCHED and (content_clauses(tree, first) or _is_unsure(tokens, tree, first)):
        return CueKind.DOUBT
    return kind


def _has_a_thing(tree: Tree, verb: int) -> bool:
    """Whether a verb has a plain object, of which no more is told: "reported nausea", not "reported two killed"."""
    things = tree.children(verb, "obj")
    return bool(things) and not any(tree.children(thing, "acl") for thing in (verb, *things))


def content_clauses(tree: Tree, noun: int) -> list[int]:
    """Heads of the clauses that say what a noun is about: "the report *that the lake is dry*"."""
    if tree.nodes[noun].tag != "NOUN":
        return []
    after = tree.nodes[noun + 1 : noun + 2]
    return [
        child
        for child in tree.children(noun, "acl", "ccomp")
        if after and after[0].lemma == "that" and after[0].fine == "IN" and after[0].number in tree.subtree(child)
    ]


def performs(tree: Tree, modal: int) -> bool:
    """Whether "can" is said with what it does at the same time: "the club *can announce* that he has left"."""
    verb = tree.nodes[modal].head
    if tree.nodes[modal].lemma != "can" or verb < 0 or saying_kind(lemma_of(tree.nodes[verb].lemma)) not in _VOUCHED:
        return False
    denied = any(tree.nodes[child].lemma in {"not", "no", "only"} for child in tree.below[verb])
    return bool(tree.children(verb, "ccomp")) and not denied


def _is_unsure(tokens: Sequence[Token], tree: Tree, verb: int) -> bool:
    """Whether who or what says so is no authority, or called preliminary or alleged."""
    voices = [*tree.children(verb, "nsubj"), *(tree.above(verb) if tokens[verb].norm == "according" else ())][:1]
    return any(
        lemma_of(tree.nodes[voice].lemma) in _partial()
        or any(hedging_kind(tokens[child].lemma) in _UNSURE for child in tree.children(voice, "amod"))
        for voice in voices
    )


@cache
def _partial() -> frozenset[str]:
    return frozenset(lemma_of(word) for word in lexicon.words("partial_voices.txt"))
