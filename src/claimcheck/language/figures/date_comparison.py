"""How a claim's date stands to its source's."""

from __future__ import annotations

from functools import reduce
from typing import NamedTuple

from claimcheck.language.figures.bounds import Effect
from claimcheck.language.figures.bounds import bounded as bounded_number
from claimcheck.language.figures.calendar_stretches import (
    bounded,
    first_year,
    minutes,
    part_of,
    stretch,
    weekday_of,
    yearless,
)
from claimcheck.language.figures.date_mention import DateMention
from claimcheck.language.figures.intervals import Comparison, Interval
from claimcheck.language.figures.numeral import step_of

_BEST_FIRST = (
    Comparison.EQUAL,
    Comparison.CARRIED,
    Comparison.COARSER,
    Comparison.FINER,
    Comparison.STRONGER,
    Comparison.INCOMPARABLE,
    Comparison.DISJOINT,
)


def compare_dates(claim: DateMention, source: DateMention) -> Comparison:
    """Compare by the fields that both give.

    The coarser of two dates that agree is carried by the finer, the other way round it is ``FINER``. Where a date can
    be read in two ways the kinder reading counts. Two relative dates are taken to start from the same moment.
    """
    pairs = ((said, given) for said in (claim, *claim.readings) for given in (source, *source.readings))
    return min((_compare(said, given) for said, given in pairs), key=_BEST_FIRST.index)


def _compare(claim: DateMention, source: DateMention) -> Comparison:
    if claim.is_time != source.is_time:
        return Comparison.INCOMPARABLE
    if claim.relative and source.relative:
        return _both(_relative(claim, source), _calendar(claim, source, Comparison.EQUAL))
    if (claim.relative and claim.empty) or (source.relative and source.empty):
        return Comparison.INCOMPARABLE
    found = _calendar(claim, source, Comparison.INCOMPARABLE)
    return _both(
        found, _same(claim.relative, source.relative) or Comparison.EQUAL
    )  # "last Sunday" is finer than "Sunday"


def _calendar(claim: DateMention, source: DateMention, nothing: Comparison) -> Comparison:
    """Compare field by field; ``nothing`` is the answer when no field is shared."""
    main = [_days(claim, source), _weekdays(claim, source), _seasons(claim, source)]
    shared = [comparison for comparison in main if comparison is not None]
    if not shared and not claim.is_time and nothing is Comparison.INCOMPARABLE:
        return nothing
    rest = [_parts(claim, source), _moments(claim, source)]
    return reduce(_both, [*shared, *(comparison for comparison in rest if comparison is not None)], Comparison.EQUAL)


def _both(one: Comparison, other: Comparison) -> Comparison:
    """Return the worse of two fields."""
    return max(one, other, key=_BEST_FIRST.index)


def _same(claim: object, source: object) -> Comparison | None:
    """Compare a field whose values have no order."""
    if claim is None:
        return None if source is None else Comparison.CARRIED
    if source is None:
        return Comparison.FINER
    return Comparison.EQUAL if claim == source else Comparison.DISJOINT


# from another moment

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "fortnight": 1209600}
_FAR = {False: 2, True: 5}
"""Above this ratio two distances in different units are not two ways to tell of one: "five weeks", "a month".

Told from now it is larger, as last week may have been last month.
"""
DAYS_OF_MONTH = 30
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def _relative(claim: DateMention, source: DateMention) -> Comparison:
    """Compare two distances from one moment: "a week later" is "seven days later"."""
    if claim.relative == source.relative and claim.bound == source.bound:
        return Comparison.EQUAL
    said, given = _distance(claim), _distance(source)
    if said is None or given is None or said.interval == given.interval == _NOW:
        return Comparison.INCOMPARABLE  # "today" is not "this week"
    if said.counted_in != given.counted_in:
        return Comparison.DISJOINT if _far_apart(said, given) else Comparison.INCOMPARABLE
    return _ordered(said.interval, given.interval, claim, source)


_NOW = Interval(0, 0)


class _Distance(NamedTuple):
    """How far off a moment is, and what it is counted from and in."""

    interval: Interval
    counted_in: tuple[str, str]


def _far_apart(said: _Distance, given: _Distance) -> bool:
    """Whether one of two distances from one moment, in weeks and in months or years, is far more than the other."""
    if said.counted_in[0] != given.counted_in[0] or {said.counted_in[1], given.counted_in[1]} != {"time", "calendar"}:
        return False
    longest, shortest = sorted((_in_days(one) for one in (said, given)), key=abs, reverse=True)
    return shortest != 0 and not 0 < longest / shortest <= _FAR[said.counted_in[0] == "now"]


