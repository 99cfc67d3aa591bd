"""Dates told from another moment: yesterday, last week, two days later, the past three years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.language.date_mention import DateMention
from claimcheck.language.calendar_forms import PARTS_OF_DAY, months, weekdays
from claimcheck.language.numerals import Numeral, NumeralKind
from claimcheck.language.scan import Scan

_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_UNITS = {"second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "fortnight": "fortnight", "month": "month",
          "quarter": "quarter", "year": "year", "decade": "decade", "century": "century", "weekend": "weekend", "night": "night",
          "morning": "morning", "afternoon": "afternoon", "evening": "evening", "summer": "summer", "winter": "winter",
          "spring": "spring", "autumn": "autumn", "fall": "autumn", "season": "season"}  # fmt: skip
_PLURALS = {f"{unit}s": name for unit, name in _UNITS.items()} | {"centuries": "century"}
_STEPS = {"last": ("now", -1), "past": ("now", -1), "this": ("now", 0), "current": ("now", 0), "next": ("now", 1), "coming": ("now", 1),
          "previous": ("then", -1), "preceding": ("then", -1), "same": ("then", 0), "following": ("then", 1)}  # fmt: skip
_SPANS = {"last": "past", "past": "past", "previous": "past", "next": "next", "coming": "next"}
_AFTER = {
    "ago": ("now", -1),
    "hence": ("now", 1),
    "later": ("then", 1),
    "after": ("then", 1),
    "earlier": ("then", -1),
    "before": ("then", -1),
}
_PARTS = frozenset({"earlier", "later", "early", "late"})
_LONG = frozenset({"day", "week", "month", "year", "decade", "century", "fortnight", "quarter"})


def relative_dates(tokens: Scan, numerals: Sequence[Numeral]) -> Iterator[DateMention]:
    """The relative dates of a text, in no order; ``numerals`` are those of the same text."""
    words = tokens.words
    for index in range(tokens.count):
        word = words[index]
        found: DateMention | None = None
        if word in _DAYS:
            found = _named_day(tokens, index)
        elif word in _STEPS:
            found = _stepped(tokens, index)
        elif word in _UNITS and words[index - 1] in ("a", "an", "one", "the"):
            found = _single(tokens, index)
        if found is not None:
            yield found
    for numeral in numerals:
        found = _counted(tokens, numeral)
        if found is not None:
            yield found


def _named_day(tokens: Scan, index: int) -> DateMention:
    word = tokens.words[index]
    part = (
        "night" if word == "tonight" else tokens.words[index + 1] if tokens.words[index + 1] in PARTS_OF_DAY else None
    )
    last = index + 2 if part and word != "tonight" else index + 1
    first, offset = index, _DAYS[word]
    if offset and tokens.words[index - 2 : index] in (["day", "before"], ["day", "after"]):
        first, offset = index - 2, offset * 2
    return DateMention(tokens.span(first, last), relative=_told("now", offset, "day"), part=part)


def _told(anchor: str, offset: int, unit: str) -> str:
    return f"{anchor}:{offset:+d} {unit}"


def _stepped(tokens: Scan, index: int) -> DateMention | None:
    """ "Last week", "the following day", "next Sunday", "earlier this month"."""
    following = tokens.words[index + 1]
    anchor, offset = _STEPS[tokens.words[index]]
    first = index
    if tokens.words[index - 1] == "the" and index:
        first, anchor = index - 1, "then" if anchor == "now" and offset == 1 else anchor
    part = tokens.words[first - 1] if first and tokens.words[first - 1] in _PARTS else None
    first = first - 1 if part else first
    part = {"earlier": "early", "later": "late"}.get(part or "", part)
    if following in weekdays() and tokens.capital(index + 1):
        return DateMention(
            tokens.span(first, index + 2),
            weekday=weekdays()[following],
            relative=_told(anchor, offset, "weekday"),
            part=part,
        )
    if following in months() and (tokens.capital(index + 1) or len(following) > 5):  # noqa: PLR2004 - "may", "march"
        return DateMention(
            tokens.span(first, index + 2),
            month=months()[following],
            relative=_told(anchor, offset, "month-name"),
            part=part,
        )
    unit = _UNITS.get(following)
    if unit is None or (unit == "second" and offset == 0):
        return None
    return DateMention(tokens.span(first, index + 2), relative=_told(anchor, offset, unit), part=part)


def _single(tokens: Scan, index: int) -> DateMention | None:
    """ "A week ago", "the day before", "a year later"."""
    step = _AFTER.get(tokens.words[index + 1])
    unit = _UNITS[tokens.words[index]]
    if (
        step is None
        or (tokens.words[index - 1] == "the" and unit not in _LONG)
        or tokens.words[index + 2] in ("yesterday", "tomorrow")
    ):
        return None
    return DateMention(tokens.span(index - 1, index + 2), relative=_told(step[0], step[1], unit))


def _counted(tokens: Scan, numeral: Numeral) -> DateMention | None:
    """ "Two days later", "the past three years"."""
    unit = _PLURALS.get(tokens.words[numeral.last])
    if unit is None or numeral.kind not in (NumeralKind.CARDINAL, NumeralKind.VAGUE):
        return None
    before = tokens.words[numeral.first - 1] if numeral.first else ""
    amount = f"{numeral.low}" if numeral.low == numeral.high else f"{numeral.low}-{numeral.high}"
    step = _AFTER.get(tokens.words[numeral.last + 1])
    if step is not None:
        anchor, sign = step
        return DateMention(
            tokens.span(numeral.first, numeral.last + 2), relative=f"{anchor}:{'+' if sign > 0 else '-'}{amount} {unit}"
        )
    if before in _SPANS:
        return DateMention(
            tokens.span(numeral.first - 1, numeral.last + 1), relative=f"{_SPANS[before]}:{amount} {unit}"
        )
    return None
