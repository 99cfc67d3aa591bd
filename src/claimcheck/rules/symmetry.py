"""Predicates whose parts may change places: "met", "held talks with", "married"."""

from __future__ import annotations

from functools import cache

from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.relations import dictionary_forms
from claimcheck.language.reading import Reading

PHRASE = 5
"""Within how many words after a predicate the rest of a phrase such as "hold talks with" is looked for."""


def is_symmetric(reading: Reading, predicate: int) -> bool:
    """Whether the parts of a predicate may change places: "met", and "held talks", but not "held"."""
    forms = [
        {*dictionary_forms(token.norm), token.norm} for token in reading.tokens[predicate : predicate + 1 + PHRASE]
    ]
    near = set().union(*forms)
    return any(near.issuperset(rest) for form in forms[0] for rest in _symmetric().get(form, ()))


@cache
def _symmetric() -> dict[str, list[tuple[str, ...]]]:
    """First words of predicates whose parts may change places, and what comes after each."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in (row[0].split() for row in lexicon.rows("symmetric.txt")):
        found.setdefault(first, []).append(tuple(rest))
    return found
