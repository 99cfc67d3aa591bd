"""Reads Markdown: its structure bounds sentences and is no part of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.language.documents import source_from_blocks
from claimcheck.language.text.blocks import heading_kind, is_citation, names_references
from claimcheck.language.text.inline import blank_marks
from claimcheck.model import Block, SentenceKind, Source
from claimcheck.readers.decoding import decode
from claimcheck.readers.markdown_scan import scan
from claimcheck.readers.pieces import Piece, skipped_at_top

_PUBLISHED = re.compile(r"^url\s?[:=][ \t]*[\"']?(?P<url>https?://[^\s\"']{1,2000}+)", re.MULTILINE)
"""Where the text is published, as told in the settings at its top."""
_TITLES = (SentenceKind.HEADING, SentenceKind.LABEL)
_ENTRIES = (SentenceKind.PROSE, SentenceKind.ITEM)


class MarkdownReader:
    """Reads ``.md`` files in UTF-8: headings, lists, quotes, tables, code, notes, HTML, settings at the top."""

    suffixes = (".md", ".markdown")

    def read(self, data: bytes, id: str, path: str) -> Source:  # noqa: A002 - the model's name
        """Make a source whose offsets count in the file as it is, marks included."""
        text = decode(data, path)
        pieces = list(scan(text))
        view = "".join(_view(text, pieces))
        made = source_from_blocks(text, _blocks(view, pieces), id, path, view=view)
        found = _PUBLISHED.search(text, 0, skipped_at_top(text))
        return made.model_copy(update={"url": found["url"]}) if found else made


def _view(text: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield ``text``, at the same length, with the marks inside and around the lines of each piece blanked."""
    at = 0
    for piece in pieces:
        yield text[at : piece.span.start]
        yield _body(text, piece)
        at = piece.span.end
    yield text[at:]


def _body(text: str, piece: Piece) -> str:
    body = []
    at = piece.span.start
    for part in piece.parts:
        body += [" " * (part.start - at), part.of(text)]
        at = part.end
    joined = "".join(body)
    return joined if piece.kind is SentenceKind.CODE else blank_marks(joined)


def _blocks(view: str, pieces: Sequence[Piece]) -> Iterator[Block]:
    """Yield the blocks with their kinds: what stands under a heading "References" is an entry of it."""
    in_references = False
    for piece in pieces:
        shown = piece.span.of(view).strip() if len(piece.parts) == 1 else ""
        kind = piece.kind
        if (
            kind is SentenceKind.PROSE
            and piece.depth == 0
            and len(pieces) > 1
            and not (in_references and is_citation(shown))
        ):
            kind = heading_kind(shown) or kind
        if kind in _TITLES:
            in_references = names_references(shown)
        elif in_references and kind in _ENTRIES:
            kind = SentenceKind.REFERENCE
        yield Block(piece.span.start, piece.span.end, kind)
