"""Phrases of the lexicons: several words, or an acronym, that stand for something as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.relations import ACRONYM, phrase_groups
from claimcheck.language.terms import Token

LONGEST = 5
Phrase = tuple[int, int, frozenset[int]]
"""First token, one past the last, and the numbers of the groups that it belongs to."""


def find_phrases(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """All phrases that begin at each token, short ones first; they may overlap."""
    table = phrase_groups()
    lemmas = [token.lemma for token in tokens]
    found: list[Phrase] = []
    for first in range(len(lemmas)):
        for last in range(first + 1, min(first + LONGEST, len(lemmas)) + 1):
            groups = table.get(tuple(lemmas[first:last]))
            if groups:
                found.append((first, last, groups))
        capitals = table.get((ACRONYM + tokens[first].norm,)) if tokens[first].text.isupper() else None
        if capitals:
            found.append((first, first + 1, capitals))
    return tuple(found)
