"""The words in which an edited sentence differs from what it was, those that say the same left out.

A ratio can't tell "Team Alpha" from "Team Beta". Words can: what is left here is a fact that changed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from claimcheck.language.frequency import background
from claimcheck.language.relations import PROOF, dictionary_forms, relation
from claimcheck.language.terms import Token, TokenKind, tokenize
from claimcheck.language.wordnet import derivations, hypernyms, synonyms

Meets = Callable[[Token, Token], bool]

_EMPTY = frozenset({"a", "an", "the", "that", "which", "and"})
"""Words that come and go when a sentence is split, joined or polished, and that say nothing by themselves."""
_SHORTEST = 4
"""Letters of a word from which one wrong letter is taken for a slip."""


class Difference(NamedTuple):
    """Words that one side has and the other has not, in order of the text."""

    old: tuple[str, ...]
    new: tuple[str, ...]


def difference(old: str, new: str) -> Difference:
    """Compare two texts word by word, order apart: who did it to whom is for the rules."""
    before, after = _words(old), _words(new)
    for meets in (_same, _alike, _misspelt):
        before, after = _left(before, after, meets)
    return Difference(tuple(token.text for token in before), tuple(token.text for token in after))


def only_slips(old: str, new: str) -> bool:
    """Whether two texts have the same words in the same order but for letters that slipped."""
    before, after = _words(old), _words(new)
    signs = [[token.norm for token in tokenize(text) if _is_sign(token)] for text in (old, new)]
    return (
        signs[0] == signs[1]
        and len(before) == len(after)
        and all(_same(one, other) or _misspelt(one, other) for one, other in zip(before, after, strict=True))
    )


def _is_sign(token: Token) -> bool:
    """Whether a mark says something: of money, of a share, of a section; not a comma, a quotation mark, a dash."""
    return token.kind is TokenKind.MARK and (
        token.norm in "%§#&@/" or unicodedata.category(token.norm[0]) in {"Sc", "Sm"}
    )


def _words(text: str) -> list[Token]:
    return [token for token in tokenize(text) if token.kind is not TokenKind.MARK and token.norm not in _EMPTY]


def _left(
    before: Sequence[Token], after: Sequence[Token], meets: Callable[[Token, Token], bool]
) -> tuple[list[Token], list[Token]]:
    """Pair each word with the first that it meets; give the words of both sides that found none."""
    free, lost = list(after), []
    for token in before:
        found = next((other for other in free if meets(token, other)), None)
        if found is None:
            lost.append(token)
        else:
            free.remove(found)
    return lost, free


def _same(one: Token, other: Token) -> bool:
    return one.norm == other.norm


def _alike(one: Token, other: Token) -> bool:
    """Whether each can stand for the other: an inflection, a spelling, a synonym."""
    if TokenKind.NUMBER in {one.kind, other.kind} or not (one.content and other.content):
        return False
    if one.lemma == other.lemma:
        return True
    steps = (relation(one.lemma, other.lemma), relation(other.lemma, one.lemma))
    return all(step is not None and step.strength >= PROOF for step in steps)


def _misspelt(one: Token, other: Token) -> bool:
    """Whether a letter or two slipped: exactly one of the two is a word of English, and neither a name or number."""
    if one.kind is not TokenKind.WORD or other.kind is not TokenKind.WORD or one.capitalised or other.capitalised:
        return False
    if min(len(one.norm), len(other.norm)) < _SHORTEST or _is_word(one) == _is_word(other):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one.norm, other.norm, score_cutoff=1) <= 1


def _is_word(token: Token) -> bool:
    forms = {token.norm, token.lemma, *dictionary_forms(token.norm)}
    return any(background(form) < 1 or synonyms(form) or hypernyms(form) or derivations(form) for form in forms)
