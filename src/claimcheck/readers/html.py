"""Reads HTML: the main text with its blocks; scripts, styles, navigation and what is hidden are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

from claimcheck.errors import Place, SourceError
from claimcheck.language.text.blocks import is_citation, names_references
from claimcheck.model import SentenceKind, Source
from claimcheck.readers.decoding import decode
from claimcheck.readers.extracted import RAISED, Extract, Taken, one_part, source_of

_SILENT = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
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
_IN_HEAD = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
_END_P = _BLOCKS - {"body", "caption", "html", "tbody", "td", "tfoot", "th", "thead", "tr"}
_CELLS = frozenset({"caption", "td", "th"})
_GROUPS = frozenset({"tbody", "tfoot", "thead"})
_LISTS = frozenset({"menu", "ol", "ul"})
_TABLE = frozenset({"table"})
_IMPLIED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    **dict.fromkeys(_END_P, (frozenset({"p"}), _CELLS | {"button", "object"})),
    "li": (frozenset({"li", "p"}), _LISTS | _CELLS),
    **dict.fromkeys(("dd", "dt"), (frozenset({"dd", "dt", "p"}), _CELLS | {"dl"})),
    **dict.fromkeys(_CELLS, (_CELLS, _TABLE | {"tr"})),
    "tr": (frozenset({"caption", "tr"}), _TABLE),
    **dict.fromkeys(_GROUPS, (_GROUPS | {"caption"}, _TABLE)),
}
"""What a start tag ends without its end tag, and the elements it does not reach out of (HTML Standard, 13.1.2.4)."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSPOKEN = re.compile(r"<!--|<(?:script|style)\b", re.IGNORECASE)
_SPOKEN_AGAIN = {
    "<!--": re.compile("-->"),
    "<script": re.compile(r"</script\s*>", re.IGNORECASE),
    "<style": re.compile(r"</style\s*>", re.IGNORECASE),
}
_TAG = re.compile(r"<[A-Za-z/!?](?:[^<>\"']|\"[^\"<]{0,999}+\"|'[^'<]{0,999}+'){0,999}+>")
_BLANKS = re.compile(r"[ \t\n\r\f]+")


_PATIENCE = 2**24
"""Characters that may be looked through in vain for the ends of tags; one that has none costs all that follows it."""