def _in_days(distance: _Distance) -> float:
    """The middle of a distance, in days."""
    middle = (distance.interval.low + distance.interval.high) / 2
    return float(middle) * (DAYS_OF_MONTH if distance.counted_in[1] == "calendar" else 1 / _SECONDS["day"])


def _distance(mention: DateMention) -> _Distance | None:
    """Return how far ``then:+2 day`` is; vague amounts have no distance."""
    anchor, _, told = (mention.relative or "").partition(":")
    amount, _, unit = told.partition(" ")
    if not amount.lstrip("+-").isdecimal():
        return None
    size, kind = _MONTHS.get(unit, 1), "calendar" if unit in _MONTHS else unit
    if unit in _SECONDS:
        size, kind = _SECONDS[unit], "time"
    number = abs(int(amount))
    far = bounded_number(Effect(mention.bound or "none"), number * size, number * size, step_of(number) * size, floor=0)
    back = Interval(-far.high, -far.low, far.high_open, far.low_open)
    return _Distance(back if amount.startswith("-") else far, (anchor, kind))


# in the calendar


def _days(claim: DateMention, source: DateMention) -> Comparison | None:
    """Compare year, month and day; the year counts only where both or neither give it."""
    claimed, given = first_year(claim) is not None, first_year(source) is not None
    if claimed == given:
        return _stretches(claim, source)
    rest = _stretches(yearless(claim), yearless(source))
    return None if rest is None else _both(rest, Comparison.FINER if claimed else Comparison.CARRIED)


def _stretches(claim: DateMention, source: DateMention) -> Comparison | None:
    said, given = stretch(claim), stretch(source)
    if said is None or given is None:
        return None
    if claim.direction == source.direction and claim.direction in ("since", "until"):
        return _ordered(said, given, claim, source)  # the same beginning or end, or another
    if not _same_side(claim.direction, source.direction):
        return (
            Comparison.DISJOINT
            if {claim.direction, source.direction} == {"since", "until"}
            else Comparison.INCOMPARABLE
        )
    return _ordered(bounded(said, claim), bounded(given, source), claim, source)


def _same_side(claim: str | None, source: str | None) -> bool:
    """Tell whether two directions compare as stretches: "since 2014" says that something lasted, "in" does not."""
    if claim == "since" or source == "since":
        return {claim, source} <= {"since", "after"}
    if claim == "until" or source == "until":
        return {claim, source} <= {"until", "before", "by"}
    return True


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


def _weekdays(claim: DateMention, source: DateMention) -> Comparison | None:
    """Compare weekdays; that of a full date is known, so "Wednesday" is carried by 17 January 2024."""
    said, given = weekday_of(claim), weekday_of(source)
    if said is None or given is None:
        dated = stretch(claim) is not None and stretch(source) is not None
        return Comparison.FINER if dated and claim.weekday is not None else None
    if said != given:
        return Comparison.DISJOINT
    claimed_day, given_day = stretch(claim) is not None, stretch(source) is not None
    if claimed_day == given_day:
        return Comparison.EQUAL
    return Comparison.FINER if claimed_day else Comparison.CARRIED


def _seasons(claim: DateMention, source: DateMention) -> Comparison | None:
    if claim.season is not None and source.month is not None:
        return Comparison.INCOMPARABLE  # which months are summer depends on where
    return _same(claim.season, source.season)


# parts of a period and times of day


def _parts(claim: DateMention, source: DateMention) -> Comparison | None:
    """Compare "early", "late", "morning"; a finer date may lie in the part that the claim names."""
    allowed, whole, inner = part_of(claim), stretch(claim), stretch(source)
    finer = source.part is None and allowed is not None and whole is not None and inner is not None and whole != inner
    if not finer or allowed is None or inner is None or claim.direction or source.direction:
        return _same(claim.part, source.part)
    if allowed.contains(inner):
        return Comparison.CARRIED
    return Comparison.DISJOINT if allowed.disjoint(inner) else Comparison.FINER


def _moments(claim: DateMention, source: DateMention) -> Comparison | None:
    if claim.hour is None or source.hour is None:
        return _same(claim.hour, source.hour)
    said, given = minutes(claim), minutes(source)
    on_the_hour = not claim.minute and not source.minute and claim.end is None and source.end is None
    if claim.hour == source.hour and on_the_hour:
        said = given  # "5 p.m." is 17:00
    return _ordered(bounded(said, claim), bounded(given, source), claim, source)
