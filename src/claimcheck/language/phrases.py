"""Phrases of the lexicons: several words, or an acronym, that stand for something as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimcheck.language.relations import ACRONYM, phrase_groups
from claimcheck.language.terms import Token

LONGEST = 5
_ARTICLES = frozenset({"a", "an", "the"})
Phrase = tuple[int, int, frozenset[int]]
"""First token, one past the last, and the numbers of the groups that it belongs to."""


def find_phrases(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """All phrases that begin at each token, short ones first; they may overlap, and articles inside don't count."""
    table, openers = phrase_groups(), _openers()
    counted = [number for number, token in enumerate(tokens) if token.norm not in _ARTICLES]
    found: list[Phrase] = []
    for place, first in enumerate(counted):
        token = tokens[first]
        if token.lemma in openers:
            words = counted[place : place + LONGEST]
            lemmas = tuple(tokens[number].lemma for number in words)
            found += [
                (first, words[size - 1] + 1, groups)
                for size in range(1, len(words) + 1)
                if (groups := table.get(lemmas[:size]))
            ]
        capitals = table.get((ACRONYM + token.norm,)) if token.text.isupper() else None
        if capitals:
            found.append((first, first + 1, capitals))
    return tuple(found)


@cache
def _openers() -> frozenset[str]:
    """Lemmas that some phrase begins with."""
    return frozenset(phrase[0] for phrase in phrase_groups())
