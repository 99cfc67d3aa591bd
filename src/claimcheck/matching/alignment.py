"""Alignment: each claim token meets the source token that carries it best.

A longest common subsequence of lemmas is the backbone (rapidfuzz, bit-parallel: H. Hyyrö 2004), so that repeated
words meet in order; what it leaves is matched by phrase, by lexicon step, by joined spelling and last by likeness.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeGuard

from rapidfuzz import fuzz, process
from rapidfuzz.distance import LCSseq

from claimcheck.language.figures.dates import compare_dates
from claimcheck.language.figures.intervals import Comparison
from claimcheck.language.figures.quantities import Quantity, compare
from claimcheck.language.lexicons.phrasebook import step_of
from claimcheck.language.lexicons.phrases import Phrase
from claimcheck.language.lexicons.relations import PROOF, Step, dictionary_forms, relation, tells_where
from claimcheck.language.lexicons.terms import Token, TokenKind
from claimcheck.language.lexicons.wordnet import knows
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.lifespans import life_words, lifespans
from claimcheck.language.reading import Reading
from claimcheck.matching.sides import LIKE, Demand, Offer
from claimcheck.model import Span

CARRYING = frozenset({Comparison.EQUAL, Comparison.CARRIED, Comparison.COARSER})
"""How a claim's number may stand to its source's and still be carried by it."""
_ITSELF = frozenset({Step.SAME, Step.LEMMA, Step.NUMBER})
"""Steps that meet the very word."""


class Match(NamedTuple):
    """A claim token, the source token that it met, and by which step; numbers of tokens in their readings."""

    claim: int
    source: int
    step: Step


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which claim tokens meet which source tokens; at most one match a claim token."""

    matches: tuple[Match | None, ...]
    """One entry a claim token."""

    def source_of(self, claim: int) -> int | None:
        """Number of the source token that a claim token met."""
        match = self.matches[claim]
        return match.source if match else None

    def claims_of(self, source: int) -> list[int]:
        """Numbers of the claim tokens that met a source token."""
        return [match.claim for match in self.matches if match and match.source == source]

    def strength(self, claim: int) -> float:
        """Strength of a claim token's match, 0 when it met nothing."""
        match = self.matches[claim]
        return match.step.strength if match else 0.0

    def proves(self, claim: int) -> bool:
        """Whether what a claim token met stands for it, and is not only related to it."""
        return _proves(self.matches[claim])

    def proof(self, claim: int) -> int | None:
        """Number of the source token that proves a claim token."""
        match = self.matches[claim]
        return match.source if _proves(match) else None

    def proofs(self, claims: Iterable[int]) -> frozenset[int]:
        """Numbers of the source tokens that prove some claim tokens."""
        return frozenset(match.source for claim in claims if _proves(match := self.matches[claim]))

    def coverage(self, weights: Sequence[float]) -> float:
        """Weighted share of the claim that is met, 0..1; ``weights`` has one entry a claim token."""
        pairs = zip(self.matches, weights, strict=True)
        return _share([weight * match.step.strength for match, weight in pairs if match], weights)

    def at_most(self, weights: Sequence[float]) -> float:
        """The coverage that further sentences can bring it to, if ``complete`` fills all that it may; 0..1."""
        pairs = zip(self.matches, weights, strict=True)
        sure = [weight * match.step.strength if match and match.step in _ITSELF else weight for match, weight in pairs]
        return _share(sure, weights)


