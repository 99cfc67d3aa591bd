"""Candidate sentences: an inverted index from lemmas to sentences, weighted by how rare a lemma is."""

from __future__ import annotations

import hashlib
import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate, pairwise, takewhile

from claimcheck.language.clauses.names import name_flags
from claimcheck.language.lexicons.frequency import background
from claimcheck.language.lexicons.sexes import Sex
from claimcheck.language.lexicons.terms import Token, tokenize
from claimcheck.language.lexicons.words import is_light
from claimcheck.matching.antecedents import mention, opens, sexes
from claimcheck.matching.bearers import Bearer, bearers
from claimcheck.matching.postings import Few, Many, Postings
from claimcheck.matching.tables import tables
from claimcheck.model import Sentence, SentenceKind, Source

NEAREST = 3
"""Within how many sentences a pronoun's name is looked for."""
FAR = 40
"""Within how many sentences the name of what is only called "the company" is looked for."""
DESCRIBING = 4
"""How many words before a noun may describe it."""
STOPWORD_WEIGHT = 0.05
LIGHT_SHARE = 0.2
"""Share of its weight that a word keeps which says little by itself: "took place", "came"."""
DIGITS = 5
"""Binary digits to which sentences are counted for rarity: one by one up to 31, and by a sixteenth at most beyond."""

FEW = 100
"""Sentences up to which all of them are read at once, and no tables are made: from there on tables take less time."""
KEPT = 20_000
"""Sentences whose tokens stay in memory; what is read beyond that is read again when a claim is linked to it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may carry a claim, with the weighted share of the claim's words that it has."""

    source: Source
    sentence: Sentence
    coverage: float


