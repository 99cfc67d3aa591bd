"""What hangs on a verb or noun and tells what it is about: the deed planned, the theft somebody is accused of."""

from __future__ import annotations

from claimcheck.language.clauses.events import event_nouns
from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.frames import frame
from claimcheck.language.lexicons.words import lemma_of

_OF_DEEDS = frozenset({"of", "from", "for", "about", "against", "in", "on", "at", "with", "to"})
"""Prepositions that join what a verb is about to it: "accused of stealing", not "left after stealing"."""
_OTHER_CLAUSES = frozenset({"conj", "advcl", "parataxis", "punct", "cc", "acl"})
"""Branches that tell of something else than their governor."""


def is_beside(tree: Tree, phrase: int) -> bool:
    """Whether a phrase behind a noun tells with whom, not of what: "a dispute *with* the union"."""
    return any(tree.nodes[case].lemma in {"with", "between"} for case in tree.children(phrase, "case"))


def acts(tree: Tree, verb: int) -> list[int]:
    """Verbs in -ing that a preposition joins to a verb which asks for it: "accused of *stealing*"."""
    return [
        child
        for top in (verb, *tree.children(verb, "obj"))
        for child in tree.children(top, "advcl", "obl", "acl")
        if tree.nodes[child].fine == "VBG"
        and any(tree.nodes[mark].lemma in _OF_DEEDS for mark in tree.children(child, "mark", "case"))
    ]


def doings(tree: Tree, thing: int) -> list[int]:
    """What a thing is said to be doing, right behind it: "the threat of violence *spreading*"."""
    return [child for child in tree.children(thing, "acl") if tree.nodes[child].fine == "VBG"]


def wanted(tree: Tree, verb: int) -> list[int]:
    """Infinitives that the parser hung on the object: "expects margins *to rise*", "wants the firm *to pay*"."""
    return [
        child
        for thing in tree.children(verb, "obj")
        for child in tree.children(thing, "acl")
        if tree.nodes[child].fine == "VB"
        and any(tree.nodes[mark].lemma == "to" for mark in tree.below[child])
        and not any(tree.nodes[number].fine in {"WDT", "WP"} for number in tree.subtree(child))
    ]


def figures(tree: Tree, verb: int) -> list[int]:
    """Objects of a verb that give a figure: "expected a profit of *$3 million*", "plans *three* plants"."""
    return [
        child
        for child in tree.children(verb, "obj")
        if any(tree.nodes[number].tag == "NUM" for number in tree.subtree(child, without=_OTHER_CLAUSES))
    ]


def deeds(tree: Tree, verb: int, *relations: str) -> list[int]:
    """What hangs on a verb and is itself something done: "needs *approval*", "called for the *release*"."""
    return [child for child in tree.children(verb, *relations) if lemma_of(tree.nodes[child].lemma) in event_nouns()]


def filling(tree: Tree, noun: int) -> list[int]:
    """What a noun that says little is filled by: "a type of *dance*", "the right to *vote*", "no part in *judging*"."""
    if tree.nodes[noun].lemma in frame("kinds"):
        return [*tree.children(noun, "nmod")]
    forms = {
        form for form, nouns in (("VB", frame("held")), ("VBG", frame("shared"))) if tree.nodes[noun].lemma in nouns
    }
    return [child for child in tree.children(noun, "acl") if tree.nodes[child].fine in forms]


def freed(tree: Tree, verb: int) -> list[int]:
    """What somebody is freed of by a verb, and so did not do or have: "cleared him of *fraud*"."""
    if tree.nodes[verb].lemma not in frame("freeing"):
        return []
    phrases = [
        child for one in (verb, *tree.children(verb, "obj")) for child in tree.children(one, "obl", "nmod", "advcl")
    ]
    return [
        child
        for child in phrases
        if any(tree.nodes[mark].lemma == "of" for mark in tree.children(child, "case", "mark"))
    ]


def is_verb(tree: Tree, number: int) -> bool:
    """Whether a node is a verb in use, not an adjective made of one."""
    return tree.nodes[number].tag == "VERB" and tree.nodes[number].relation != "amod"
