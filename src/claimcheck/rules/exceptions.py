"""What a denial leaves out: "to no one *except its staff*" says the same as "only to its staff"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.language.memory import remembered
from claimcheck.language.quantifiers import NEARLY, exceptions, scaled
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import Cue, CueKind
from claimcheck.rules.interface import Pair

_NEGATIVE = frozenset({CueKind.NEGATION, CueKind.DENIAL})
_ENDS = frozenset(",;:.()")
_THINGS = frozenset({"NOUN", "PROPN"})
EXCLUSIVE = "exclusivity"


@dataclass(frozen=True, slots=True)
class Exemption:
    """Something taken out of a denial, as token numbers."""

    first: int
    """The word that takes it out: "except"."""
    denials: frozenset[int]
    """First words of what is denied before it."""
    words: frozenset[int]
    """The words of content that are left out."""

    def is_of(self, cue: Cue) -> bool:
        """Whether a negation is the denial, or the word that takes something out of it."""
        return cue.first in self.denials or cue.first <= self.first < cue.last


@remembered
def exemptions(reading: Reading) -> tuple[Exemption, ...]:
    """Everything that a reading takes out of something that it denies."""
    return tuple(_exemptions(reading))


def _exemptions(reading: Reading) -> Iterator[Exemption]:
    marks = [*exceptions(reading)]
    for mark in marks:
        before = [
            cue.first
            for cue in reading.cues
            if cue.kind in _NEGATIVE
            and cue.first < mark.first
            and reading.tokens[cue.first].sentence == reading.tokens[mark.first].sentence
            and not any(other.first <= cue.first < other.last for other in marks)
        ]
        words = _behind(reading, mark.last)
        if before and words:
            yield Exemption(mark.first, frozenset(before), words)
    for one in (one for one in scaled(reading) if one.scale == EXCLUSIVE):
        denied = [cue.first for cue in reading.cues if cue.kind in _NEGATIVE and one.first <= cue.first < one.last]
        words = _behind(reading, one.last)
        if denied and words:  # "no one but"
            yield Exemption(one.last - 1, frozenset(denied), words)


def _behind(reading: Reading, first: int) -> frozenset[int]:
    """The words of content behind one that takes something out, with all of a list: "except *staff* and *guests*"."""
    words, tree = frozenset(_words_behind(reading, first)), reading.tree
    nouns = [number for number in words if tree is not None and tree.nodes[number].tag in _THINGS]
    return words.union(
        one for number in nouns if tree for one in tree.conjuncts(number) if tree.nodes[one].tag in _THINGS
    )


def _words_behind(reading: Reading, first: int) -> Iterator[int]:
    """Words of content up to the next mark or verb that goes on with the sentence."""
    for number in range(first, len(reading.tokens)):
        token = reading.tokens[number]
        verb = reading.tree is not None and "VerbForm=Fin" in reading.tree.nodes[number].features
        if token.norm in _ENDS or verb or token.sentence != reading.tokens[first - 1].sentence:
            return
        if token.content:
            yield number


def is_exempt(pair: Pair, cue: Cue) -> bool:
    """Whether the claim speaks of what the evidence takes out of a denial, of which that is not denied."""
    met = _met(pair)
    return any(met & exemption.words for exemption in exemptions(pair.evidence) if exemption.is_of(cue))


def exempts_the_rest(pair: Pair, cue: Cue) -> bool:
    """Whether the claim takes out of its denial what the evidence has alone: "for nothing *but* research"."""
    return _is_exclusive(pair.evidence) and any(
        pair.alignment.proofs(exemption.words) for exemption in exemptions(pair.claim) if exemption.is_of(cue)
    )


def told_as_exempt(pair: Pair) -> frozenset[int]:
    """The claim's words that only one may be meant, or nobody else, where the evidence says so with an exemption."""
    if not exemptions(pair.evidence) and not exemptions(pair.claim):
        return frozenset()
    met = _met(pair)
    only = {number for one in scaled(pair.claim) if one.scale == EXCLUSIVE for number in range(one.first, one.last)}
    told = only if any(met & exemption.words for exemption in exemptions(pair.evidence)) else set()
    rest = {
        number
        for exemption in exemptions(pair.claim)
        if _is_exclusive(pair.evidence) and pair.alignment.proofs(exemption.words)
        for number in range(min(exemption.denials), exemption.first + 1)
        if number not in exemption.words and any(one.first <= number < one.last for one in scaled(pair.claim))
    }
    return frozenset(told | rest)


def denied_exemptions(pair: Pair) -> Iterator[tuple[int, int]]:
    """Words of the claim that it denies something of, and that the evidence takes out of that very denial."""
    found = exemptions(pair.evidence)
    if not found or exemptions(pair.claim):
        return
    denied = {number for cue in pair.claim.cues if cue.kind in _NEGATIVE for number in cue.covered}
    focus = {place for cue in pair.claim.cues if cue.kind in _NEGATIVE for place in pair.alignment.proofs(cue.focus)}
    for exemption in found:
        cues = [cue for cue in pair.evidence.cues if cue.first in exemption.denials and focus & {*cue.focus}]
        first = min(exemption.words)
        heads = pair.evidence.tree.conjuncts(first) if pair.evidence.tree else [first]
        met = [(number, head) for head in heads for number in pair.alignment.claims_of(head)] if cues else []
        yield from ((number, head) for number, head in met if number in denied and pair.alignment.proves(number))


def taken_out(pair: Pair) -> Iterator[tuple[int, int]]:
    """Words of the claim that the evidence takes out of what it states of all: "all members *except Lind* agreed"."""
    if exceptions(pair.claim):
        return
    tokens = pair.evidence.tokens
    denied = {number for cue in pair.claim.cues if cue.kind in _NEGATIVE for number in (*cue.covered, *cue.focus)}
    met = pair.alignment.proofs(event.predicate for event in pair.claim.events if event.predicate not in denied)
    of_denials = {exemption.first for exemption in exemptions(pair.evidence)}
    for mark in (one for one in exceptions(pair.evidence) if one.first not in of_denials):
        home = tokens[mark.first].sentence
        of_all = any(
            one.rank == NEARLY and one.last <= mark.first and tokens[one.first].sentence == home
            for one in scaled(pair.evidence)
        )
        if of_all and any(tokens[place].sentence == home for place in met):
            words = _behind(pair.evidence, mark.last)
            yield from (
                (number, place)
                for place in sorted(words)
                for number in pair.alignment.claims_of(place)
                if number not in denied
            )


def _is_exclusive(reading: Reading) -> bool:
    return any(one.scale == EXCLUSIVE for one in scaled(reading))


def _met(pair: Pair) -> frozenset[int]:
    return pair.alignment.proofs(range(len(pair.claim.tokens)))
