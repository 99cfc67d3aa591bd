"""Words for people that a figure tells too: "a *young* farmer" for "a 26-year-old farmer", "a *teenager*"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.figures.quantities import Quantity
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading
from claimcheck.rules.interface import Pair


@remembered
def told_by_age(pair: Pair) -> frozenset[int]:
    """The claim's words for how old somebody is that the age in the evidence bears out."""
    words = [number for number, token in enumerate(pair.claim.tokens) if token.lemma in _ages()]
    return frozenset(
        number
        for number in words
        if any(_is_of(pair, number, bearer) and _fits(pair, number, age) for age, bearer in _told(pair.evidence))
    )


def inside_age(reading: Reading, number: int) -> bool:
    """Whether a word is part of an age: nobody is called "old" by being "seven years *old*"."""
    return any(number in reading.within(age.span) for age, _ in _told(reading))


@remembered
def _told(reading: Reading) -> tuple[tuple[Quantity, int], ...]:
    """Ages of a text, and the word that each is said of: "a 26-year-old *farmer*"; of "a 16-year-old" itself."""
    return tuple(_found(reading))


def _found(reading: Reading) -> Iterator[tuple[Quantity, int]]:
    tree = reading.tree
    for quantity in reading.quantities if tree else ():
        words = reading.within(quantity.span)
        if tree is None or quantity.unit != "year" or not len(words) or reading.tokens[words[-1]].norm != "old":
            continue
        above = next((number for number in tree.above(words[-1]) if number not in words), None)
        describing = tree.nodes[words[-1]].relation == "amod" and above is not None
        yield quantity, above if describing and above is not None else words[-1]


def _is_of(pair: Pair, number: int, bearer: int) -> bool:
    """Whether a word of the claim is said of whom the evidence gives the age of, or names them itself."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return False
    above = pair.alignment.proof(ours.nodes[number].head) if ours.nodes[number].head >= 0 else None
    if ours.nodes[number].relation == "amod":
        return above == bearer
    met = above is not None and above == theirs.nodes[bearer].head and _lead(ours, number) == _lead(theirs, bearer)
    return met and not pair.alignment.claims_of(bearer)


def _lead(tree: Tree, number: int) -> list[str]:
    """The prepositions before a phrase."""
    return [tree.nodes[case].lemma for case in tree.children(number, "case")]


def _fits(pair: Pair, number: int, age: Quantity) -> bool:
    least, most = _ages()[pair.claim.tokens[number].lemma]
    return age.value is not None and least <= age.value and (most is None or age.value <= most)


@cache
def _ages() -> dict[str, tuple[int, int | None]]:
    """From lemmas to the least and the most years that they may tell."""
    rows = lexicon.rows("ages.tsv")
    return {lemma_of(word): (int(least), None if most == "-" else int(most)) for word, least, most in rows}
