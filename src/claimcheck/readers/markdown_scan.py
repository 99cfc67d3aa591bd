"""Finds the blocks of Markdown line by line, in one pass, however deep its quotes and lists are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from claimcheck.model import SentenceKind, Span
from claimcheck.readers.markdown_line import Form, Line, fence_of, heading_end, is_inside, read_line
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
        spans = [*line_spans(self._text), None]
        for span, following in pairwise(spans):
            if span is not None and span.end >= self._resume:
                yield from self._take_rest(span, following)
        yield from self._close()

    def _take_rest(self, span: Span, following: Span | None) -> Iterator[Piece]:
        """Deal with what comments, scripts and settings have left of a line."""
        begin = max(span.start, self._resume)
        while begin <= span.end:
            yield from self._take(read_line(self._text, begin, span.end, self._inner), following)
            if self._resume <= begin:
                return
            begin = self._resume

    def _take(self, line: Line, following: Span | None) -> Iterator[Piece]:
        """Deal with one line; the one after it tells whether a table begins."""
        if self._fence and self._is_fenced(line):
            yield from self._take_code(line)
            return
        self._fence = ""
        if line.form in (Form.BLANK, Form.RULE):
            self._in_table = False
            yield from self._close()
        elif self._goes_on_table(line) or self._begins_table(line, following):
            yield from self._take_row(line)
        elif line.form is Form.UNDERLINE:
            yield from self._take_underline()
        elif not self._paragraph and line.indent >= self._inner + 4:
            yield from piece_of(self._text, SentenceKind.CODE, [Span(line.body, line.end)], line.depth)
        elif line.form in (Form.FENCE, Form.HEADING):
            yield from self._take_whole(line)
        elif line.form is not Form.LINK or (self._paragraph and self._kind is not SentenceKind.REFERENCE):
            yield from self._take_text(line)

    def _take_whole(self, line: Line) -> Iterator[Piece]:
        """Deal with a line that is a block, or begins one of code, by itself."""
        yield from self._close()
        self._enter(line)
        self._depth = line.depth
        if line.form is Form.FENCE:
            self._fence = fence_of(self._text, line)
        else:
            span = Span(line.start, heading_end(self._text, line))
            yield from piece_of(self._text, SentenceKind.HEADING, [span], line.depth)

    def _take_text(self, line: Line) -> Iterator[Piece]:
        """Deal with a line of a paragraph, of an item or of a note."""
        if self._skips_markup(line):
            yield from self._close()
            return
        start = line.body if line.item else line.start
        if self._begins_item(line):
            yield from self._close()
            self._enter(line)
            self._kind, start = SentenceKind.ITEM, line.start
        elif line.form is Form.FOOTNOTE:
            yield from self._close()
            self._kind = SentenceKind.REFERENCE
        elif not self._paragraph or line.depth > self._depth:
            yield from self._close()
            self._enter(line)
            self._kind = SentenceKind.ITEM if self._inner else SentenceKind.PROSE
        self._depth = line.depth
        self._paragraph.append(Span(start, line.end))

    def _enter(self, line: Line) -> None:
        """Remember in which list item the block stands that begins with ``line``."""
        self._inner = line.inner if line.item else self._inner if is_inside(line, self._inner) else 0

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

    def _is_fenced(self, line: Line) -> bool:
        """Whether the quote or list item in which the fence was opened still goes on."""
        return line.depth >= self._depth and (is_inside(line, self._inner) or line.form is Form.BLANK)

    def _take_code(self, line: Line) -> Iterator[Piece]:
        """Deal with a line between fences, where no mark but those of the quotes around counts."""
        if self._ends_fence(line):
            self._fence = ""
        else:
            start = line.body if self._depth else line.begin
            yield from piece_of(self._text, SentenceKind.CODE, [Span(start, line.end)], line.depth)

    def _ends_fence(self, line: Line) -> bool:
        if line.form is not Form.FENCE or line.depth != self._depth or line.item:
            return False
        fence = fence_of(self._text, line)
        return fence.startswith(self._fence) and not self._text[line.start + len(fence) : line.end].strip()

    def _goes_on_table(self, line: Line) -> bool:
        """Whether the line is a row of the table above: any other block ends it."""
        self._in_table = self._in_table and line.item is None and line.form in (Form.TEXT, Form.DELIMITERS)
        return self._in_table

    def _begins_table(self, line: Line, following: Span | None) -> bool:
        if following is None or self._text.find("|", line.start, line.end) < 0:
            return False
        return read_line(self._text, *following, self._inner).form is Form.DELIMITERS

    def _take_row(self, line: Line) -> Iterator[Piece]:
        yield from self._close()
        self._in_table = True
        if line.form is not Form.DELIMITERS:
            yield from self._cells(line)

    def _cells(self, line: Line) -> Iterable[Piece]:
        for cell in _CELL.finditer(self._text, line.start, line.end):
            yield from piece_of(self._text, SentenceKind.CELL, [Span(*cell.span())], line.depth)
