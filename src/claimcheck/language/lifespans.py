"""The years of a life that stand in brackets after a name: "Ann Lee (8 May 1914 – 2 June 2012) was a poet"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from claimcheck.language import lexicon
from claimcheck.language.date_mention import DateMention
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading
from claimcheck.language.terms import TokenKind

NAME = 8
"""How many words the name before the brackets may have."""


class End(NamedTuple):
    """One end of a life."""

    kind: str
    """born or died."""
    token: int
    """Number of the first token of a date of birth, or of the last one of a date of death."""
    date: DateMention


class Life(NamedTuple):
    """Whose life it is, and its ends."""

    name: range
    """Numbers of the tokens of the name."""
    ends: tuple[End, ...]


@cache
def life_words() -> dict[str, str]:
    """Lemma of a word for an end of a life → born or died."""
    return dict(lexicon.rows("lifespans.tsv"))  # type: ignore[arg-type]  # rows of two fields


@remembered
def lifespans(reading: Reading) -> list[Life]:
    """The lives that sentences give in brackets after the name that they begin with."""
    tokens, found = reading.tokens, []
    for opening, token in enumerate(tokens):
        if token.norm == "(" and (name := _name_before(reading, opening)):
            closing = next((at for at in range(opening, len(tokens)) if tokens[at].norm == ")"), opening)
            if ends := tuple(_ends(reading, range(opening + 1, closing))):
                found.append(Life(name, ends))
    return found


def _name_before(reading: Reading, opening: int) -> range | None:
    """The words before a bracket, where they are the first of their sentence and a name."""
    tokens = reading.tokens
    first = next((at for at in range(opening) if tokens[at].sentence == tokens[opening].sentence), opening)
    words = [token for token in tokens[first:opening] if token.kind is not TokenKind.MARK]
    named = all(word.capitalised or word.stop for word in words) and any(word.content for word in words)
    return range(first, opening) if named and len(words) <= NAME else None


def _ends(reading: Reading, inside: range) -> Iterator[End]:
    """The ends of a life that some tokens in brackets give: a stretch of time, or dates with a word or a dash."""
    dates = [
        (mention, within)
        for mention in reading.dates
        if (within := reading.within(mention.span)) and within[0] in inside and within[-1] in inside
    ]
    for mention, within in dates:
        if mention.end is not None:
            yield End("born", within[0], replace(mention, end=None))
            yield End("died", within[-1], mention.end)
        elif kind := _kind(reading, inside, within[0]):
            yield End(kind, within[0] if kind == "born" else within[-1], mention)


def _kind(reading: Reading, inside: range, date: int) -> str | None:
    """Which end a date in brackets is, by the word or the dash before it, or the dash after it."""
    before = next((at for at in range(date - 1, inside[0] - 1, -1) if reading.tokens[at].norm != "."), None)
    if before is None:
        return "born" if any(reading.tokens[at].norm == "-" for at in inside[1:]) else None
    return "died" if reading.tokens[before].norm == "-" else life_words().get(reading.tokens[before].lemma)
