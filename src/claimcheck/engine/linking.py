"""One claim on its way to its links: which sentences may carry it, and what stands near them that completes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claimcheck.engine.witness import APART, Witness
from claimcheck.language.clauses.names import name_flags
from claimcheck.language.lexicons.determiners import DEFINITE
from claimcheck.language.lexicons.frequency import background
from claimcheck.language.lexicons.relations import PROOF
from claimcheck.language.reading import Reading
from claimcheck.matching import Alignment, Candidate, Index, align
from claimcheck.matching.alignment import complete
from claimcheck.matching.index import DESCRIBING
from claimcheck.matching.reach import Reach, weigh
from claimcheck.matching.sides import Demand, Offer
from claimcheck.model import Sentence, Source
from claimcheck.rules import Pair
from claimcheck.rules.anaphora import PERSONAL

CANDIDATES = 10
"""Sentences that the index hands over for alignment."""
FAR_BACK = 4
"""How many sentences before the anchor may name who "she" or "the company" is."""
REACH = 2
"""How many sentences before and after the anchor may complete it."""
TAKING_UP = DEFINITE | {"both"}
"""Words before a noun that takes up one of an earlier sentence."""
UNHEARD = 1.0
"""The weight in English at large of a word that is rare enough for a name."""
MOST_SENTENCES = 3
GAIN = 0.06
"""Weighted share of the claim that a further sentence must add."""


@dataclass(frozen=True)
class Link:
    """A claim tied to one or more sentences of one source, best first."""

    source: Source
    sentences: tuple[Sentence, ...]
    alignment: Alignment
    """With the tokens of all its sentences."""
    weights: tuple[float, ...]
    names: tuple[bool, ...]
    coverage: float
    """Weighted share of the claim that all its sentences cover."""
    anchor_coverage: float
    """The share that the first of them covers alone."""
    anchor_length: int
    """How many tokens that one has."""
    make: Callable[[Link], Pair]
    """Of several links to a claim few are ever looked at by rules."""

    @cached_property
    def pair(self) -> Pair:
        """The claim and its sentences, as rules see them."""
        return self.make(self)


class Prospect(NamedTuple):
    """A sentence that may become the anchor of a link."""

    anchor: Candidate
    alignment: Alignment
    coverage: float
    """Weighted share of the claim that it covers alone."""
    most: float
    """What it may cover at most with the sentences that complete it."""


class Linking:
    """One claim, and what is worked out for it while it is linked."""

    def __init__(
        self,
        claim: Reading,
        names: tuple[bool, ...],
        index: Index | Witness,
        offer: Callable[[Source, Sentence], Offer],
        pair: Callable[[Link, Reading, Sequence[Reading]], Pair],
    ) -> None:
        """``names`` has an entry a token; ``offer`` and ``pair`` are those of a ``Linker``."""
        self.claim = claim
        self._names = names
        self._index = index
        self._offer = offer
        self._pair = pair
        self._weights = tuple(index.weight(token) for token in claim.tokens)
        self._total = sum(self._weights)
        self._needed = GAIN * self._total
        self._demand = Demand(claim, index.knows, index.may_show)
        self._reach = Reach(self._demand)
        self._alignments: dict[tuple[str, int], Alignment] = {}

    @cached_property
    def anchors(self) -> list[Candidate]:
        """The sentences that may carry the claim; empty when none shares a word with it."""
        return self._index.candidates(self.claim.tokens, CANDIDATES)

    def at_most(self, anchor: Candidate) -> float:
        """The share of the claim that a sentence can cover at most, 0..1; nothing is aligned to tell it."""
        return weigh(self._reachable(anchor.source, anchor.sentence), self._weights) / (self._total or 1.0)

    def prospect(self, anchor: Candidate) -> Prospect:
        """Align the claim with a sentence, and see what others could add."""
        alignment = self._aligned(anchor.source, anchor.sentence)
        alone = alignment.coverage(self._weights)
        missing = self._missing(alignment)
        enough = sum(self._weights[number] for number in missing) >= self._needed
        return Prospect(anchor, alignment, alone, alignment.at_most(self._weights) if enough else alone)

    def link(self, prospect: Prospect) -> Link:
        """Link the claim to a sentence and to those near it that complete it."""
        anchor, alignment, alone, _ = prospect
        sentences = [anchor.sentence]
        readings = [self._reading(anchor.source, anchor.sentence)]
        while len(sentences) < MOST_SENTENCES:
            best = self._completion(alignment, anchor, sentences)
            if best is None:
                break
            found = self._aligned(anchor.source, best)
            offset = sum(len(reading.tokens) for reading in readings)
            alignment = complete(alignment, found, offset, self.claim.tokens)
            sentences.append(best)
            readings.append(self._reading(anchor.source, best))
        return Link(
            anchor.source,
            tuple(sentences),
            alignment,
            self._weights,
            self._names,
            coverage=alignment.coverage(self._weights),
            anchor_coverage=alone,
            anchor_length=len(readings[0].tokens),
            make=lambda link: self._pair(link, self.claim, readings),
        )

    def _aligned(self, source: Source, sentence: Sentence) -> Alignment:
        """Align the claim with a sentence; once, since neighbouring anchors ask for the same sentences."""
        key = (source.id, sentence.number)
        if key not in self._alignments:
            self._alignments[key] = align(self._demand, self._offer(source, sentence))
        return self._alignments[key]

    def _reachable(self, source: Source, sentence: Sentence) -> int:
        """The tokens of the claim that a sentence can meet, as bits."""
        return self._reach.of(self._offer(source, sentence))

    def _missing(self, alignment: Alignment) -> list[int]:
        """Numbers of the tokens that say something and that nothing proves yet."""
        return [
            number
            for number, token in enumerate(self.claim.tokens)
            if token.content and alignment.strength(number) < PROOF
        ]

    def _reading(self, source: Source, sentence: Sentence) -> Reading:
        return self._offer(source, sentence).reading

    def _completion(self, alignment: Alignment, anchor: Candidate, taken: Sequence[Sentence]) -> Sentence | None:
        """The sentence that carries most of what is still open, if it is enough and stands near."""
        weights, missing = self._weights, self._missing(alignment)
        if sum(weights[number] for number in missing) < self._needed:
            return None
        best: tuple[float, int, Sentence] | None = None
        near = self._nearby(
            anchor,
            back=FAR_BACK if any(self._names[number] for number in missing) else REACH,
            ahead=not all(self._names[number] for number in missing),
        )
        told = [
            *self._describing(alignment, anchor, missing),
            *self._naming(alignment, anchor, missing),
            *self._meant(anchor, missing),
        ]
        for sentence in dict.fromkeys([*near, *told]):
            if sentence in taken:
                continue
            reachable = self._reachable(anchor.source, sentence)
            if sum(weights[number] for number in missing if reachable >> number & 1) < self._needed:
                continue
            found = self._aligned(anchor.source, sentence)
            gain = sum(weights[number] for number in missing if found.proves(number))
            distance = min(abs(sentence.number - anchor.sentence.number), APART)
            if gain >= self._needed and (best is None or (gain, -distance) > best[:2]):
                best = (gain, -distance, sentence)
        return best[2] if best else None

    def _describing(self, alignment: Alignment, anchor: Candidate, missing: Sequence[int]) -> list[Sentence]:
        """Sentences before the anchor that describe, in the claim's missing words, what it only calls "the farm"."""
        claim, found = self.claim, []
        tokens = self._reading(anchor.source, anchor.sentence).tokens
        for number in missing:
            thing = next((after for after in range(number + 1, len(claim.tokens)) if after not in missing), None)
            place = alignment.source_of(thing) if thing is not None and thing - number < DESCRIBING else None
            if not place or place >= len(tokens) or tokens[place - 1].norm not in TAKING_UP:
                continue
            told = self._index.described(anchor.source, anchor.sentence.number, tokens[place].lemma)
            if told and claim.tokens[number].lemma in told[1]:
                found.append(told[0])
        return found

    def _naming(self, alignment: Alignment, anchor: Candidate, missing: Sequence[int]) -> Iterator[Sentence]:
        """Sentences that say of what the anchor names that it is what the claim calls it, or the other way round."""
        claim = self.claim
        tokens = self._reading(anchor.source, anchor.sentence).tokens
        met = {match.source for match in alignment.matches if match}
        taking_up = [
            number
            for number in missing
            if number and claim.tokens[number - 1].norm in TAKING_UP and not claim.tokens[number].capitalised
        ]
        names = self._named(anchor, met) if taking_up else frozenset()
        things = [
            token.lemma
            for before, (number, token) in zip(tokens, enumerate(tokens[1:], 1), strict=False)
            if number not in met and token.content and before.norm in TAKING_UP
        ]
        for number in missing:
            token = claim.tokens[number]
            asked = [(token.lemma, names)] if number in taking_up and names else []
            if background(token.lemma) == UNHEARD:
                asked += [(thing, frozenset({token.lemma})) for thing in things]
            found = (self._index.describing(anchor.source, thing, called) for thing, called in asked)
            yield from (sentence for sentence in found if sentence)

    def _meant(self, anchor: Candidate, missing: Sequence[int]) -> list[Sentence]:
        """Sentences that name, in the claim's missing words, whom the anchor speaks of by pronoun."""
        asked = {self.claim.tokens[number].lemma for number in missing if self._names[number]}
        tokens = self._reading(anchor.source, anchor.sentence).tokens
        if not asked or not any(token.norm in PERSONAL for token in tokens):
            return []
        found = self._index.naming(anchor.source, anchor.sentence.number)
        return [sentence for sentence, name in found if name & asked]

    def _named(self, anchor: Candidate, met: Set[int]) -> frozenset[str]:
        """Lemmas of the names in an anchor that no word of the claim met; else those its pronouns may stand for."""
        tokens = self._reading(anchor.source, anchor.sentence).tokens
        flags = name_flags(tokens, self._index.written_small)
        named = frozenset(token.lemma for number, token in enumerate(tokens) if flags[number] and number not in met)
        if named or not any(token.norm in PERSONAL for token in tokens):
            return named
        return self._index.antecedents(anchor.source, anchor.sentence.number)

    def _nearby(self, anchor: Candidate, back: int, *, ahead: bool) -> list[Sentence]:
        number = anchor.sentence.number
        steps = [*range(-1, -back - 1, -1), *range(1, (REACH if ahead else 0) + 1)]
        near = [
            self._index.lead_in(anchor.source, number),
            *(self._index.sentence(anchor.source, number + step) for step in steps),
        ]
        return [sentence for sentence in near if sentence]
