"""Alignment: each claim token meets the source token that carries it best.

A longest common subsequence of lemmas is the backbone (rapidfuzz, bit-parallel: H. Hyyrö 2004), so that repeated
words meet in order; what it leaves is matched by phrase, by lexicon step, by joined spelling and last by likeness.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from claimcheck.language.dates import compare_dates
from claimcheck.language.intervals import Comparison
from claimcheck.language.phrases import Phrase
from claimcheck.language.quantities import Quantity, compare
from claimcheck.language.reading import Reading
from claimcheck.language.relations import PROOF, Kindred, Step, neighbours, relation
from claimcheck.language.terms import Token, TokenKind
from claimcheck.language.words import lemma_of
from claimcheck.model import Span

LIKE = 88.0
"""Similarity (0..100) from which two long words are one word misspelt."""
LIKE_LENGTH = 5
CARRYING = frozenset({Comparison.EQUAL, Comparison.CARRIED, Comparison.COARSER})
"""How a claim's number may stand to its source's and still be carried by it."""


@dataclass(frozen=True, slots=True)
class Match:
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

    def coverage(self, weights: Sequence[float]) -> float:
        """Weighted share of the claim that is met, 0..1; ``weights`` has one entry a claim token."""
        total = sum(weights)
        return sum(weight * self.strength(number) for number, weight in enumerate(weights)) / total if total else 0.0


class Offer:
    """What a sentence offers to claims; what all of them look at is made once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tokens = reading.tokens

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Lemma → numbers of the tokens that have it."""
        places: dict[str, list[int]] = {}
        for number, token in enumerate(self.tokens):
            if token.kind is not TokenKind.MARK:
                places.setdefault(token.lemma, []).append(number)
        return places

    @cached_property
    def content(self) -> list[int]:
        """Numbers of the tokens that say something."""
        return [number for number, token in enumerate(self.tokens) if token.content]

    @cached_property
    def kindred(self) -> Kindred:
        """Those of them that are words, as WordNet knows them."""
        kinds = ((number, self.tokens[number]) for number in self.content)
        return Kindred((number, token.norm) for number, token in kinds if token.kind is TokenKind.WORD)

    @cached_property
    def joined(self) -> dict[str, int]:
        """Neighbours as one word, also across a hyphen, and where the first stands."""
        norms = [token.norm for token in self.tokens]
        apart = {first + last: number for number, (first, last) in enumerate(pairwise(norms))}
        hyphened = (number for number, norm in enumerate(norms[1:-1]) if norm == "-")
        return apart | {norms[number] + norms[number + 2]: number for number in hyphened}

    @cached_property
    def long(self) -> dict[str, int]:
        """Norms of long tokens, and where the last of each stands."""
        return {token.norm: number for number, token in enumerate(self.tokens) if len(token.norm) > LIKE_LENGTH}

    @cached_property
    def spellable(self) -> list[tuple[int, str]]:
        """Words long enough to be told when they are misspelt."""
        return [(number, token.norm) for number, token in enumerate(self.tokens) if _spellable(token)]


def align(claim: Reading, source: Reading | Offer, known: Callable[[str], bool] = lambda _: False) -> Alignment:
    """Align a claim with its evidence.

    ``known(lemma)`` tells whether a lemma stands anywhere in the sources: a word that does is never taken for a
    misspelling of another one.
    """
    offer = source if isinstance(source, Offer) else Offer(source)
    aligner = _Aligner(claim.tokens, offer)
    aligner.numbers(claim, offer.reading)
    aligner.run(claim, known)
    return Alignment(tuple(aligner.matches))


def complete(base: Alignment, further: Alignment, offset: int) -> Alignment:
    """Fill what ``base`` left open from a further sentence's alignment; its tokens are numbered from ``offset`` on.

    A word that is only related gives way to one that proves.
    """
    return Alignment(
        tuple(
            Match(other.claim, other.source + offset, other.step) if other and _fills(match, other) else match
            for match, other in zip(base.matches, further.matches, strict=True)
        )
    )


def _fills(match: Match | None, other: Match) -> bool:
    return match is None or match.step.strength < PROOF <= other.step.strength


class _Aligner:
    """The steps of one alignment; each only fills what the ones before left open."""

    def __init__(self, claim: Sequence[Token], offer: Offer) -> None:
        self.claim = claim
        self.offer = offer
        self.source = offer.tokens
        self.matches: list[Match | None] = [None] * len(claim)
        self.used: set[int] = set()

    def run(self, claim: Reading, known: Callable[[str], bool]) -> None:
        """All steps that look at words, the surest first."""
        self.backbone()
        self.phrases(claim.phrases, self.offer.reading)
        self.lexicon()
        self.wordnet()
        self.compounds()
        self.likeness(known)

    def numbers(self, claim: Reading, source: Reading) -> None:
        """Numbers and dates that are the same, or are carried, however they are written."""
        for quantity in claim.quantities:
            fits = [other for other in source.quantities if compare(quantity, other) in CARRYING]
            if fits:
                best = next((other for other in fits if _same_noun(quantity, other)), fits[0])
                self._meet_spans(claim, quantity.number_span, source, best.number_span)
        for mention in claim.dates:
            for date in source.dates:
                if compare_dates(mention, date) in CARRYING:
                    self._meet_spans(claim, mention.span, source, date.span)
                    break

    def _meet_spans(self, claim: Reading, ours: Span, source: Reading, theirs: Span) -> None:
        places = [number for number in source.within(theirs) if self.source[number].kind is not TokenKind.MARK]
        for number in claim.within(ours):
            if places and self.claim[number].kind is not TokenKind.MARK and self.matches[number] is None:
                same = [place for place in places if self.source[place].lemma == self.claim[number].lemma]
                self._meet(number, (same or places)[0], Step.LEMMA if same else Step.NUMBER)

    def backbone(self) -> None:
        """Same lemmas in the same order."""
        places, right = self.offer.places, self.offer.content
        left = [number for number, token in enumerate(self.claim) if token.lemma in places and self._open(number)]
        if not left:
            return
        pairs = LCSseq.opcodes(
            [self.claim[number].lemma for number in left], [self.source[number].lemma for number in right]
        )
        for code in pairs:
            if code.tag == "equal":
                for offset in range(code.src_end - code.src_start):
                    self._meet(left[code.src_start + offset], right[code.dest_start + offset], Step.LEMMA)

    def _open(self, number: int) -> bool:
        return self.matches[number] is None and self.claim[number].content

    def phrases(self, claimed: Sequence[Phrase], source: Reading) -> None:
        """Phrases of several words that stand for one another: ``PM`` and ``prime minister``."""
        for first, last, groups in claimed:
            spans = [(low, high) for low, high, others in source.phrases if groups & others]
            missing = [number for number in range(first, last) if self._open(number)]
            if spans and missing:
                low, high = spans[0]
                target = next((number for number in range(low, high) if self.source[number].content), low)
                for number in missing:
                    self._meet(number, target, Step.ALIAS)

    def lexicon(self) -> None:
        """Other forms, then other words, of what is still open; the nearest to its neighbours' partners wins."""
        for number, token in enumerate(self.claim):
            if self.matches[number] is None and token.kind is not TokenKind.MARK:
                found = self._best(number, token)
                if found:
                    self._meet(number, *found)

    def _best(self, number: int, token: Token) -> tuple[int, Step] | None:
        places = self.offer.places
        near = neighbours(token.lemma) if token.content else {}
        steps = {lemma: near[lemma] for lemma in near.keys() & places.keys()} if near else {}
        if token.lemma in places:
            steps[token.lemma] = Step.LEMMA
        if not steps:
            return None
        options = [
            (-step.strength + 0.05 * (place in self.used), self._distance(number, place), place, step)
            for lemma, step in steps.items()
            for place in places[lemma]
        ]
        return min(options, key=lambda option: option[:3])[2:]

    def _distance(self, number: int, place: int) -> int:
        near = [
            match.source
            for match in (self.matches[max(0, number - 3) : number] + self.matches[number + 1 : number + 4])
            if match
        ]
        return min((abs(place - other) for other in near), default=place)

    def wordnet(self) -> None:
        """What WordNet derives, or knows to be narrower or related; never between names."""
        for number, token in enumerate(self.claim):
            if not self._open(number) or token.kind is not TokenKind.WORD or (token.capitalised and number):
                continue
            steps = self.offer.kindred.steps(token.norm)
            if steps:
                places = ((-step.strength, self._distance(number, place), place) for place, step in steps.items())
                place = min(places)[2]
                self._meet(number, place, steps[place])

    def compounds(self) -> None:
        """One word here, two there: ``airstrikes`` and ``air strikes``."""
        long = [
            number for number, token in enumerate(self.claim) if self._open(number) and len(token.norm) > LIKE_LENGTH
        ]
        joined = self.offer.joined if long else {}
        for number in long:
            norm = self.claim[number].norm
            place = joined.get(norm, joined.get(_other_number(norm)))
            if place is not None:
                self._meet(number, place, Step.COMPOUND)
        if all(self.matches):
            return
        singles = self.offer.long
        for number in range(len(self.claim) - 1):
            following = (
                number + 2 if self.claim[number + 1].norm == "-" and number + 2 < len(self.claim) else number + 1
            )
            both = self.claim[number].norm + self.claim[following].norm
            place = singles.get(both, singles.get(_other_number(both)))
            if place is not None and (self.matches[number] is None or self.matches[following] is None):
                self._meet(number, place, Step.COMPOUND)
                self._meet(following, place, Step.COMPOUND)

    def likeness(self, known: Callable[[str], bool]) -> None:
        """Misspellings: long words that are nearly the same and that the sources have nowhere as such."""
        strange = [
            number
            for number, token in enumerate(self.claim)
            if self.matches[number] is None and _spellable(token) and not known(token.lemma)
        ]
        offered = (
            [(place, token.norm) for place, token in enumerate(self.source) if _spellable(token)] if strange else []
        )
        for number in strange:
            norm = self.claim[number].norm
            likest = max(
                ((fuzz.ratio(norm, other, score_cutoff=LIKE), -place) for place, other in offered), default=(0.0, 0)
            )
            if likest[0] >= LIKE and self.source[-likest[1]].norm[0] == norm[0]:
                self._meet(number, -likest[1], Step.SPELLING)

    def _meet(self, claim: int, source: int, step: Step) -> None:
        same = step is Step.LEMMA and self.claim[claim].norm == self.source[source].norm
        self.matches[claim] = Match(claim, source, Step.SAME if same else step)
        self.used.add(source)


def _same_noun(claim: Quantity, source: Quantity) -> bool:
    return bool(claim.noun and source.noun and relation(lemma_of(claim.noun.lower()), lemma_of(source.noun.lower())))


def _spellable(token: Token) -> bool:
    return token.content and token.kind is TokenKind.WORD and len(token.norm) >= LIKE_LENGTH


def _other_number(word: str) -> str:
    """The plural of a singular and the other way round, for compounds that no stem was made of."""
    return word.removesuffix("s") if word.endswith("s") else f"{word}s"
