"""Proper names, told by their capitals and by what is never written small."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimcheck.language.frequency import background
from claimcheck.language.relations import is_place
from claimcheck.language.terms import Token, TokenKind

TITLE_SHARE = 0.8
"""A claim with at least this share of capitalised content words is in title case: its capitals say nothing."""


PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "da", "del", "di", "van", "von", "der", "la", "le", "ul"})
"""Words inside a name that may be written small: "Anton de Wilde"."""


def name_flags(tokens: Sequence[Token], small: Callable[[str], bool]) -> tuple[bool, ...]:
    """For each token, whether it is (part of) a proper name; a common word that the sources also write small is none.

    ``small(norm)`` tells whether the sources write the word without a capital somewhere.
    """
    titled = _is_title_case(tokens)
    return tuple(_is_name(tokens, number, titled=titled, small=small) for number in range(len(tokens)))


def _is_name(tokens: Sequence[Token], number: int, *, titled: bool, small: Callable[[str], bool]) -> bool:
    token = tokens[number]
    if token.kind is not TokenKind.WORD or token.stop or not token.capitalised:
        return False
    if is_place(token.lemma):
        return True
    if titled or _begins(tokens, number):
        return not small(token.norm) and background(token.lemma) == 1.0 and len(token.norm) > 1
    return not (small(token.norm) and background(token.lemma) < 1.0)


def _begins(tokens: Sequence[Token], number: int) -> bool:
    """Whether a token opens a sentence or a quotation."""
    return number == 0 or tokens[number - 1].norm in {'"', ".", ":", "!", "?", "-", "("}


def _is_title_case(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.kind is TokenKind.WORD and token.content and len(token.norm) > 3]
    return len(words) >= 3 and sum(token.capitalised for token in words) >= TITLE_SHARE * len(words)
