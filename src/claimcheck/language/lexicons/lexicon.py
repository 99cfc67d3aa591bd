"""Access to the lexicons: tab-separated text files beside this module, read once, when first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a data file, split at tabs, without comments and empty lines."""
    text = files("claimcheck.language").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(
        tuple(field.strip() for field in line.split("\t"))
        for line in text.splitlines()
        if line.strip() and not line.startswith("#")
    )


@cache
def words(name: str) -> frozenset[str]:
    """The first column of a data file."""
    return frozenset(row[0] for row in rows(name))


@cache
def groups(name: str) -> tuple[tuple[str, ...], ...]:
    """The comma-separated groups of a data file, one a line."""
    return tuple(tuple(word.strip() for word in row[0].split(",") if word.strip()) for row in rows(name))
