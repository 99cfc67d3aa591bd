"""Sentences that say what somebody or something with a name is: "the ferry Selkie", "Imre Szabo, an architect".

Told by word order alone, since a whole source is never parsed: an apposition stands beside its name, before or behind a
comma, and a copula between the two (R. Quirk et al., A Comprehensive Grammar of the English Language, 1985, ch. 17).
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.terms import Token

APART = 6
"""How many words a noun may stand from the comma or verb that ties it to its name."""
_JOINING = frozenset({",", "named", "called"})
_TYING = frozenset({",", "(", "is", "was", "are", "were", "became"})
_ENDING = frozenset({"who", "which", "that", "and", "but", "whose", "where", "when", "while"})
_ARTICLES = frozenset({"a", "an", "the", "one", "its", "their", "his", "her", "of", "for", "in"})


def describes(tokens: Sequence[Token], names: frozenset[str], thing: str) -> bool:
    """Whether a sentence says of something that has one of some names (lemmas) that it is such a thing (a lemma)."""
    runs = _runs(tokens, names)
    return any(
        token.lemma == thing and any(_before(tokens, spot, run) or _behind(tokens, spot, run) for run in runs)
        for spot, token in enumerate(tokens)
    )


def _runs(tokens: Sequence[Token], names: frozenset[str]) -> list[tuple[int, int]]:
    """First and one past the last token of each run of capitalised words with one of the names in it."""
    runs: list[tuple[int, int]] = []
    for spot, token in enumerate(tokens):
        if token.lemma in names and not (runs and spot < runs[-1][1]):
            first, last = spot, spot + 1
            while first and _is_named(tokens[first - 1]):
                first -= 1
            while last < len(tokens) and _is_named(tokens[last]):
                last += 1
            runs.append((first, last))
    return runs


def _is_named(token: Token) -> bool:
    return token.capitalised and token.content


def _before(tokens: Sequence[Token], spot: int, run: tuple[int, int]) -> bool:
    """The noun stands right before the name: "the ferry Selkie", "a baker named Simas", "The architect, Imre Szabo"."""
    between = [token.norm for token in tokens[spot + 1 : run[0]]]
    return spot < run[0] and len(between) <= 2 and set(between) <= _JOINING


def _behind(tokens: Sequence[Token], spot: int, run: tuple[int, int]) -> bool:
    """The noun stands behind the name, tied by a comma or a copula, and nothing but its own adjectives between."""
    between = tokens[run[1] : spot]
    if not between or len(between) > APART or between[0].norm not in _TYING:
        return False
    rest = between[1:]
    return all(
        token.norm not in _ENDING and (token.content or token.norm in _ARTICLES or token.norm == "-") for token in rest
    ) and (between[0].norm in {",", "("} or any(token.norm in _ARTICLES for token in rest))
