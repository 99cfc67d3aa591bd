"""The names of months and weekdays, and the numbers they stand for."""

from __future__ import annotations

from functools import cache

from claimcheck.language.lexicons import lexicon

YEARS = range(1000, 2200)
"""Four digits that may be a year without BC or AD."""
PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})


@cache
def names(*kinds: str) -> dict[str, int]:
    """Map the calendar words of some kinds (see ``date_words.tsv``) to their numbers."""
    return {row[0]: int(row[2]) for row in lexicon.rows("date_words.tsv") if row[1] in kinds}


@cache
def months() -> dict[str, int]:
    """Map every written form of a month, lower-case, to 1 … 12."""
    return names("month", "month-short", "month-word")


@cache
def weekdays() -> dict[str, int]:
    """Map every written form of a weekday, lower-case, to 0 (Monday) … 6."""
    return names("weekday", "weekday-short")
