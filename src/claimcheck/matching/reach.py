"""Which words of a claim a sentence can meet at all, told without aligning them.

An alignment takes ten times as long, and of most sentences it would only say that others cover more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process

from claimcheck.matching.sides import LIKE, Demand, Offer


class Reach:
    """For each way of meeting, the tokens that a word can meet, a bit for each; a sentence's words are looked up."""

    def __init__(self, demand: Demand) -> None:
        reading = demand.reading
        spans = (*(each.number_span for each in reading.quantities), *(each.span for each in reading.dates))
        self._strange = demand.strange
        self._numbers = _bits(number for span in spans for number in reading.within(span))
        self._numbers |= _bits(number for numbers, _ in demand.initials for number in numbers)
        self._lemmas = _table(
            *(((number,), (lemma, *near)) for number, lemma, near in demand.lemmas),
            *((phrase.words, map(min, carriers)) for phrase, carriers in demand.phrases),
        )
        self._forms = _table(*(((number,), forms) for number, forms in demand.kin))
        self._joined = _table(*(((number,), words) for number, words in demand.long))
        self._long = _table(*(((number, following), words) for number, following, words in demand.joined))

    def of(self, offer: Offer) -> int:
        """The tokens that a sentence can meet, as bits: all that ``align`` matches are among them.

        Numbers, dates and initials meet in too many ways to be told apart here; theirs are always among them.
        """
        found = self._numbers
        for table, words in (
            (self._lemmas, offer.places),
            (self._forms, offer.forms),
            (self._joined, offer.joined),
            (self._long, offer.long),
        ):
            for word in table.keys() & words.keys():
                found |= table[word]
        for number, norm in self._strange:
            if not found >> number & 1 and process.extractOne(
                norm, offer.spellable, scorer=fuzz.ratio, score_cutoff=LIKE
            ):
                found |= 1 << number
        return found


def weigh(bits: int, weights: Sequence[float]) -> float:
    """Add the weights of the tokens that have a bit, in their order."""
    return sum(weight for number, weight in enumerate(weights) if bits >> number & 1)


def _bits(numbers: Iterable[int]) -> int:
    found = 0
    for number in numbers:
        found |= 1 << number
    return found


def _table(*rows: tuple[Iterable[int], Iterable[str]]) -> Mapping[str, int]:
    """Word → the tokens that it can meet."""
    table: dict[str, int] = {}
    for numbers, words in rows:
        bits = _bits(numbers)
        for word in words:
            table[word] = table.get(word, 0) | bits
    return table
