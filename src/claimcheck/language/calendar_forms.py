"""Absolute dates: the written forms of days, months, years, decades, quarters and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from claimcheck.language import lexicon
from claimcheck.language.counted import is_plural
from claimcheck.language.date_mention import DateMention, is_day
from claimcheck.language.numerals import function_words, values
from claimcheck.language.scan import Scan
from claimcheck.model import Span


@cache
def names(*kinds: str) -> dict[str, int]:
    """Name → number for the calendar words of some kinds (see ``date_words.tsv``)."""
    return {row[0]: int(row[2]) for row in lexicon.rows("date_words.tsv") if row[1] in kinds}


@cache
def months() -> dict[str, int]:
    """Every written form of a month, lower-case."""
    return names("month", "month-short", "month-word")


@cache
def weekdays() -> dict[str, int]:
    """Every written form of a weekday, lower-case; 0 is Monday."""
    return names("weekday", "weekday-short")


_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:/]\d|\w|%)"
_YEAR = r"[12]\d{3}(?!\d|[.,]\d|\w|%)"
_TO = r"(?:\s?[-–—‑]\s?|\s+(?:to|until|through|till)\s+|/)"
_DIGIT_FORMS = (
    r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?:[T ](?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?Z?)?(?!\w)",
    r"(?P<year>\d{4})/(?P<month>0?[1-9]|1[0-2])/(?P<day>0?[1-9]|[12]\d|3[01])(?![\w/])",
    r"(?P<first>\d{1,2})(?P<sep>[/.-])(?P<second>\d{1,2})(?P=sep)(?P<year>[12]\d{3})(?![\w/])",
    r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<short>\d{2})(?![\w/])",
    r"(?P<hour>0?[1-9]|1[0-2])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[AaPp])(?:[Mm]\b|\.\s?[Mm]\.?)",
    r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\w:])",
    r"(?P<hour>0?[1-9]|1[0-2])\s+o['’]clock\b",
    r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:GMT|UTC|BST|CET|EST|EDT|PST|PDT)\b)",
    r"(?P<decade>[12]\d\d0)['’]?s\b",
    r"(?P<year>[12]\d{3})\s?[-–—‑/]\s?(?P<year2>[12]\d{3}|\d{2})(?!\d|[-–.,/]\d|\w|%)",
    r"(?P<year>\d{1,5})\s?(?P<era>BCE?|B\.C\.(?:E\.)?|CE|AD|A\.D\.)(?!\w)",
    r"(?P<century>\d{1,2})(?:st|nd|rd|th)[\s-]+centur(?:y|ies)\b(?:\s+(?P<era>BCE?|CE|AD)\b)?",
)
_WORD_FORMS = (
    r"(?:AD|A\.D\.)\s?(?P<year>\d{1,4})(?!\w)",
    r"Q(?P<quarter>[1-4])(?:\s+(?:of\s+)?(?P<year>[12]\d{3}))?(?!\w)",
    r"FY\s?'?(?P<fiscal>[12]\d{3}|\d\d)(?!\w)",
    r"['’](?P<decade2>\d0)s\b",
)


@cache
def _dated_forms() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """Patterns that begin with digits, with a month, and with another word."""
    month = "|".join(sorted(months(), key=lambda name: (-len(name), name)))
    month_of = rf"(?P<month>(?:{month})\b)\.?"
    year = rf"(?:,?\s+(?:of\s+)?(?P<year>{_YEAR}))?"
    day_first = rf"(?P<day>{_DAY})(?:{_TO}(?P<day2>{_DAY}))?(?:\s+(?:of\s+)?|-)(?:the\s+)?{month_of}{year}"
    month_first = (
        rf"{month_of}\s+(?:the\s+)?(?P<day>{_DAY})(?:{_TO}(?:(?P<month2>(?:{month})\b)\.?\s+)?(?P<day2>{_DAY}))?{year}",
        rf"{month_of}(?:,?\s+(?:of\s+)?|-)(?P<year>{_YEAR})",
        rf"{month_of}\s+['’](?P<short>\d\d)\b",
    )
    digits = tuple(re.compile(form) for form in (*_DIGIT_FORMS[:2], *_DIGIT_FORMS[2:4]))
    day = re.compile(day_first, re.IGNORECASE)
    rest = tuple(re.compile(form) for form in _DIGIT_FORMS[4:])
    return (
        (*digits, day, *rest),
        tuple(re.compile(form, re.IGNORECASE) for form in month_first),
        tuple(map(re.compile, _WORD_FORMS)),
    )


_WORD_STARTS = frozenset({"ad", "a", "q", "fy", "'", "’"})


def calendar_dates(tokens: Scan) -> Iterator[DateMention]:
    """The absolute dates of a text in order, not overlapping; weekdays, bare months and bare years among them."""
    by_digit, by_month, by_word = _dated_forms()
    month_names, week, behind = months(), weekdays(), 0
    for index in range(tokens.count):
        word = tokens.words[index]
        if tokens.starts[index] < behind:
            continue
        found: DateMention | None = None
        if word[0].isdecimal():
            found = _digit_form(tokens, index, by_digit)
        elif word in month_names:
            found = _matched(tokens, index, by_month) or _bare_month(tokens, index)
        elif word in week:
            found = _weekday(tokens, index)
        elif word in _WORD_STARTS:
            found = _matched(tokens, index, by_word)
        elif word in ("century", "centuries", "quarter"):
            found = _worded_period(tokens, index)
        elif word in _SEASONS:
            found = _season(tokens, index)
        elif word in ("noon", "midday", "midnight"):
            found = DateMention(tokens.span(index, index + 1), hour=0 if word == "midnight" else 12, minute=0)
        if found is not None:
            behind = found.span.end
            yield found


def _digit_form(tokens: Scan, index: int, forms: tuple[re.Pattern[str], ...]) -> DateMention | None:
    following = tokens.words[index + 1]
    plain = tokens.words[index].isdecimal()
    if plain and len(tokens.words[index]) == 4:  # noqa: PLR2004 - a year
        return _matched(tokens, index, forms) or _bare_year(tokens, index)
    if following[:1] in _AFTER_DAY or following in _AFTER_NUMBER or following in months() or not plain:
        return _matched(tokens, index, forms)
    return None


_AFTER_DAY = frozenset("-–—‑/:.'’")
_AFTER_NUMBER = frozenset({"st", "nd", "rd", "th", "of", "to", "until", "till", "through", "am", "pm", "a", "p", "o'clock", "bc", "bce",
                           "ad", "ce", "b", "gmt", "utc", "s"})  # fmt: skip


def _matched(tokens: Scan, index: int, forms: tuple[re.Pattern[str], ...]) -> DateMention | None:
    if tokens.glued(index) and tokens.words[index - 1] in ("/", "$", "£", "€", "#"):
        return None
    end = tokens.ends[tokens.count - 1]
    for form in forms:
        match = form.match(tokens.text, tokens.starts[index], end)
        if match is not None:
            found = _read(match)
            if found is not None and _capital_enough(match):
                return found
    return None


def _capital_enough(match: re.Match[str]) -> bool:
    """Whether the month is written as one: "3 may be" is no date, "3 May" and "3 january" are."""
    written = match.groupdict().get("month")
    return written is None or written.isdecimal() or written[:1].isupper() or written.lower() in names("month")


def _read(match: re.Match[str]) -> DateMention | None:
    """The mention that a match says, if the calendar has it."""
    group = {name: value for name, value in match.groupdict().items() if value is not None}
    span = Span(*match.span())
    if "first" in group:
        return _slashed(group, span)
    fields: dict[str, Any] = {
        name: _number(group[name])
        for name in ("year", "month", "day", "hour", "minute", "quarter", "century")
        if name in group
    }
    fields |= _odd_fields(group)
    if "day" in fields and not is_day(fields.get("year", 2000), fields["month"], fields["day"]):
        return None
    end = _end(group, fields, span)
    if end is None and ("day2" in group or "year2" in group):
        return None
    return DateMention(span, **fields, end=end)


def _number(written: str) -> int:
    digits = "".join(char for char in written if char.isdecimal())
    return int(digits) if digits else months()[written.lower()]


def _odd_fields(group: dict[str, str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if "half" in group:
        fields["hour"] = int(group["hour"]) % 12 + (12 if group["half"] in "Pp" else 0)
    if "short" in group:
        fields["year"] = _full_year(int(group["short"]))
    if "fiscal" in group:
        fields |= {"year": _full_year(int(group["fiscal"])), "part": "fiscal"}
    if "decade" in group or "decade2" in group:
        fields["decade"] = int(group.get("decade", 0)) or _full_decade(int(group["decade2"]))
    if group.get("era", "A").startswith("B"):
        fields["era"] = "BC"
    return fields


_PIVOT = 50
"""Two-digit years from here on are of the last century (ISO C and POSIX put the pivot at 69)."""


def _full_year(year: int) -> int:
    return year if year > 99 else year + (1900 if year >= _PIVOT else 2000)  # noqa: PLR2004 - two digits


def _full_decade(decade: int) -> int:
    return 1900 + decade if decade >= _PIVOT else decade


def _slashed(group: dict[str, str], span: Span) -> DateMention | None:
    """Day and month in either order; both are kept when both are possible."""
    first, second = int(group["first"]), int(group["second"])
    year = _full_year(int(group.get("year") or group["short"]))
    pairs = dict.fromkeys(((first, second), (second, first)))
    found = [DateMention(span, year=year, month=month, day=day) for day, month in pairs if is_day(year, month, day)]
    if not found:
        return None
    return DateMention(span, year=year, month=found[0].month, day=found[0].day, readings=tuple(found[1:]))


def _end(group: dict[str, str], fields: dict[str, Any], span: Span) -> DateMention | None:
    """The last day or year of a range, when it lies behind the first."""
    if "year2" in group:
        last = int(group["year2"])
        last += fields["year"] // 100 * 100 if last < 100 else 0  # noqa: PLR2004 - two digits
        return DateMention(span, year=last) if last > fields["year"] else None
    if "day2" not in group:
        return None
    month = _number(group["month2"]) if "month2" in group else fields["month"]
    day = _number(group["day2"])
    if not is_day(fields.get("year", 2000), month, day) or (month == fields["month"] and day <= fields["day"]):
        return None
    return DateMention(span, year=fields.get("year"), month=month, day=day)


# single words and bare numbers

_BEFORE_MONTH = frozenset({"in", "since", "by", "until", "till", "of", "early", "late", "mid", "last", "next", "this", "from", "to", "between",
                           "before", "after", "during", "and", "through", "every", "each", "for", "following", "previous", "-", "–", "/"})  # fmt: skip
_BEFORE_YEAR = _BEFORE_MONTH | frozenset({"around", "about", "circa", "c", "ca", "the", "(", "spring", "summer", "autumn", "fall", "winter",
                                          "year", "born", "’", "'", ",", "quarter", "half", "season", "than", "christmas", "easter", "‘"})  # fmt: skip
_SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}
_YEARS = range(1000, 2200)


def _bare_month(tokens: Scan, index: int) -> DateMention | None:
    word = tokens.words[index]
    span = tokens.span(index, index + 1)
    if word in names("month"):
        return DateMention(span, month=months()[word])
    before = tokens.words[index - 1] if index else ""
    if word in names("month-word") and tokens.capital(index) and before in _BEFORE_MONTH and before != "and":
        return DateMention(span, month=months()[word])
    return None


def _weekday(tokens: Scan, index: int) -> DateMention | None:
    word = tokens.words[index]
    if word in names("weekday-short"):
        dated = (
            tokens.words[index + 1] in (".", ",")
            or tokens.words[index + 1].isdecimal()
            or tokens.words[index + 1] in months()
        )
        if not tokens.capital(index) or not (dated or tokens.words[index - 1] == "on"):
            return None
    part = tokens.words[index + 1] if tokens.words[index + 1] in PARTS_OF_DAY else None
    last = index + 2 if part else index + 1
    return DateMention(tokens.span(index, last), weekday=weekdays()[word], part=part)


PARTS_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})


def _bare_year(tokens: Scan, index: int) -> DateMention | None:
    """Four digits that read as a year from what stands beside them."""
    year = int(tokens.words[index])
    if year not in _YEARS or (
        tokens.glued(index) and tokens.words[index - 1] not in ("(", "[", "-", "–", "—", "/", "‘", "'", '"', "“")
    ):
        return None
    before, after = tokens.words[index - 1] if index else "", tokens.words[index + 1]
    if after in _NOT_AFTER_YEAR or (tokens.glued(index + 1) and (after[:1].isalnum() or after in ("%", "+", "°"))):
        return None
    counts = is_plural(after) or (
        is_plural(tokens.words[index + 2]) and after.isalpha() and after not in function_words()
    )
    if before in ("in", "since", "by", "until", "till", "during", "early", "late", "mid", "from"):
        named = True
    elif before == "the":
        named = year >= 1500  # noqa: PLR2004 - "the 1984 elections", and not "the 1200 voters"
    else:
        named = not counts and (before in _BEFORE_YEAR or after in _AFTER_YEAR or after.isalpha() or before in months())
    return DateMention(tokens.span(index, index + 1), year=year) if named else None


_NOT_AFTER_YEAR = frozenset({"%", "percent", "per", "million", "billion", "thousand", "hundred", "km", "kg", "mg", "m", "metres", "meters",
                             "miles", "feet", "people", "dollars", "pounds", "euros", "°"})  # fmt: skip
_AFTER_YEAR = frozenset(
    {"", ".", ",", ";", ":", ")", "]", "and", "?", "!", "–", "-", "—", "was", "when", "or", "to", "'s"}
)


def _worded_period(tokens: Scan, index: int) -> DateMention | None:
    """ "The twentieth century", "the third quarter of 2021"."""
    before = index - 1
    if tokens.words[before] == "-":
        before -= 1
    number = values("ordinal").get(tokens.words[before])
    if number is None:
        return None
    tens = before - 2 if tokens.words[before - 1] == "-" else before - 1
    if number < 10 and tokens.words[tens] in values("tens"):  # noqa: PLR2004 - one digit
        number, before = number + values("tens")[tokens.words[tens]], tens
    if tokens.words[index] != "quarter":
        return DateMention(tokens.span(before, index + 1), century=int(number))
    if number > 4:  # noqa: PLR2004 - quarters of a year
        return None
    skip = index + 2 if tokens.words[index + 1] == "of" else index + 1
    year = tokens.words[skip]
    if year.isdecimal() and int(year) in _YEARS:
        return DateMention(tokens.span(before, skip + 1), quarter=int(number), year=int(year))
    return DateMention(tokens.span(before, index + 1), quarter=int(number))


def _season(tokens: Scan, index: int) -> DateMention | None:
    word = tokens.words[index]
    skip = index + 2 if tokens.words[index + 1] == "of" else index + 1
    year = tokens.words[skip]
    if year.isdecimal() and int(year[:5]) in _YEARS:
        return DateMention(tokens.span(index, skip + 1), season=_SEASONS[word], year=int(year))
    before = tokens.words[index - 1] if index else ""
    sure = before in ("in", "last", "next", "this") or (
        before == "the" and word != "fall" and tokens.words[index - 2] in ("in", "during")
    )
    return DateMention(tokens.span(index, index + 1), season=_SEASONS[word]) if sure else None
