"""Frames: small closed classes of words that decide how a number or date beside them is read."""

from __future__ import annotations

from functools import cache

from claimcheck.language.lexicons import lexicon


@cache
def frame(name: str) -> frozenset[str]:
    """Return the words of one class of ``frames.tsv``, lower-case."""
    return next(frozenset(row[1].split()) for row in lexicon.rows("frames.tsv") if row[0] == name)
