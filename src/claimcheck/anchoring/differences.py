"""The words in which an edited sentence differs from what it was, those that say the same left out.

A ratio can't tell "Team Alpha" from "Team Beta". Words can: what is left here is a fact that changed.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from claimcheck.language.lexicons.folding import fold
from claimcheck.language.lexicons.frequency import background
from claimcheck.language.lexicons.relations import PROOF, dictionary_forms, relation
from claimcheck.language.lexicons.terms import Token, TokenKind, tokenize
from claimcheck.language.lexicons.wordnet import derivations, hypernyms, synonyms
from claimcheck.language.scopes.focus import is_of_acts, spoken_of

_EMPTY = frozenset({"a", "an", "the", "that", "which", "and"})
"""Words that come and go when a sentence is split, joined or polished, and that say nothing by themselves."""
_MINUS = re.compile(r"(?<![\w.,)])-(?=\d)\S+")
"""A number below zero in a folded text; no range, no score."""
_FRONTS = frozenset({"that", "and", "but", ",", ";", ":", '"'})
"""What a clause begins after."""
_LISTED = frozenset({"and", "or", ","})
"""What stands between members of a list, whose order says nothing."""
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


def refocused(old: str, new: str) -> Difference | None:
    """Return a word such as "only" with what it spoke of and what it speaks of now, in texts of the same words.

    Nothing is told of a word that is there more or less often than it was, or that stands apart from its clause. At the
    front of a clause a word such as "probably" may speak of any of its words: "Probably he won" is "He probably won".
    """
    before, after = tokenize(old), tokenize(new)
    was, is_now = spoken_of(before), spoken_of(after)
    for word in dict.fromkeys(before[place].norm for place in was):
        ours, theirs = _spoken(before, was, word), _spoken(after, is_now, word)
        if not all(ours + theirs) or len(ours) != len(theirs):
            continue
        lost = [one for one in ours if not any(_meet(one, other) for other in theirs)]
        found = [one for one in theirs if not any(_meet(one, other) for other in ours)]
        if lost and found:
            return Difference((word, lost[0][0].text), (word, found[0][0].text))
    return None


def _meet(some: Sequence[Token], others: Sequence[Token]) -> bool:
    return any(_same(one, other) or _alike(one, other) for one in some for other in others)


def _spoken(tokens: Sequence[Token], found: Mapping[int, int], word: str) -> list[list[Token]]:
    """Return for each occurrence of a word what it may speak of: one word, any of its clause, or none."""
    spoken = []
    for place in (place for place, token in enumerate(tokens) if token.norm == word):
        target = [tokens[found[place]]] if place in found else []
        is_front = is_of_acts(word) and (not place or tokens[place - 1].norm in _FRONTS)
        spoken.append([*target, *_clause(tokens[place + 1 :])] if is_front and target else target)
    return spoken


def _clause(tokens: Sequence[Token]) -> Iterator[Token]:
    clause = itertools.takewhile(lambda token: token.kind is not TokenKind.MARK, tokens)
    return (token for token in clause if token.content)


def only_slips(old: str, new: str) -> bool:
    """Whether two texts have the same words in the same order but for letters that slipped."""
    before, after = _words(old), _words(new)
    return (
        _signs(old) == _signs(new)
        and len(before) == len(after)
        and all(_same(one, other) or _misspelt(one, other) for one, other in zip(before, after, strict=True))
    )


def _signs(text: str) -> tuple[list[str], list[str]]:
    """Return the marks that say something, and the numbers below zero, whose minus is no word."""
    return [token.norm for token in tokenize(text) if _is_sign(token)], _MINUS.findall(fold(text).text)


def exchanged(old: str, new: str) -> Difference | None:
    """Return the words that changed places with one another: "in Lyon … in Paris" against "in Paris … in Lyon".

    The same words in another order may be the same fact (a part moved to the front). Two that took each other's place
    around something that stayed are not, members of a list apart; the rules see it only where they know the role.
    """
    tokens = _compared(old)
    before, after = [token.norm for token in tokens], [token.norm for token in _compared(new)]
    if before == after or sorted(before) != sorted(after):
        return None
    start = next(place for place, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1])
    end = next(place for place in range(len(before), 0, -1) if before[place - 1] != after[place - 1])
    members = _LISTED | {token.norm for token in tokens if token.content}
    return next(_exchanges(before[start:end], after[start:end], members), None)


def _exchanges(one: Sequence[str], other: Sequence[str], members: Set[str]) -> Iterator[Difference]:
    """Yield each way to read ``one`` as "A between B" and ``other`` as "B between A", but for lists of ``members``."""
    size = len(one)
    for first in (size_a for size_a in range(1, size - 1) if one[:size_a] == other[size - size_a :]):
        for last in (size_b for size_b in range(1, size - first) if other[:size_b] == one[size - size_b :]):
            between = one[first : size - last]
            listed = {between[0], between[-1]} <= _LISTED and members >= set(between)
            if between == other[last : size - first] and not listed:
                yield Difference(tuple(one[:first]), tuple(other[:last]))


def _compared(text: str) -> list[Token]:
    """Return words and commas as they are compared."""
    return [token for token in tokenize(text) if token.kind is not TokenKind.MARK or token.norm == ","]


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