class _EndlessError(Exception):
    """So many tags have no end that a page would take minutes to read."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__()
        self.line = line
        self.column = column


class HtmlReader:
    """Reads ``.html`` files in UTF-8."""

    suffixes = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, id: str, path: str) -> Source:  # noqa: A002 - the model's name
        """Make a source of the words that a reader of the page sees in its main part."""
        return source_of(self.take(data, path).extracts, id, path)

    def take(self, data: bytes, path: str) -> Taken:
        """Take out the main part; what is hidden or beside it is left."""
        text = decode(data, path)
        page = _Page(patience=max(_PATIENCE, 2 * len(text)))
        try:
            page.feed(text)
            page.close()
        except _EndlessError as error:
            what = "too many tags or comments never end from here on"
            hint = "close their quotes, or save the page's text as .txt"
            raise SourceError(what, where=Place(path, error.line, error.column), hint=hint) from None
        rows = page.rows()
        shown = _shown(rows)
        beside = [row.text for row in rows if row not in shown]
        return Taken(tuple(_extracts(shown)), "\n".join([*beside, *page.hidden]))

    def words(self, data: bytes, path: str) -> str:
        """Give all that stands between tags, whatever their order, but for scripts and styles."""
        return unescape(_TAG.sub(" ", _spoken(decode(data, path))))


def _spoken(text: str) -> str:
    """Return a page without comments, scripts and styles; one that never ends is text."""
    pieces: list[str] = []
    endless: set[str] = set()
    at = 0
    for start in _UNSPOKEN.finditer(text):
        name = start.group().lower()
        if start.start() < at or name in endless:
            continue
        end = _SPOKEN_AGAIN[name].search(text, start.end())
        if end is None:
            endless.add(name)
        else:
            pieces.append(text[at : start.start()])
            at = end.end()
    return " ".join([*pieces, text[at:]])


class _Row(NamedTuple):
    """One block of the page."""

    kind: SentenceKind
    text: str
    line: int
    main: bool
    aside: bool


def _shown(rows: list[_Row]) -> list[_Row]:
    """Give the rows of the main part where the page marks one, else all that are not beside it."""
    seen = [row for row in rows if not row.aside]
    # A page may mark its teasers as articles, and not its text.
    marked = 2 * sum(len(row.text) for row in seen if row.main) >= sum(len(row.text) for row in seen)
    return [row for row in seen if row.main or not marked]


def _extracts(rows: list[_Row]) -> Iterator[Extract]:
    in_references = False
    for row in rows:
        kind = row.kind
        if kind is SentenceKind.HEADING:
            in_references = names_references(row.text)
        elif in_references and (kind is SentenceKind.ITEM or is_citation(row.text)):
            kind = SentenceKind.REFERENCE
        yield one_part(kind, row.text, f"line {row.line}")


class _Element(NamedTuple):
    """An open element, with what it takes over from those around it, so that depth costs nothing."""

    tag: str = ""
    hidden: bool = False
    raised: bool = False
    kind: SentenceKind = SentenceKind.PROSE
    main: bool = False
    section: bool = False
    aside: bool = False

    def within(self, tag: str, *, hidden: bool) -> _Element:
        """Return an element of that tag inside this one."""
        return _Element(
            tag,
            hidden=self.hidden or hidden,
            raised=self.raised or tag == "sup",
            kind=_KINDS.get(tag, self.kind),
            main=self.main or tag in _MAIN,
            section=self.section or tag in _SECTIONS,
            aside=self.aside or tag in _ASIDE or (tag in _EDGES and not self.section),
        )


class _Page(HTMLParser):
    """Collects the blocks of a page as its tags come; nothing is fetched and no script runs."""

    def __init__(self, patience: int) -> None:
        super().__init__(convert_charrefs=True)
        self._patience = patience
        self._open: list[_Element] = [_Element()]
        self._places: dict[str, list[int]] = {}
        """Where in ``_open`` the elements of each name are."""
        self._rows: list[_Row] = []
        self.hidden: list[str] = []
        """Words that no reader of the page sees."""
        self._words: list[str] = []
        self._line = 0

    def rows(self) -> list[_Row]:
        """Return all blocks, in order."""
        self._end_block()
        return self._rows

    def check_for_whole_start_tag(self, i: int) -> int:
        """Return where a start tag ends, or less than 0."""
        return self._ended(super().check_for_whole_start_tag(i), i)

    def parse_endtag(self, i: int) -> int:
        """Return where an end tag ends, or less than 0."""
        return self._ended(super().parse_endtag(i), i)

    def parse_comment(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - the parser's own signature
        """Return where a comment ends, or less than 0."""
        return self._ended(super().parse_comment(i, report), i)

    def parse_pi(self, i: int) -> int:
        """Return where a processing instruction ends, or less than 0."""
        return self._ended(super().parse_pi(i), i)

    def parse_html_declaration(self, i: int) -> int:
        """Return where a declaration ends, or less than 0."""
        return self._ended(super().parse_html_declaration(i), i)

    def _ended(self, end: int, start: int) -> int:
        """Pass on where something ends; refuse a page in which too much never does."""
        if end < 0:
            self._patience -= len(self.rawdata) - start
        if self._patience < 0:
            line, column = self.getpos()
            raise _EndlessError(line, column + 1)
        return end

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; one of a block ends the block before it."""
        if tag in _BLOCKS:
            self._end_block()
        elif tag == "br":
            self._words.append("\n" if self._open[-1].kind is SentenceKind.CODE else " ")
        self._end_implied(tag)
        if tag in _VOID:
            return
        given = dict(attrs)
        hidden = tag in _SILENT or "hidden" in given or bool(_HIDDEN.search(given.get("style") or ""))
        self._places.setdefault(tag, []).append(len(self._open))
        self._open.append(self._open[-1].within(tag, hidden=hidden))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those left open inside it."""
        if tag in _BLOCKS:
            self._end_block()
        if self._places.get(tag):
            self._close(self._places[tag][-1])

    def handle_data(self, data: str) -> None:
        """Take in words that are seen."""
        if self._open[-1].tag == "head" and data.strip():
            self.handle_endtag("head")
        inside = self._open[-1]
        if inside.hidden:
            self.hidden.append(data)
            return
        if not self._words and data.strip():
            lead = len(data) - len(data.lstrip())
            self._line = self.getpos()[0] + data.count("\n", 0, lead)
        if self._words or data.strip():
            in_bracket = bool(self._words) and self._words[-1].endswith("[")  # "[1]" is told from a number as it is
            raised = inside.raised and "[" not in data and not in_bracket
            self._words.append(data.translate(RAISED) if raised else data)

    def _end_implied(self, tag: str) -> None:
        """Close what ends where this tag starts."""
        if tag not in _IN_HEAD:
            self.handle_endtag("head")
        ended, bounds = _IMPLIED.get(tag, (frozenset(), frozenset()))
        within = self._innermost(bounds)
        outermost = [places[-1] for name in ended if (places := self._places.get(name)) and places[-1] > within]
        if outermost:
            self._close(min(outermost))

    def _innermost(self, names: frozenset[str]) -> int:
        """Return the place of the innermost open element of these names; 0, the page, where there is none."""
        return max((places[-1] for name in names if (places := self._places.get(name))), default=0)

    def _close(self, place: int) -> None:
        for element in self._open[place:]:
            self._places[element.tag].pop()
        del self._open[place:]

    def _end_block(self) -> None:
        inside = self._open[-1]
        whole = "".join(self._words)
        text = whole.strip("\n") if inside.kind is SentenceKind.CODE else _BLANKS.sub(" ", whole).strip()
        self._words = []
        if text:
            self._rows.append(_Row(inside.kind, text, self._line, inside.main, inside.aside))
