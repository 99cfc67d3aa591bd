"""Offsets as places that a person can open: path, line and column, worked out once, at the edge."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Evidence, Finding, Sentence, Source

_BREAK = re.compile(r"\r\n?|\n")
_BYTE_ORDER_MARK = "\ufeff"


class Position(NamedTuple):
    """1-based line and column, in code points, as editors count them."""

    line: int
    column: int


class Lines:
    """The line starts of one text."""

    def __init__(self, text: str) -> None:
        # Editors don't show a byte order mark, so it must not shift the columns of the first line.
        first = 1 if text.startswith(_BYTE_ORDER_MARK) else 0
        self._starts = [first, *(match.end() for match in _BREAK.finditer(text))]

    def position(self, offset: int) -> Position:
        """Return the place of a code point offset; an offset past the end is on the last line."""
        row = max(bisect_right(self._starts, offset) - 1, 0)
        return Position(row + 1, max(offset - self._starts[row], 0) + 1)


class Places:
    """The sources of one report, for looking up what stands where."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = {source.id: source for source in sources}
        self._lines: dict[str, Lines] = {}

    def source(self, identity: str | None) -> Source | None:
        """Return the source of this id, if the report has it."""
        return self._sources.get(identity) if identity is not None else None

    def path(self, identity: str) -> str:
        """Return where a source can be opened; its id when it came as a string."""
        source = self._sources.get(identity)
        return source.path if source and source.path else identity

    def position(self, identity: str, offset: int) -> Position | None:
        """Return the line and column of an offset of a source, if the report has that source."""
        source = self._sources.get(identity)
        if source is None:
            return None
        if identity not in self._lines:
            self._lines[identity] = Lines(source.text)
        return self._lines[identity].position(offset)

    def where(self, identity: str, offset: int) -> str | None:
        """Return what to open: ``source/a.txt:6:1``, or ``source/a.pdf (page 3)`` where lines tell nothing."""
        source, position = self.source(identity), self.position(identity, offset)
        if source is None or position is None:
            return None
        path, place = self.path(identity), source.place_of(offset)
        return f"{path} ({place})" if place else f"{path}:{position.line}:{position.column}"

    def passage(self, finding: Finding, evidence: tuple[Evidence, ...]) -> Passage | None:
        """Return the sentence to show for a finding: the one its span lies in, else the first evidence."""
        source = self.source(finding.source)
        if source and finding.source_span:
            return _around(source, finding.source_span)
        return self.anchor(evidence)

    def anchor(self, evidence: tuple[Evidence, ...]) -> Passage | None:
        """Return the first sentence of the evidence, with nothing in it marked."""
        if not evidence or not (source := self.source(evidence[0].source)):
            return None
        first = evidence[0]
        return Passage(source, Span(first.start, first.end), None, first.sentence)


class Passage(NamedTuple):
    """A stretch of a source to show, in code points of its text."""

    source: Source
    shown: Span
    marked: Span | None
    sentence: int | None

    @property
    def anchor(self) -> str:
        """The readable id, such as ``iran-pakistan-talks#s6``; the bare source id outside any sentence."""
        return self.source.id if self.sentence is None else f"{self.source.id}#s{self.sentence}"


def _around(source: Source, span: Span) -> Passage:
    """Return the sentences that a span touches; the span alone when it lies outside all of them."""
    touched = [sentence for sentence in _near(source, span) if Span(sentence.start, sentence.end).overlaps(span)]
    if not touched:
        return Passage(source, span, span, None)
    shown = Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))
    return Passage(source, shown, span, touched[0].number)


def _near(source: Source, span: Span) -> tuple[Sentence, ...]:
    """Return the sentences from the one that starts at or before the span up to the last that starts inside it."""
    first = bisect_right(source.sentences, span.start, key=lambda sentence: sentence.start)
    last = bisect_right(source.sentences, span.end, key=lambda sentence: sentence.start)
    return source.sentences[max(first - 1, 0) : last]
