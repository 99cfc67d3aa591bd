"""Bodies and their members: the council decides what the councillors vote for."""

from __future__ import annotations

from functools import cache

from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.relations import is_place
from claimcheck.language.lexicons.words import lemma_of


def act_as_one(first: str, second: str) -> bool:
    """Whether one of two folded words is a body, or a country, and the other one those who act for it."""
    return second in _members(first) or first in _members(second)


def _members(body: str) -> frozenset[str]:
    lemma = lemma_of(body)
    return _bodies().get(lemma_of("country") if is_place(lemma) else lemma, frozenset())


@cache
def _bodies() -> dict[str, frozenset[str]]:
    return {lemma_of(body): frozenset(members.split()) for body, members in lexicon.rows("bodies.tsv")}
