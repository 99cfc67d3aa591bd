"""One relation told from its two sides by nouns: "Ida is Anna's mother" is "Anna is the daughter of Ida"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.memory import remembered
from claimcheck.rules.arguments import all_named
from claimcheck.rules.crossing import Crossing
from claimcheck.rules.interface import Pair
from claimcheck.rules.sureness import open_kinds


class _Sides(NamedTuple):
    """Who is called by a noun of relation, and whose he or she is: "*Ida* is *Anna*'s mother"."""

    bearers: tuple[int, ...]
    owners: tuple[int, ...]


@remembered
def told_from_the_other_side(pair: Pair) -> frozenset[int]:
    """The claim's nouns of relation that met nothing, and that the evidence has by the other noun, its sides turned."""
    return frozenset(
        number
        for number, token in enumerate(pair.claim.tokens)
        if not pair.alignment.proves(number)
        for place in _other_nouns(pair, token.lemma)
        if _agree(pair, number, place)
    )


def sides_turned(pair: Pair) -> Iterator[Crossing]:
    """The nouns of relation that both have, said of each other: "Ida is Anna's mother", "hers is Anna"."""
    for number, token in enumerate(pair.claim.tokens):
        place = pair.alignment.proof(number) if token.lemma in _turned() else None
        if place is None or pair.evidence.tokens[place].lemma != token.lemma:
            continue
        claimed, told = _both_sides(pair, number, place)
        if _crossed(pair, claimed, told) and not all_named(pair, claimed.bearers, told.bearers):
            yield Crossing(claimed.bearers[0], told.bearers[0], place)


def told_from_two_sides(first: str, second: str) -> bool:
    """Whether two lemmas name one relation from its two sides: mother and son."""
    return second in _turned().get(first, frozenset())


def _other_nouns(pair: Pair, lemma: str) -> Iterator[int]:
    others = _turned().get(lemma, frozenset())
    yield from (place for place, token in enumerate(pair.evidence.tokens if others else ()) if token.lemma in others)


def _agree(pair: Pair, number: int, place: int) -> bool:
    """Whether each stands in the evidence where the other stands in the claim, as surely."""
    as_sure = open_kinds(pair.evidence, {place}) <= open_kinds(pair.claim, {number})
    return as_sure and _crossed(pair, *_both_sides(pair, number, place))


def _crossed(pair: Pair, claimed: _Sides, told: _Sides) -> bool:
    return all_named(pair, claimed.bearers, told.owners) and all_named(pair, claimed.owners, told.bearers)


def _both_sides(pair: Pair, number: int, place: int) -> tuple[_Sides, _Sides]:
    return _sides(pair.claim.tree, number), _sides(pair.evidence.tree, place)


def _sides(tree: Tree | None, noun: int) -> _Sides:
    if tree is None:
        return _Sides((), ())
    node = tree.nodes[noun]
    phrases = tree.children(noun, "nmod")
    of = [one for one in phrases if any(tree.nodes[case].lemma == "of" for case in tree.children(one, "case"))]
    bearers = [*(tree.children(noun, "nsubj") if tree.children(noun, "cop") else ()), *tree.children(noun, "appos")]
    if node.relation == "appos" or (node.relation == "nsubj" and tree.children(node.head, "cop")):
        bearers.append(node.head)
    return _Sides(tuple(bearers[:1]), (*tree.children(noun, "nmod:poss"), *of)[:1])


@cache
def _turned() -> dict[str, frozenset[str]]:
    """Lemma of a noun of relation → lemmas of those that say the same from the other side."""
    table: dict[str, set[str]] = defaultdict(set)
    for first, second, *kind in lexicon.rows("converses.tsv"):
        nouns = [words.removesuffix(" of") for words in (first, second) if words.endswith(" of") and not kind]
        if len(nouns) == 2 and all(noun.isalpha() for noun in nouns):
            one, other = map(lemma_of, nouns)
            table[one].add(other)
            table[other].add(one)
    return {lemma: frozenset(others) for lemma, others in table.items()}
