"""Phrases of the lexicons in a sentence: several words, or an acronym, that stand for something as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.language.determiners import BE
from claimcheck.language.phrasebook import ACRONYM, GAP, UNCOUNTED, Meanings, Words, deeds, phrasebook
from claimcheck.language.terms import Token, TokenKind
from claimcheck.language.words import is_stopword, lemma_of

LONGEST = 5
REACH = 6
"""Within how many words after its verb the rest of a phrase stands that has an object in its midst."""
_PARTING = frozenset(
    {
        "up", "down", "off", "out", "over", "back", "away", "through", "on", "in", "apart", "aside", "free", "guilty",
        "public", "dead", "open", "shut", "clear",
    }
)  # fmt: skip
"""Second words that may stand behind the object of a verb: "found *him* guilty", "turned *the offer* down"."""
BEFORE_NOUNS = UNCOUNTED | {"of", "for", "this", "that", "any", "no", "another"}
"""Words before a noun, which does not do what the verb of the same letters does: "asked for *a pardon*"."""
_NEGATIVE = frozenset({"not", "never", "no", "neither", "nor"})


class Phrase(NamedTuple):
    """Where a phrase stands and what it means."""

    words: tuple[int, ...]
    """Numbers of its tokens; those that say most come first."""
    meanings: Meanings


def find_phrases(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """All phrases, which may overlap: those in one piece first, by where they begin and then by length."""
    return (*_in_one_piece(tokens), *_parted(tokens), *_turned(tokens))


def _in_one_piece(tokens: Sequence[Token]) -> Iterator[Phrase]:
    table, sizes = phrasebook(), _sizes()
    counted = [number for number in range(len(tokens)) if counts(tokens, number)]
    for place, first in enumerate(counted):
        token = tokens[first]
        for size in sizes.get(token.lemma, ()):
            words = tuple(counted[place : place + size])
            meanings = table.get(tuple([tokens[number].lemma for number in words])) if len(words) == size else None
            if meanings and size == 1 and first and tokens[first - 1].norm in BEFORE_NOUNS:
                meanings = Meanings(meanings.asks, meanings.carries - deeds())
            if meanings:
                yield Phrase(words, meanings)
        capitals = table.get((ACRONYM + token.norm,)) if token.text.isupper() else None
        if capitals:
            yield Phrase((first,), capitals)


def counts(tokens: Sequence[Token], number: int) -> bool:
    """Whether a token counts within a phrase: no article or possessive, and no hyphen between two parts of a word."""
    token = tokens[number]
    if token.norm != "-" or not 0 < number < len(tokens) - 1:
        return token.norm not in UNCOUNTED
    return tokens[number - 1].end < token.start or token.end < tokens[number + 1].start


def _parted(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Phrases of a verb and the words behind its object."""
    for first, token in enumerate(tokens):
        for rest, meanings in _rests().get(token.lemma, ()):
            last = next((place for place in _reach(tokens, first) if tokens[place].lemma == rest[0]), None)
            words = tuple(range(last, last + len(rest))) if last is not None else ()
            if words and rest == tuple(each.lemma for each in tokens[words[0] : words[-1] + 1]):
                yield Phrase((*words, first), meanings)


def _turned(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Phrases of a verb and its object that stand in the passive: "*talks* between them were *held*", "talks held"."""
    for first, token in enumerate(tokens):
        for verb, meanings in _passives().get(token.lemma, ()):
            place = next((place for place in _reach(tokens, first) if tokens[place].lemma == verb), None)
            if place is not None and (place == first + 1 or tokens[place - 1].norm in BE):
                yield Phrase((first, place), meanings)


def _reach(tokens: Sequence[Token], verb: int) -> Iterator[int]:
    """Where the rest of a phrase may begin: before the next mark, and not denied, as in "found him not guilty"."""
    for place in range(verb + 1, min(verb + 2 + REACH, len(tokens))):
        if tokens[place].kind is TokenKind.MARK or tokens[place].norm in _NEGATIVE:
            return
        yield place


@cache
def _rests() -> dict[str, list[tuple[Words, Meanings]]]:
    """Lemma of a verb → what may stand behind its object, with what both mean."""
    found: dict[str, list[tuple[Words, Meanings]]] = {}
    parting = {lemma_of(word) for word in _PARTING}
    for words, meanings in phrasebook().items():
        if len(words) > 2 and words[1] == GAP:
            found.setdefault(words[0], []).append((words[2:], meanings))
        elif len(words) == 2 and words[1] in parting:
            found.setdefault(words[0], []).append((words[1:], meanings))
    return found


@cache
def _passives() -> dict[str, list[tuple[str, Meanings]]]:
    """Lemma of an object → the verbs that make a phrase with it, and what both mean."""
    found: dict[str, list[tuple[str, Meanings]]] = {}
    for words, meanings in phrasebook().items():
        if len(words) == 2 and not is_stopword(words[1]):
            found.setdefault(words[1], []).append((words[0], meanings))
    return found


@cache
def _sizes() -> dict[str, list[int]]:
    """Lemma → of how many words the phrases in one piece are that begin with it, ascending, ``LONGEST`` at most."""
    sizes: dict[str, set[int]] = {}
    for phrase in phrasebook():
        if len(phrase) <= LONGEST and GAP not in phrase:
            sizes.setdefault(phrase[0], set()).add(len(phrase))
    return {lemma: sorted(found) for lemma, found in sizes.items()}
