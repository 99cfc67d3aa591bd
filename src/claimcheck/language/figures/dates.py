"""Dates: what a text says of when, from clock times to centuries, absolute and relative."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.language.figures.calendar_dates import calendar_dates
from claimcheck.language.figures.date_anchors import anchored
from claimcheck.language.figures.date_comparison import compare_dates
from claimcheck.language.figures.date_leads import led
from claimcheck.language.figures.date_mention import DateMention
from claimcheck.language.figures.date_ranges import with_ends, with_weekdays
from claimcheck.language.figures.intervals import Comparison
from claimcheck.language.figures.numeral import Numeral
from claimcheck.language.figures.numerals import numerals
from claimcheck.language.figures.relative_dates import relative_dates
from claimcheck.language.figures.scan import Scan, scan

__all__ = ["Comparison", "DateMention", "compare_dates", "dates_in", "find_dates"]


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[DateMention, ...]:
    """Find all dates and times of ``text[start:end]``, in order; their spans count in the whole ``text``."""
    tokens = scan(text, start, end)
    return dates_in(tokens, list(numerals(tokens)))


def dates_in(tokens: Scan, found: Sequence[Numeral]) -> tuple[DateMention, ...]:
    """Find all dates of scanned text whose numerals are known."""
    mentions = _apart([*calendar_dates(tokens), *relative_dates(tokens, found)])
    single = (led(tokens, mention) for mention in with_weekdays(tokens.text, mentions))
    return tuple(anchored(tokens.text, with_ends(tokens.text, single)))


def _apart(mentions: Iterable[DateMention]) -> list[DateMention]:
    """Drop those that begin inside an earlier one; "last Sunday" swallows "Sunday"."""
    kept: list[DateMention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.span.start, -mention.span.end)):
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept
