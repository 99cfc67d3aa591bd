"""Ids that people can read, made of the words of a claim."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_WORDS = 6
MAX_LENGTH = 48
"""The longest made id in characters, before a suffix."""

_WORD = re.compile(r"[a-z0-9]+")


def made_id(text: str) -> str:
    """Return an id made of the first words of a claim; of its hash when Latin letters don't carry it."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    # An apostrophe belongs to its word: "Iran's" is irans, not iran-s.
    ascii_only = re.sub("['\u2019]", "", decomposed).encode("ascii", "ignore").decode()
    letters = sum(character.isalnum() for character in decomposed)
    found = _WORD.findall(ascii_only)
    if not found or 2 * sum(map(len, found)) < letters:
        return f"claim-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"
    return _fitting(found)


def _fitting(found: list[str]) -> str:
    """Return as many whole words as fit, at least the start of the first."""
    slug = found[0][:MAX_LENGTH]
    for word in found[1:MAX_WORDS]:
        if len(slug) + 1 + len(word) > MAX_LENGTH:
            break
        slug = f"{slug}-{word}"
    return slug