class Index:
    """All sentences of some sources that can be evidence (not code, not references), found by their lemmas.

    They have places from 0 through all sources. Of a source that no claim has led to nothing but its text is looked at.
    """

    def __init__(self, sources: Iterable[Source], postings: Postings) -> None:
        self.sources = tuple(sources)
        """What was indexed, sentences that can't be evidence included."""
        self._postings = postings
        self._firsts: list[int] = [0, *accumulate(postings.sizes)]
        """Place of the first sentence of each source, and how many there are in all."""
        self._numbers = {source.id: number for number, source in enumerate(self.sources)}
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        self._tokens: dict[int, tuple[Token, ...]] = {}
        self._named: dict[int, tuple[bool, ...]] = {}
        self._borne: dict[int, tuple[Bearer, ...]] = {}
        self._spoken_of: dict[int, frozenset[str]] = {}

    @classmethod
    def build(cls, sources: Iterable[Source]) -> Index:
        """Index sources."""
        sources = tuple(sources)
        if sum(len(source.sentences) for source in sources) > FEW:
            return cls(sources, Many(tables(Documents(sources))))
        few = Few([_tokens(source, sentence) for sentence in evidence(source)] for source in sources)
        index = cls(sources, few)
        index._tokens = dict(enumerate(few.tokens))
        return index

    def __len__(self) -> int:
        return self._firsts[-1]

    def roughly(self) -> int:
        """About how many sentences there are: to so many binary digits that one more is seldom another number."""
        spare = max(0, len(self).bit_length() - DIGITS)
        return len(self) >> spare << spare

    def source(self, identity: str) -> Source:
        """The source of an id; raises ``KeyError``."""
        return self.sources[self._numbers[identity]]

    def digest(self) -> str:
        """Digest all of the sources: their words, and where their sentences begin and end."""
        digest = hashlib.sha256()
        for source in self.sources:
            sentences = ";".join(f"{number},{start},{end},{kind}" for number, start, end, kind in source.sentences)
            for part in (source.id, source.text, sentences):
                data = part.encode("utf-8", "surrogatepass")
                digest.update(len(data).to_bytes(8, "big") + data)
        return digest.hexdigest()

    @property
    def entries(self) -> list[tuple[Source, Sentence]]:
        """Every sentence with its source, by place."""
        return [(source, one) for number, source in enumerate(self.sources) for one in self._evidence(number)]

    def _entry(self, place: int) -> tuple[Source, Sentence]:
        number = bisect_right(self._firsts, place) - 1
        return self.sources[number], self._evidence(number)[place - self._firsts[number]]

    def _evidence(self, number: int) -> tuple[Sentence, ...]:
        """The sentences of a source that can be evidence."""
        if number not in self._sentences:
            self._sentences[number] = tuple(evidence(self.sources[number]))
        return self._sentences[number]

    def _place(self, source: Source, number: int) -> int | None:
        """The place of a sentence given by its number; nothing where there is none that can be evidence."""
        own = self._numbers.get(source.id)
        if own is None:
            return None
        sentences = self._evidence(own)
        at = bisect_left(sentences, number, key=lambda sentence: sentence.number)
        return self._firsts[own] + at if at < len(sentences) and sentences[at].number == number else None

    def tokens(self, place: int) -> tuple[Token, ...]:
        """Tokens of one sentence, with offsets in its own text."""
        if place not in self._tokens:
            if len(self._tokens) >= KEPT:
                self._tokens.clear()
                self._named.clear()
                self._borne.clear()
                self._spoken_of.clear()
            self._tokens[place] = _tokens(*self._entry(place))
        return self._tokens[place]

    def tokens_of(self, source: Source, number: int) -> tuple[Token, ...]:
        """Tokens of a sentence given by its number; empty where there is none that can be evidence."""
        place = self._place(source, number)
        return () if place is None else self.tokens(place)

    def sentence(self, source: Source, number: int) -> Sentence | None:
        """A sentence that can be evidence, by its number."""
        place = self._place(source, number)
        return None if place is None else self._entry(place)[1]

    @property
    def knows(self) -> Callable[[str], bool]:
        """Tells whether a lemma stands in any sentence."""
        return self._postings.knows

    @property
    def may_show(self) -> Callable[[str], bool]:
        """Tells whether a lemma can stand in a sentence that is shown, for those who look for nothing that can't."""
        return self._postings.knows

    def written_small(self, norm: str) -> bool:
        """Whether a word is written without a capital anywhere."""
        return norm in self._postings.small

    def partners(self, lemma: str) -> frozenset[str]:
        """Lemmas that stand beside a lemma in a name somewhere: "Colin" for "Mabey"."""
        return self._postings.partners.get(lemma, frozenset())

    def antecedents(self, source: Source, number: int) -> frozenset[str]:
        """Lemmas of the names that the pronouns of a sentence may stand for; empty where none is near."""
        return frozenset().union(*(name for _, name in self.naming(source, number)))

    def naming(self, source: Source, number: int) -> tuple[tuple[Sentence, frozenset[str]], ...]:
        """The earlier sentences that name whom the pronouns of a sentence may stand for, with lemmas of the names.

        Names that such a sentence takes up by a noun are among them: "the moon" of "the moon, named Ketu".
        """
        asked = sexes(self.tokens_of(source, number))
        found = (self._naming(source, number, sex) for sex in asked)
        return tuple(one for one in found if one)

    def _naming(self, source: Source, number: int, sex: Sex | None) -> tuple[Sentence, frozenset[str]] | None:
        """The sentence that names who is meant; whoever is spoken of by pronoun meanwhile was named before that."""
        reach, late = FAR if sex is Sex.NEITHER else NEAREST, None
        for steps, place in enumerate(range(*self._before(source, number, FAR))[::-1], 1):
            name, again = mention(self.tokens(place), self._flags(place), sex, self.partners)
            found = name | self._taken_up(source, place)
            if found and not again:
                return self._entry(place)[1], found
            if found and late is None:
                late = self._entry(place)[1], found
            reach = max(reach, steps + NEAREST) if again else reach
            if steps >= reach:
                return late
        first, _ = self._before(source, number)
        unnamed = late is not None and opens(self.tokens(first), self._flags(first), sex)
        return None if unnamed else late

    def _taken_up(self, source: Source, place: int) -> frozenset[str]:
        """Lemmas of the names that a sentence speaks of as "the ship"."""
        if place not in self._spoken_of:
            sentence, pairs = self._entry(place)[1], pairwise(self.tokens(place))
            nouns = (after for one, after in pairs if one.norm == "the" and after.content and not after.capitalised)
            names = frozenset().union(*(self.called(source, sentence.number, noun.lemma) for noun in nouns))
            self._spoken_of[place] = names
        return self._spoken_of[place]

    def described(self, source: Source, number: int, thing: str) -> tuple[Sentence, frozenset[str]] | None:
        """The nearest earlier sentence that describes a thing, with the lemmas of the words right before it there.

        "The farm" takes up "the offshore wind farm" of a sentence before, however far.
        """
        places = self._postings.places(thing)
        low, high = (bisect_left(places, end) for end in self._before(source, number))
        for place in map(int, reversed(places[low:high])):
            tokens = self.tokens(place)
            for spot in (spot for spot, token in enumerate(tokens) if token.lemma == thing):
                words = [*takewhile(lambda token: token.content, reversed(tokens[:spot]))][:DESCRIBING]
                if words:
                    return self._entry(place)[1], frozenset(token.lemma for token in words)
        return None

    def describing(self, source: Source, thing: str, names: Iterable[str]) -> Sentence | None:
        """The first sentence of a source that calls by a noun what has one of some names, given as lemmas."""
        asked = frozenset(names)
        named = {place for name in asked for place in self._within(source, name)}
        for place in (place for place in self._within(source, thing) if place in named):
            if any(bearer.name & asked and bearer.is_called(thing) for bearer in self._bearers(place, asked)):
                return self._entry(place)[1]
        return None

    def _within(self, source: Source, lemma: str) -> Sequence[int]:
        """The places in a source where a lemma stands, ascending."""
        own, places = self._numbers[source.id], self._postings.places(lemma)
        low, high = (bisect_left(places, end) for end in self._firsts[own : own + 2])
        return [int(place) for place in places[low:high]]

    def called(self, source: Source, number: int, thing: str) -> frozenset[str]:
        """Lemmas of the name that the nearest earlier sentence calls by a noun: "the ship" is "the ferry Maren".

        Empty where none of the last ``FAR`` sentences has one.
        """
        before = range(*self._before(source, number, FAR))[::-1]
        called = (bearer.name for place in before for bearer in self._bearers(place) if bearer.is_called(thing))
        return next(called, frozenset())

    def _bearers(self, place: int, also: Set[str] = frozenset()) -> tuple[Bearer, ...]:
        """The names of a sentence that are called something; some lemmas are names though they are written small."""
        tokens, flags = self.tokens(place), self._flags(place)
        if place not in self._borne:
            self._borne[place] = tuple(bearers(tokens, flags))
        found = self._borne[place]
        if not also:
            return found
        small = [number for number, token in enumerate(tokens) if token.lemma in also and not flags[number]]
        if not small:
            return found
        return tuple(bearers(tokens, [flag or number in small for number, flag in enumerate(flags)]))

    def _flags(self, place: int) -> tuple[bool, ...]:
        """For each token of a sentence, whether it is part of a name."""
        if place not in self._named:
            self._named[place] = name_flags(self.tokens(place), self.written_small)
        return self._named[place]

    def _before(self, source: Source, number: int, most: int | None = None) -> tuple[int, int]:
        """The first and one past the last of the places before a sentence in its source, or of ``most`` of them."""
        place = self._place(source, number)
        if place is None:
            return 0, 0
        first = self._firsts[self._numbers[source.id]]
        return (first if most is None else max(first, place - most)), place

    def lead_in(self, source: Source, number: int) -> Sentence | None:
        """The sentence that a list item completes: the nearest one before the list."""
        sentence = self.sentence(source, number)
        if sentence is None or sentence.kind is not SentenceKind.ITEM:
            return None
        before = self._evidence(self._numbers[source.id])
        before = before[: bisect_left(before, number, key=lambda one: one.number)]
        return next((one for one in reversed(before) if one.kind is not SentenceKind.ITEM), None)

    def weight(self, token: Token) -> float:
        """How much a claim's token tells."""
        return weight_of(token, self.roughly(), self.count(token.lemma) if token.content else 0)

    def count(self, lemma: str) -> int:
        """In how many sentences a lemma stands."""
        return len(self._postings.places(lemma))

    def candidates(self, claim: Sequence[Token], limit: int = 8) -> list[Candidate]:
        """The sentences that cover most of the claim's weight, best first, ties by place."""
        return self.found(query_of(claim, self.weight), limit)

    def found(self, query: Sequence[tuple[str, float]], limit: int) -> list[Candidate]:
        """The sentences that cover most of some lemmas, each with its weight."""
        total = sum(weight for _, weight in query)
        if not total:
            return []
        found = self._postings.heaviest(dict(query), limit)
        return [Candidate(*self._entry(place), coverage=gain / total) for place, gain in found]


