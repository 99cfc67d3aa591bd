"""Mutants of dates: another day, month, year, weekday, season or time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from claimcheck.language.figures.calendar_names import months, weekdays
from claimcheck.language.figures.date_comparison import compare_dates
from claimcheck.language.figures.date_mention import DateMention
from claimcheck.language.figures.dates import find_dates
from claimcheck.language.figures.intervals import Comparison
from claimcheck.model import Span
from claimcheck.mutation.figures import ordinals, other_figures
from claimcheck.mutation.held import CARRYING
from claimcheck.mutation.mutant import Change, Edit, Kind, changed
from claimcheck.mutation.scene import Scene
from claimcheck.mutation.tables import rows

_WORDS = re.compile(r"\d[\d,]*\d|\d|[^\W\d_]+")
_YEAR_DIGITS = 4
_LAST_SAFE_DAY = 28
_AWAY = (-9, -6, -4, -3, -2, 2, 3, 4, 5)
"""Years by which another year differs."""


def changes(scene: Scene) -> Iterator[Change]:
    """For each word of each date, a change that makes the date another one."""
    for mention in scene.claim.dates:
        if _told(scene, mention) is None or scene.negated(mention.span):
            continue
        for match in _WORDS.finditer(scene.claim.text, *mention.span):
            yield from _word(scene, mention, Span(*match.span()))
        yield from _phrase(scene, mention)


def _told(scene: Scene, mention: DateMention) -> tuple[str, DateMention] | None:
    """Return the date of the evidence that carries one of the claim, with its words."""
    for reading in scene.evidence:
        for other in reading.dates:
            if compare_dates(mention, other) in CARRYING:
                return other.span.of(reading.text), other
    return None


def _word(scene: Scene, mention: DateMention, span: Span) -> Iterator[Change]:
    random = scene.random("date", span.start)
    for word in _others(span.of(scene.claim.text), mention, random):
        change = Change(Kind.DATE, (Edit(span, word),), _reason(scene, mention, word))
        if _is_false(scene, mention, change):
            yield change
            return


def _reason(scene: Scene, mention: DateMention, word: str) -> str:
    told = _told(scene, mention)
    return f"the source says “{told[0] if told else ''}”, not “{word}”"


def _others(word: str, mention: DateMention, random: Random) -> list[str]:
    low = word.lower()
    if low in months() and mention.month is not None:
        found = (
            [other for other, number in months().items() if len(other) > 3 and number != months()[low]]
            if len(word) > 3
            else _short(months(), low)
        )
    elif low in weekdays() and mention.weekday is not None:
        found = [other for other, number in weekdays().items() if other.endswith("day") and number != weekdays()[low]]
    elif word.isdecimal() and len(word) == _YEAR_DIGITS and mention.year is not None:
        found = [str(int(word) + step) for step in _AWAY]
    elif word.isdecimal() and mention.day == int(word):
        found = [str(day) for day in range(1, _LAST_SAFE_DAY + 1) if abs(day - int(word)) > 1]
    elif mention.quarter is not None and low in ordinals().values():
        found = [ordinals()[quarter] for quarter in range(1, 5) if ordinals()[quarter] != low]
    elif mention.relative or (mention.hour is not None and word.isdecimal()):
        return other_figures(word, random)
    else:
        return []
    random.shuffle(found)
    return [other.capitalize() if word[0].isupper() else other for other in found]


def _short(names: dict[str, int], low: str) -> list[str]:
    return [other for other, number in names.items() if len(other) == len(low) and number != names[low]]


def _phrase(scene: Scene, mention: DateMention) -> Iterator[Change]:
    text = scene.claim.text
    for phrase, other in rows("date_turns.tsv"):
        at = text.lower().find(phrase, *mention.span)
        if at < 0 or text[at - 1 : at].isalpha() or text[at + len(phrase) : at + len(phrase) + 1].isalpha():
            continue
        span = Span(at, at + len(phrase))
        change = Change(Kind.DATE, (Edit(span, other),), _reason(scene, mention, other))
        if _is_false(scene, mention, change, loose=True):
            yield change
            return


def _is_false(scene: Scene, mention: DateMention, change: Change, *, loose: bool = False) -> bool:
    """Whether the date, so edited, is held by no date of the evidence; ``loose`` where calendars don't tell."""
    new = [one for one in find_dates(changed(scene.claim.text, change.edits)) if one not in scene.claim.dates]
    told = _told(scene, mention)
    if told is None or not new:
        return False
    others = [other for reading in scene.evidence for other in reading.dates]
    if any(compare_dates(one, other) in CARRYING for one in new for other in others):
        return False
    allowed = {Comparison.DISJOINT, Comparison.STRONGER, *([Comparison.INCOMPARABLE] if loose else [])}
    return any(compare_dates(one, told[1]) in allowed for one in new) and not _elsewhere(scene, mention, change)


def _elsewhere(scene: Scene, mention: DateMention, change: Change) -> bool:
    text = changed(scene.claim.text, change.edits)
    new = [one for one in find_dates(text) if one not in scene.claim.dates]
    told = any(
        compare_dates(one, other) in CARRYING for reading in scene.others for other in reading.dates for one in new
    )
    return told and scene.told_elsewhere((), mention.span)
