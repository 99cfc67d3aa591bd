"""Pieces of marked-up text: a block, and the part of each of its lines that is its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.model import SentenceKind, Span

_BREAK = re.compile(r"\r\n|\r|\n")
_WORD = re.compile(r"\w")
_KEY = re.compile(r"\s*(?:[\w.-]{1,80}+\s?[:=]|#|[-\[{])")
_SETTINGS = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*+\r?\n(?=(?P<first>[^\r\n]{0,200}))")
_BLOCK_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>address|article|aside|blockquote|body|br|caption|center|dd|details|div|dl|dt|figcaption|figure"
    r"|footer|form|h[1-6]|head|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|title|tr"
    r"|ul)\b[^<>]{0,400}+>",
    re.IGNORECASE,
)
_TAG_KINDS = {"li": SentenceKind.ITEM, "td": SentenceKind.CELL, "th": SentenceKind.CELL, "title": SentenceKind.HEADING}


class Piece(NamedTuple):
    """A block: what it is, where its text stands line by line, and in how many block quotes."""

    kind: SentenceKind
    parts: tuple[Span, ...]
    depth: int

    @property
    def span(self) -> Span:
        """From its first to its last character, with the marks between its lines."""
        return Span(self.parts[0].start, self.parts[-1].end)


def piece_of(text: str, kind: SentenceKind, parts: Sequence[Span], depth: int) -> Iterator[Piece]:
    """Yield one piece of ``parts`` without the white space around them, or none when there is no word in them."""
    if any(_WORD.search(text, *part) for part in parts):
        trimmed = (_trimmed(text, part) for part in parts)
        yield Piece(kind, tuple(part for part in trimmed if part.start < part.end), depth)


def line_spans(text: str) -> Iterator[Span]:
    """Yield the spans of the lines of ``text`` without their ends (LF, CR LF, CR) and without a byte order mark."""
    at = _text_begin(text)
    for end in _BREAK.finditer(text):
        yield Span(at, end.start())
        at = end.end()
    yield Span(at, len(text))


def skipped_at_top(text: str) -> int:
    """Where the text begins after settings between lines of ``---`` or ``+++`` at its top, if there are any."""
    begin = _text_begin(text)
    opening = _SETTINGS.match(text, begin)
    if opening is None or not _KEY.match(opening["first"]):
        return begin
    closing = re.compile(rf"^(?:{re.escape(opening['fence'])}|\.\.\.)[ \t]*+\r?$", re.MULTILINE).search(
        text, opening.end()
    )
    return closing.end() if closing else begin


def split_at_tags(text: str, piece: Piece) -> Iterator[Piece]:
    """Yield the parts of ``piece`` between the tags of HTML that begin or end a block."""
    kind, parts = piece.kind, list[Span]()
    for part in piece.parts:
        at = part.start
        for tag in _BLOCK_TAG.finditer(text, *part):
            yield from piece_of(text, kind, [*parts, Span(at, tag.start())], piece.depth)
            kind, parts, at = _kind_after(tag, kind), [], tag.end()
        parts.append(Span(at, part.end))
    yield from piece_of(text, kind, parts, piece.depth)


def _kind_after(tag: re.Match[str], kind: SentenceKind) -> SentenceKind:
    name = tag["name"].lower()
    if name == "br":
        return kind
    opened = "" if tag["end"] else name
    return SentenceKind.HEADING if re.fullmatch(r"h[1-6]", opened) else _TAG_KINDS.get(opened, SentenceKind.PROSE)


def _text_begin(text: str) -> int:
    return 1 if text.startswith("\ufeff") else 0


def _trimmed(text: str, part: Span) -> Span:
    words = part.of(text)
    start = part.start + len(words) - len(words.lstrip())
    return Span(start, max(start, part.start + len(words.rstrip())))
