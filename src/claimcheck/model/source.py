"""A source: one document, its text as decoded, and its sentences."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class SentenceKind(StrEnum):
    """What a stretch of a document is, which decides what it may be evidence for."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    LABEL = "label"
    REFERENCE = "reference"
    CODE = "code"


class Block(NamedTuple):
    """A stretch of text that no sentence crosses (paragraph, heading, list item, table cell), in code points."""

    start: int
    end: int
    kind: SentenceKind


class Sentence(NamedTuple):
    """A half-open range of code points of its source's text, numbered from 1 through the whole source."""

    number: int
    start: int
    end: int
    kind: SentenceKind


class Landmark(NamedTuple):
    """What a person opens to find a stretch of text that was taken out of a file: a page, a paragraph, a time code."""

    start: int
    """Where the stretch begins in the source's text; it goes on to the next landmark."""
    place: str
    """Such as ``page 3``, ``paragraph 12``, ``00:01:02``, ``/items/0/body``, ``line 40``."""


class Source(BaseModel):
    """One document; ``text`` is what the file decodes to, or what was taken out of it, nothing normalised away."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    """File name without ending; unique in a project."""
    text: str
    """The text as decoded, a leading byte order mark included: offsets are code points of it."""
    sentences: tuple[Sentence, ...]
    """In order of the text, not overlapping."""
    path: str | None = None
    """Where it was read from, relative to the project folder; nothing when it came as a string."""
    landmarks: tuple[Landmark, ...] = ()
    """In order; empty where lines and columns of the text are those of the file."""
    url: str | None = None
    """Where it is published; nothing when that is not known."""
    sha256: str | None = None
    """Of its text as UTF-8, where its words were blotted out since; nothing while ``text`` has them."""
    superseded_by: str | None = None
    """Id of the source that takes its place; nothing while it is up to date."""
    keep: tuple[str, ...] = ()
    """Words that no summary of it may drop."""

    def place_of(self, offset: int) -> str | None:
        """Where a person finds a code point; nothing where line and column tell it."""
        after = bisect_right(self.landmarks, offset, key=lambda mark: mark.start)
        return self.landmarks[after - 1].place if after else None

    def text_of(self, sentence: Sentence) -> str:
        """The characters of one of its sentences."""
        return self.text[sentence.start : sentence.end]
