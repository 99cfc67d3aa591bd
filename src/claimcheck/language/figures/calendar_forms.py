"""Written forms of days, times, months, years, decades, centuries and quarters, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from claimcheck.language.figures.calendar_names import months, names
from claimcheck.language.figures.date_mention import DateMention, is_day
from claimcheck.language.figures.scan import Scan
from claimcheck.model import Span

Forms = tuple[re.Pattern[str], ...]

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:/]\d|\w|%)"
_YEAR = r"[12]\d{3}(?!\d|[.,]\d|\w|%)"
_TO = r"(?:\s?[-–—‑]\s?|\s+(?:to|until|through|till|and)\s+|/)"
_DOT = r"(?:(?<![a-z]{5})\.)?"
"""The full stop of a shortened month, and not that of a sentence that ends in "January"."""
_COMMA = r"(?:\s?,)?\s+"
"""Before a year; words that were taken apart have a blank on both sides: "May 8 , 1970"."""
_ISO_TIME = r"(?:[T ](?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?Z?)?(?!\w)"
_ZONES = r"(?:GMT|UTC|BST|CET|EST|EDT|PST|PDT)"
_NUMERIC_FORMS = (
    rf"(?P<year>\d{{4}})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01]){_ISO_TIME}",
    r"(?P<year>\d{4})/(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])(?![\w/])",
    r"(?P<first>\d{1,2})(?P<sep>[/.-])(?P<second>\d{1,2})(?P=sep)(?P<year>[12]\d{3})(?![\w/])",
    r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<short>\d{2})(?![\w/])",
)
_OTHER_DIGIT_FORMS = (
    r"(?P<hour>0?[1-9]|1[0-2])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[AaPp])(?:[Mm]\b|\.\s?[Mm]\.?)",
    rf"(?P<hour>0?[1-9]|1[0-2])(?:[:.](?P<minute>[0-5]\d))?{_TO}(?P<hour2>0?[1-9]|1[0-2])(?:[:.](?P<minute2>[0-5]\d))?"
    r"\s?(?P<half>[AaPp])(?:[Mm]\b|\.\s?[Mm]\.?)",
    r"(?<!\d:)(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\w:])",
    rf"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d):[0-5]\d(?=\s?{_ZONES}\b)",
    r"(?<=\b[Aa]t )(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d):[0-5]\d(?![\w:])",  # "in 2:21:08" is how long it took
    r"(?P<clock>0?[1-9]|1[0-2])\s+o['’]clock\b",
    rf"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?{_ZONES}\b)",
    r"(?P<decade>[12]\d\d0)['’]?s\b",
    r"(?P<year>[12]\d{3})\s?[-–—‑/]\s?(?P<year2>[12]\d{3}|\d{2}(?!\s+[A-Z][a-z]+\.?,?\s+[12]\d{3}))(?!\d|[-–.,/]\d|\w|%)",
    r"(?P<year>\d{1,5})\s?(?P<era>BCE?|B\.C\.(?:E\.)?|CE|AD|A\.D\.)(?!\w)",
    r"(?P<century>\d{1,2})(?:st|nd|rd|th)[\s-]+[Cc]entur(?:y|ies)\b(?:\s+(?P<era>BCE?|CE|AD)\b)?",
)
_WORD_FORMS = (
    r"(?:AD|A\.D\.)\s?(?P<year>\d{1,4})(?!\w)",
    r"Q(?P<quarter>[1-4])(?:\s+(?:of\s+)?(?P<year>[12]\d{3}))?(?!\w)",
    r"FY\s?['’]?(?P<fiscal>[12]\d{3}|\d\d)(?!\w)",
    r"['’‘](?P<decade2>\d0)s\b",
)


@cache
def _month_pattern() -> str:
    return "|".join(sorted(months(), key=lambda name: (-len(name), name)))


@cache
def digit_forms() -> Forms:
    """Return the patterns of dates and times that begin with a digit."""
    year = rf"(?:{_COMMA}(?:of\s+)?(?P<year>{_YEAR}))?"
    month = rf"(?P<month>(?:{_month_pattern()})\b){_DOT}"
    day = rf"(?P<day>{_DAY})(?:{_TO}(?P<day2>{_DAY}))?(?:\s+(?:of\s+)?|-)(?:the\s+)?{month}{year}"
    plain = (re.compile(form) for form in _NUMERIC_FORMS)
    return (*plain, re.compile(day, re.IGNORECASE), *(re.compile(form) for form in _OTHER_DIGIT_FORMS))


@cache
def month_forms() -> Forms:
    """Return the patterns of dates that begin with a month."""
    month = rf"(?P<month>(?:{_month_pattern()})\b){_DOT}"
    second = rf"(?:{_TO}(?:(?P<month2>(?:{_month_pattern()})\b)\.?\s+)?(?P<day2>{_DAY}))?"
    forms = (
        rf"{month}\s+(?:the\s+)?(?P<day>{_DAY}){second}(?:{_COMMA}(?:of\s+)?(?P<year>{_YEAR}))?",
        rf"{month}(?:{_COMMA}(?:of\s+)?|-)(?P<year>{_YEAR})",
        rf"{month}\s?[-–—/]\s?(?P<month2>(?:{_month_pattern()})\b)\.?(?:,?\s+(?P<year>{_YEAR}))?",
        rf"{month}\s+['’](?P<short>\d\d)\b",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def word_forms() -> Forms:
    """Return the patterns of dates that begin with another sign: AD 79, Q3 2021, FY2021, '90s."""
    return tuple(re.compile(form) for form in _WORD_FORMS)


