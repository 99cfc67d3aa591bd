"""Phrases of the lexicons in a sentence: several words, or an acronym, that stand for something as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.language.lexicons.determiners import BE
from claimcheck.language.lexicons.phrasebook import ACRONYM, GAP, UNCOUNTED, Meanings, deeds, phrasebook
from claimcheck.language.lexicons.terms import Token, TokenKind

REACH = 6
"""Within how many words after its verb the rest of a phrase stands that has an object in its midst."""
BEFORE_NOUNS = UNCOUNTED | {"of", "for", "this", "that", "any", "no", "another"}
"""Words before a noun, which does not do what the verb of the same letters does: "asked for *a pardon*"."""
_ADVERBS = frozenset({"also", "often", "sometimes", "later", "then", "still", "now", "once", "soon", "since", "always"})
_DENYING = frozenset({"hardly", "barely", "scarcely", "rarely", "nearly"})
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
    book = phrasebook()
    counted = [number for number in range(len(tokens)) if counts(tokens, number)]
    lemmas = [tokens[number].lemma for number in counted]
    for place, first in enumerate(counted):
        token, sizes = tokens[first], book.sizes.get(lemmas[place], ())
        goes_on = {place + 1, _behind_adverbs(tokens, counted, place)} if sizes else ()
        for size in sizes:
            for behind in sorted(goes_on) if size > 1 else (place + 1,):
                rest = lemmas[behind : behind + size - 1]
                meanings = book.get([lemmas[place], *rest]) if len(rest) == size - 1 else None
                if meanings and size == 1 and first and tokens[first - 1].norm in BEFORE_NOUNS:
                    meanings = Meanings(meanings.asks, meanings.carries - deeds())
                if meanings:
                    yield Phrase((first, *counted[behind : behind + size - 1]), meanings)
        capitals = book.get((ACRONYM + token.norm,)) if token.text.isupper() else None
        if capitals:
            yield Phrase((first,), capitals)


def _behind_adverbs(tokens: Sequence[Token], counted: Sequence[int], place: int) -> int:
    """Where a phrase goes on behind a form of "be": "was *sometimes* referred to as"."""
    behind = place + 1
    while tokens[counted[place]].norm in BE and behind < len(counted) and _is_adverb(tokens[counted[behind]].norm):
        behind += 1
    return behind


def _is_adverb(norm: str) -> bool:
    """Whether a word tells when, how often or how, and denies nothing."""
    return norm in _ADVERBS or (norm.endswith("ly") and norm not in _DENYING)


def counts(tokens: Sequence[Token], number: int) -> bool:
    """Whether a token counts within a phrase: no article or possessive, and no hyphen between two parts of a word."""
    token = tokens[number]
    if token.norm != "-" or not 0 < number < len(tokens) - 1:
        return token.norm not in UNCOUNTED
    return tokens[number - 1].end < token.start or token.end < tokens[number + 1].start


def _parted(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Phrases of a verb and the words behind its object."""
    book = phrasebook()
    for first, token in enumerate(tokens):
        phrases = book.rests.get(token.lemma, ())
        near = _near(tokens, first) if phrases else {}
        for phrase in phrases:
            rest = phrase[2:] if phrase[1] == GAP else phrase[1:]
            last = near.get(rest[0])
            words = tuple(range(last, last + len(rest))) if last is not None else ()
            if words and rest == [each.lemma for each in tokens[words[0] : words[-1] + 1]]:
                yield Phrase((*words, first), book[phrase])


def _turned(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Phrases of a verb and its object that stand in the passive: "*talks* between them were *held*", "talks held"."""
    book = phrasebook()
    for first, token in enumerate(tokens):
        verbs = book.passives.get(token.lemma, ())
        near = _near(tokens, first) if verbs else {}
        for verb in verbs:
            place = near.get(verb)
            if place is not None and (place == first + 1 or tokens[place - 1].norm in BE):
                yield Phrase((first, place), book[verb, token.lemma])


def _near(tokens: Sequence[Token], verb: int) -> dict[str, int]:
    """Where the rest of a phrase may begin, by lemma: before the next mark, and not denied ("found him not guilty")."""
    near: dict[str, int] = {}
    for place in range(verb + 1, min(verb + 2 + REACH, len(tokens))):
        if tokens[place].kind is TokenKind.MARK or tokens[place].norm in _NEGATIVE:
            break
        near.setdefault(tokens[place].lemma, place)
    return near
