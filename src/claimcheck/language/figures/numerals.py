"""The numerals of a text, in digits and in words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.language.figures.digits import digits_at
from claimcheck.language.figures.number_words import words_at
from claimcheck.language.figures.numeral import Numeral
from claimcheck.language.figures.scan import Scan
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.determiners import INDEFINITE


@cache
def _starters() -> frozenset[str]:
    return INDEFINITE | {row[0] for row in lexicon.rows("number_words.tsv") if row[1] != "mark"}


def numerals(tokens: Scan) -> Iterator[Numeral]:
    """Find the numerals of a text in order, not overlapping."""
    starters, behind = _starters(), 0
    for index, word in enumerate(tokens.words[: tokens.count]):
        is_digits = word[0].isdecimal() or (word[0] == "." and len(word) > 1)
        if not (is_digits or word in starters) or index < behind:
            continue
        found = digits_at(tokens, index) if is_digits else words_at(tokens, index)
        if found is not None and found.first >= behind:
            behind = found.last
            yield found
