"""Words whose place says something: "only Smith voted" is not "Smith only voted". Lexicon: ``focus.tsv``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from claimcheck.language import lexicon
from claimcheck.language.terms import Token, TokenKind, tokenize

Meets = Callable[[Token, Token], bool]


@cache
def _focusing() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("focus.tsv")}


def refocused(old: str, new: str, meets: Meets) -> tuple[tuple[str, str], tuple[str, str]] | None:
    """Return a word that speaks of another one than it did, with both of them; ``meets`` tells which are the same.

    Only between texts of the same words. Where a word stands apart ("Also, he said"), nothing can be told of it.
    """
    before, after = tokenize(old), tokenize(new)
    for word in sorted({token.norm for token in before} & _focusing().keys()):
        was, is_now = list(_spoken_of(before, word)), list(_spoken_of(after, word))
        if None in was + is_now or len(was) != len(is_now):
            continue
        lost = [one for one in was if one and not any(other and meets(one, other) for other in is_now)]
        found = [one for one in is_now if one and not any(other and meets(one, other) for other in was)]
        if lost and found:
            return (word, lost[0].text), (word, found[0].text)
    return None


def _spoken_of(tokens: Sequence[Token], word: str) -> Iterator[Token | None]:
    """Yield, for each place of a word, what it speaks of; nothing where its clause has no such word."""
    for place, token in enumerate(tokens):
        if token.norm == word:
            behind = _first_of_clause(tokens[:place][::-1])
            ahead = _first_of_clause(tokens[place + 1 :])
            yield behind if _focusing()[word] == "behind" else ahead or behind


def _first_of_clause(tokens: Sequence[Token]) -> Token | None:
    """Return the first word that says something, before any mark."""
    for token in tokens:
        if token.kind is TokenKind.MARK:
            return None
        if token.content and token.norm not in _focusing():
            return token
    return None
