"""Access to the word tables of this package: tab-separated text files in ``data``, read once, when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, split at tabs, without comments and empty lines."""
    text = files("claimcheck.mutation").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(field.strip() for field in line.split("\t")) for line in lines)


@cache
def words(name: str) -> frozenset[str]:
    """All words of a table of words."""
    return frozenset(word for row in rows(name) for word in row[0].split())


def listed(field: str) -> tuple[str, ...]:
    """Return the members of a comma-separated field."""
    return tuple(member.strip() for member in field.split(",") if member.strip())
