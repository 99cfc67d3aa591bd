"""Names of a claim and its sources: where each stands, and what kind of thing it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from claimcheck.language.clauses.names import PARTICLES
from claimcheck.language.figures.calendar_names import months, weekdays
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.terms import Token, TokenKind
from claimcheck.model import Span
from claimcheck.mutation.countries import countries
from claimcheck.mutation.tables import words

_AGE = re.compile(r",\s\d\d,")
_PLACING = frozenset({"in", "at", "near", "from", "around", "outside", "across", "towards"})
_HYPHENS = frozenset({"-", "‑", "–"})
_TIES = _HYPHENS | {"'", "’"}
_NO_CALLING = frozenset(
    {"late", "junior", "senior", "master", "father", "mother", "brother", "sister", "deputy", "leader", "general"}
)
_FEASTS = frozenset(
    {"christmas", "easter", "ramadan", "eid", "diwali", "hanukkah", "god", "earth", "internet", "covid"}
)


class Sort(StrEnum):
    """What a name names."""

    PERSON = "person"
    PLACE = "place"
    COUNTRY = "country"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a text: its tokens without a title, and its sort."""

    numbers: tuple[int, ...]
    sort: Sort
    words: tuple[str, ...]
    """As written, token by token."""
    span: Span


def find_names(tokens: Sequence[Token], flags: Sequence[bool]) -> Iterator[Name]:
    """Yield the names that ``flags`` mark, in order; titles before them and offices are left out."""
    run: list[int] = []
    for number in range(len(tokens) + 1):
        if number < len(tokens) and (_part(tokens, flags, number) or _links(tokens, flags, run, number)):
            run.append(number)
        elif run:
            yield from _name(tokens, run)
            run = []


def _part(tokens: Sequence[Token], flags: Sequence[bool], number: int) -> bool:
    norm = tokens[number].norm
    if not flags[number] or norm in _FEASTS or norm in months() or norm in weekdays():
        return False
    return not is_title(norm) or _is_called(tokens, number)


@cache
def _titles() -> frozenset[str]:
    """Words that may stand before a name: titles of one word, and the last word of longer ones, or that before "of"."""
    heads = (re.split(r" (?:of|for) ", title.replace(".", ""))[0] for title in lexicon.words("titles.txt"))
    return frozenset(head.split()[-1] for head in heads) - _NO_CALLING


def is_title(norm: str) -> bool:
    """Whether a folded word calls the person whose name follows."""
    return norm in _titles()


def _is_called(tokens: Sequence[Token], number: int) -> bool:
    """Whether a word that may be a title is a name here: it stands last in its run."""
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    return (
        number > 0
        and tokens[number - 1].capitalised
        and not (after and after.capitalised)
        and tokens[number].norm in words("given_names.txt")
    )


def _links(tokens: Sequence[Token], flags: Sequence[bool], run: list[int], number: int) -> bool:
    """Whether a hyphen or particle joins two parts of a name: "al-Adl", "van der Berg"."""
    if not run:
        return False
    token = tokens[number]
    joins = token.norm in PARTICLES or (token.text in _TIES and tokens[number - 1].end == token.start)
    return (
        joins
        and any(flags[later] for later in range(number + 1, min(number + 4, len(tokens))))
        and all(
            flags[later] or tokens[later].norm in PARTICLES or tokens[later].text in _HYPHENS
            for later in range(number + 1, _next(flags, number))
        )
    )


def _next(flags: Sequence[bool], number: int) -> int:
    return next((later for later in range(number + 1, len(flags)) if flags[later]), len(flags))


def _name(tokens: Sequence[Token], run: list[int]) -> Iterator[Name]:
    inside = [tokens[number] for number in run]
    before = tokens[run[0] - 1] if run[0] else None
    after = tokens[run[-1] + 1] if run[-1] + 1 < len(tokens) else None
    if not _is_part(inside, before, after) and not _is_several(inside):
        parts = tuple(token.text.replace("’", "'") for token in inside if token.kind is TokenKind.WORD)
        yield Name(tuple(run), _sort(tokens, run), parts, Span(inside[0].start, inside[-1].end))


def _is_part(inside: Sequence[Token], before: Token | None, after: Token | None) -> bool:
    """Whether a run is only part of a name or office: "O'Leary", "Holm & Price", "Chief Financial Officer"."""
    tied = before is not None and before.text in _TIES and before.end == inside[0].start
    joined = "&" in {token.text for token in (before, after) if token}
    plural = after is not None and after.norm == "'" and inside[-1].norm.endswith("s")
    office = after is not None and after.capitalised and is_title(after.norm)
    return tied or joined or plural or office or len(inside[-1].text) == 1


def _is_several(inside: Sequence[Token]) -> bool:
    """Whether a run names two, as "Iran-Pakistan" does, or is no plain name."""
    hyphened = any(token.text in _HYPHENS for token in inside)
    odd = any(token.kind is not TokenKind.WORD and token.text not in _TIES for token in inside)
    return odd or (hyphened and any(token.norm in countries() for token in inside))


def _sort(tokens: Sequence[Token], run: list[int]) -> Sort:
    first = tokens[run[0]]
    before = tokens[run[0] - 1] if run[0] else None
    if " ".join(tokens[number].text.lower() for number in run) in countries():
        return Sort.COUNTRY
    titled = before is not None and is_title(before.norm) and not _ends_name(tokens, run[0] - 2)
    body = any(tokens[number].norm in words("bodies.txt") for number in run)
    articled = before is not None and before.norm == "the"
    if not body and (titled or (len(run) > 1 and not articled and first.norm in words("given_names.txt"))):
        return Sort.PERSON
    return Sort.PLACE if before is not None and before.norm in _PLACING else Sort.OTHER


def _ends_name(tokens: Sequence[Token], number: int) -> bool:
    """Whether what stands before a title makes it part of a longer name: "Penhallow Crown Court"."""
    return (
        number >= 0
        and tokens[number].capitalised
        and not tokens[number].stop
        and not is_title(tokens[number].norm)
        and number > 0
    )


def is_aged(text: str, end: int) -> bool:
    """Whether an age follows a name: "Graham Tennick, 58,"."""
    return bool(_AGE.match(text, end))
