"""How one word can stand for another: the steps by which a claim's word may meet a source's word.

Each step has a strength, 1 for the same word, lower for weaker steps. Steps below ``PROOF`` are good enough to find
a sentence and not to prove a claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from claimcheck.language.lexicons import lexicon, wordnet
from claimcheck.language.lexicons.compiled import compiled
from claimcheck.language.lexicons.words import base_of, is_stopword, lemma_of


class Step(Enum):
    """One way of meeting, with its strength."""

    SAME = ("same word", 1.0)
    LEMMA = ("other form", 0.97)
    NUMBER = ("same number", 0.97)
    COMPOUND = ("written apart", 0.96)
    ALIAS = ("other name", 0.93)
    SYNONYM = ("synonym", 0.93)
    DERIVED = ("derived word", 0.9)
    NARROWER = ("narrower word", 0.88)
    SEAT = ("its seat of government", 0.86)
    SPELLING = ("like spelling", 0.85)
    PRONOUN = ("stands for", 0.7)
    CONVERSE = ("seen from the other side", 0.69)
    """No proof by itself: the rule on roles asks whether the sides are the right way round."""
    RELATED = ("related word", 0.6)

    def __init__(self, label: str, strength: float) -> None:
        self.label = label
        self.strength = strength


PROOF = 0.7
_SUFFIXES = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
LEAST = 4
"""Letters of a word that such a prefix may stand before."""


@lru_cache(maxsize=65536)
def relation(claim: str, source: str) -> Step | None:
    """The strongest lexicon step from a claim's lemma to a source's lemma; nothing when they don't meet."""
    if claim == source:
        return Step.LEMMA
    return neighbours(claim).get(source)


@lru_cache(maxsize=65536)
def neighbours(claim: str) -> dict[str, Step]:
    """All source lemmas that may carry a claim's lemma, with the strongest step to each."""
    found: dict[str, Step] = {}
    for step, table in _tables().items():
        for other in table.get(claim, ()):
            if other != claim and (other not in found or found[other].strength < step.strength):
                found[other] = step
    return found


@lru_cache(maxsize=65536)
def opposites(lemma: str) -> frozenset[str]:
    """Lemmas that contradict ``lemma`` when both describe the same thing; a negative prefix makes a word's opposite."""
    return _antonyms().get(lemma, frozenset()) | turned(lemma)


def turned(word: str) -> frozenset[str]:
    """A word with each negative prefix, and without the one that it has: "answered", "unanswered"."""
    longer = {prefix + word for prefix in NEGATIVE_PREFIXES} if len(word) >= LEAST else set()
    shorter = {word.removeprefix(prefix) for prefix in NEGATIVE_PREFIXES if word.startswith(prefix)}
    return frozenset(longer | {bare for bare in shorter if len(bare) >= LEAST})


@lru_cache(maxsize=65536)
def wordnet_opposites(norm: str) -> frozenset[str]:
    """Lemmas of the words that WordNet calls the opposites of a folded word."""
    return frozenset(
        lemma_of(word) for form in dictionary_forms(norm) for word in wordnet.antonyms(form) if " " not in word
    )


@lru_cache(maxsize=8192)
def kin(norm: str) -> Mapping[str, Step]:
    """Dictionary forms that WordNet lets stand for a claim's folded word: derived, else narrower, else related."""
    steps = {Step.RELATED: wordnet.synonyms, Step.NARROWER: wordnet.hyponyms, Step.DERIVED: wordnet.derivations}
    return {word: step for step, table in steps.items() for form in dictionary_forms(norm) for word in table(form)}


@lru_cache(maxsize=65536)
def dictionary_forms(norm: str) -> tuple[str, ...]:
    """What a folded word may be an inflection of, by its ending; the word itself first."""
    found = [base_of(norm)]
    for suffix, replacement in _SUFFIXES:
        if norm.endswith(suffix) and len(norm) - len(suffix) >= 3:
            stem = norm.removesuffix(suffix)
            found.append(stem + replacement)
            if not replacement and len(stem) > 3 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return tuple(dict.fromkeys(found))


@cache
def _tables() -> dict[Step, Mapping[str, Sequence[str]]]:
    """By step, lemma → those that it may meet."""
    return {Step[name]: table for name, table in compiled("relations", _steps).items()}


def _steps() -> dict[str, dict[str, list[str]]]:
    tables = {
        Step.ALIAS: _grouped(countries()),
        Step.SYNONYM: _grouped(lexicon.groups("synonyms.txt")),
        Step.DERIVED: _derived(),
        Step.NARROWER: _directed((row[1], row[0]) for row in lexicon.rows("narrower.tsv")),
        Step.SEAT: _directed(_seats()),
        Step.CONVERSE: _grouped((first, second) for first, second, *_ in map(_verbs_of, converses())),
        Step.RELATED: _grouped(lexicon.groups("related.txt")),
    }
    return {step.name: _listed_all(table) for step, table in tables.items()}


class Converse(NamedTuple):
    """Two verbs that tell one event from its two sides: who buys from A is who A sells to."""

    first: str
    first_marks: str | None
    """Preposition before the other side's argument; nothing where that is the object."""
    second: str
    second_marks: str | None