def matched(tokens: Scan, index: int, forms: Iterable[re.Pattern[str]]) -> DateMention | None:
    """Read the date that begins at token ``index`` in the first of some forms that fits."""
    if tokens.glued(index) and tokens.words[index - 1] in ("/", "$", "£", "€", "#"):
        return None
    end = tokens.ends[tokens.count - 1]
    for form in forms:
        match = form.match(tokens.text, tokens.starts[index], end)
        if match is not None and _month_written(match):
            found = _mention(match)
            if found is not None:
                return found
    return None


def _month_written(match: re.Match[str]) -> bool:
    """Tell whether the month is written as one: "3 may be" is no date, "3 May" and "3 january" are."""
    written = match.groupdict().get("month")
    return written is None or written.isdecimal() or written[:1].isupper() or written.lower() in names("month")


_PLAIN_FIELDS = ("year", "month", "day", "hour", "minute", "quarter", "century")
_ANY_LEAP_YEAR = 2000


def _mention(match: re.Match[str]) -> DateMention | None:
    """Make the mention that a match says, if the calendar has it."""
    group = {name: value for name, value in match.groupdict().items() if value is not None}
    span = Span(*match.span())
    if "first" in group:
        return _day_or_month_first(group, span)
    if "clock" in group:
        hour = int(group["clock"])
        return DateMention(span, hour=hour, readings=(DateMention(span, hour=(hour + 12) % 24),))
    fields: dict[str, Any] = {name: _number(group[name]) for name in _PLAIN_FIELDS if name in group} | _derived(group)
    if "day" in fields and not is_day(fields.get("year", _ANY_LEAP_YEAR), fields["month"], fields["day"]):
        return None
    end = _end(group, fields, span)
    if end is None and not {"day2", "year2", "hour2", "month2"}.isdisjoint(group):
        return None
    return DateMention(span, **fields, end=end)


def _number(written: str) -> int:
    digits = "".join(char for char in written if char.isdecimal())
    return int(digits) if digits else months()[written.lower()]


def _derived(group: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if "half" in group:
        fields["hour"] = _hour(group["hour"], group["half"])
    if "short" in group:
        fields["year"] = _full(int(group["short"]))
    if "fiscal" in group:
        fields |= {"year": _full(int(group["fiscal"])), "part": "fiscal"}
    if "decade" in group:
        fields["decade"] = int(group["decade"])
    if "decade2" in group:
        decade = int(group["decade2"])
        fields["decade"] = 1900 + decade if decade >= _PIVOT else decade
    if group.get("era", "A").startswith("B"):
        fields["era"] = "BC"
    return fields


def _hour(written: str, half: str) -> int:
    return int(written) % 12 + (12 if half in "Pp" else 0)


_PIVOT = 50
"""Two-digit years from here on are of the last century (POSIX puts the pivot at 69, spreadsheets at 30)."""
_CENTURY = 100


def _full(year: int) -> int:
    return year if year >= _CENTURY else year + (1900 if year >= _PIVOT else 2000)


def _day_or_month_first(group: dict[str, str], span: Span) -> DateMention | None:
    """Read 03/04/2024 with the day first, and keep the other reading when the calendar has it."""
    first, second = int(group["first"]), int(group["second"])
    year = _full(int(group.get("year") or group["short"]))
    pairs = dict.fromkeys(((first, second), (second, first)))
    found = [DateMention(span, year=year, month=month, day=day) for day, month in pairs if is_day(year, month, day)]
    return (
        DateMention(span, year=year, month=found[0].month, day=found[0].day, readings=tuple(found[1:]))
        if found
        else None
    )


def _end(group: dict[str, str], fields: dict[str, Any], span: Span) -> DateMention | None:
    """Make the last day or year of a range, when it lies behind the first."""
    if "year2" in group:
        last = int(group["year2"])
        last += fields["year"] // _CENTURY * _CENTURY if last < _CENTURY else 0
        return DateMention(span, year=last) if last > fields["year"] else None
    if "hour2" in group:
        return DateMention(
            span,
            hour=_hour(group["hour2"], group["half"]),
            minute=int(group["minute2"]) if "minute2" in group else None,
        )
    if "day2" not in group:
        return DateMention(span, year=fields.get("year"), month=_number(group["month2"])) if "month2" in group else None
    month = _number(group["month2"]) if "month2" in group else fields["month"]
    day = _number(group["day2"])
    if not is_day(fields.get("year", _ANY_LEAP_YEAR), month, day) or (
        month == fields["month"] and day <= fields["day"]
    ):
        return None
    return DateMention(span, year=fields.get("year"), month=month, day=day)
