"""Linking: from a claim to the few sentences that may carry it, aligned word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from claimcheck.engine.asking import Asking
from claimcheck.engine.linking import Link, Linking
from claimcheck.engine.ranking import Ranking
from claimcheck.engine.witness import Witness
from claimcheck.language.clauses.names import name_flags, tagged_names
from claimcheck.language.reading import Reading, join, read
from claimcheck.matching import Alignment, Candidate, Index, align
from claimcheck.matching.sides import Demand, Offer
from claimcheck.model import Sentence, Source, Span
from claimcheck.rules import Pair

__all__ = ["Link", "Linker", "Shelf"]


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

    def linking(self, claim: Reading) -> Linking:
        """Begin to link a claim."""
        return self._linking(claim, _not_counting(claim, name_flags(claim.tokens, self.index.written_small)))

    def links(self, claim: Reading) -> list[Link]:
        """The likeliest links of a claim, best first; empty when no sentence shares a word with it."""
        return list(Ranking(self.linking(claim), claim))

    def every(self, claim: Reading, weights: Sequence[float]) -> list[tuple[Candidate, Alignment]]:
        """Align every sentence of the index with a claim; what covers most of the weights is first, ties by place."""
        demand = Demand(claim, self.index.knows, self.index.may_show)
        found = [(align(demand, self.offer(*entry)), entry) for entry in self.index.entries]
        aligned = [(Candidate(*entry, coverage=alignment.coverage(weights)), alignment) for alignment, entry in found]
        return sorted(aligned, key=lambda item: -round(item[0].coverage, 9))

    def link(self, claim: Reading, anchor: Candidate) -> Link:
        """Link a claim to one sentence and to those near it that complete it."""
        linking = self._linking(claim, name_flags(claim.tokens, self.index.written_small))
        return linking.link(linking.prospect(anchor))

    def _linking(self, claim: Reading, names: tuple[bool, ...]) -> Linking:
        return Linking(claim, names, self.index, self.offer, self.pair)

    def parsed(self, link: Link, claim: Reading, *, strict: bool = False) -> Asking[Link]:
        """The same link with the claim and its sentences parsed."""
        held, keys = self.shelf.parsed, [(link.source.id, sentence.number) for sentence in link.sentences]
        missing = [one for one, key in zip(link.sentences, keys, strict=True) if key not in held]
        parses = (yield [link.source.text_of(sentence) for sentence in missing]) if missing else ()
        for sentence, found in zip(missing, parses, strict=True):
            key = link.source.id, sentence.number
            if key not in held:  # another claim, side by side with this one, may have had it parsed meanwhile
                held[key] = self.offer(link.source, sentence).reading.parsed(found)
        names = tagged_names(claim.tokens, claim.tree, link.names) if claim.tree else link.names
        readings = [held[key] for key in keys]
        return replace(link, names=names, make=partial(self.pair, claim=claim, readings=readings, strict=strict))

    def pair(self, link: Link, claim: Reading, readings: Sequence[Reading], *, strict: bool = False) -> Pair:
        """What rules see of a link whose sentences are read."""
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
            slack=self.slack,
            antecedents=partial(self.index.antecedents, link.source),
            called=partial(self.index.called, link.source),
            lead=lead.number if lead else None,
        )

    def offer(self, source: Source, sentence: Sentence) -> Offer:
        """A sentence as alignments see it."""
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