@cache
def converses() -> tuple[Converse, ...]:
    """The pairs of verbs of ``converses.tsv``: one marks its other side with a preposition, or the row says "verbs"."""
    rows = [
        (Converse(*_verb(row[0], row[2:]), *_verb(row[1], row[2:])), row[2:] == ("verbs",))
        for row in lexicon.rows("converses.tsv")
    ]
    return tuple(
        pair
        for pair, unmarked in rows
        if pair.first and pair.second and (pair.first_marks or pair.second_marks or unmarked)
    )


def _verb(phrase: str, kind: Sequence[str]) -> tuple[str, str | None]:
    """A verb and its preposition; no verb for a phrase of another kind ("husband of") that the row doesn't call one."""
    first, *marks = phrase.split()
    known = not marks or (len(marks) == 1 and (bool(kind) or marks[0] in {"from", "to"}))
    return (first, marks[0] if marks else None) if known else ("", None)


def _verbs_of(row: Converse) -> tuple[str, str]:
    return row.first, row.second


def _grouped(word_groups: object) -> dict[str, set[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for group in word_groups:  # type: ignore[attr-defined]
        lemmas = {lemma_of(word) for word in group if " " not in word}
        for lemma in lemmas:
            table[lemma] |= lemmas - {lemma}
    return table


def _derived() -> dict[str, set[str]]:
    """Words of one root; the noun for a quality is carried by its adjective, which it does not always carry itself."""
    qualities = lexicon.rows("qualities.tsv")
    rows = [row[:2] for name in ("nominalisations.tsv", "agents.tsv") for row in lexicon.rows(name)]
    table = _grouped([*rows, *(row[:2] for row in qualities if "both" in row)])
    for noun, adjectives in _directed((row[1], row[0]) for row in qualities).items():
        table[noun] = table.get(noun, set()) | adjectives
    return table


def _directed(pairs: object) -> dict[str, set[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for claim, source in pairs:  # type: ignore[attr-defined]
        if " " not in claim + source:
            table[lemma_of(claim)].add(lemma_of(source))
    return table


@cache
def _antonyms() -> dict[str, frozenset[str]]:
    return {lemma: frozenset(others) for lemma, others in compiled("antonyms", _opposed).items()}


def _opposed() -> dict[str, list[str]]:
    table: dict[str, set[str]] = defaultdict(set)
    for row in lexicon.rows("antonyms.tsv"):
        first, second = lemma_of(row[0]), lemma_of(row[1])
        if first != second:
            table[first].add(second)
            table[second].add(first)
    for group in lexicon.groups("exclusive.txt"):
        lemmas = {lemma_of(word) for word in group if " " not in word}
        for lemma in lemmas:
            table[lemma] |= lemmas - {lemma}
    return _listed_all(table)


def _listed_all(table: Mapping[str, set[str]]) -> dict[str, list[str]]:
    return {lemma: sorted(others) for lemma, others in table.items()}


def countries() -> list[list[str]]:
    """Name, adjectives, people and other names of each country."""
    rows = lexicon.rows("demonyms.tsv")
    return [[row[0], *_listed(row[1]), *(_listed(row[3]) if len(row) > 3 else ())] for row in rows]


def _seats() -> Iterator[tuple[str, str]]:
    """Each word for a country, with its capital: what is in Oslo is in Norway, and what Oslo decides Norway decides."""
    for row, words in zip(lexicon.rows("demonyms.tsv"), countries(), strict=True):
        yield from ((word, capital) for capital in _listed(row[2] if len(row) > 2 else "") for word in words)


def _listed(field: str) -> list[str]:
    return [word.strip().lower() for word in field.split(",") if word.strip()]


@cache
def _places() -> frozenset[str]:
    return frozenset(lemma_of(word) for group in countries() for word in group if " " not in word)


def tells_where(preposition: str) -> bool:
    """Whether a folded preposition before a name of a place makes it a place: "in Oslo", not "of Oslo"."""
    return preposition in lexicon.words("place_prepositions.txt")


@cache
def _peoples() -> frozenset[str]:
    return frozenset(word for row in lexicon.rows("demonyms.tsv") for word in row[1].split(",") if " " not in word)


def is_people(norm: str) -> bool:
    """Whether a folded word is what people of a country are called: "Ghanaian"."""
    return norm in _peoples()


def is_kind_of_place(norm: str) -> bool:
    """Whether a noun is called by the name behind its "of": "the town of Bergen"."""
    return norm in lexicon.words("place_kinds.txt")


def is_place(lemma: str) -> bool:
    """Whether a lemma names a country, a continent or their people."""
    return lemma in _places()


@cache
def _titles() -> frozenset[str]:
    words = (word for title in lexicon.words("titles.txt") for word in title.replace(".", "").split())
    return frozenset(word for word in words if not is_stopword(word))


@cache
def _offices() -> frozenset[str]:
    titles = (title.replace(".", "").split(" of ")[0].split(" for ")[0] for title in lexicon.words("titles.txt"))
    return frozenset(title.split()[-1] for title in titles)


def is_office(norm: str) -> bool:
    """Whether a folded word alone may stand for somebody by title or post: "minister", not "union"."""
    return norm in _offices()


def is_title(norm: str) -> bool:
    """Whether a folded word is (part of) a person's title or office."""
    return norm in _titles()


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.rows("titles.txt") if row[1] == "honorific")


def is_honorific(norm: str) -> bool:
    """Whether a folded word says nothing of a person but courtesy, rank or learning: "Mr", "Dr"."""
    return norm in _honorifics()
