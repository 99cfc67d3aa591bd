"""Finds the paragraphs of plain text: which line breaks are mere wrapping, and which begin something new."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.model import Span

_BLANK = re.compile(r"\n[^\S\n]*+\n\s*+")
_LINE = re.compile(r"[^\n]++")
_MARK = re.compile(r"(?:[•⁃●▪◦‣*+–-]|\(?(?:\d{1,3}|[a-z])[.)])[ \t]+(?=\S)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_SPEAKER = re.compile(r"(?:[A-Z][\w.'’-]{0,24}+ ?){1,4}+:(?=\s)")
_CLOSERS = "\"'”’»)]*_"
_WIDEST_WRAP = 160
"""Text with lines longer than this many code points is not wrapped: each of its lines is a paragraph."""
_NARROWEST_WRAP = 40
"""Lines no longer than this that have no stops among them are rather a list than wrapped."""


def paragraphs(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """Yield the spans of the paragraphs in ``text[start:end]``, in code points of ``text``.

    They have no white space at either end, and a leading byte order mark is in none. A blank line parts them, and so
    does a line break that the lines around it show to be no wrapping: a line that ended although the next word had
    room, a list mark, lines too long to be wrapped.
    """
    stop = len(text) if end is None else end
    flat = _with_line_feeds(text)
    at = 1 if start == 0 and text.startswith("\ufeff") else start
    for blank in _BLANK.finditer(flat, start, stop):
        yield from _join_lines(flat, at, blank.start())
        at = blank.end()
    yield from _join_lines(flat, at, stop)


def heading_mark(text: str, start: int, end: int) -> int:
    """Where the text after the ``#`` marks at ``start`` begins; ``start`` itself when there are none."""
    mark = _HEADING.match(text, start, end)
    return mark.end() if mark else start


def list_mark(text: str, start: int, end: int) -> int:
    """Where the text after the list mark at ``start`` begins; ``start`` itself when there is none."""
    mark = _MARK.match(text, start, end)
    return mark.end() if mark else start


def _with_line_feeds(text: str) -> str:
    """End every line by a line feed, code point for code point."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text.replace("\u2028", "\n").replace("\u2029", "\n")


def _join_lines(text: str, start: int, end: int) -> Iterator[Span]:
    lines = [line for line in _lines(text, start, end) if line.start < line.end]
    if not lines:
        return
    shape = _Shape(text, lines)
    begin = lines[0].start
    for before, line in pairwise(lines):
        if shape.parts(before, line):
            yield Span(begin, before.end)
            begin = line.start
    yield Span(begin, lines[-1].end)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _LINE.finditer(text, start, end):
        line = match.group()
        indent = len(line) - len(line.lstrip())
        yield Span(
            match.start() + indent, match.start() + len(line.rstrip()) if line.strip() else match.start() + indent
        )


class _Shape:
    """What the lines between two blank lines look like together."""

    def __init__(self, text: str, lines: list[Span]) -> None:
        self._text = text
        self._width = max(line.end - line.start for line in lines)
        self._count = len(lines)
        self._any_stop = any(self._ends_sentence(line) for line in lines)
        self._is_list = len(lines) > 2 and not self._any_stop and self._width <= _NARROWEST_WRAP

    def parts(self, before: Span, line: Span) -> bool:
        """Whether ``line`` begins a paragraph of its own."""
        first, last = self._text[line.start], self._text[before.end - 1]
        if self._is_list:
            return True
        if self._settled(before, line) and self._has_mark(line):
            return True
        if any(heading_mark(self._text, *each) > each.start for each in (before, line)):
            return True
        if last == "-" or last == "," or first.islower():
            return False
        if last == ":" and before.end - before.start < _NARROWEST_WRAP:
            return first not in "\"'“‘"
        return self._width > _WIDEST_WRAP or self._ended_early(before, line) or self._is_pair_without_stops()

    def _has_mark(self, line: Span) -> bool:
        """Whether the line begins with a list mark or with the name of a speaker."""
        marked = list_mark(self._text, line.start, line.end) > line.start
        return marked or _SPEAKER.match(self._text, line.start, line.end) is not None

    def _settled(self, before: Span, line: Span) -> bool:
        """Whether ``before`` may be the last line of a paragraph."""
        if self._text[before.end - 1] == ":" or self._ends_sentence(before):
            return True
        return self._has_mark(before) or self._ended_early(before, line)

    def _ended_early(self, before: Span, line: Span) -> bool:
        """Whether the first word of ``line`` would have had room at the end of ``before``."""
        word = self._text[line.start : min(line.end, line.start + self._width)].split(None, 1)[0]
        return before.end - before.start + 1 + len(word) <= self._width

    def _is_pair_without_stops(self) -> bool:
        return self._count == 2 and not self._any_stop

    def _ends_sentence(self, line: Span) -> bool:
        tail = self._text[max(line.start, line.end - 8) : line.end].rstrip(_CLOSERS)
        return tail.endswith((".", "!", "?", "…"))
