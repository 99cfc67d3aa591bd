"""A date as read from a text: the fields that were written, and nothing guessed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from claimcheck.model import Span


@dataclass(frozen=True, slots=True)
class DateMention:
    """One mention of a day, time, period or moment; a field is ``None`` where the words don't give it."""

    span: Span
    """The whole expression, with "before", "early" and the like."""
    year: int | None = None
    """Counted forwards; its era says from when."""
    month: int | None = None
    """1 to 12."""
    day: int | None = None
    """1 to 31."""
    weekday: int | None = None
    """0 is Monday."""
    hour: int | None = None
    """0 to 24."""
    minute: int | None = None
    quarter: int | None = None
    """1 to 4."""
    decade: int | None = None
    """Its first year, 1990 for "the 1990s"; below 100 where the century is not said."""
    century: int | None = None
    """20 for the twentieth."""
    season: str | None = None
    """spring, summer, autumn or winter."""
    era: str | None = None
    """BC where it is said; AD is not kept apart from nothing."""
    part: str | None = None
    """Which part of it: early, mid, late, morning, afternoon, evening, night, fiscal."""
    end: DateMention | None = None
    """The last day or year of a range."""
    direction: str | None = None
    """before, after, since, until or by, when it bounds a stretch of time instead of naming one."""
    approximate: bool = False
    """Whether "about", "around" or "circa" stands before it."""
    relative: str | None = None
    """Anchor, offset and unit of what is told from another moment: ``now:-1 day`` for yesterday, ``then:+2 day`` for
    "two days later", ``past:3 year`` for "the past three years"."""
    bound: str | None = None
    """How exactly a distance is told, as in ``bounds.tsv``: gt for "more than two years ago", about, ge …"""
    readings: tuple[DateMention, ...] = ()
    """Other ways to read it: 03/04/2024 is also the fourth of March."""

    def shifted(self, by: int) -> DateMention:
        """The same mention where its text begins at code point ``by`` of another one."""
        return replace(
            self,
            span=self.span.shifted(by),
            end=self.end.shifted(by) if self.end else None,
            readings=tuple(other.shifted(by) for other in self.readings),
        )

    @property
    def is_time(self) -> bool:
        """Whether it is a time of day and no date."""
        return self.hour is not None and self.month is None and self.year is None

    @property
    def empty(self) -> bool:
        """Whether no field of a calendar is set."""
        return all(getattr(self, name) is None for name in CALENDAR_FIELDS)


CALENDAR_FIELDS = (
    "year",
    "month",
    "day",
    "weekday",
    "hour",
    "minute",
    "quarter",
    "decade",
    "century",
    "season",
    "era",
    "part",
)


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
