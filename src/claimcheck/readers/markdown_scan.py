"""Finds the blocks of Markdown line by line, in one pass, however deep its quotes and lists are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimcheck.model import SentenceKind, Span
from claimcheck.readers.markdown_line import Form, Line, fence_of, read_line
from claimcheck.readers.pieces import Piece, line_spans, piece_of, skipped_at_top, split_at_tags

_CELL = re.compile(r"(?:[^|\\]|\\.)++|\\", re.DOTALL)
_RAW = re.compile(r"<(?:!--|(?:script|style|template)\b)", re.IGNORECASE)
_CLOSING = {"<!--": "-->", "<script": "</script>", "<style": "</style>", "<template": "</template>"}


def scan(text: str) -> Iterator[Piece]:
    """Yield the blocks of ``text`` in order. Time is linear in its length."""
    return _Scanner(text).pieces()


class _Scanner:
    """Goes through the lines with what is still open: a paragraph, a list, a table, a fence."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._paragraph: list[Span] = []
        self._kind = SentenceKind.PROSE
        self._depth = 0
        self._inner = 0
        self._in_table = False
        self._fence = ""
        self._resume = skipped_at_top(text)
        self._last: dict[str, int] = {}

    def pieces(self) -> Iterator[Piece]:
        before: Line | None = None
        for span in line_spans(self._text):
            line = read_line(self._text, *span)
            if before is not None:
                yield from self._take_rest(before, line)
            before = line
        if before is not None:
            yield from self._take_rest(before, None)
        yield from self._close()

    def _take_rest(self, line: Line, following: Line | None) -> Iterator[Piece]:
        """Deal with what comments, scripts and settings have left of a line."""
        rest = self._unread(line)
        while rest is not None:
            yield from self._take(rest, following)
            rest = self._unread(rest) if rest.start < self._resume else None

    def _unread(self, line: Line) -> Line | None:
        if line.body >= self._resume:
            return line
        return read_line(self._text, self._resume, line.end) if self._resume < line.end else None

    def _take(self, line: Line, following: Line | None) -> Iterator[Piece]:
        """Deal with one line; the one after it tells whether a table begins."""
        if self._fence and line.depth >= self._depth:
            yield from self._take_code(line)
            return
        self._fence = ""
        if line.form in (Form.BLANK, Form.RULE):
            self._in_table = False
            yield from self._close()
        elif self._in_table or self._begins_table(line, following):
            yield from self._take_row(line)
        elif line.form is Form.UNDERLINE:
            yield from self._take_underline()
        elif not self._paragraph and line.indent >= self._inner + 4:
            yield from piece_of(self._text, SentenceKind.CODE, [Span(line.body, line.end)], line.depth)
        elif line.form is Form.FENCE:
            yield from self._close()
            self._fence, self._depth = fence_of(self._text, line), line.depth
        elif line.form is Form.HEADING:
            yield from self._close()
            yield from piece_of(self._text, SentenceKind.HEADING, [Span(line.start, line.end)], line.depth)
        elif line.form is not Form.LINK or self._paragraph:
            yield from self._take_text(line)

    def _take_text(self, line: Line) -> Iterator[Piece]:
        """Deal with a line of a paragraph, of an item or of a note."""
        if self._skips_markup(line):
            yield from self._close()
            return
        if self._begins_item(line):
            yield from self._close()
            self._kind, self._inner = SentenceKind.ITEM, line.inner
        elif line.form is Form.FOOTNOTE:
            yield from self._close()
            self._kind = SentenceKind.REFERENCE
        elif not self._paragraph or line.depth > self._depth:
            yield from self._close()
            self._inner = self._inner if line.indent >= self._inner else 0
            self._kind = SentenceKind.ITEM if self._inner else SentenceKind.PROSE
        self._depth = line.depth
        self._paragraph.append(Span(line.start, line.end))

    def _close(self) -> Iterator[Piece]:
        """Give the open paragraph, if there is one."""
        for piece in piece_of(self._text, self._kind, self._paragraph, self._depth):
            yield from split_at_tags(self._text, piece)
        self._paragraph = []

    def _begins_item(self, line: Line) -> bool:
        """Whether a list mark is one: in the middle of a paragraph only a bullet or a 1 begins a list."""
        if line.item is None:
            return False
        return not self._paragraph or self._kind is SentenceKind.ITEM or line.item in ("-", "1")

    def _skips_markup(self, line: Line) -> bool:
        """Whether a comment or a script begins here; one that never ends is text, so that nothing gets lost."""
        raw = _RAW.match(self._text, line.start, line.end)
        if raw is None:
            return False
        closing = _CLOSING[raw.group().lower()]
        if closing not in self._last:
            self._last[closing] = self._text.rfind(closing)
        if self._last[closing] < raw.end():
            return False
        self._resume = self._text.index(closing, raw.end()) + len(closing)
        return True

    def _take_underline(self) -> Iterator[Piece]:
        """Make a heading of the paragraph above, unless that ends like a sentence: then a rule was meant."""
        if self._paragraph and self._kind is SentenceKind.PROSE and self._text[self._paragraph[-1].end - 1] != ".":
            self._kind = SentenceKind.HEADING
        yield from self._close()

    def _take_code(self, line: Line) -> Iterator[Piece]:
        fence = fence_of(self._text, line) if line.form is Form.FENCE else ""
        if fence.startswith(self._fence) and not self._text[line.start + len(fence) : line.end].strip():
            self._fence = ""
        else:
            yield from piece_of(self._text, SentenceKind.CODE, [Span(line.body, line.end)], line.depth)

    def _begins_table(self, line: Line, following: Line | None) -> bool:
        if following is None or following.form is not Form.DELIMITERS:
            return False
        return self._text.find("|", line.start, line.end) >= 0

    def _take_row(self, line: Line) -> Iterator[Piece]:
        yield from self._close()
        self._in_table = True
        if line.form not in (Form.DELIMITERS, Form.UNDERLINE):
            yield from self._cells(line)

    def _cells(self, line: Line) -> Iterable[Piece]:
        for cell in _CELL.finditer(self._text, line.start, line.end):
            yield from piece_of(self._text, SentenceKind.CELL, [Span(*cell.span())], line.depth)
