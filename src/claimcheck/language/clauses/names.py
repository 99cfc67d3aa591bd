"""Proper names, told by their capitals and by what is never written small."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons import wordnet
from claimcheck.language.lexicons.frequency import background
from claimcheck.language.lexicons.relations import dictionary_forms, is_place
from claimcheck.language.lexicons.terms import Token, TokenKind

TITLE_SHARE = 0.8
"""A claim with at least this share of capitalised content words is in title case: its capitals say nothing."""


_MAYBE_NAME = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_NO_NAME = _MAYBE_NAME | {"DET", "PRON", "ADP", "SCONJ", "CCONJ", "AUX"}
PARTICLES = frozenset({"al", "el", "bin", "ibn", "de", "da", "del", "di", "van", "von", "der", "la", "le", "ul"})
"""Words inside a name that may be written small: "Anton de Wilde"."""


def name_flags(tokens: Sequence[Token], small: Callable[[str], bool]) -> tuple[bool, ...]:
    """For each token, whether it is (part of) a proper name; a common word that the sources also write small is none.

    ``small(norm)`` tells whether the sources write the word without a capital somewhere.
    """
    titled = _is_title_case(tokens)
    return tuple(_is_name(tokens, number, titled=titled, small=small) for number in range(len(tokens)))


def tagged_names(tokens: Sequence[Token], tree: Tree, flags: Sequence[bool]) -> tuple[bool, ...]:
    """The flags without common words that owe their capital to the start of a sentence: "Opponents argue", "Neither".

    The tagger must take the word for no name and, where it may be one, a dictionary must have it.
    """
    return tuple(
        flag
        and not (_begins(tokens, number) and tree.nodes[number].tag in _NO_NAME and _is_common(tokens, tree, number))
        for number, flag in enumerate(flags)
    )


def _is_common(tokens: Sequence[Token], tree: Tree, number: int) -> bool:
    return tree.nodes[number].tag not in _MAYBE_NAME or any(
        wordnet.knows(form) for form in dictionary_forms(tokens[number].norm)
    )


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
