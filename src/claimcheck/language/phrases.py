"""Phrases of the lexicons: several words, or an acronym, that stand for something as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.relations import ACRONYM, phrase_groups
from claimcheck.language.terms import Token

LONGEST = 5
_ARTICLES = frozenset({"a", "an", "the"})
Phrase = tuple[int, int, frozenset[int]]
"""First token, one past the last, and the numbers of the groups that it belongs to."""


def find_phrases(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """All phrases that begin at each token, short ones first; they may overlap, and articles inside don't count."""
    table = phrase_groups()
    counted = [number for number, token in enumerate(tokens) if token.norm not in _ARTICLES]
    found: list[Phrase] = []
    for place, first in enumerate(counted):
        words = counted[place : place + LONGEST]
        for size in range(1, len(words) + 1):
            groups = table.get(tuple(tokens[number].lemma for number in words[:size]))
            if groups:
                found.append((first, words[size - 1] + 1, groups))
        capitals = table.get((ACRONYM + tokens[first].norm,)) if tokens[first].text.isupper() else None
        if capitals:
            found.append((first, first + 1, capitals))
    return tuple(found)
