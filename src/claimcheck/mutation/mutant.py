"""What a mutant is: a claim with one fact changed, so that it is no longer so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from claimcheck.model import Span
from claimcheck.mutation.inflection import begins_with_vowel


class Kind(StrEnum):
    """Which fact was changed, and how."""

    NUMBER = "number"
    """Another figure of the same kind."""
    SWAP = "swap"
    """Two figures change places."""
    UNIT = "unit"
    """Another unit, magnitude or currency."""
    BOUND = "bound"
    """A bound dropped, gained or turned."""
    DATE = "date"
    """Another day, month, year, weekday or time."""
    NAME = "name"
    """Another name that the sources have."""
    STRANGER = "stranger"
    """A name that the sources don't have."""
    SPEAKER = "speaker"
    """The words are given to somebody else."""
    ROLE = "role"
    """Who did it and to whom it was done change places."""
    NEGATION = "negation"
    """A "not" gained or lost."""
    ANTONYM = "antonym"
    """The opposite word."""
    QUANTIFIER = "quantifier"
    """All for some, never for always."""
    DOUBT = "doubt"
    """Alleged, possible or planned told as a fact."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A false variant of a claim."""

    kind: Kind
    text: str
    """The whole claim as changed."""
    span: Span
    """Where ``text`` differs from the claim, in whole words: code points of ``text``."""
    was: str
    """The claim's words in that place; empty where words were only added."""
    now: str
    """The mutant's words in that place; empty where words were only taken out."""
    reason: str
    """Why it is not so, in one line."""


@dataclass(frozen=True, slots=True)
class Edit:
    """New words for a range of the claim's text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """Edits that together make one mutant."""

    kind: Kind
    edits: tuple[Edit, ...]
    reason: str


def changed(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with edits made that don't overlap; articles, capitals and blanks follow suit."""
    found = text
    for edit in sorted(edits, key=lambda one: one.span, reverse=True):
        found = _made(found, edit)
    return _capital_like(text, found.strip())


def _made(text: str, edit: Edit) -> str:
    before, after = text[: edit.span.start], text[edit.span.end :]
    if not edit.text and (not before or before[-1].isspace()):
        after = after.lstrip(" ")
    if not edit.text and after[:1] in {",", ".", ";"}:
        before = before.rstrip(" ")
    return _article(before, edit.text + after) + edit.text + after


def _article(before: str, after: str) -> str:
    """Return what stands before a place, with "a" or "an" as the word there asks for."""
    words = after.split(maxsplit=1)
    for article in ("an", "a"):
        head = before[: -len(article) - 1]
        if before.lower().endswith(f"{article} ") and not head[-1:].isalnum() and words:
            right = "an" if begins_with_vowel(words[0].lstrip("“\"'‘(£$€")) else "a"
            return f"{head}{before[len(head)]}{right[1:]} "
    return before


def _capital_like(text: str, found: str) -> str:
    """``found`` with a capital first letter where ``text`` has one."""
    first = next((index for index, letter in enumerate(found) if letter.isalnum()), None)
    if first is None or not _first_letter(text).isupper() or found[first].isupper():
        return found
    return found[:first] + found[first].upper() + found[first + 1 :]


def _first_letter(text: str) -> str:
    return next((letter for letter in text if letter.isalnum()), "")


def mutant(text: str, change: Change) -> Mutant | None:
    """Return the mutant that a change makes of a claim; nothing where it leaves the claim's words as they are."""
    found = changed(text, change.edits)
    if _words(found) == _words(text):
        return None
    start = _shared(text, found)
    end = _shared(text[start:][::-1], found[start:][::-1])
    start, end = _whole_words(found, text, start, end)
    return Mutant(
        kind=change.kind,
        text=found,
        span=Span(start, len(found) - end),
        was=text[start : len(text) - end],
        now=found[start : len(found) - end],
        reason=change.reason,
    )


def _words(text: str) -> list[str]:
    return text.casefold().split()


def _shared(one: str, other: str) -> int:
    """How many characters two texts share at their beginning."""
    return next(
        (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _whole_words(found: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Widen what differs to whole words: characters shared at the start, and at the end."""
    while start and not found[start - 1].isspace():
        start -= 1
    while end and not (found[len(found) - end].isspace() or text[len(text) - end].isspace()):
        end -= 1
    return start, end
