"""Reads HTML: the main text with its blocks; scripts, styles, navigation and what is hidden are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from claimcheck.language.blocks import is_citation, names_references
from claimcheck.model import SentenceKind, Source
from claimcheck.readers.decoding import decode
from claimcheck.readers.extracted import RAISED, Extract, one_part, source_of

_SILENT = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "svg",
        "math",
        "object",
        "iframe",
        "select",
        "button",
        "del",
        "s",
        "strike",
    }
)
_ASIDE = frozenset({"nav", "aside"})
_EDGES = frozenset({"header", "footer"})
"""Beside the text when they are the page's own; those of an article are part of it."""
_MAIN = frozenset({"main", "article"})
_SECTIONS = _MAIN | {"section"}
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul",
    }
)  # fmt: skip
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_KINDS = {
    "li": SentenceKind.ITEM, "dd": SentenceKind.ITEM, "td": SentenceKind.CELL, "th": SentenceKind.CELL,
    "pre": SentenceKind.CODE, "caption": SentenceKind.HEADING,
    **{f"h{level}": SentenceKind.HEADING for level in range(1, 7)},
}  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_DEEPEST = 2_000
"""Open elements; a page nested deeper is read as if the inner ones stood side by side."""


class HtmlReader:
    """Reads ``.html`` files in UTF-8."""

    suffixes = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, id: str, path: str) -> Source:  # noqa: A002 - the model's name
        """Make a source of the words that a reader of the page sees in its main part."""
        page = _Page()
        page.feed(decode(data, path))
        page.close()
        return source_of(_extracts(page.rows()), id, path)


class _Row(NamedTuple):
    """One block of the page."""

    kind: SentenceKind
    text: str
    line: int
    main: bool
    aside: bool


def _extracts(rows: list[_Row]) -> Iterator[Extract]:
    """Give the rows of the main part where the page marks one, else all that are not beside it."""
    seen = [row for row in rows if not row.aside]
    # A page may mark its teasers as articles, and not its text.
    marked = 2 * sum(len(row.text) for row in seen if row.main) >= sum(len(row.text) for row in seen)
    in_references = False
    for row in seen:
        if marked and not row.main:
            continue
        kind = row.kind
        if kind is SentenceKind.HEADING:
            in_references = names_references(row.text)
        elif in_references and (kind is SentenceKind.ITEM or is_citation(row.text)):
            kind = SentenceKind.REFERENCE
        yield one_part(kind, row.text, f"line {row.line}")


class _Page(HTMLParser):
    """Collects the blocks of a page as its tags come; nothing is fetched and no script runs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, bool]] = []
        """Names of the open elements, and whether each hides what it holds."""
        self._rows: list[_Row] = []
        self._words: list[str] = []
        self._line = 0

    def rows(self) -> list[_Row]:
        """Return all blocks, in order."""
        self._end_block()
        return self._rows

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; one of a block ends the block before it."""
        if tag in _BLOCKS:
            self._end_block()
        elif tag == "br":
            self._words.append("\n" if self._kind() is SentenceKind.CODE else " ")
        if tag in _VOID:
            return
        given = dict(attrs)
        hidden = tag in _SILENT or "hidden" in given or bool(_HIDDEN.search(given.get("style") or ""))
        if len(self._open) >= _DEEPEST and not hidden:
            return
        self._open.append((tag, hidden))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those left open inside it."""
        if tag in _BLOCKS:
            self._end_block()
        names = [name for name, _ in self._open]
        if tag in names:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Take in words that are seen."""
        if any(hidden for _, hidden in self._open):
            return
        if not self._words and data.strip():
            lead = len(data) - len(data.lstrip())
            self._line = self.getpos()[0] + data.count("\n", 0, lead)
        if self._words or data.strip():
            in_bracket = bool(self._words) and self._words[-1].endswith("[")  # "[1]" is told from a number as it is
            raised = any(name == "sup" for name, _ in self._open) and "[" not in data and not in_bracket
            self._words.append(data.translate(RAISED) if raised else data)

    def _kind(self) -> SentenceKind:
        return next((_KINDS[name] for name, _ in reversed(self._open) if name in _KINDS), SentenceKind.PROSE)

    def _end_block(self) -> None:
        kind = self._kind()
        whole = "".join(self._words)
        text = whole.strip("\n") if kind is SentenceKind.CODE else _BLANKS.sub(" ", whole).strip()
        self._words = []
        if text:
            names = [name for name, _ in self._open]
            self._rows.append(_Row(kind, text, self._line, not _MAIN.isdisjoint(names), _is_aside(names)))


def _is_aside(names: list[str]) -> bool:
    """Whether a block in these elements, outermost first, is beside the text of the page."""
    sections = [place for place, name in enumerate(names) if name in _SECTIONS]
    outer = names[: sections[0]] if sections else names
    return not _ASIDE.isdisjoint(names) or not _EDGES.isdisjoint(outer)