def _share(covered: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(weights)
    return sum(covered) / total if total else 0.0


def _proves(match: Match | None) -> TypeGuard[Match]:
    return match is not None and match.step.strength >= PROOF


def align(claim: Reading | Demand, source: Reading | Offer, known: Callable[[str], bool] | None = None) -> Alignment:
    """Align a claim with its evidence.

    ``known(lemma)`` tells whether a lemma stands anywhere in the sources, of which the evidence is all when nothing is
    given: a word that does is never taken for a misspelling of another one.
    """
    offer = source if isinstance(source, Offer) else Offer(source.tokens, lambda: source)
    demand = claim if isinstance(claim, Demand) else Demand(claim, known or offer.places.__contains__)
    return Alignment(tuple(_Aligner(demand, offer).run()))


def complete(base: Alignment, further: Alignment, offset: int, claim: Sequence[Token]) -> Alignment:
    """Fill what ``base`` left open from a further sentence's alignment; its tokens are numbered from ``offset`` on.

    A word that is only related gives way to one that proves, and another word for it to the word itself where the words
    around it come from that sentence too: of "*founded* in May … plans to *launch six rockets*" the second.
    A name keeps what it met, in whatever form.
    """
    pairs = [*zip(base.matches, further.matches, strict=True)]
    filled = [other is not None and _fills(match, other) for match, other in pairs]
    for number, (match, other) in enumerate(pairs):
        gives_way = match and other and not claim[number].capitalised and _is_word_itself(match, other)
        if gives_way and _beside(filled, number, claim):
            filled[number] = True
    return Alignment(
        tuple(
            Match(other.claim, other.source + offset, other.step) if other and fills else match
            for (match, other), fills in zip(pairs, filled, strict=True)
        )
    )


def _fills(match: Match | None, other: Match) -> bool:
    return match is None or (not _proves(match) and _proves(other))


def _is_word_itself(match: Match, other: Match) -> bool:
    """Whether a claim's word met another word before, and meets itself now."""
    return other.step in _ITSELF and match.step not in _ITSELF


def _beside(filled: Sequence[bool], number: int, claim: Sequence[Token]) -> bool:
    """Whether one of the two words before or after one, and a content word, is filled."""
    return any(filled[near] and claim[near].content for near in range(max(0, number - 2), min(number + 3, len(filled))))


class _Aligner:
    """The steps of one alignment; each only fills what the ones before left open."""

    def __init__(self, demand: Demand, offer: Offer) -> None:
        self.demand = demand
        self.offer = offer
        self.claim = demand.tokens
        self.source = offer.tokens
        self.matches: list[Match | None] = [None] * len(self.claim)
        self.used: set[int] = set()

    def run(self) -> Sequence[Match | None]:
        """Take all steps, the surest first."""
        self.numbers(self.demand.reading)
        self.backbone()
        self.initials()
        self.phrases()
        self.lifespans()
        self.lexicon()
        self.wordnet()
        self.compounds()
        self.likeness()
        return self.matches

    def numbers(self, claim: Reading) -> None:
        """Numbers and dates that are the same, or are carried, however they are written."""
        for quantity in claim.quantities:
            fits = [other for other in self.offer.reading.quantities if compare(quantity, other) in CARRYING]
            if fits:
                best = next((other for other in fits if _same_noun(quantity, other)), fits[0])
                self._meet_spans(claim, quantity.number_span, best.number_span)
        for mention in claim.dates:
            for date in self.offer.reading.dates:
                if compare_dates(mention, date) in CARRYING:
                    self._meet_spans(claim, mention.span, date.span)
                    break

    def _meet_spans(self, claim: Reading, ours: Span, theirs: Span) -> None:
        places = [
            number for number in self.offer.reading.within(theirs) if self.source[number].kind is not TokenKind.MARK
        ]
        for number in claim.within(ours):
            if places and self.claim[number].kind is not TokenKind.MARK and self.matches[number] is None:
                same = [place for place in places if self.source[place].lemma == self.claim[number].lemma]
                self._meet(number, (same or places)[0], Step.LEMMA if same else Step.NUMBER)

    def backbone(self) -> None:
        """Same lemmas in the same order."""
        places, right = self.offer.places, self.offer.content
        left = [each for each in self.demand.content if each[1] in places and self.matches[each[0]] is None]
        if not left:
            return
        for start, place, length in _runs([lemma for _, lemma in left], self.offer.lemmas):
            for offset in range(length):
                self._meet(left[start + offset][0], right[place + offset], Step.LEMMA)

    def initials(self) -> None:
        """Initials that are spaced otherwise, or written out before the same name: "J. R. Lee", "John Robert Lee"."""
        for numbers, letters in self.demand.initials:
            if any(map(self._open, numbers)):
                place = self.offer.initials.get(letters)
                places = [place] * len(numbers) if place is not None else self._written_out(numbers, letters)
                for number, found in zip(numbers, places, strict=False):
                    if self.matches[number] is None:
                        self._meet(number, found, Step.ALIAS)

    def _written_out(self, numbers: Sequence[int], letters: str) -> Sequence[int]:
        """The given names that begin with some letters, right before the name that follows the claim's initials."""
        name = next((number for number in range(numbers[-1] + 1, len(self.claim)) if self.claim[number].content), None)
        match = self.matches[name] if name is not None else None
        if match is None or match.step is not Step.SAME or match.source < len(letters):
            return ()
        places = range(match.source - len(letters), match.source)
        given = [self.source[place] for place in places]
        return places if all(map(_begins_with, given, letters)) else ()

    def phrases(self) -> None:
        """Phrases of several words that stand for one another: ``PM`` and ``prime minister``."""
        words = self.offer.places.keys()
        for phrase, carriers in self.demand.phrases:
            missing = [number for number in phrase.words if self._open(number)]
            if missing and any(lemmas <= words for lemmas in carriers):
                asked = phrase.meanings.asks
                found = next((other for other in self.offer.phrases if asked & other.meanings.carries), None)
                if found:
                    steps = {step_of(meaning) for meaning in asked & found.meanings.carries}
                    self._meet_phrase(missing, found, max(steps, key=lambda step: step.strength))

    def _meet_phrase(self, missing: Sequence[int], found: Phrase, step: Step) -> None:
        target = next((number for number in found.words if self.source[number].content), found.words[0])
        for number in missing:
            self._meet(number, target, step)

    def lifespans(self) -> None:
        """Events of a life that a date tells without a word; the year of a work says when it came out and no more."""
        words = {
            word: event for word, event in life_words().items() if event != "released" or self.demand.reading.dates
        }
        asked = [number for number, token in enumerate(self.claim) if token.lemma in words and self._open(number)]
        names = {token.lemma for token in self.claim if token.capitalised and token.content}
        for life in lifespans(self.offer.reading) if asked else ():
            ends = {end.kind: end.token for end in life.ends}
            if not names.isdisjoint(self.source[number].lemma for number in life.name):
                for number in asked:
                    if (end := ends.get(words[self.claim[number].lemma])) is not None:
                        self._meet(number, end, Step.DERIVED)

    def _open(self, number: int) -> bool:
        return self.matches[number] is None and self.claim[number].content

    def lexicon(self) -> None:
        """Other forms, then other words, of what is still open; the nearest to its neighbours' partners wins."""
        places = self.offer.places
        for number, lemma, near in self.demand.lemmas:
            if self.matches[number] is None:
                steps = {other: near[other] for other in near.keys() & places.keys()} if near else {}
                if lemma in places:
                    steps[lemma] = Step.LEMMA
                options = [
                    (place, step) for other, step in steps.items() for place in self._places(number, other, step)
                ]
                if options:
                    self._meet(number, *self._best(number, options))

    def _places(self, number: int, lemma: str, step: Step) -> list[int]:
        """Where a lemma stands that may carry a word; a seat of government tells where, or who acts, on both sides."""
        places = self.offer.places[lemma]
        if step is not Step.SEAT:
            return places
        return [place for place in places if _placed(self.claim, number) == _placed(self.source, place)]

    def _best(self, number: int, options: Sequence[tuple[int, Step]]) -> tuple[int, Step]:
        return options[0] if len(options) == 1 else min(options, key=lambda option: self._cost(number, *option))

    def _cost(self, number: int, place: int, step: Step) -> tuple[float, int, int]:
        return -step.strength + 0.05 * (place in self.used), self._distance(number, place), place

    def _distance(self, number: int, place: int) -> int:
        near = [
            match.source
            for match in (self.matches[max(0, number - 3) : number] + self.matches[number + 1 : number + 4])
            if match
        ]
        return min((abs(place - other) for other in near), default=place)

    def wordnet(self) -> None:
        """What WordNet derives, or knows to be narrower or related; never between names."""
        forms = self.offer.forms
        if self.demand.kin_forms.isdisjoint(forms):
            return
        for number, steps in self.demand.kin:
            steps = self._more(number, steps)
            if found := steps.keys() & forms.keys():
                options = [(place, steps[form]) for form in found for place in forms[form]]
                place, step = min(options, key=lambda option: self._distant_cost(number, *option))
                self._meet(number, place, step)

    def _more(self, number: int, steps: Mapping[str, Step]) -> Mapping[str, Step]:
        """What would say more than what a word has met: a derived word, where that is no more than related."""
        match = self.matches[number]
        if match is None:
            return steps
        return {form: step for form, step in steps.items() if match.step is Step.RELATED and step is Step.DERIVED}

    def _distant_cost(self, number: int, place: int, step: Step) -> tuple[float, int, int]:
        return -step.strength, self._distance(number, place), place

    def compounds(self) -> None:
        """One word here, two there: ``airstrikes`` and ``air strikes``."""
        singles, pairs = self.demand.compounds
        if not singles.isdisjoint(self.offer.joined):
            for number, words in self.demand.long:
                place = _first_of(words, self.offer.joined)
                if place is not None and self.matches[number] is None:
                    self._meet(number, place, Step.COMPOUND)
        if not pairs.isdisjoint(self.offer.long):
            for number, following, words in self.demand.joined:
                place = _first_of(words, self.offer.long)
                if place is not None and (self.matches[number] is None or self.matches[following] is None):
                    self._meet(number, place, Step.COMPOUND)
                    self._meet(following, place, Step.COMPOUND)

    def likeness(self) -> None:
        """Misspellings: long words that are nearly the same and that the sources have nowhere as such.

        Two words of the dictionary are two words: "office" and "officer".
        """
        for number, norm in self.demand.strange:
            if self.matches[number] is None:
                likest = process.extractOne(norm, self.offer.spellable, scorer=fuzz.ratio, score_cutoff=LIKE)
                if likest and likest[0][0] == norm[0] and not (_is_english(norm) and _is_english(likest[0])):
                    self._meet(number, likest[2], Step.SPELLING)

    def _meet(self, claim: int, source: int, step: Step) -> None:
        same = step is Step.LEMMA and self.claim[claim].norm == self.source[source].norm
        self.matches[claim] = Match(claim, source, Step.SAME if same else step)
        self.used.add(source)


def _begins_with(token: Token, letter: str) -> bool:
    return token.capitalised and token.content and token.norm.startswith(letter)


def _runs(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Give the longest common subsequence as runs of neighbours: where in each, and how long.

    Of several that are as long, a run that may follow the one before it does: the Dale of "Rex *Van Dale*", not of Jon.
    """
    behind = (-1, -1)
    for code in LCSseq.opcodes(ours, theirs):
        if code.tag == "equal":
            start, end, place = code.src_start, code.src_end, code.dest_start
            if behind[0] == start and theirs[behind[1] : behind[1] + end - start] == ours[start:end]:
                place = behind[1]
            behind = (end, place + end - start)
            yield start, place, end - start


def _same_noun(claim: Quantity, source: Quantity) -> bool:
    return bool(claim.noun and source.noun and relation(lemma_of(claim.noun.lower()), lemma_of(source.noun.lower())))


def _first_of(words: Iterable[str], places: Mapping[str, int]) -> int | None:
    return next((places[word] for word in words if word in places), None)


@lru_cache(maxsize=4096)
def _is_english(norm: str) -> bool:
    return any(map(knows, dictionary_forms(norm)))


def _placed(tokens: Sequence[Token], number: int) -> bool:
    """Whether a word tells where: "in Oslo", not "Oslo said"."""
    return number > 0 and tells_where(tokens[number - 1].norm)
