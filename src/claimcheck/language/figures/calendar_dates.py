"""Absolute dates of a text: the written forms, and words and years that read as a date by what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.language.figures.calendar_forms import digit_forms, matched, month_forms, word_forms
from claimcheck.language.figures.calendar_names import PARTS_OF_DAY, YEARS, months, names, weekdays
from claimcheck.language.figures.counted import is_plural
from claimcheck.language.figures.date_mention import DateMention
from claimcheck.language.figures.labels import is_label_word
from claimcheck.language.figures.number_words import worded_year
from claimcheck.language.figures.numeral import function_words, values, whole_values
from claimcheck.language.figures.scan import Scan
from claimcheck.language.lexicons.frames import frame


def calendar_dates(tokens: Scan) -> Iterator[DateMention]:
    """Find the absolute dates of a text in order, not overlapping; weekdays, bare months and years among them."""
    behind, words = 0, _words()
    for index, word in enumerate(tokens.words[: tokens.count]):
        if not (word in words or word[0].isdecimal()):
            continue
        found = _at(tokens, index) if tokens.starts[index] >= behind else None
        if found is not None and found.span.start >= behind:
            behind = found.span.end
            yield found


@cache
def _words() -> frozenset[str]:
    """Words that may begin a date, or be one."""
    return frozenset({*_READERS, *months(), *weekdays()})


def _at(tokens: Scan, index: int) -> DateMention | None:
    word = tokens.words[index]
    if word[0].isdecimal():
        return _digits(tokens, index)
    if word in months():
        return matched(tokens, index, month_forms()) or _bare_month(tokens, index)
    return _weekday(tokens, index) if word in weekdays() else _READERS[word](tokens, index)


_AFTER_DAY = frozenset("-–—‑/:.'’")


def _digits(tokens: Scan, index: int) -> DateMention | None:
    word, following = tokens.words[index], tokens.words[index + 1]
    if (
        not word.isdecimal()
        or following[:1] in _AFTER_DAY
        or following in frame("behind-day-number")
        or following in months()
    ):
        found = matched(tokens, index, digit_forms())
    else:
        found = matched(tokens, index, digit_forms()) if len(word) == len("2024") else None
    return found or (_bare_year(tokens, index) if word.isdecimal() and len(word) == len("2024") else None)


def _bare_month(tokens: Scan, index: int) -> DateMention | None:
    word = tokens.words[index]
    mention = DateMention(tokens.span(index, index + 1), month=months()[word])
    if word in names("month"):
        return mention
    if word not in names("month-word") or not tokens.capital(index) or not index:
        return None
    before, linked = tokens.words[index - 1], tokens.words[index - 2] in months() and index > 1
    return mention if before in frame("before-month") or (before in ("to", "and", "-", "–") and linked) else None


def _weekday(tokens: Scan, index: int) -> DateMention | None:
    word = tokens.words[index]
    if word in names("weekday-short") and not _short_weekday(tokens, index):
        return None
    part = tokens.words[index + 1] if tokens.words[index + 1] in PARTS_OF_DAY else None
    return DateMention(tokens.span(index, index + 2 if part else index + 1), weekday=weekdays()[word], part=part)


def _short_weekday(tokens: Scan, index: int) -> bool:
    """Tell "Sun, 3 May" and "on Sun" from the sun."""
    after = next(word for word in tokens.words[index + 1 :] if word not in (".", ","))
    return tokens.capital(index) and (tokens.words[index - 1] == "on" or after.isdecimal() or after in months())


# years

_OPENERS = frozenset("([-–—/‘'\"“’")
_FIRST_LIKELY_YEAR = 1500
"""From here on "the 1984 elections" is a year; "the 1200 voters" are counted."""


def _bare_year(tokens: Scan, index: int) -> DateMention | None:
    """Read four digits as a year where what stands beside them says so."""
    year = int(tokens.words[index])
    before, after = tokens.words[index - 1] if index else "", tokens.words[index + 1]
    if (
        year not in YEARS
        or (tokens.glued(index) and before not in _OPENERS)
        or after in frame("not-behind-year")
        or is_label_word(before)
    ):
        return None
    if tokens.glued(index + 1) and (after[:1].isalnum() or after in ("%", "+", "°")):
        return None
    if before in frame("surely-before-year"):
        named = True
    elif before == "the":
        named = year >= _FIRST_LIKELY_YEAR
    else:
        beside = (
            before in frame("before-year")
            or before in months()
            or after in ("", *frame("behind-year"))
            or after.isalpha()
        )
        named = beside and not _is_counted(tokens, index + 1)
    return DateMention(tokens.span(index, index + 1), year=year) if named else None


def _is_counted(tokens: Scan, index: int) -> bool:
    after = tokens.words[index]
    if is_plural(after) and after not in function_words():
        return True
    return after.isalpha() and after not in function_words() and is_plural(tokens.words[index + 1])


def _worded_year(tokens: Scan, index: int) -> DateMention | None:
    found = worded_year(tokens, index)
    return DateMention(tokens.span(index, found[1]), year=found[0]) if found else None


# centuries, quarters and seasons

_QUARTERS = 4


def _ordered_period(tokens: Scan, index: int) -> DateMention | None:
    """Read "the twentieth century", "the third quarter of 2021"."""
    before = index - 2 if tokens.words[index - 1] == "-" else index - 1
    number = whole_values("ordinal").get(tokens.words[before]) if before >= 0 else None
    if number is None:
        return None
    tens = before - 2 if tokens.words[before - 1] == "-" else before - 1
    if number < 10 and tens >= 0 and tokens.words[tens] in values("tens"):  # the digit of "twenty-first"
        number, before = number + whole_values("tens")[tokens.words[tens]], tens
    if tokens.words[index] != "quarter":
        era = "BC" if tokens.words[index + 1] in ("bc", "bce") else None
        return DateMention(tokens.span(before, index + 2 if era else index + 1), century=number, era=era)
    if number > _QUARTERS:
        return None
    last, year = _year_behind(tokens, index + 1)
    return DateMention(tokens.span(before, last), quarter=number, year=year)


def _year_behind(tokens: Scan, index: int) -> tuple[int, int | None]:
    at = index + 1 if tokens.words[index] == "of" else index
    year = tokens.words[at]
    return (
        (at + 1, int(year)) if year.isdecimal() and len(year) == len("2024") and int(year) in YEARS else (index, None)
    )


_SEASONS = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}


def _season(tokens: Scan, index: int) -> DateMention | None:
    word = tokens.words[index]
    last, year = _year_behind(tokens, index + 1)
    before, second = tokens.words[index - 1] if index else "", tokens.words[index - 2] if index > 1 else ""
    sure = before in ("in", "last", "next", "this") or (
        before == "the" and second in ("in", "during", "since", "by", "until")
    )
    if year is None and not sure:
        return None
    return DateMention(tokens.span(index, last), season=_SEASONS[word], year=year)


def _twelve(tokens: Scan, index: int) -> DateMention:
    return DateMention(tokens.span(index, index + 1), hour=0 if tokens.words[index] == "midnight" else 12)


def _written(tokens: Scan, index: int) -> DateMention | None:
    return matched(tokens, index, word_forms())


_READERS = {
    **dict.fromkeys(("ad", "a", "q", "fy", "'", "’", "‘"), _written),
    **dict.fromkeys(("century", "centuries", "quarter"), _ordered_period),
    **dict.fromkeys(_SEASONS, _season),
    **dict.fromkeys(("noon", "midday", "midnight"), _twelve),
    **dict.fromkeys(("seventeen", "eighteen", "nineteen", "twenty"), _worded_year),
}
