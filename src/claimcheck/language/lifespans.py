"""Dates that tell of an event without a word for it.

Those in brackets after a name tell birth and death, "Ann Lee (8 May 1914 – 2 June 2012) was a poet", and the year of a
work tells when it came out, "Harbour Lights is a 2011 film".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from claimcheck.language.figures.date_mention import DateMention
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.terms import TokenKind
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading

NAME = 8
"""How many words the name before the brackets may have."""


DESCRIBED = 6
"""How many words may stand between the year of a work and what it is."""


class End(NamedTuple):
    """One event of a life."""

    kind: str
    """born, died or released."""
    token: int
    """Number of the first token of its date, of the last one for a death."""
    date: DateMention


class Life(NamedTuple):
    """Whose life it is, a work's too, and its events."""

    name: range
    """Numbers of the tokens that have the name."""
    ends: tuple[End, ...]


@cache
def life_words() -> dict[str, str]:
    """Lemma of a word for an event of a life → born, died or released."""
    return {lemma_of(word): event for word, event in lexicon.rows("lifespans.tsv")}


@remembered
def lifespans(reading: Reading) -> list[Life]:
    """The lives that sentences give, in brackets after the name that they begin with or by the year of a work."""
    tokens, found = reading.tokens, []
    for opening, token in enumerate(tokens):
        if token.norm == "(" and (name := _name_before(reading, opening)):
            closing = next((at for at in range(opening, len(tokens)) if tokens[at].norm == ")"), opening)
            if ends := tuple(_ends(reading, range(opening + 1, closing))):
                found.append(Life(name, ends))
    return [*found, *_works(reading)]


def _works(reading: Reading) -> Iterator[Life]:
    """Works with the year that they came out, one a sentence: "is a *2011* French action film"."""
    tokens, told = reading.tokens, set[int]()
    for mention in reading.dates:
        at = reading.within(mention.span)
        if len(at) != 1 or mention.year is None or tokens[at[0]].sentence in told:
            continue
        after = takewhile(lambda token: token.kind is TokenKind.WORD, tokens[at[0] + 1 : at[0] + 2 + DESCRIBED])
        if any(token.lemma in _work_words() for token in after):
            first = next(number for number in range(at[0] + 1) if tokens[number].sentence == tokens[at[0]].sentence)
            told.add(tokens[first].sentence)
            yield Life(range(first, at[0]), (End("released", at[0], mention),))


@cache
def _work_words() -> frozenset[str]:
    return frozenset(lemma_of(word) for word in lexicon.words("works.txt"))


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
