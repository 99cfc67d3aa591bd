"""Which texts are copies of one another: told by the stretches of five words that they share.

Shingles and containment as in A. Broder, On the resemblance and containment of documents (1997).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from claimcheck.language.lexicons.terms import TokenKind, tokenize
from claimcheck.model import Evidence, Source

_WIDTH = 5
"""Words of a shingle."""
_FEWEST = 20
"""Shingles below which a text is too short to be called a copy unless it is the same."""
_OF_TEXT = 0.7
"""Share of the text under check that a copy of it holds."""
_OF_COPY = 0.5
"""Share of a copy that is the text under check."""
_NEAR = 0.6
"""Share of the shorter of two near-copies that stands in the other."""
_SAME = 0.8
"""Share of one sentence that stands in another for both to be one report."""

Shingles = frozenset[tuple[str, ...]]


def shingles(text: str) -> Shingles:
    """Give all stretches of five words, small letters, marks left out; the whole of a shorter text."""
    words = [token.norm for token in tokenize(text) if token.kind is not TokenKind.MARK]
    width = min(_WIDTH, len(words))
    return frozenset(tuple(words[at : at + width]) for at in range(len(words) - width + 1)) if words else frozenset()


def contained(one: Shingles, other: Shingles) -> float:
    """Give the share of ``one`` that stands in ``other``."""
    return len(one & other) / len(one) if one else 0.0


def copies_text(source: Source, text: Source) -> bool:
    """Whether a source is (nearly) the text under check, and not merely its model."""
    theirs, ours = shingles(source.text), shingles(text.text)
    if theirs == ours:
        return bool(ours)
    enough = min(len(theirs), len(ours)) >= _FEWEST
    return enough and contained(ours, theirs) >= _OF_TEXT and contained(theirs, ours) >= _OF_COPY


class Copies:
    """Which of some sources are near-copies of one another."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._shingles = {source.id: shingles(source.text) for source in sources}

    def independent(self, evidence: Mapping[str, Evidence | None]) -> list[list[str]]:
        """Group sources, by id, that count as one; ``evidence`` is the sentence of each that carries the claim."""
        group = {name: name for name in sorted(evidence)}
        for one, other in combinations(sorted(evidence), 2):
            if self._near(one, other) or _same_words(evidence[one], evidence[other]):
                old, new = group[other], group[one]
                group = {name: new if of == old else of for name, of in group.items()}
        return [[name for name, of in group.items() if of == first] for first in dict.fromkeys(group.values())]

    def _near(self, one: str, other: str) -> bool:
        first, second = self._shingles[one], self._shingles[other]
        if first == second:
            return True
        enough = min(len(first), len(second)) >= _FEWEST
        return enough and max(contained(first, second), contained(second, first)) >= _NEAR


def _same_words(one: Evidence | None, other: Evidence | None) -> bool:
    if one is None or other is None:
        return False
    first, second = shingles(one.text), shingles(other.text)
    return max(contained(first, second), contained(second, first)) >= _SAME
