"""Which place something has by a superlative: the second largest, and one of the largest, is not the largest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from claimcheck.language.lexicons.determiners import DEFINITE, POSSESSIVES
from claimcheck.language.reading import Reading
from claimcheck.rules.interface import Pair, Sign

_AMONG = frozenset({"of", "among", "amongst"})
_BEFORE = DEFINITE | POSSESSIVES | {"'s"}
_SUPERLATIVE = frozenset({"JJS", "RBS"})


class _Rank(NamedTuple):
    """A superlative with the words that tell its place."""

    place: int
    """1 for the first; 0 for one of several."""
    words: tuple[int, ...]


def other_ranks(pair: Pair) -> Iterator[Sign]:
    """Give the superlatives of the claim whose place is another one wherever the evidence has them."""
    for number in _superlatives(pair.claim):
        lemma = pair.claim.tokens[number].lemma
        if not pair.alignment.proves(number):
            continue
        ours = _rank(pair.claim, number)
        theirs = [
            _rank(pair.evidence, place)
            for place in _superlatives(pair.evidence)
            if pair.evidence.tokens[place].lemma == lemma
        ]
        if theirs and not any(_carries(one.place, ours.place) for one in theirs):
            said, told = pair.claim_words(ours.words), pair.source_words(theirs[0].words)
            message = f"the claim says “{said}”, the source “{told}”"
            yield Sign.of(pair, message, ours.words, theirs[0].words, contradicts=True)


def _carries(source: int, claim: int) -> bool:
    """Whether one place is the other; whatever has one by number is among those that have it."""
    return source == claim or claim == 0


def _superlatives(reading: Reading) -> Iterator[int]:
    """Adjectives and adverbs in the superlative; of "most costly" the adjective."""
    nodes = reading.tree.nodes if reading.tree else ()
    for node in nodes:
        above = node.head if node.head == node.number + 1 else -1
        if node.fine in _SUPERLATIVE and above >= 0 and nodes[above].tag in {"ADJ", "ADV"}:
            yield above
        elif node.fine in _SUPERLATIVE and reading.tokens[node.number].content:
            yield node.number


def _rank(reading: Reading, number: int) -> _Rank:
    tokens = reading.tokens
    first = number - 1 if number and tokens[number - 1].norm == "most" else number
    before = first - 2 if first > 1 and tokens[first - 1].norm == "-" else first - 1
    ordinals = (one for one in reading.quantities if one.ordinal)
    ordinal = next((one for one in ordinals if before in reading.within(one.number_span)), None)
    if ordinal is not None and isinstance(ordinal.value, int):
        return _Rank(ordinal.value, tuple(range(before, number + 1)))
    article = next((place for place in count(before, -1) if place < 0 or tokens[place].kind != "number"), -1)
    if article < 1 or tokens[article].norm not in _BEFORE or tokens[article - 1].norm not in _AMONG:
        return _Rank(1, (number,))
    begins = article - 1 - (tokens[article - 1].norm == "of" and article > 1)  # "*one* of the"
    return _Rank(0, tuple(range(begins, number + 1)))
