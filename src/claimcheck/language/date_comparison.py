"""How a claim's date stands to its source's."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from functools import reduce

from claimcheck.language.date_mention import DateMention, is_day
from claimcheck.language.intervals import Comparison, Interval, Number

_BEST = (Comparison.EQUAL, Comparison.CARRIED, Comparison.COARSER, Comparison.FINER, Comparison.STRONGER, Comparison.INCOMPARABLE,
         Comparison.DISJOINT)  # fmt: skip
_LASTING = ("since", "until")


def compare_dates(claim: DateMention, source: DateMention) -> Comparison:
    """How ``claim`` stands to ``source``, each by the fields that it gives.

    The coarser of two dates that agree is carried by the finer, the other way round it is ``FINER``. Where a date can be
    read in two ways the kinder reading counts. Two relative dates are taken to start from the same moment.
    """
    pairs = ((said, given) for said in (claim, *claim.readings) for given in (source, *source.readings))
    return min((_compare(said, given) for said, given in pairs), key=_BEST.index)


def _compare(claim: DateMention, source: DateMention) -> Comparison:
    if claim.is_time != source.is_time:
        return Comparison.INCOMPARABLE
    if claim.relative and source.relative and claim.empty and source.empty:
        return _relative(claim.relative, source.relative)
    found = [
        _fields(claim, source),
        _weekdays(claim, source),
        _parts(claim, source),
        _seasons(claim, source),
        _moments(claim, source),
    ]
    shared = [comparison for comparison in found if comparison is not None]
    if not claim.is_time and found[0] is None and found[1] is None and found[3] is not Comparison.EQUAL:
        shared = [comparison for comparison in shared if comparison is Comparison.DISJOINT]
    return reduce(_both, shared) if shared else Comparison.INCOMPARABLE


def _both(one: Comparison, other: Comparison) -> Comparison:
    """What two fields say together: the claim is as bad as its worst field."""
    return max(one, other, key=_BEST.index)


def _has(claim: object, source: object) -> Comparison | None:
    """What it means that only one side, both or neither say something that does not conflict."""
    if claim is None:
        return None if source is None else Comparison.CARRIED
    return Comparison.FINER if source is None else Comparison.EQUAL if claim == source else Comparison.DISJOINT


# from another moment

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "fortnight": 1209600}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def _relative(claim: str, source: str) -> Comparison:
    if claim == source:
        return Comparison.EQUAL
    anchor, _, told = claim.partition(":")
    other_anchor, _, other = source.partition(":")
    if anchor != other_anchor:
        return Comparison.INCOMPARABLE
    size, kind = _size(told)
    other_size, other_kind = _size(other)
    if kind != other_kind or size is None:
        return Comparison.INCOMPARABLE
    if size == other_size:
        return Comparison.EQUAL if told[0] in "+-" and size else Comparison.INCOMPARABLE
    return Comparison.DISJOINT


def _size(told: str) -> tuple[float | None, str]:
    """How far "+2 day" is, and in what it is counted; vague amounts have no size."""
    amount, _, unit = told.partition(" ")
    for table, kind in ((_SECONDS, "time"), (_MONTHS, "calendar")):
        if unit in table:
            try:
                return float(amount) * table[unit], kind
            except ValueError:
                return None, kind
    return (float(amount), unit) if amount.lstrip("+-").isdecimal() else (None, unit)


# stretches of the calendar

_YEAR = 12 * 31
"""Days of a year in which every month has 31; only their order matters."""


def _fields(claim: DateMention, source: DateMention) -> Comparison | None:
    """Compare what both say of year, month and day; the year counts only where both or neither give it."""
    claim_year, source_year = _first_year(claim), _first_year(source)
    if (claim_year is None) == (source_year is None):
        return _stretches(claim, source)
    rest = _stretches(_yearless(claim), _yearless(source))
    if rest is None:
        return None
    return _both(rest, Comparison.FINER if source_year is None else Comparison.CARRIED)


def _yearless(mention: DateMention) -> DateMention:
    end = replace(mention.end, year=None, decade=None, century=None) if mention.end else None
    return replace(mention, year=None, decade=None, century=None, end=end)


def _first_year(mention: DateMention) -> int | None:
    if mention.year is not None:
        return 1 - mention.year if mention.era == "BC" else mention.year
    if mention.decade is not None:
        return 1 - mention.decade - 9 if mention.era == "BC" else mention.decade
    if mention.century is not None:
        return 1 - mention.century * 100 if mention.era == "BC" else mention.century * 100 - 99
    return None


def _stretches(claim: DateMention, source: DateMention) -> Comparison | None:
    said, given = _stretch(claim), _stretch(source)
    if said is None or given is None:
        return None
    lasting = {claim.direction, source.direction} & set(_LASTING)
    if lasting and claim.direction != source.direction:
        return _lasting(claim, source, said, given)
    if not lasting:
        said, given = _bounded(said, claim), _bounded(given, source)
    return _ordered(said, given, claim, source)


def _lasting(claim: DateMention, source: DateMention, said: Interval, given: Interval) -> Comparison:
    """ "Since" or "until" on one side only."""
    directions = (claim.direction, source.direction)
    if set(directions) == set(_LASTING):
        return Comparison.DISJOINT
    if directions in (
        ("after", "since"),
        ("since", "after"),
        ("before", "until"),
        ("until", "before"),
        ("by", "until"),
        ("until", "by"),
    ):
        return _ordered(_bounded(said, claim), _bounded(given, source), claim, source)
    return Comparison.INCOMPARABLE


def _ordered(said: Interval, given: Interval, claim: DateMention, source: DateMention) -> Comparison:
    if said == given:
        if claim.approximate == source.approximate:
            return Comparison.EQUAL
        return Comparison.CARRIED if claim.approximate else Comparison.COARSER
    said = said.widened(said.high - said.low + 1) if claim.approximate else said
    if said.contains(given):
        return Comparison.CARRIED
    if said.disjoint(given):
        return Comparison.DISJOINT
    return Comparison.FINER if given.contains(said) else Comparison.STRONGER


def _stretch(mention: DateMention) -> Interval | None:
    """The days of a mention, counted in years of equal months; without a year, in the year nought."""
    year = _first_year(mention)
    if year is None and mention.month is None and mention.quarter is None:
        return None
    low, high = _days(mention, year)
    if mention.end is not None and _stretch(mention.end) is not None:
        last = _first_year(mention.end)
        high = _days(mention.end, last if last is not None else year)[1]
        high += _YEAR if high < low else 0
    return Interval(low, high)


def _days(mention: DateMention, year: int | None) -> tuple[int, int]:
    base = (year or 0) * _YEAR
    if mention.month is not None:
        first = base + (mention.month - 1) * 31
        return (first + mention.day - 1, first + mention.day - 1) if mention.day else (first, first + 30)
    if mention.quarter is not None:
        return base + (mention.quarter - 1) * 93, base + mention.quarter * 93 - 1
    years = 1 if mention.year is not None else 10 if mention.decade is not None else 100
    return base, base + years * _YEAR - 1


def _bounded(stretch: Interval, mention: DateMention) -> Interval:
    low: Number = stretch.low
    high: Number = stretch.high
    match mention.direction:
        case "before":
            return Interval(-math.inf, low - 1)
        case "by" | "until":
            return Interval(-math.inf, high)
        case "after":
            return Interval(high + 1, math.inf)
        case "since":
            return Interval(low, math.inf)
    return stretch


# what has no place in the calendar


def _weekday(mention: DateMention) -> int | None:
    """The weekday that is said, or that follows from a full date."""
    if mention.weekday is not None or mention.end is not None:
        return mention.weekday
    if mention.year is None or mention.month is None or mention.day is None or mention.era:
        return None
    return (
        date(mention.year, mention.month, mention.day).weekday()
        if is_day(mention.year, mention.month, mention.day)
        else None
    )


def _weekdays(claim: DateMention, source: DateMention) -> Comparison | None:
    said, given = _weekday(claim), _weekday(source)
    if said is None or given is None:
        return (
            Comparison.FINER
            if claim.weekday is not None and _stretch(claim) is not None and _stretch(source) is not None
            else None
        )
    if said != given:
        return Comparison.DISJOINT
    if claim.relative and not source.relative:
        return Comparison.FINER
    if claim.weekday is not None and _stretch(claim) is None:
        return Comparison.EQUAL if _stretch(source) is None else Comparison.CARRIED
    return Comparison.FINER if _stretch(source) is None else Comparison.EQUAL


_HALVES = {"early": (0.0, 0.55), "mid": (0.25, 0.75), "late": (0.45, 1.0)}
"""Which share of a period "early", "mid" and "late" may mean."""


def _parts(claim: DateMention, source: DateMention) -> Comparison | None:
    if claim.part in _HALVES and source.part is None:
        return _part_holds(claim, source)
    return _has(claim.part, source.part)


def _part_holds(claim: DateMention, source: DateMention) -> Comparison:
    """Whether a finer date lies in the early, middle or late part that the claim names."""
    whole, inner = _stretch(claim), _stretch(source)
    if (
        whole is None
        or inner is None
        or claim.direction
        or source.direction
        or whole == inner
        or not whole.contains(inner)
    ):
        return Comparison.FINER
    low, high = _HALVES[claim.part or ""]
    length = whole.high - whole.low
    allowed = Interval(whole.low + length * low, whole.low + length * high)
    return (
        Comparison.DISJOINT
        if allowed.disjoint(inner)
        else Comparison.CARRIED
        if allowed.contains(inner)
        else Comparison.FINER
    )


def _seasons(claim: DateMention, source: DateMention) -> Comparison | None:
    if claim.season is not None and source.season is None:
        return Comparison.INCOMPARABLE if source.month is not None else Comparison.FINER
    return _has(claim.season, source.season)


def _moments(claim: DateMention, source: DateMention) -> Comparison | None:
    """Times of day."""
    if claim.hour is None or source.hour is None:
        return _has(claim.hour, source.hour)
    said, given = _minutes(claim), _minutes(source)
    return _ordered(_bounded(said, claim), _bounded(given, source), claim, source)


def _minutes(mention: DateMention) -> Interval:
    last = mention.end if mention.end is not None and mention.end.hour is not None else mention
    low = (mention.hour or 0) * 60 + (mention.minute or 0)
    return Interval(low, (last.hour or 0) * 60 + (59 if last.minute is None else last.minute))
