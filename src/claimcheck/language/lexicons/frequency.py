"""How rare a word is in English at large, for sources too short to tell."""

from __future__ import annotations

import math
from functools import cache

from claimcheck.language.lexicons import lexicon


@cache
def _counts() -> dict[str, int]:
    return {row[0]: int(row[1]) for row in lexicon.rows("frequency.tsv")}


def background(lemma: str) -> float:
    """Inverse sentence frequency of a lemma in general English, scaled to 0..1; 1 for a lemma never seen."""
    counts = _counts()
    total = counts["*"]
    return math.log(total / counts.get(lemma, 1)) / math.log(total)
