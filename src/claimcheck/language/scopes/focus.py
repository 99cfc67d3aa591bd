"""Words whose place says something: "only Smith voted" is not "Smith only voted". Lexicon: ``focus.tsv``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.terms import Token, TokenKind


@cache
def _focusing() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("focus.tsv")}


def is_of_acts(word: str) -> bool:
    """Whether a word speaks of what is done, wherever in its clause it stands: not, never, probably."""
    return _focusing().get(word) == "act"


def spoken_of(tokens: Sequence[Token]) -> dict[int, int]:
    """Return, for each such word, the number of the token that it speaks of.

    It is the next word that says something, or the last one before where its clause ends; a word that stands apart
    ("Also, he said") is left out.
    """
    found = {}
    for place, token in enumerate(tokens):
        kind = _focusing().get(token.norm)
        if kind:
            behind = _first_of_clause(tokens, range(place - 1, -1, -1))
            ahead = None if kind == "behind" else _first_of_clause(tokens, range(place + 1, len(tokens)))
            target = behind if ahead is None else ahead
            if target is not None:
                found[place] = target
    return found


def _first_of_clause(tokens: Sequence[Token], places: Iterable[int]) -> int | None:
    """Return the first word that says something, before any mark."""
    for place in places:
        if tokens[place].kind is TokenKind.MARK:
            return None
        if tokens[place].content and tokens[place].norm not in _focusing():
            return place
    return None
