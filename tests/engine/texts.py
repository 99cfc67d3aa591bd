"""Texts that the tests of the engine share."""

from __future__ import annotations

from pathlib import Path

from claimcheck.language.documents import source_from_text
from claimcheck.model import Source

ARTICLE = (Path(__file__).resolve().parents[2] / "source" / "iran-pakistan-talks.txt").read_text(encoding="utf-8")

TOWN = (
    "The council of Stanwick closed three libraries on Monday. "
    "Mayor Maria Lind said the closure would save 40,000 euros. "
    "She promised to reopen the library in Mill Street. "
    "At least 11 readers protested. "
    "The brewery did not pay its fine."
)


def source(text: str, identity: str = "town") -> Source:
    """Make a source of a text."""
    return source_from_text(text, identity)
