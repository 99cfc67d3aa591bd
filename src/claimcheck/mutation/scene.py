"""What a claim's words can be changed with: the claim, the sentences that carry it, and the rest of the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from random import Random

from claimcheck.language.clauses.names import name_flags
from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.relations import neighbours
from claimcheck.language.parser.headlines import parse_headlines
from claimcheck.language.reading import Reading, read
from claimcheck.language.scopes.cues import CueKind
from claimcheck.model import Span

NEGATIVE = frozenset({CueKind.NEGATION, CueKind.DENIAL})
SOFT = frozenset({CueKind.MODAL, CueKind.ALLEGED, CueKind.PROBABLE, CueKind.PLAN, CueKind.FUTURE, CueKind.DOUBT})
_HALF = 0.5
_NEGATIVE_WORDS = frozenset(
    {"not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "without", "hardly", "cannot"}
)


@lru_cache(maxsize=8192)
def _parsed(text: str) -> Reading:
    return read(text).parsed(parse_headlines([text])[0])


@lru_cache(maxsize=65536)
def _light(text: str) -> Reading:
    return read(text)


@dataclass(frozen=True)
class Scene:
    """One sentence of a claim with its evidence; all offsets of ``claim`` count in the whole claim's text."""

    claim: Reading
    evidence: tuple[Reading, ...]
    """The sentences that carry it, each parsed by itself."""
    others: tuple[Reading, ...]
    """The other sentences of the sources, not parsed."""
    seed: str

    def random(self, *parts: object) -> Random:
        """Return A source of chance of its own for each place, so that one more mutant moves no other."""
        return Random(":".join(map(str, (self.seed, self.claim.text, *parts))))  # noqa: S311 - nothing secret

    @property
    def tree(self) -> Tree:
        """The claim's tree."""
        assert self.claim.tree is not None  # noqa: S101 - a scene's claim is parsed
        return self.claim.tree

    @cached_property
    def names(self) -> tuple[bool, ...]:
        """For each token of the claim, whether it is part of a name."""
        return name_flags(self.claim.tokens, self.written_small.__contains__)

    @cached_property
    def written_small(self) -> frozenset[str]:
        """Words that the sources write without a capital."""
        readings = (*self.evidence, *self.others)
        return frozenset(token.norm for reading in readings for token in reading.tokens if not token.capitalised)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Lemmas of the evidence."""
        return frozenset(token.lemma for reading in self.evidence for token in reading.tokens)

    def text(self, numbers: Sequence[int]) -> str:
        """Return the claim's characters from the first to the last of some tokens."""
        return self.span(numbers).of(self.claim.text)

    def span(self, numbers: Sequence[int]) -> Span:
        """Where some tokens of the claim stand, from the first to the last."""
        tokens = self.claim.tokens
        return Span(tokens[min(numbers)].start, tokens[max(numbers)].end)

    def negated(self, span: Span) -> bool:
        """Whether a negation or denial of the claim covers a place."""
        places = {*self.claim.within(span)}
        covered = any(cue.kind in NEGATIVE and places & cue.covered for cue in self.claim.cues)
        return covered or any(self._below_negative(place) for place in places)

    def _below_negative(self, place: int) -> bool:
        """Whether a negative word hangs on a word's predicate, on what it hangs on, or on their other parts."""
        chain = {place, *self.tree.above(place)}
        return any(next(self._predicates_above(word), None) in chain for word in self._negative_words)

    @cached_property
    def _negative_words(self) -> list[int]:
        return [number for number, token in enumerate(self.claim.tokens) if token.norm in _NEGATIVE_WORDS]

    def _predicates_above(self, number: int) -> Iterator[int]:
        return (
            above
            for above in self.tree.above(number)
            if self.tree.nodes[above].tag == "VERB" or self.tree.children(above, "cop")
        )

    def hedged(self, lemma: str) -> bool:
        """Whether the evidence has a word, and nowhere without a doubt or plan over it."""
        places = [
            (reading, number)
            for reading in self.evidence
            for number, token in enumerate(reading.tokens)
            if token.lemma == lemma
        ]
        return bool(places) and all(self._covered(reading, {number}, SOFT) for reading, number in places)

    @staticmethod
    def _covered(reading: Reading, numbers: set[int], kinds: frozenset[CueKind]) -> bool:
        return any(
            cue.kind in kinds and (numbers & cue.covered or numbers & {*range(cue.first, cue.last)})
            for cue in reading.cues
        )

    def told_elsewhere(self, new: Iterable[str], *changed: Span) -> bool:
        """Whether another sentence may carry what a mutant says.

        That is one with all of the ``new`` lemmas and, of the claim's other words, a predicate or half of all.
        """
        wanted = frozenset(new)
        rest = self._rest(changed)
        return any(wanted <= own and self._alike(rest, own) for own in self._elsewhere)

    @cached_property
    def _elsewhere(self) -> list[frozenset[str]]:
        return [frozenset(token.lemma for token in reading.tokens) for reading in self.others]

    def _rest(self, spans: Iterable[Span]) -> tuple[frozenset[str], frozenset[str]]:
        inside = {number for span in spans for number in self.claim.within(span)}
        tokens = self.claim.tokens
        content = {number for number, token in enumerate(tokens) if token.content and number not in inside}
        predicates = {event.predicate for event in self.claim.events} & content
        return frozenset(tokens[number].lemma for number in predicates), frozenset(
            tokens[number].lemma for number in content
        )

    @staticmethod
    def _alike(rest: tuple[frozenset[str], frozenset[str]], own: frozenset[str]) -> bool:
        predicates, content = rest
        if any(own & {lemma, *neighbours(lemma)} for lemma in predicates):
            return True
        met = sum(bool(own & {lemma, *neighbours(lemma)}) for lemma in content)
        return met >= _HALF * len(content)


def scenes(
    claim: str, spans: Iterable[Span], evidence: Sequence[str], context: Sequence[str], seed: int
) -> Iterator[Scene]:
    """Yield A scene for each sentence of a claim."""
    carrying = tuple(_parsed(text) for text in evidence if text.strip())
    others = tuple(_light(text) for text in context if text.strip() and text not in evidence)
    for span in spans:
        reading = read(claim, *span).parsed(parse_headlines([span.of(claim)])[0])
        if reading.tokens:
            yield Scene(reading, carrying, others, str(seed))
