"""Dates: what a text says of when, from clock times to centuries, absolute and relative."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.language.calendar_forms import calendar_dates
from claimcheck.language.date_comparison import compare_dates
from claimcheck.language.date_mention import DateMention
from claimcheck.language.intervals import Comparison
from claimcheck.language.numerals import Numeral, numerals
from claimcheck.language.relative_dates import relative_dates
from claimcheck.language.scan import Scan, scan
from claimcheck.model import Span

__all__ = ["Comparison", "DateMention", "compare_dates", "dates_in", "find_dates"]


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[DateMention, ...]:
    """All dates and times of ``text[start:end]``, in order; their spans count in the whole ``text``."""
    tokens = scan(text, start, end)
    return dates_in(tokens, list(numerals(tokens)))


def dates_in(tokens: Scan, found: Sequence[Numeral]) -> tuple[DateMention, ...]:
    """All dates of scanned text whose numerals are known."""
    mentions = _apart(sorted([*calendar_dates(tokens), *relative_dates(tokens, found)], key=_longest_first))
    if not mentions:
        return ()
    places = {start: index for index, start in enumerate(tokens.starts[: tokens.count])}
    return tuple(_ranged(tokens, [_led(tokens, places, mention) for mention in _merged(tokens.text, mentions)]))


def _longest_first(mention: DateMention) -> tuple[int, int]:
    return mention.span.start, -mention.span.end


def _apart(mentions: Iterable[DateMention]) -> list[DateMention]:
    """Without those that begin inside an earlier one; "last Sunday" swallows "Sunday"."""
    kept: list[DateMention] = []
    for mention in mentions:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept


def _merged(text: str, mentions: list[DateMention]) -> Iterator[DateMention]:
    """A weekday and the day it belongs to are one mention: Wednesday, January 17."""
    held: DateMention | None = None
    for mention in mentions:
        if held is not None and _weekday_of(text, held, mention):
            held = replace(mention, span=Span(held.span.start, mention.span.end), weekday=held.weekday, part=held.part)
            continue
        if held is not None:
            yield held
        held = mention
    if held is not None:
        yield held


def _weekday_of(text: str, weekday: DateMention, day: DateMention) -> bool:
    if (
        weekday.weekday is None
        or weekday.day is not None
        or weekday.relative
        or day.day is None
        or day.weekday is not None
    ):
        return False
    return text[weekday.span.end : day.span.start].strip() in ("", ",", ".", "the", ", the")


_DIRECTIONS = {"before": "before", "after": "after", "since": "since", "until": "until", "till": "until", "by": "by", "through": "until",
               "prior to": "before", "ahead of": "before", "as of": "since", "no later than": "by", "later than": "after",
               "earlier than": "before", "up to": "until", "from": "from"}  # fmt: skip
_PARTS = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "start": "early",
    "beginning": "early",
    "end": "late",
}
_ABOUT = frozenset({"about", "around", "circa", "c", "ca", "approximately", "roughly"})


def _led(tokens: Scan, places: dict[int, int], mention: DateMention) -> DateMention:
    """With the words before it: early, the end of, around, before."""
    first = places[mention.span.start]
    if mention.relative is None:
        first, mention = _with_part(tokens, first, mention)
        mention = replace(mention, approximate=tokens.words[first - 1 if first else -1] in _ABOUT)
        first -= 1 if mention.approximate else 0
    led = _direction(tokens, first)
    if led is not None:
        first, direction = led
        mention = replace(mention, direction=direction)
    return replace(mention, span=Span(tokens.starts[first], mention.span.end))


def _with_part(tokens: Scan, first: int, mention: DateMention) -> tuple[int, DateMention]:
    before = [word for word in tokens.words[max(0, first - 4) : first] if word not in ("of", "-", "the", "in")]
    near = tokens.words[first - 1 if first else -1] in ("of", "-", "the", *_PARTS)
    part = _PARTS.get(before[-1]) if before and near else None
    if part is None or mention.day is not None or mention.is_time:
        return first, mention
    while tokens.words[first] != before[-1]:
        first -= 1
    return first, replace(mention, part=mention.part or part)


def _direction(tokens: Scan, first: int) -> tuple[int, str] | None:
    start = first - 1 if first and tokens.words[first - 1] in ("the", "on", "in") else first
    for length in (3, 2, 1):
        if start >= length:
            direction = _DIRECTIONS.get(" ".join(tokens.words[start - length : start]))
            if direction is not None:
                return start - length, direction
    return None


_OPENING = re.compile(r"between\s+(?:the\s+)?$", re.IGNORECASE)
_JOINTS = frozenset({"-", "–", "—", "to", "until", "till", "through", "/"})


def _ranged(tokens: Scan, mentions: list[DateMention]) -> Iterator[DateMention]:
    """Two mentions that are the ends of one stretch become one: from 3 May to 7 June, between March and June 2020."""
    held: DateMention | None = None
    for mention in mentions:
        joined = _joined(tokens.text, held, mention) if held is not None else None
        if held is not None and joined is None:
            yield _lone(held)
        held = joined or mention
    if held is not None:
        yield _lone(held)


def _lone(mention: DateMention) -> DateMention:
    """ "From 2014" without an end is "since 2014"."""
    if mention.direction != "from":
        return mention
    return replace(mention, direction=None if mention.end or mention.is_time else "since")


def _joined(text: str, left: DateMention, right: DateMention) -> DateMention | None:
    between = text[left.span.end : right.span.start].strip().lower()
    word = text[right.span.start : right.span.end].split(None, 1)[0].lower()
    opening = _OPENING.search(text, max(0, left.span.start - 12), left.span.start)
    fits = between in _JOINTS or (between == "" and word in _JOINTS) or (between == "and" and opening)
    if not fits or left.relative or right.relative or left.end or right.end or left.readings or right.readings:
        return None
    if _shape(left) != _shape(right) and not (left.year is None and right.year is not None):
        return None
    if left.direction not in (None, "from") or right.direction not in (None, "until"):
        return None
    filled = left.year if left.year is not None or left.is_time or left.weekday is not None else right.year
    span = Span(opening.start() if opening else left.span.start, right.span.end)
    return replace(left, span=span, year=filled, end=replace(right, direction=None), direction=None)


def _shape(mention: DateMention) -> tuple[bool, ...]:
    return tuple(
        part is None
        for part in (
            mention.month,
            mention.day,
            mention.hour,
            mention.year,
            mention.weekday,
            mention.decade,
            mention.century,
        )
    )
