"""Linking: from a claim to the few sentences that may carry it, aligned word by word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import NamedTuple

from claimcheck.engine.asking import Asking
from claimcheck.engine.witness import Witness
from claimcheck.language.determiners import DEFINITE
from claimcheck.language.frequency import background
from claimcheck.language.names import name_flags, tagged_names
from claimcheck.language.reading import Reading, join, read
from claimcheck.language.relations import PROOF
from claimcheck.matching import Alignment, Candidate, Index, align
from claimcheck.matching.alignment import complete
from claimcheck.matching.index import DESCRIBING
from claimcheck.matching.sides import Demand, Offer
from claimcheck.model import Sentence, Source, Span
from claimcheck.rules import Pair
from claimcheck.rules.anaphora import PERSONAL

CANDIDATES = 10
"""Sentences that the index hands over for alignment."""
PRIMARIES = 4
"""Sentences that are tried as the anchor."""
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


class Shelf(NamedTuple):
    """What has been read of sentences, given by the id of their source and their number; for all claims."""

    offers: dict[tuple[str, int], Offer]
    parsed: dict[tuple[str, int], Reading]


class Linker:
    """Finds the sentences of an index that may carry a claim."""

    def __init__(self, index: Index | Witness, slack: float = 1.0, shelf: Shelf | None = None) -> None:
        self.index = index
        self.slack = slack
        self.shelf = shelf or Shelf({}, {})
        self._demand: Demand | None = None
        self._alignments: dict[tuple[str, int], Alignment] = {}

    def links(self, claim: Reading) -> list[Link]:
        """The likeliest links of a claim, best first; empty when no sentence shares a word with it."""
        weights = tuple(self.index.weight(token) for token in claim.tokens)
        candidates = self.index.candidates(claim.tokens, CANDIDATES)
        names = _not_counting(claim, name_flags(claim.tokens, self.index.written_small))
        scored = sorted(
            ((self._align(claim, candidate, weights), order, candidate) for order, candidate in enumerate(candidates)),
            key=lambda item: (-round(item[0], 9), item[1]),
        )
        found = [self._link(claim, candidate, weights, names) for *_, candidate in scored[:PRIMARIES]]
        return sorted(
            found,
            key=lambda link: (-round(link.anchor_coverage + link.coverage, 9), link.source.text_of(link.sentences[0])),
        )

    def every(self, claim: Reading, weights: Sequence[float]) -> list[tuple[Candidate, Alignment]]:
        """Align every sentence of the index with a claim; what covers most of the weights is first, ties by place."""
        demand = Demand(claim, self.index.knows, self.index.may_show)
        found = [(align(demand, self._offer(*entry)), entry) for entry in self.index.entries]
        aligned = [(Candidate(*entry, coverage=alignment.coverage(weights)), alignment) for alignment, entry in found]
        return sorted(aligned, key=lambda item: -round(item[0].coverage, 9))

    def link(self, claim: Reading, anchor: Candidate) -> Link:
        """Link a claim to one sentence and to those near it that complete it."""
        weights = tuple(self.index.weight(token) for token in claim.tokens)
        return self._link(claim, anchor, weights, name_flags(claim.tokens, self.index.written_small))

    def parsed(self, link: Link, claim: Reading, *, strict: bool = False) -> Asking[Link]:
        """The same link with the claim and its sentences parsed."""
        missing = [
            sentence for sentence in link.sentences if (link.source.id, sentence.number) not in self.shelf.parsed
        ]
        parses = (yield [link.source.text_of(sentence) for sentence in missing]) if missing else ()
        for sentence, found in zip(missing, parses, strict=True):
            self.shelf.parsed[link.source.id, sentence.number] = self._reading(link.source, sentence).parsed(found)
        readings = [self.shelf.parsed[link.source.id, sentence.number] for sentence in link.sentences]
        names = tagged_names(claim.tokens, claim.tree, link.names) if claim.tree else link.names
        make = partial(self._pair, claim=claim, readings=readings, strict=strict, slack=self.slack)
        return replace(link, names=names, make=make)

    def _align(self, claim: Reading, candidate: Candidate, weights: Sequence[float]) -> float:
        return self._aligned(claim, candidate.source, candidate.sentence).coverage(weights)

    def _aligned(self, claim: Reading, source: Source, sentence: Sentence) -> Alignment:
        """Align a claim with a sentence; once, since neighbouring anchors ask for the same sentences."""
        if self._demand is None or claim is not self._demand.reading:
            self._demand, self._alignments = Demand(claim, self.index.knows, self.index.may_show), {}
        key = (source.id, sentence.number)
        if key not in self._alignments:
            self._alignments[key] = align(self._demand, self._offer(source, sentence))
        return self._alignments[key]

    def _link(self, claim: Reading, anchor: Candidate, weights: tuple[float, ...], names: tuple[bool, ...]) -> Link:
        sentences = [anchor.sentence]
        readings = [self._reading(anchor.source, anchor.sentence)]
        alignment = self._aligned(claim, anchor.source, anchor.sentence)
        alone = alignment.coverage(weights)
        while len(sentences) < MOST_SENTENCES:
            best = self._completion(claim, alignment, weights, anchor, sentences, names)
            if best is None:
                break
            found = self._aligned(claim, anchor.source, best)
            alignment = complete(alignment, found, sum(len(reading.tokens) for reading in readings))
            sentences.append(best)
            readings.append(self._reading(anchor.source, best))
        return Link(
            anchor.source,
            tuple(sentences),
            alignment,
            weights,
            names,
            coverage=alignment.coverage(weights),
            anchor_coverage=alone,
            anchor_length=len(readings[0].tokens),
            make=partial(self._pair, claim=claim, readings=readings),
        )

    def _pair(
        self, link: Link, claim: Reading, readings: Sequence[Reading], *, strict: bool = False, slack: float = 1.0
    ) -> Pair:
        lead = self.index.lead_in(link.source, link.sentences[0].number)
        return Pair(
            claim,
            join(readings),
            link.alignment,
            link.weights,
            source=link.source.id,
            stands=tuple(Span(sentence.start, sentence.end) for sentence in link.sentences),
            names=link.names,
            known=self.index.knows,
            partners=self.index.partners,
            strict=strict,
            slack=slack,
            antecedents=partial(self.index.antecedents, link.source),
            called=partial(self.index.called, link.source),
            lead=lead.number if lead else None,
        )

    def _completion(
        self,
        claim: Reading,
        alignment: Alignment,
        weights: Sequence[float],
        anchor: Candidate,
        taken: Sequence[Sentence],
        names: Sequence[bool],
    ) -> Sentence | None:
        """The sentence that carries most of what is still open, if it is enough and stands near."""
        missing = [
            number for number, token in enumerate(claim.tokens) if token.content and alignment.strength(number) < PROOF
        ]
        needed = GAIN * sum(weights)
        if sum(weights[number] for number in missing) < needed:
            return None
        best: tuple[float, int, Sentence] | None = None
        near = self._nearby(
            anchor,
            back=FAR_BACK if any(names[number] for number in missing) else REACH,
            ahead=not all(names[number] for number in missing),
        )
        told = [*self._describing(claim, alignment, anchor, missing), *self._naming(claim, alignment, anchor, missing)]
        for sentence in dict.fromkeys([*near, *told]):
            if sentence in taken:
                continue
            found = self._aligned(claim, anchor.source, sentence)
            gain = sum(weights[number] for number in missing if found.strength(number) >= PROOF)
            distance = abs(sentence.number - anchor.sentence.number)
            if gain >= needed and (best is None or (gain, -distance) > best[:2]):
                best = (gain, -distance, sentence)
        return best[2] if best else None

    def _describing(
        self, claim: Reading, alignment: Alignment, anchor: Candidate, missing: Sequence[int]
    ) -> list[Sentence]:
        """Sentences before the anchor that describe, in the claim's missing words, what it only calls "the farm"."""
        tokens, found = self._reading(anchor.source, anchor.sentence).tokens, []
        for number in missing:
            thing = next((after for after in range(number + 1, len(claim.tokens)) if after not in missing), None)
            place = alignment.source_of(thing) if thing is not None and thing - number < DESCRIBING else None
            if not place or place >= len(tokens) or tokens[place - 1].norm not in TAKING_UP:
                continue
            told = self.index.described(anchor.source, anchor.sentence.number, tokens[place].lemma)
            if told and claim.tokens[number].lemma in told[1]:
                found.append(told[0])
        return found

    def _naming(
        self, claim: Reading, alignment: Alignment, anchor: Candidate, missing: Sequence[int]
    ) -> Iterator[Sentence]:
        """Sentences that say of what the anchor names that it is what the claim calls it, or the other way round."""
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
            found = (self.index.describing(anchor.source, thing, called) for thing, called in asked)
            yield from (sentence for sentence in found if sentence)

    def _named(self, anchor: Candidate, met: Set[int]) -> frozenset[str]:
        """Lemmas of the names in an anchor that no word of the claim met; else those its pronouns may stand for."""
        tokens = self._reading(anchor.source, anchor.sentence).tokens
        flags = name_flags(tokens, self.index.written_small)
        named = frozenset(token.lemma for number, token in enumerate(tokens) if flags[number] and number not in met)
        if named or not any(token.norm in PERSONAL for token in tokens):
            return named
        return self.index.antecedents(anchor.source, anchor.sentence.number)

    def _nearby(self, anchor: Candidate, back: int, *, ahead: bool) -> list[Sentence]:
        number = anchor.sentence.number
        steps = [*range(-1, -back - 1, -1), *range(1, (REACH if ahead else 0) + 1)]
        near = [
            self.index.lead_in(anchor.source, number),
            *(self.index.sentence(anchor.source, number + step) for step in steps),
        ]
        return [sentence for sentence in near if sentence]

    def _reading(self, source: Source, sentence: Sentence) -> Reading:
        return self._offer(source, sentence).reading

    def _offer(self, source: Source, sentence: Sentence) -> Offer:
        key = (source.id, sentence.number)
        if key not in self.shelf.offers:
            tokens = self.index.tokens_of(source, sentence.number)
            self.shelf.offers[key] = Offer(tokens, partial(read, source.text_of(sentence), tokens=tokens))
        return self.shelf.offers[key]


def _not_counting(claim: Reading, names: tuple[bool, ...]) -> tuple[bool, ...]:
    """Without the words that open a number: the capital of "Fewer than ten" makes no name."""
    counting = {
        number for quantity in claim.quantities for number in claim.within(quantity.span) if quantity.code is None
    }
    return tuple(flag and number not in counting for number, flag in enumerate(names))
