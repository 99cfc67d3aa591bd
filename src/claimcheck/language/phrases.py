"""Phrases of the lexicons: several words, or an acronym, that stand for something as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claimcheck.language.relations import ACRONYM, phrase_groups
from claimcheck.language.terms import Token, TokenKind
from claimcheck.language.words import lemma_of

LONGEST = 5
_ARTICLES = frozenset({"a", "an", "the"})
_PARTING = frozenset(
    {
        "up", "down", "off", "out", "over", "back", "away", "through", "on", "in", "apart", "aside", "free", "guilty",
        "public", "dead", "open", "shut", "clear",
    }
)  # fmt: skip
"""Second words that may stand behind the object of a verb: "found *him* guilty", "turned *the offer* down"."""
_NEGATIVE = frozenset({"not", "never", "no", "neither", "nor"})
REACH = 6
"""Within how many words after its verb such a word stands."""
Phrase = tuple[int, int, frozenset[int]]
"""First token, one past the last, and the numbers of the groups that it belongs to."""


def find_phrases(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """All phrases that begin at each token, short ones first; they may overlap, and articles inside don't count."""
    table, sizes = phrase_groups(), _sizes()
    counted = [number for number, token in enumerate(tokens) if token.norm not in _ARTICLES]
    found: list[Phrase] = []
    for place, first in enumerate(counted):
        token = tokens[first]
        for size in sizes.get(token.lemma, ()):
            words = counted[place : place + size]
            groups = table.get(tuple([tokens[number].lemma for number in words])) if len(words) == size else None
            if groups:
                found.append((first, words[-1] + 1, groups))
        capitals = table.get((ACRONYM + token.norm,)) if token.text.isupper() else None
        if capitals:
            found.append((first, first + 1, capitals))
    return tuple(found)


def find_parted(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """Phrases of a verb and one more word with an object between; one word speaks for both: "guilty"."""
    table, sizes = phrase_groups(), _sizes()
    found: list[Phrase] = []
    for first, token in enumerate(tokens):
        if not token.content or 2 not in sizes.get(token.lemma, ()):
            continue
        for last in range(first + 2, min(first + 2 + REACH, len(tokens))):
            if tokens[last].kind is TokenKind.MARK or tokens[last].norm in _NEGATIVE:
                break  # who was found not guilty was not found guilty
            groups = table.get((token.lemma, tokens[last].lemma)) if tokens[last].norm in _PARTING else None
            if groups:
                told = last if tokens[last].content else first
                found.append((told, told + 1, groups))
    return tuple(found)


@cache
def openers() -> dict[int, frozenset[str]]:
    """Number of a group → lemmas that its phrases begin with."""
    found: dict[int, set[str]] = {}
    for (first, *_), groups in phrase_groups().items():
        lemma = lemma_of(first.removeprefix(ACRONYM)) if first.startswith(ACRONYM) else first
        for group in groups:
            found.setdefault(group, set()).add(lemma)
    return {group: frozenset(lemmas) for group, lemmas in found.items()}


@cache
def _sizes() -> dict[str, list[int]]:
    """Lemma → of how many words the phrases are that begin with it, ascending, ``LONGEST`` at most."""
    sizes: dict[str, set[int]] = {}
    for phrase in phrase_groups():
        if len(phrase) <= LONGEST:
            sizes.setdefault(phrase[0], set()).add(len(phrase))
    return {lemma: sorted(found) for lemma, found in sizes.items()}
