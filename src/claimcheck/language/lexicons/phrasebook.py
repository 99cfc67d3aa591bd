"""The phrases of the lexicons: several words, or an acronym, that stand for something as a whole, and for what.

A meaning is a number. A claim's phrase *asks* for its meanings, and a phrase of the evidence *carries* some: in a group
of synonyms each member does both, and of a narrower phrase and a broader one the first carries what the second asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeVar

from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.compiled import compiled
from claimcheck.language.lexicons.determiners import ARTICLES, POSSESSIVES
from claimcheck.language.lexicons.relations import Step, countries
from claimcheck.language.lexicons.words import is_stopword, lemma_of, listed_lemma

ACRONYM = "^"
"""Before the one word of an acronym: it counts only where it is written in capitals."""
GAP = "..."
"""Where the object of a verb stands in the midst of a phrase: ``leave ... dead``."""
UNCOUNTED = ARTICLES | POSSESSIVES
"""Words that may stand within a phrase and don't belong to it: "lost *their* lives"."""
_POSSESSOR = "one's "
"""Where the lexicons have it, a text has any possessive pronoun, which counts no more than an article."""
_PARTED = "|"
"""Between lists in the tables, where their items are parted by blanks: a tenth of the time that lists of lists take."""
LONGEST = 5
"""Words of the longest phrase that is looked for in one piece."""
_PARTING = frozenset(
    {
        "up", "down", "off", "out", "over", "back", "away", "through", "on", "in", "apart", "aside", "free", "guilty",
        "public", "dead", "open", "shut", "clear",
    }
)  # fmt: skip
"""Second words that may stand behind the object of a verb: "found *him* guilty", "turned *the offer* down"."""
Words = tuple[str, ...]
"""The lemmas of a phrase."""
Value = TypeVar("Value")


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


class Book(Mapping[Words, Meanings]):
    """All phrases, and words that some phrase stands for, with what they mean; ways to find those of a sentence."""

    def __init__(self, held: Mapping[str, Any]) -> None:
        """Take the tables that ``_tables`` makes."""
        self._meanings: Mapping[str, str] = held["meanings"]
        self._known: dict[str, Meanings] = {}
        self.carriers: Sequence[str] = held["carriers"]
        """For each meaning the phrases that carry it."""
        self.steps: Sequence[str] = held["steps"]
        """For each meaning the name of its step."""
        self.verbal = frozenset[int](held["verbal"])
        self.sizes: Mapping[str, Sequence[int]] = held["sizes"]
        """Lemma → of how many words the phrases in one piece are that begin with it, ascending, ``LONGEST`` at most."""
        self.rests: Mapping[str, Sequence[Sequence[str]]] = held["rests"]
        """Lemma of a verb → the phrases that may have its object in their midst, as they stand here."""
        self.passives: Mapping[str, Sequence[str]] = held["passives"]
        """Lemma of an object → the verbs that make a phrase with it."""

    def __getitem__(self, words: Sequence[str]) -> Meanings:
        phrase = " ".join(words)
        if phrase not in self._known:
            asks, other, carries = self._meanings[phrase].partition(_PARTED)
            asked = frozenset(map(int, asks.split()))
            self._known[phrase] = Meanings(asked, frozenset(map(int, carries.split())) if other else asked)
        return self._known[phrase]

    def get(self, words: Sequence[str]) -> Meanings | None:  # type: ignore[override]  # nothing else is ever wanted
        """What some lemmas mean as a phrase; nothing when they are none."""
        phrase = " ".join(words)
        return self._known.get(phrase) or (self[words] if phrase in self._meanings else None)

    def __iter__(self) -> Iterator[Words]:
        return (tuple(phrase.split(" ")) for phrase in self._meanings)

    def __len__(self) -> int:
        return len(self._meanings)


@cache
def phrasebook() -> Book:
    """The phrases of the lexicons."""
    return Book(compiled("phrasebook", _tables))


@cache
def step_of(meaning: int) -> Step:
    """The step by which a phrase that carries a meaning stands for one that asks for it."""
    return Step[phrasebook().steps[meaning]]


def deeds() -> frozenset[int]:
    """Meanings that a plain verb carries and no noun of the same letters: who *pardons* grants a pardon."""
    return phrasebook().verbal


@cache
def carriers(meaning: int) -> Sequence[frozenset[str]]:
    """For each phrase that carries a meaning, the lemmas that a text must have where it stands."""
    phrases = map(str.split, phrasebook().carriers[meaning].split(_PARTED))
    return [frozenset(_lemma(word) for word in words if word != GAP) for words in phrases]


def _lemma(word: str) -> str:
    return lemma_of(word.removeprefix(ACRONYM)) if word.startswith(ACRONYM) else word


def _tables() -> dict[str, Any]:
    """Make the tables of the book."""
    asks: dict[Words, list[int]] = {}
    carries: dict[Words, list[int]] = {}
    families = _families()
    for number, (askers, carrying, *_) in enumerate(families):
        for words in askers:
            asks.setdefault(words, []).append(number)
        for words in carrying:
            carries.setdefault(words, []).append(number)
    phrases = [*(asks | carries)]
    return {
        "meanings": {" ".join(words): _both(asks.get(words, []), carries.get(words, [])) for words in phrases},
        "carriers": [_PARTED.join(map(" ".join, family.carriers)) for family in families],
        "steps": [family.step.name for family in families],
        "verbal": [number for number, family in enumerate(families) if family.verbal],
        "sizes": _sizes(phrases),
        "rests": _by((words[0], [*words]) for words in phrases if _may_part(words)),
        "passives": _by((words[1], words[0]) for words in phrases if len(words) == 2 and not is_stopword(words[1])),
    }


def _both(asks: list[int], carries: list[int]) -> str:
    numbers = [asks] if asks == carries else [asks, carries]
    return _PARTED.join(" ".join(map(str, each)) for each in numbers)


def _sizes(phrases: Iterable[Words]) -> dict[str, list[int]]:
    sizes = _by((words[0], len(words)) for words in phrases if len(words) <= LONGEST and GAP not in words)
    return {lemma: sorted(set(found)) for lemma, found in sizes.items()}


def _may_part(words: Words) -> bool:
    """Whether the object of a verb may stand behind its first word."""
    return (len(words) > 2 and words[1] == GAP) or (len(words) == 2 and words[1] in _parting())


@cache
def _parting() -> frozenset[str]:
    return frozenset(map(lemma_of, _PARTING))


def _by(pairs: Iterable[tuple[str, Value]]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _families() -> list[_Family]:
    alike = [*lexicon.groups("synonyms.txt"), *countries()]
    found = [_alike([(ACRONYM + row[0].lower(),), _words(row[1])]) for row in lexicon.rows("acronyms.tsv")]
    found += [_alike(map(_words, row[:2]), verbal=True) for row in lexicon.rows("light_verbs.tsv")]
    found += [_alike(map(_words, group)) for group in alike if _has_phrase(group)]
    found += [
        _Family([_words(broader)], [_words(narrower)], Step.NARROWER)
        for narrower, broader, *_ in lexicon.rows("narrower.tsv")
        if _has_phrase((narrower, broader))
    ]
    return found


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
    return tuple([GAP if word == GAP else listed_lemma(word) for word in words])
