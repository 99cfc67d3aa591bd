"""Candidate sentences: an inverted index from lemmas to sentences, weighted by how rare a lemma is."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, takewhile

from claimcheck.language.calendar_names import months, weekdays
from claimcheck.language.frequency import background
from claimcheck.language.names import PARTICLES, name_flags
from claimcheck.language.relations import is_place, neighbours
from claimcheck.language.terms import Token, tokenize
from claimcheck.language.words import is_light, lemma_of
from claimcheck.matching.heaviest import Places, Word, heaviest
from claimcheck.model import Sentence, SentenceKind, Source

COMMON_SHARE = 0.2
"""A lemma in more than this share of a large corpus finds nothing that rarer lemmas would not."""
LARGE = 2000
NEAREST = 3
"""Within how many sentences a pronoun's name is looked for."""
DESCRIBING = 4
"""How many words before a noun may describe it."""
STOPWORD_WEIGHT = 0.05
LIGHT_SHARE = 0.2
"""Share of its weight that a word keeps which says little by itself: "took place", "came"."""


KEPT = 500_000
"""Words that stay in memory once they are indexed; further sentences are read again when a claim is linked to them."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may carry a claim, with the weighted share of the claim's words that it has."""

    source: Source
    sentence: Sentence
    coverage: float


@dataclass(slots=True)
class Index:
    """All sentences of some sources, found by their lemmas; not changed once it is built."""

    entries: list[tuple[Source, Sentence]]
    postings: Mapping[str, Places]
    _tokens: dict[int, tuple[Token, ...]] = field(default_factory=dict)
    _places: dict[tuple[str, int], int] = field(default_factory=dict)
    _small: frozenset[str] = frozenset()
    sources: tuple[Source, ...] = ()
    """What was indexed, sentences that can't be evidence included."""
    _partners: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def build(cls, sources: Iterable[Source]) -> Index:
        """Index every sentence that can be evidence (not code, not references)."""
        sources = tuple(sources)
        entries = [
            (source, sentence) for source in sources for sentence in source.sentences if sentence.kind not in _MUTE
        ]
        index = cls(entries, {}, sources=sources)
        postings: dict[str, Places] = defaultdict(_nowhere)
        small: set[str] = set()
        index._partners = _partners(index._read(postings, small))
        index.postings, index._small = dict(postings), frozenset(small)
        index._places = {(source.id, sentence.number): position for position, (source, sentence) in enumerate(entries)}
        return index

    def _read(self, postings: Mapping[str, Places], small: set[str]) -> Iterator[tuple[Token, ...]]:
        """Read every sentence once; note where each lemma stands, and which words are written without a capital."""
        room = KEPT
        for position in range(len(self.entries)):
            tokens = self.tokens(position)
            for lemma in {token.lemma for token in tokens}:
                postings[lemma].append(position)
            small.update(token.norm for token in tokens if not token.capitalised)
            yield tokens
            room -= len(tokens)
            if room < 0:
                del self._tokens[position]

    def tokens(self, position: int) -> tuple[Token, ...]:
        """Tokens of one sentence, with offsets in its source's text."""
        if position not in self._tokens:
            source, sentence = self.entries[position]
            self._tokens[position] = tokenize(source.text, sentence.start, sentence.end, sentence.number)
        return self._tokens[position]

    def tokens_of(self, source: Source, number: int) -> tuple[Token, ...]:
        """Tokens of a sentence given by its number; empty where there is none that can be evidence."""
        position = self._places.get((source.id, number))
        return () if position is None else self.tokens(position)

    def sentence(self, source: Source, number: int) -> Sentence | None:
        """A sentence that can be evidence, by its number."""
        position = self._places.get((source.id, number))
        return None if position is None else self.entries[position][1]

    def knows(self, lemma: str) -> bool:
        """Whether a lemma stands in any sentence."""
        return lemma in self.postings

    def written_small(self, norm: str) -> bool:
        """Whether a word is written without a capital anywhere."""
        return norm in self._small

    def partners(self, lemma: str) -> frozenset[str]:
        """Lemmas that stand beside a lemma in a name somewhere: "Colin" for "Mabey"."""
        return self._partners.get(lemma, frozenset())

    def antecedents(self, source: Source, number: int) -> frozenset[str]:
        """Lemmas of the first name in the nearest earlier sentence that has one; empty where none is near.

        That name is the likeliest subject (R. Mitkov, Anaphora Resolution, 2002: subjecthood and recency).
        """
        place = self._places.get((source.id, number), 0)
        for before in range(place - 1, max(-1, place - NEAREST - 1), -1):
            if self.entries[before][0].id == source.id and (found := self._first_name(before)):
                return found
        return frozenset()

    def _first_name(self, position: int) -> frozenset[str]:
        """Lemmas of the first name of a sentence that may be a person or body: no place, not after a preposition."""
        tokens = self.tokens(position)
        run: list[str] = []
        for number, named in enumerate(name_flags(tokens, self.written_small)):
            token, before = tokens[number], tokens[number - 1] if number else None
            led = not run and before is not None and before.norm in _BEFORE_PLACES
            if named and not led and not is_place(token.lemma) and token.lemma not in _calendar():
                run.append(token.lemma)
            elif run and not token.capitalised and token.norm not in PARTICLES:
                break
        return frozenset(run)

    def described(self, source: Source, number: int, thing: str) -> tuple[Sentence, frozenset[str]] | None:
        """The nearest earlier sentence that describes a thing, with the lemmas of the words right before it there.

        "The farm" takes up "the offshore wind farm" of a sentence before, however far.
        """
        place = self._places.get((source.id, number), 0)
        for before in reversed([entry for entry in self.postings.get(thing, ()) if entry < place]):
            owner, sentence = self.entries[before]
            tokens = self.tokens(before) if owner.id == source.id else ()
            for spot in (spot for spot, token in enumerate(tokens) if token.lemma == thing):
                words = [*takewhile(lambda token: token.content, reversed(tokens[:spot]))][:DESCRIBING]
                if words:
                    return sentence, frozenset(token.lemma for token in words)
        return None

    def lead_in(self, source: Source, number: int) -> Sentence | None:
        """The sentence that a list item completes: the nearest one before the list."""
        place = self._places.get((source.id, number))
        if place is None or self.entries[place][1].kind is not SentenceKind.ITEM:
            return None
        before = (self.entries[other] for other in range(place - 1, -1, -1))
        found = next(((owner, sentence) for owner, sentence in before if sentence.kind is not SentenceKind.ITEM), None)
        return found[1] if found and found[0].id == source.id else None

    def weight(self, token: Token) -> float:
        """How much a claim's token tells: its inverse frequency here and in English at large."""
        if not token.content:
            return 0.0 if token.kind == "mark" else STOPWORD_WEIGHT
        here, seen = len(self.entries), len(self.postings.get(token.lemma, ()))
        local = math.log(1 + (here + 1) / (seen + 0.5)) / math.log(1 + 2 * (here + 1))
        weight = 0.5 * local + 0.5 * background(token.lemma)
        return LIGHT_SHARE * weight if is_light(token.lemma) else weight

    def candidates(self, claim: Sequence[Token], limit: int = 8) -> list[Candidate]:
        """The sentences that cover most of the claim's weight, best first, ties by place."""
        query = self._query(claim)
        total = sum(query.values())
        if not total:
            return []
        common = all(self._is_common(lemma) for lemma in query)
        words = [Word(weight, self._lists(lemma, spare=not common)) for lemma, weight in query.items()]
        return [Candidate(*self.entries[at], coverage=gain / total) for at, gain in heaviest(words, limit)]

    def _query(self, claim: Sequence[Token]) -> dict[str, float]:
        weights: dict[str, float] = {}
        for token in claim:
            if token.kind != "mark":
                weights[token.lemma] = max(weights.get(token.lemma, 0.0), self.weight(token))
        return weights

    def _is_common(self, lemma: str) -> bool:
        """Whether a lemma stands in so many sentences of a large corpus that rarer ones find the same."""
        return len(self.entries) > LARGE and len(self.postings.get(lemma, ())) > COMMON_SHARE * len(self.entries)

    def _lists(self, lemma: str, *, spare: bool) -> list[tuple[float, Places]]:
        """Where the lemma and its neighbours stand, by the strength of the step; common ones spared if asked."""
        steps = [(lemma, 1.0), *((other, step.strength) for other, step in neighbours(lemma).items())]
        return [
            (strength, self.postings[other])
            for other, strength in steps
            if other in self.postings and not (spare and self._is_common(other))
        ]


_MUTE = frozenset({SentenceKind.CODE, SentenceKind.REFERENCE, SentenceKind.LABEL})


def _nowhere() -> Places:
    return array("i")


def _partners(sentences: Iterable[Sequence[Token]]) -> dict[str, frozenset[str]]:
    """For each capitalised lemma, the capitalised lemmas next to it."""
    found: dict[str, set[str]] = defaultdict(set)
    for tokens in sentences:
        for first, second in pairwise(tokens):
            if first.capitalised and second.capitalised and first.content and second.content:
                found[first.lemma].add(second.lemma)
                found[second.lemma].add(first.lemma)
    return {lemma: frozenset(others) for lemma, others in found.items()}


@cache
def _calendar() -> frozenset[str]:
    return frozenset(lemma_of(name) for name in (*months(), *weekdays()))


_BEFORE_PLACES = frozenset({"in", "at", "of", "from", "to", "near", "by", "on", "for", "with"})
