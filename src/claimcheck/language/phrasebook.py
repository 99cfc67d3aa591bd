"""The phrases of the lexicons: several words, or an acronym, that stand for something as a whole, and for what.

A meaning is a number. A claim's phrase *asks* for its meanings, and a phrase of the evidence *carries* some: in a group
of synonyms each member does both, and of a narrower phrase and a broader one the first carries what the second asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.language import lexicon
from claimcheck.language.determiners import ARTICLES, POSSESSIVES
from claimcheck.language.relations import Step, countries
from claimcheck.language.words import lemma_of

ACRONYM = "^"
"""Before the one word of an acronym: it counts only where it is written in capitals."""
GAP = "..."
"""Where the object of a verb stands in the midst of a phrase: ``leave ... dead``."""
UNCOUNTED = ARTICLES | POSSESSIVES
"""Words that may stand within a phrase and don't belong to it: "lost *their* lives"."""
_POSSESSOR = "one's "
"""Where the lexicons have it, a text has any possessive pronoun, which counts no more than an article."""
Words = tuple[str, ...]
"""The lemmas of a phrase."""


class Meanings(NamedTuple):
    """What a phrase asks for in a claim, and what it carries in evidence."""

    asks: frozenset[int]
    carries: frozenset[int]


class _Family(NamedTuple):
    """Phrases that ask for one meaning, those that carry it, and how strong a step it is from one to the other."""

    askers: list[Words]
    carriers: list[Words]
    step: Step
    verbal: bool = False
    """Whether a word that carries it alone must be a verb."""


@cache
def phrasebook() -> Mapping[Words, Meanings]:
    """All phrases, and words that some phrase stands for, with what they mean."""
    asks: dict[Words, list[int]] = {}
    carries: dict[Words, list[int]] = {}
    for number, (askers, carrying, *_) in enumerate(_families()):
        for words in askers:
            asks.setdefault(words, []).append(number)
        for words in carrying:
            carries.setdefault(words, []).append(number)
    return {words: _meanings(asks.get(words, []), carries.get(words, [])) for words in asks | carries}


def _meanings(asks: list[int], carries: list[int]) -> Meanings:
    asked = frozenset(asks)
    return Meanings(asked, asked if asks == carries else frozenset(carries))


@cache
def step_of(meaning: int) -> Step:
    """The step by which a phrase that carries a meaning stands for one that asks for it."""
    return _families()[meaning].step


@cache
def deeds() -> frozenset[int]:
    """Meanings that a plain verb carries and no noun of the same letters: who *pardons* grants a pardon."""
    return frozenset(number for number, family in enumerate(_families()) if family.verbal)


@cache
def carriers(meaning: int) -> Sequence[frozenset[str]]:
    """For each phrase that carries a meaning, the lemmas that a text must have where it stands."""
    return [frozenset(_lemma(word) for word in words if word != GAP) for words in _families()[meaning].carriers]


def _lemma(word: str) -> str:
    return lemma_of(word.removeprefix(ACRONYM)) if word.startswith(ACRONYM) else word


@cache
def _families() -> tuple[_Family, ...]:
    alike = [*lexicon.groups("synonyms.txt"), *countries()]
    found = [_alike([(ACRONYM + row[0].lower(),), _words(row[1])]) for row in lexicon.rows("acronyms.tsv")]
    found += [_alike(map(_words, row[:2]), verbal=True) for row in lexicon.rows("light_verbs.tsv")]
    found += [_alike(map(_words, group)) for group in alike if _has_phrase(group)]
    found += [
        _Family([_words(broader)], [_words(narrower)], Step.NARROWER)
        for narrower, broader, *_ in lexicon.rows("narrower.tsv")
        if _has_phrase((narrower, broader))
    ]
    return tuple(found)


def _alike(members: Iterable[Words], *, verbal: bool = False) -> _Family:
    """Phrases that may all stand for one another."""
    kept = [words for words in members if words]
    return _Family(kept, kept, Step.ALIAS, verbal)


def _has_phrase(members: Iterable[str]) -> bool:
    """Whether a group needs this book, as some member has several words: the others are in the table of relations."""
    return any(not member.isalpha() for member in members)


def _words(phrase: str) -> Words:
    """The lemmas of a phrase; articles count in the rest of one with a gap, and where one word would be left."""
    if phrase.isalpha():
        return (lemma_of(phrase),)
    words = phrase.replace(_POSSESSOR, "").replace("-", " ").replace("'", " ").split()
    if GAP not in words:
        counted = [word for word in words if word not in UNCOUNTED]
        words = words if len(counted) < 2 else counted
    return tuple([GAP if word == GAP else lemma_of(word) for word in words])
