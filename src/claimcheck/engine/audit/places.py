"""Which marks cite what: a mark stands for what precedes it, back to the mark before, within its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from claimcheck.engine.audit.marks import Mark
from claimcheck.engine.audit.statements import Words
from claimcheck.model import Source


def by_sentence(text: Source, marks: Sequence[Mark]) -> Mapping[int, list[Mark]]:
    """Share out the marks to sentences, by number; one between two sentences belongs to the first of them."""
    found: dict[int, list[Mark]] = {sentence.number: [] for sentence in text.sentences}
    starts = [sentence.start for sentence in text.sentences]
    number = 0
    for mark in marks:
        while number < len(starts) and starts[number] <= mark.span.start:
            number += 1
        owner = _before(text, mark, number) if _leads(text, mark, number, marks) else number
        if 0 < owner <= len(starts):
            found[owner].append(mark)
    return found


def _leads(text: Source, mark: Mark, number: int, marks: Sequence[Mark]) -> bool:
    """Whether nothing but marks stands between the beginning of a sentence and a mark in it."""
    if not number or mark.label:
        return False
    start = text.sentences[number - 1].start
    between = text.text[start : mark.span.start]
    for other in marks:
        if start <= other.span.start < mark.span.start:
            between = between.replace(other.span.of(text.text), "")
    return not between.strip()


def _before(text: Source, mark: Mark, number: int) -> int:
    """Give the sentence before one that a mark leads, if both stand on one line; else the sentence itself."""
    if number < 2:
        return number
    between = text.text[text.sentences[number - 2].end : mark.span.start]
    return number if "\n" in between else number - 1


def of_claim(words: Words, following: int | None, marks: Sequence[Mark], text: str) -> list[Mark]:
    """Choose among the marks of a sentence those of one claim, which ends where the ``following`` one begins."""
    end = max(span.end for span in words.spans)
    groups = [list(group) for group in _groups(marks, text)]
    inside = [group for group in groups if words.own <= group[0].span.start and _ends(group, following, end)]
    after = [group for group in groups if group[0].span.start >= words.own]
    chosen = inside or after[:1] or (groups[-1:] if following is None else [])
    return [mark for group in chosen for mark in group]


def _ends(group: Sequence[Mark], following: int | None, end: int) -> bool:
    return group[0].span.start < (following if following is not None else max(end, group[0].span.start + 1))


def _groups(marks: Sequence[Mark], text: str) -> list[list[Mark]]:
    """Put marks together that stand side by side."""
    numbered: list[tuple[int, Mark]] = []
    for place, mark in enumerate(marks):
        beside = place and not text[marks[place - 1].span.end : mark.span.start].strip(" ,;")
        numbered.append((numbered[-1][0] if beside and numbered else place, mark))
    return [[mark for _, mark in group] for _, group in groupby(numbered, key=lambda item: item[0])]
