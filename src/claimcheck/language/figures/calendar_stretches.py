"""Dates as stretches of days, so that one may lie inside, before or behind another."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from claimcheck.language.figures.date_mention import DateMention, is_day
from claimcheck.language.figures.intervals import Interval

_MONTH, _QUARTER = 31, 93
_YEAR = 12 * _MONTH
"""Days are counted in years of equal months: only their order matters."""


def first_year(mention: DateMention) -> int | None:
    """Return the first year of a mention, counted through the year nought; nothing when no year is said."""
    before_christ = mention.era == "BC"
    if mention.year is not None:
        return 1 - mention.year if before_christ else mention.year
    if mention.decade is not None:
        return -8 - mention.decade if before_christ else mention.decade
    if mention.century is not None:
        return 1 - mention.century * 100 if before_christ else mention.century * 100 - 99
    return None


def yearless(mention: DateMention) -> DateMention:
    """Leave the year out, so that it can be compared with a date that has none."""
    end = replace(mention.end, year=None, decade=None, century=None) if mention.end else None
    return replace(mention, year=None, decade=None, century=None, end=end)


def stretch(mention: DateMention) -> Interval | None:
    """Return the days of a mention, in the year nought if none is said; nothing when it names no day, month or year."""
    year = first_year(mention)
    if year is None and mention.month is None and mention.quarter is None:
        return None
    low, high = _days(mention, year or 0)
    if mention.end is not None:
        last = first_year(mention.end)
        high = _days(mention.end, (year or 0) if last is None else last)[1]
        high += _YEAR if high < low else 0  # from November to February
    return Interval(low, high)


def _days(mention: DateMention, year: int) -> tuple[int, int]:
    base = year * _YEAR
    if mention.month is not None:
        first = base + (mention.month - 1) * _MONTH
        return (first + mention.day - 1, first + mention.day - 1) if mention.day else (first, first + _MONTH - 1)
    if mention.quarter is not None:
        return base + (mention.quarter - 1) * _QUARTER, base + mention.quarter * _QUARTER - 1
    years = 1 if mention.year is not None else 10 if mention.decade is not None else 100
    return base, base + years * _YEAR - 1


def bounded(days: Interval, mention: DateMention) -> Interval:
    """Open a stretch to the side that its preposition says."""
    match mention.direction:
        case "before":
            return Interval(-math.inf, days.low - 1)
        case "by" | "until":
            return Interval(-math.inf, days.high)
        case "after":
            return Interval(days.high + 1, math.inf)
        case "since":
            return Interval(days.low, math.inf)
    return days


def weekday_of(mention: DateMention) -> int | None:
    """Return the weekday that is said, or that follows from a full date; 0 is Monday."""
    if mention.weekday is not None or mention.end is not None or mention.direction is not None:
        return mention.weekday
    if mention.year is None or mention.month is None or mention.day is None or mention.era:
        return None
    full = is_day(mention.year, mention.month, mention.day)
    return date(mention.year, mention.month, mention.day).weekday() if full else None


def minutes(mention: DateMention) -> Interval:
    """Return the minutes of the day that a time of day takes up."""
    last = mention.end if mention.end is not None and mention.end.hour is not None else mention
    end_of_day = mention.hour == 0 and not mention.minute and mention.direction in ("before", "by", "until")
    if end_of_day:
        return Interval(24 * 60, 24 * 60)  # "before midnight" is up to the end of the day
    low = (mention.hour or 0) * 60 + (mention.minute or 0)
    return Interval(low, (last.hour or 0) * 60 + (59 if last.minute is None else last.minute))


_PARTS = {
    "early": (0.0, 0.55),
    "mid": (0.25, 0.75),
    "late": (0.45, 1.0),
    "first-half": (0.0, 0.5),
    "second-half": (0.5, 1.0),
}
"""Which share of a period its "early", "mid" and "late" part may take up at most."""


def part_of(mention: DateMention) -> Interval | None:
    """Return the days of the early, middle or late part that a mention names."""
    days = stretch(mention)
    if days is None or mention.part not in _PARTS or isinstance(days.low, float) or isinstance(days.high, float):
        return None
    length = int(days.high - days.low)
    low, high = _PARTS[mention.part]
    return Interval(days.low + math.floor(length * low), days.low + math.ceil(length * high))
