"""Comparatives: which of two things has more of something, read off the tree and the order of words."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.determiners import DEFINITE
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.reasons import find_reasons

AMOUNT = "amount"
"""The scale of numbers; a word of measuring beside it may tell a narrower one."""
COMPARED = 8
"""How many words before "than" its comparative may stand."""
_STOPS = frozenset({",", ";", ":", "—", "–", "(", ")", "but", "though", "although", "while", "whereas", "because"})
"""What ends the thing that is compared with."""
_CLAUSES = frozenset({";", ":", "while", "whereas", "but"})
"""Behind what a clause of its own begins."""
_BEHIND = {"same": "as", "equal": "to", "ahead": "of"}
_COMPARED_WITH = {("compared", "with"), ("compared", "to"), ("relative", "to")}
_WHOSE = DEFINITE | {"that", "those"}
"""What begins the thing of which something is a multiple: "twice *the* fee for books", "three times *that* of men"."""
_PREPOSITIONS = frozenset({"above", "below", "behind"})
_LESS, _MULTIPLIED, _NOT = frozenset({"half", "third", "quarter"}), frozenset({"twice", "times", "thrice"}), "not"


@dataclass(frozen=True, slots=True)
class Comparative:
    """One comparison, as token numbers of its reading."""

    words: tuple[int, ...]
    """The words that compare."""
    scale: str
    """Of what there is more or less: ``amount``, ``weight`` …; an adjective's lemma where the lexicon has none."""
    sign: int
    """1 where the nearer side has more, -1 where it has less, 0 where both have as much."""
    nearer: frozenset[int]
    """What is compared: the subject and what stands before the comparative."""
    standard: frozenset[int]
    """What it is compared with; empty where that is not said."""
    change: bool = False
    """Whether it is a change, compared with what was before."""


class _Entry(NamedTuple):
    scale: str
    sign: int


@cache
def _table(what: str) -> dict[str, _Entry]:
    signs = {"+": 1, "-": -1, "=": 0}
    return {row[0]: _Entry(row[1], signs[row[2]]) for row in lexicon.rows("comparatives.tsv") if row[3] == what}


def is_comparative(norm: str) -> bool:
    """Whether a folded word compares by itself: more, longer, below."""
    return norm in _table("word")


@remembered
def comparatives(reading: Reading) -> tuple[Comparative, ...]:
    """All comparisons of a parsed reading, in order; bounds of numbers ("more than 40") are none."""
    return () if reading.tree is None else tuple(_found(reading, reading.tree))


def _found(reading: Reading, tree: Tree) -> Iterator[Comparative]:
    taken = {number for quantity in reading.quantities for number in reading.within(quantity.span)}
    for number, token in enumerate(reading.tokens):
        if token.norm in _MULTIPLIED and _next(reading, number) in _WHOSE:
            yield Comparative((number,), AMOUNT, 1, _before(reading, number), _standard(reading, number + 1))
        if number in taken:
            continue
        lemma = tree.nodes[number].lemma
        if token.norm in _table("word"):
            yield from _worded(reading, tree, number)
        elif token.norm == "as" and number + 2 < len(reading.tokens) and reading.tokens[number + 2].norm == "as":
            yield from _as_much(reading, number)
        elif token.norm == "as" and token.sentence == reading.tokens[number - 1].sentence:
            yield from _so_many_times(reading, tree, number)
        elif tree.nodes[number].tag == "VERB" and lemma in _table("change") and not tree.children(number, "aux:pass"):
            scale, sign = _table("change")[lemma]
            standard = _former(reading, number)
            yield Comparative((number,), scale, sign, _subject(tree, number) - standard, standard, change=True)
        elif tree.nodes[number].tag == "VERB" and lemma in _table("exceed") and tree.children(number, "obj"):
            standard = frozenset(place for one in tree.children(number, "obj") for place in tree.subtree(one))
            yield Comparative((number,), *_table("exceed")[lemma], _subject(tree, number) - standard, standard)


def _next(reading: Reading, number: int) -> str:
    """The word behind another one of its sentence."""
    behind = reading.tokens[number + 1 : number + 2]
    return behind[0].norm if behind and behind[0].sentence == reading.tokens[number].sentence else ""


def _worded(reading: Reading, tree: Tree, number: int) -> Iterator[Comparative]:
    """A comparative, with its "than" where it has one; a preposition of degree, with what follows it."""
    tokens = reading.tokens
    entry = _table("word")[tokens[number].norm]
    words: tuple[int, ...] = (number,)
    if tokens[number].norm in _PREPOSITIONS:
        if tree.nodes[number].relation != "case":
            return
        standard = _standard(reading, number + 1)
        yield Comparative(words, *entry, _before(reading, number), standard)
        return
    behind = tokens[number + 1] if number + 1 < len(tokens) else None
    if tokens[number].norm in {"more", "less"} and behind is not None and tree.nodes[number + 1].tag in {"ADJ", "ADV"}:
        words = (number, number + 1)
        base = _table("base").get(behind.norm, _Entry(behind.lemma, 1))
        entry = _Entry(base.scale, base.sign * entry.sign)
    than = _than(reading, number, _BEHIND.get(tokens[number].norm, "than"))
    if than is None:
        if tree.nodes[number].fine in {"JJR", "RBR"}:
            standard = _compared_with(reading, number)
            if (noun := _picked_out(reading, tree, number)) is not None:
                yield Comparative(words, *entry, frozenset(tree.subtree(noun)) - {*words}, standard)
                return
            reasons = {reason.given for reason in find_reasons(tokens, tree)}
            yield Comparative(words, *entry, _subject(tree, number, reasons) - standard, standard)
        return
    yield Comparative(words, *entry, _before(reading, than) - {*words}, _standard(reading, than + 1))


def _picked_out(reading: Reading, tree: Tree, number: int) -> int | None:
    """The noun that a comparative picks out of two, of which alone it is said: "the *smaller* one in Bergen"."""
    noun = tree.nodes[number].head
    attributive = tree.nodes[number].relation == "amod" and number < noun
    return noun if attributive and reading.tokens[number - 1].norm == "the" else None


def _as_much(reading: Reading, number: int) -> Iterator[Comparative]:
    """Read "as high as" as as much, "twice as high as" as more, "half as high as" and "not as high as" as less."""
    base = _table("base").get(reading.tokens[number + 1].norm)
    if base is None:
        return
    before = {token.norm for token in reading.tokens[max(0, number - 2) : number]}
    sign = 1 if before & _MULTIPLIED else -1 if before & _LESS or _NOT in before else 0
    words = (number + 1,)
    yield Comparative(words, base.scale, base.sign * sign, _before(reading, number), _standard(reading, number + 3))


def _so_many_times(reading: Reading, tree: Tree, number: int) -> Iterator[Comparative]:
    """Read "a Finn eats 2 kilos, a German twice as much": what stands before the comma is compared with."""
    tokens = reading.tokens
    base = _table("base").get(tokens[number + 1].norm) if number + 1 < len(tokens) else None
    before = {token.norm for token in tokens[max(0, number - 2) : number]}
    comma = next((place for place in range(number - 1, 0, -1) if tokens[place].norm == ","), None)
    own_verb = comma is not None and any(tree.nodes[place].tag in {"VERB", "AUX"} for place in range(comma, number))
    if base is not None and comma is not None and not own_verb and before & (_MULTIPLIED | _LESS):
        sign = 1 if before & _MULTIPLIED else -1
        clause = _before(reading, number)
        standard = frozenset(place for place in clause if place < comma)
        yield Comparative((number + 1,), base.scale, base.sign * sign, clause - standard, standard)


def _than(reading: Reading, number: int, word: str) -> int | None:
    """Where the "than" of a comparative stands, unless another comparative stands between."""
    tokens = reading.tokens
    for place in range(number + 1, min(len(tokens), number + COMPARED + 1)):
        if tokens[place].sentence != tokens[number].sentence or tokens[place].norm in _table("word"):
            return None
        if tokens[place].norm == word:
            return place
    return None


