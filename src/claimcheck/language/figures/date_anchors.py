"""Dates reckoned from the one before: "closed in 2019 and was torn down *two years later*" is 2021."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from claimcheck.language.figures.date_mention import DateMention, is_day

_DISTANCE = re.compile(r"then:([+-]\d+) (year|month|week|day)")
_FROM_BEFORE = ("later", "earlier")
"""Last words of a distance that counts from what was told before; "after" and "before" may go on: "after the war"."""
_WEEK, _YEAR = 7, 12


def anchored(text: str, mentions: Iterable[DateMention]) -> Iterator[DateMention]:
    """Give each distance that counts from the date before it that date's year, month or weekday, moved by so much."""
    before: DateMention | None = None
    for mention in mentions:
        moved = _moved(text, before, mention) if before is not None else mention
        if not moved.empty and not moved.is_time:
            before = moved
        yield moved


def _moved(text: str, before: DateMention, mention: DateMention) -> DateMention:
    distance = _DISTANCE.fullmatch(mention.relative or "")
    exact = mention.bound is None and before.end is None and before.direction is None and not before.approximate
    if distance is None or not exact or not mention.span.of(text).lower().endswith(_FROM_BEFORE):
        return mention
    return _MOVES[distance[2]](before, int(distance[1]), mention)


def _by_years(before: DateMention, count: int, mention: DateMention) -> DateMention:
    known = before.year is not None and before.era is None
    return replace(mention, year=before.year + count) if known and before.year is not None else mention


def _by_months(before: DateMention, count: int, mention: DateMention) -> DateMention:
    if before.month is None:
        return mention
    months = before.month - 1 + count
    year = None if before.year is None else before.year + months // _YEAR
    return replace(mention, year=year, month=months % _YEAR + 1)


def _by_days(before: DateMention, count: int, mention: DateMention) -> DateMention:
    year, month, day = before.year, before.month, before.day
    if year is not None and month is not None and day is not None and is_day(year, month, day):
        later = date(year, month, day) + timedelta(days=count)
        return replace(mention, year=later.year, month=later.month, day=later.day)
    if before.weekday is None:
        return mention
    return replace(mention, weekday=(before.weekday + count) % _WEEK)


def _by_weeks(before: DateMention, count: int, mention: DateMention) -> DateMention:
    return _by_days(before, count * _WEEK, mention) if before.day is not None else mention


_MOVES: dict[str, Callable[[DateMention, int, DateMention], DateMention]] = {
    "year": _by_years,
    "month": _by_months,
    "week": _by_weeks,
    "day": _by_days,
}
