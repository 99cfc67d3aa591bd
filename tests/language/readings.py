"""Parsed readings of short texts, each read once a run."""

from __future__ import annotations

from functools import cache

from claimcheck.language.parser.parsing import parse
from claimcheck.language.reading import Reading, read


@cache
def parsed(text: str) -> Reading:
    """Read and parse a text as one sentence."""
    return read(text).parsed(parse([text])[0])


def place(reading: Reading, word: str) -> int:
    """Give the number of the first token with these characters."""
    return next(number for number, token in enumerate(reading.tokens) if token.text == word)


def rows(text: str) -> list[list[str]]:
    """Split the rows of a fixture: fields parted by tabs, without comments and empty lines."""
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
