"""Dates that belong together: a weekday with its day, and the two ends of a stretch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimcheck.language.figures.date_mention import DateMention
from claimcheck.model import Span

_COMMAS = frozenset({"", ",", ".", ".,", "the", ", the"})


def with_weekdays(text: str, mentions: Iterable[DateMention]) -> Iterator[DateMention]:
    """Make a weekday and the day it belongs to one mention: Wednesday, January 17."""
    held: DateMention | None = None
    for mention in mentions:
        if held is not None and _is_weekday_of(text, held, mention):
            held = replace(mention, span=Span(held.span.start, mention.span.end), weekday=held.weekday, part=held.part)
            continue
        if held is not None:
            yield held
        held = mention
    if held is not None:
        yield held


def _is_weekday_of(text: str, weekday: DateMention, day: DateMention) -> bool:
    bare = weekday.weekday is not None and weekday.day is None and weekday.relative is None
    dated = day.day is not None and day.weekday is None
    return bare and dated and text[weekday.span.end : day.span.start].strip() in _COMMAS


_LINKS = frozenset({"-", "--", "–", "—", "to", "until", "till", "through", "/"})
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_BETWEEN_LENGTH = len("between the ")


def with_ends(text: str, mentions: Iterable[DateMention]) -> Iterator[DateMention]:
    """Make two mentions that are the ends of one stretch one: from 3 May to 7 June, between March and June 2020."""
    held: DateMention | None = None
    for mention in mentions:
        joined = _joined(text, held, mention) if held is not None else None
        if held is not None and joined is None:
            yield _without_from(text, held)
        held = joined or mention
    if held is not None:
        yield _without_from(text, held)


_ONWARDS = re.compile(r"\s(?:onwards?\b|on\b(?! the\b))")


def _without_from(text: str, mention: DateMention) -> DateMention:
    """Read "from 2014 on" as "since 2014", and so a "From 2014" at the start; "a film from 2014" is of 2014."""
    if mention.direction != "from":
        return mention
    lone = mention.end is None and not mention.is_time and mention.relative is None
    begins = text[mention.span.start].isupper() or _ONWARDS.match(text, mention.span.end) is not None
    return replace(mention, direction="since" if lone and begins else None)


def _joined(text: str, left: DateMention, right: DateMention) -> DateMention | None:
    if not (_may_begin(left) and _may_end(right) and _alike(left, right)):
        return None
    opening = _BETWEEN.search(text, max(0, left.span.start - _BETWEEN_LENGTH), left.span.start)
    between = text[left.span.end : right.span.start].strip().lower()
    first_word = text[right.span.start : right.span.end].split(None, 1)[0].lower()
    linked = between in _LINKS or (between == "" and first_word in _LINKS) or (between == "and" and opening is not None)
    if not linked:
        return None
    span = Span(opening.start() if opening else left.span.start, right.span.end)
    year = right.year if left.year is None and left.month is not None else left.year
    return replace(left, span=span, year=year, end=replace(right, direction=None), direction=None)


def _plain(mention: DateMention) -> bool:
    return mention.relative is None and mention.end is None and not mention.readings


def _may_begin(mention: DateMention) -> bool:
    return _plain(mention) and mention.direction in (None, "from")


def _may_end(mention: DateMention) -> bool:
    return _plain(mention) and mention.direction in (None, "until")


_SHAPE = ("month", "day", "hour", "weekday", "decade", "century")


def _alike(left: DateMention, right: DateMention) -> bool:
    """Tell whether two mentions give the same fields; only the last may give the year."""
    same = all((getattr(left, name) is None) == (getattr(right, name) is None) for name in _SHAPE)
    return same and (left.year is None or right.year is not None)
