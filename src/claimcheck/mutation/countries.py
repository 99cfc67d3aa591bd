"""Countries and their people: which forms belong together, and which countries lie in no other."""

from __future__ import annotations

from functools import cache

from claimcheck.language.lexicons import lexicon

_COLUMNS = ("name", "adjective and people", "capital")
"""What stands before the other names and acronyms in a row of the lexicon."""


@cache
def countries() -> dict[str, tuple[int, int]]:
    """Return each written form of a country or its people with the number of the country, and which of its forms it is.

    Form 0 is the country, 1 its adjective, 2 its people where they have a plural of their own.
    """
    found: dict[str, tuple[int, int]] = {}
    for row, (name, adjectives, *_) in enumerate(country_rows()):
        for form, word in enumerate((name, *adjectives[:2])):
            found.setdefault(word, (row, form))
    for row, entry in enumerate(lexicon.rows("demonyms.tsv")):
        for word in entry[3].split(",") if len(entry) > len(_COLUMNS) else ():
            found.setdefault(word.strip(), (row, 0))
    return found


@cache
def country_rows() -> tuple[tuple[str, tuple[str, ...], frozenset[str]], ...]:
    """Country, its adjective and people forms, and all words that may stand for it, its capital among them."""
    return tuple(_country(row) for row in lexicon.rows("demonyms.tsv"))


_LAST_STATE = "zimbabwe"
"""The lexicon has the sovereign states first, by name; parts of states, cities and continents follow."""


def is_state(row: int) -> bool:
    """Whether a country of that number is a sovereign state, which lies in no other."""
    return row <= countries()[_LAST_STATE][0]


def _country(row: tuple[str, ...]) -> tuple[str, tuple[str, ...], frozenset[str]]:
    fields = [tuple(part.strip() for part in field.split(",") if part.strip()) for field in row[1:]]
    forms = fields[0] if fields else ()
    return row[0], forms, frozenset({row[0], *(word for field in fields for word in field)})