def weight_of(token: Token, here: int, seen: int) -> float:
    """How much a claim's token tells: its inverse frequency here, ``seen`` in about so many, and in English."""
    if not token.content:
        return 0.0 if token.kind == "mark" else STOPWORD_WEIGHT
    local = math.log(1 + (here + 1) / (seen + 0.5)) / math.log(1 + 2 * (here + 1))
    weight = 0.5 * local + 0.5 * background(token.lemma)
    return LIGHT_SHARE * weight if is_light(token.lemma) else weight


def query_of(claim: Sequence[Token], weight: Callable[[Token], float]) -> tuple[tuple[str, float], ...]:
    """Give the lemmas to look for, each with the weight of the heaviest token that has it."""
    weights: dict[str, float] = {}
    for token in claim:
        if token.kind != "mark":
            weights[token.lemma] = max(weights.get(token.lemma, 0.0), weight(token))
    return tuple(weights.items())


_TELLING = (SentenceKind.PROSE, SentenceKind.ITEM, SentenceKind.CELL, SentenceKind.HEADING)
"""Kinds that can be evidence, the most frequent first."""


def evidence(source: Source) -> Iterator[Sentence]:
    """Yield the sentences of a source that can be evidence."""
    return (sentence for sentence in source.sentences if sentence.kind in _TELLING)


@dataclass(frozen=True, slots=True)
class Documents:
    """The words of those sentences, source by source, as tables are made of: taken out whenever they are asked for."""

    sources: Sequence[Source]

    def __iter__(self) -> Iterator[list[str]]:
        return map(_texts, self.sources)


def _texts(source: Source) -> list[str]:
    text = source.text
    return [text[start:end] for _, start, end, kind in source.sentences if kind in _TELLING]


def _tokens(source: Source, sentence: Sentence) -> tuple[Token, ...]:
    return tokenize(source.text_of(sentence), sentence=sentence.number)