def _compared_with(reading: Reading, number: int) -> frozenset[int]:
    """What the sentence of a comparative compares with in so many words: "compared with men, women slept longer"."""
    tokens = reading.tokens
    places = (
        place
        for place in range(len(tokens) - 1)
        if tokens[place].sentence == tokens[number].sentence
        and (tokens[place].norm, tokens[place + 1].norm) in _COMPARED_WITH
    )
    return next((_standard(reading, place + 2) for place in places), frozenset())


def _before(reading: Reading, number: int) -> frozenset[int]:
    """The words of a clause before a place."""
    tokens, first = reading.tokens, number
    while first and tokens[first - 1].sentence == tokens[number].sentence and tokens[first - 1].norm not in _CLAUSES:
        first -= 1
    return frozenset(range(first, number))


def _standard(reading: Reading, first: int) -> frozenset[int]:
    """The words from a place up to the end of the phrase or clause that is compared with."""
    tokens, last = reading.tokens, first
    while last < len(tokens) and tokens[last].sentence == tokens[first].sentence and tokens[last].norm not in _STOPS:
        last += 1
    words, tree = frozenset(range(first, last)), reading.tree
    named = [child for number in words for child in tree.children(number, "appos")] if tree else []
    return words.union(*(tree.subtree(child) for child in named if tree))


def _former(reading: Reading, verb: int) -> frozenset[int]:
    """What was before a change: "fell *from 61,000 in 2012* to 28,500"."""
    tokens, standard = reading.tokens, _standard(reading, verb + 1)
    first = next((number for number in sorted(standard) if tokens[number].norm == "from"), None)
    if first is None:
        return frozenset()
    last = next((number for number in sorted(standard) if number > first and tokens[number].norm == "to"), len(tokens))
    return frozenset(number for number in standard if first < number < last)


def _subject(tree: Tree, number: int, reasons: Set[int] = frozenset()) -> frozenset[int]:
    """What a comparative or verb is said of: its noun, its subject, what a relative clause hangs on, and where.

    A noun that is given as a reason, if it is among ``reasons``, is all that its own comparative is said of.
    """
    found: set[int] = set()
    climbed = [number, *tree.above(number)]
    for place, above in zip(climbed, [*climbed[1:], None], strict=True):
        own = tree.children(place, "nsubj", "obl", "nmod")
        found.update(one for child in own for one in tree.subtree(child, without=frozenset({"acl", "advcl"})))
        node = tree.nodes[place]
        if node.relation.startswith("acl") and above is not None:
            found.update(tree.subtree(above, without=frozenset({"acl", "advcl", "conj"})))
            if tree.nodes[above].relation == "appos":
                found.update(tree.subtree(tree.nodes[above].head, without=frozenset({"acl", "advcl", "conj"})))
            break
        if place in reasons:
            break  # what falls "because of *higher* costs" is no higher itself
        if node.relation in {"amod", "advmod", "conj", "xcomp", "obj", "obl", "ccomp", "appos"} and above is not None:
            found.add(above)
            continue
        break
    return frozenset(found) - {number}


def alike(reading: Reading, one: Comparative, other_reading: Reading, other: Comparative) -> bool:
    """Whether two comparisons are on one scale; amounts take the scale of a word of measuring beside them."""
    if one.scale == other.scale:
        return True
    scales = {one.scale, other.scale}
    if AMOUNT not in scales:
        return False
    loose, text = (one, reading) if one.scale == AMOUNT else (other, other_reading)
    wanted = (scales - {AMOUNT}).pop()
    sentence = text.tokens[loose.words[0]].sentence
    return wanted == "size" or any(
        node.lemma in _table("measure") and _table("measure")[node.lemma].scale == wanted
        for node in (text.tree.nodes if text.tree else ())
        if text.tokens[node.number].sentence == sentence
    )
