"""Gapped clauses: "Spain sent four planes and *France two helicopters*", whose verb is left out the second time.

The parser takes what stands before the gap for one more object, and what stands behind it for its apposition, or the
other way round, what stands before it for part of the object's name. As in Universal Dependencies the first one is
hung on the verb as a conjunct, and the other one on it as its ``orphan``.
"""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.language.parser.universal import Dependencies

_NAMES = frozenset({"NOUN", "PROPN"})
_BEHIND = frozenset({"appos", "obj", "nummod"})
_COUNTING = frozenset({"det", "nummod"})


class _Gap(NamedTuple):
    """A clause without its verb."""

    subject: int
    behind: int


def fill_gaps(tree: Dependencies) -> None:
    """Rehang the two parts of each gapped clause, in place."""
    for word in range(len(tree.heads)):
        verb = _verb(tree, word)
        gap = (_told_of_it(tree, word) or _before_it(tree, word)) if verb is not None else None
        if verb is None or gap is None:
            continue
        for child in [child for child in tree.children(gap.behind) if child < gap.subject]:
            tree.heads[child] = gap.subject
        tree.move(gap.subject, verb, "conj")
        tree.move(gap.behind, gap.subject, "orphan")


def _verb(tree: Dependencies, word: int) -> int | None:
    """The verb, with both its parts, of which a word was taken for one more object."""
    head = tree.heads[word]
    if tree.relations[word] not in {"conj", "appos"} or head >= word:
        return None
    verb = tree.heads[head] if tree.relations[head] == "obj" else head
    whole = tree.tags[verb] == "VERB" and tree.children(verb, "nsubj") and tree.children(verb, "obj")
    return verb if whole else None


def _told_of_it(tree: Dependencies, word: int) -> _Gap | None:
    """A noun with something right behind it that has a number or article of its own, and no comma between."""
    if tree.tags[word] not in _NAMES:
        return None
    for child in (*tree.children(word, *_BEHIND), *tree.children(tree.heads[word], "appos")):
        counted = tree.relations[child] == "nummod" or tree.children(child, *_COUNTING)
        if counted and _first(tree, child) == word + 1:
            return _Gap(word, child)
    return None


def _before_it(tree: Dependencies, word: int) -> _Gap | None:
    """A noun or number with a name before its number, where no part of its own name can stand."""
    numbers = [word] if tree.tags[word] == "NUM" else tree.children(word, "nummod")
    for number in numbers:
        first = min([number, *tree.children(number, "compound")]) if number != word else number
        before = first - 1
        if before > 0 and tree.heads[before] == word and tree.relations[before] == "compound":
            return _Gap(before, word) if tree.tags[before] in _NAMES else None
    return None


def _first(tree: Dependencies, word: int) -> int:
    """The first word of a noun's phrase up to the noun."""
    before = [child for child in tree.children(word) if child < word]
    return min([word, *(_first(tree, child) for child in before)])
