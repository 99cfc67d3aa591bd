"""Dates told from another moment: yesterday, last week, two days later, the past three years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.language.figures.bounds import Effect, bound_of
from claimcheck.language.figures.calendar_names import PARTS_OF_DAY, months, names, weekdays
from claimcheck.language.figures.date_mention import DateMention
from claimcheck.language.figures.numeral import Numeral, NumeralKind
from claimcheck.language.figures.scan import Scan
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.determiners import INDEFINITE

Step = tuple[str, int]
"""The moment that is counted from (now or then), and the direction."""


@cache
def _values(kind: str) -> dict[str, str]:
    return {row[0]: row[2] for row in lexicon.rows("relative_words.tsv") if row[1] == kind}


@cache
def _steps(kind: str) -> dict[str, Step]:
    return {row[0]: (row[2], int(row[3])) for row in lexicon.rows("relative_words.tsv") if row[1] == kind}


def relative_dates(tokens: Scan, numerals: Sequence[Numeral]) -> Iterator[DateMention]:
    """Find the relative dates of a text, in no order; ``numerals`` are those of the same text."""
    readers = ((_steps("day"), _named_day), (_steps("step"), _stepped), (_values("unit"), _single))
    for index in [number for number, word in enumerate(tokens.words) if word in _words()]:
        for table, read in readers:
            if tokens.words[index] in table:
                found = read(tokens, index)
                if found is not None:
                    yield found
    for numeral in numerals:
        found = _counted(tokens, numeral)
        if found is not None:
            yield found


@cache
def _words() -> frozenset[str]:
    """Words that may stand in a relative date without a number."""
    return frozenset({*_steps("day"), *_steps("step"), *_values("unit")})


def _told(step: Step, unit: str) -> str:
    return f"{step[0]}:{step[1]:+d} {unit}"


def _named_day(tokens: Scan, index: int) -> DateMention:
    """Read "yesterday", "tomorrow morning", "the day before yesterday"."""
    word, following = tokens.words[index], tokens.words[index + 1]
    part = "night" if word == "tonight" else following if following in PARTS_OF_DAY else None
    last = index + 2 if part and word != "tonight" else index + 1
    first, (anchor, days) = index, _steps("day")[word]
    if days and index > 1 and tokens.words[index - 2 : index] in (["day", "before"], ["day", "after"]):
        first, days = index - 2, days * 2
    return DateMention(tokens.span(first, last), relative=_told((anchor, days), "day"), part=part)


def _stepped(tokens: Scan, index: int) -> DateMention | None:
    """Read "last week", "the following day", "next Sunday's", "earlier this month"; "this year's" says no date anew."""
    following, step, first = tokens.words[index + 1], _steps("step")[tokens.words[index]], index
    following = following.removesuffix("'s") if step[1] else following
    if index and tokens.words[index - 1] == "the":
        first, step = index - 1, ("then", 1) if step == ("now", 1) else step
    part = {"earlier": "early", "later": "late", "early": "early", "late": "late"}.get(
        tokens.words[first - 1] if first else ""
    )
    span = tokens.span(first - 1 if part else first, index + 2)
    capital = tokens.capital(index + 1)
    if following in weekdays() and (capital or following in names("weekday")):
        return DateMention(span, weekday=weekdays()[following], relative=_told(step, "weekday"), part=part)
    if following in months() and (capital or following in names("month")):
        return DateMention(span, month=months()[following], relative=_told(step, "month-name"), part=part)
    unit = _values("unit").get(following)
    if unit is None or unit == "second":
        return None  # "the last second" and "this second" are ordinals and turns of speech
    return DateMention(span, relative=_told(step, unit), part=part)


def _single(tokens: Scan, index: int) -> DateMention | None:
    """Read "a week ago", "the day before", "a year later"."""
    before, following, second = tokens.words[index - 1], tokens.words[index + 1], tokens.words[index + 2]
    step = _steps("behind").get(following)
    if index == 0 or step is None or second in _steps("day") or not (before in INDEFINITE or before in ("one", "the")):
        return None
    if before == "the" and following not in ("before", "after"):
        return None
    return DateMention(tokens.span(index - 1, index + 2), relative=_told(step, _values("unit")[tokens.words[index]]))


def _counted(tokens: Scan, numeral: Numeral) -> DateMention | None:
    """Read "two days later", "the past three years"."""
    unit = _values("units").get(tokens.words[numeral.last])
    if unit is None or numeral.kind not in (NumeralKind.CARDINAL, NumeralKind.VAGUE):
        return None
    amount = f"{numeral.low}" if numeral.low == numeral.high else f"{numeral.low}-{numeral.high}"
    step = _steps("behind").get(tokens.words[numeral.last + 1])
    if step is not None:
        anchor, sign = step
        bound = bound_of(tokens, numeral.first, numeral.last, lasting=False)
        told = f"{anchor}:{'+' if sign > 0 else '-'}{amount} {unit}"
        effect = None if bound.effect in (Effect.NONE, Effect.ONLY) else bound.effect.value
        return DateMention(tokens.span(bound.first, numeral.last + 2), relative=told, bound=effect)
    side = _values("span").get(tokens.words[numeral.first - 1]) if numeral.first else None
    span = tokens.span(numeral.first - 1 if side else numeral.first, numeral.last + 1)
    return DateMention(span, relative=f"{side}:{amount} {unit}") if side else None
