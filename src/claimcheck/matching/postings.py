"""Postings: which words stand in which sentences, and which sentences have most of a claim's words.

There are two kinds, and they say the same. Few sentences are read token by token, which takes less than setting up
arrays does; what was read is at hand when a claim is linked. Very many are read into tables of arrays, each different
word once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from claimcheck.language.lexicons.relations import neighbours
from claimcheck.language.lexicons.terms import Token, TokenKind
from claimcheck.matching.heaviest import Counter, Word, heavier
from claimcheck.matching.pieces import Numbers
from claimcheck.matching.scan import may_name
from claimcheck.matching.tables import Tables, lines


class Postings(Protocol):
    """Words by lemma; sentences have places from 0 through all documents."""

    @property
    def sizes(self) -> Sequence[int]:
        """How many sentences each document has."""

    def places(self, lemma: str) -> Sequence[int] | Numbers:
        """The places where a lemma stands, ascending."""

    @property
    def knows(self) -> Callable[[str], bool]:
        """Tells whether a lemma stands anywhere; asked for hundreds of words a claim, so it is no method of its own."""

    @property
    def small(self) -> frozenset[str]:
        """Folded words that are written without a capital anywhere."""

    @property
    def partners(self) -> Mapping[str, frozenset[str]]:
        """Lemma → those that stand beside it in a name somewhere."""

    def heaviest(self, query: Mapping[str, float], limit: int) -> list[tuple[int, float]]:
        """Return up to ``limit`` places with what they gain from weighted lemmas, most first, ties by place.

        A place gains from each lemma its weight times the strongest step from there to a lemma that the place has.
        """


class Few:
    """Postings of sentences that are all read when it is made."""

    def __init__(self, documents: Iterable[Sequence[tuple[Token, ...]]]) -> None:
        """Take the tokens of each sentence of each document."""
        self.sizes: list[int] = []
        self.tokens: list[tuple[Token, ...]] = []
        """By place."""
        for sentences in documents:
            self.sizes.append(len(sentences))
            self.tokens += sentences
        self._places: dict[str, list[int]] = {}
        for place, tokens in enumerate(self.tokens):
            for lemma in {token.lemma for token in tokens if token.kind is not TokenKind.MARK}:
                self._places.setdefault(lemma, []).append(place)

    def places(self, lemma: str) -> Sequence[int]:
        """The places where a lemma stands, ascending."""
        return self._places.get(lemma, ())

    @property
    def knows(self) -> Callable[[str], bool]:
        """Tells whether a lemma stands anywhere."""
        return self._places.__contains__

    @cached_property
    def small(self) -> frozenset[str]:
        """Folded words that are written without a capital anywhere."""
        words = (token for tokens in self.tokens for token in tokens if token.kind is not TokenKind.MARK)
        return frozenset({token.norm for token in words if not token.capitalised})

    @cached_property
    def partners(self) -> Mapping[str, frozenset[str]]:
        """Lemma → those that stand beside it in a name somewhere."""
        pairs = (pair for tokens in self.tokens for pair in pairwise(tokens) if all(map(may_name, pair)))
        return _both_ways((one.lemma, other.lemma) for one, other in pairs)

    def heaviest(self, query: Mapping[str, float], limit: int) -> list[tuple[int, float]]:
        """Return the places that gain most, by counting everything."""
        gains: dict[int, float] = defaultdict(float)
        for lemma, weight in query.items():
            strongest: dict[int, float] = {}
            for other, strength in sorted(_steps(lemma, self), key=lambda step: step[1]):
                strongest.update(dict.fromkeys(self._places[other], strength))
            for place, strength in strongest.items():
                gains[place] += weight * strength
        return sorted(gains.items(), key=heavier)[:limit]


class Many:
    """Postings that are looked up in tables."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.sizes: list[int] = tables.sizes.tolist()
        spans = pairwise([0, *tables.ends.tolist()])
        self._spans = {name: slice(*span) for name, span in zip(lines(tables.lemmas), spans, strict=True)}
        """Where in ``tables.places`` those of each lemma stand."""
        self._counter = Counter(sum(self.sizes))

    def places(self, lemma: str) -> Numbers:
        """The places where a lemma stands, ascending."""
        return self.tables.places[self._spans.get(lemma, slice(0))]

    @property
    def knows(self) -> Callable[[str], bool]:
        """Tells whether a lemma stands anywhere."""
        return self._spans.__contains__

    @cached_property
    def small(self) -> frozenset[str]:
        """Folded words that are written without a capital anywhere."""
        return frozenset(lines(self.tables.norms))

    @cached_property
    def partners(self) -> Mapping[str, frozenset[str]]:
        """Lemma → those that stand beside it in a name somewhere."""
        names = list(self._spans)
        return _both_ways((names[one], names[other]) for one, other in self.tables.partners.tolist())

    def heaviest(self, query: Mapping[str, float], limit: int) -> list[tuple[int, float]]:
        """Return the places that gain most, without reading all that common words stand at."""
        words = [
            Word(weight, [(strength, self.places(other)) for other, strength in _steps(lemma, self)])
            for lemma, weight in query.items()
        ]
        return self._counter.heaviest(words, limit)


def _steps(lemma: str, known: Postings) -> Iterator[tuple[str, float]]:
    """Yield a lemma and its neighbours, as far as they stand anywhere, with the strength of the step to each."""
    knows = known.knows
    if knows(lemma):
        yield lemma, 1.0
    yield from ((other, step.strength) for other, step in neighbours(lemma).items() if knows(other))


def _both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {lemma: frozenset(others) for lemma, others in found.items()}
