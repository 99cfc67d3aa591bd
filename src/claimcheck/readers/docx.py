"""Reads Word documents (ECMA-376): paragraphs, headings, lists, tables and notes of a ``.docx``."""

from __future__ import annotations

import io
import re
import zipfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser, fromstring

from claimcheck.errors import Place, SourceError
from claimcheck.model import SentenceKind, Source
from claimcheck.readers.extracted import RAISED, Extract, Taken, one_part, source_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY, _NOTES = "word/document.xml", (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
LARGEST = 32 * 2**20
"""Bytes of one part once unpacked; a small file that unpacks to more is an attack or a mistake."""
MOST = 600_000
"""Elements of one part; a book of a thousand pages has fewer, and more take too long and too much memory."""
_UNSEEN = frozenset({f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})
"""Words that were moved away stand at their new place too, and those of a fallback beside it."""
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXT = re.compile(
    r"<(?:\w{1,20}:)?t(?:\s[^<>]{0,200})?>([^<]*)<|</(?:\w{1,20}:)?p>|<(?:\w{1,20}:)?(?:tab|br|cr)[\s/>]"
)
"""What an element of text holds; nothing for whatever parts words."""
_HEADING = re.compile(r"(?i)heading|title|berschrift")
_FIELD_MARKS = re.compile(r"\s+")


class DocxReader:
    """Reads ``.docx`` files."""

    suffixes = (".docx",)

    def read(self, data: bytes, id: str, path: str) -> Source:  # noqa: A002 - the model's name
        """Make a source of the words as they stand with all changes accepted; what was deleted is left out."""
        return source_of(self.take(data, path).extracts, id, path)

    def take(self, data: bytes, path: str) -> Taken:
        """Take out body and notes; what was moved away or is hidden is left."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                body = _part(archive, _BODY, path)
                notes = [(name, _part(archive, part, path)) for part, name in _NOTES if part in archive.namelist()]
        except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError):
            hint = "an old .doc or an encrypted file? save it as .docx without a password"
            raise SourceError("it is not a Word document", where=Place(path), hint=hint) from None
        extracts = (*_paragraphs(body), *(one for each in notes for one in _notes(*each)))
        return Taken(extracts, " ".join(_left(part) for part in (body, *(part for _, part in notes))))

    def words(self, data: bytes, path: str) -> str:  # noqa: ARG002 - what `take` could read can be read again
        """Give what the elements of text hold, found in the parts as strings, without parsing them."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            present = [name for name in (_BODY, *(name for name, _ in _NOTES)) if name in archive.namelist()]
            parts = [archive.read(name) for name in present]
        return "".join(unescape(run) or " " for part in parts for run in _TEXT.findall(_decoded(part)))


def _part(archive: zipfile.ZipFile, name: str, path: str) -> Element:
    """Read and parse one part; entities and document types are refused, as no Word document has any."""
    try:
        with archive.open(name) as file:
            data = file.read(LARGEST + 1)
    except KeyError:
        raise SourceError(f"it is not a Word document: it has no {name}", where=Place(path)) from None
    except (RuntimeError, NotImplementedError, OSError, zipfile.BadZipFile, EOFError, ValueError) as error:
        raise SourceError(f"it can't be unpacked: {error}", where=Place(path)) from None
    if len(data) > LARGEST:
        raise SourceError(f"{name} unpacks to more than {LARGEST // 2**20} MB", where=Place(path))
    try:
        return fromstring(data, parser=XMLParser(target=_Builder()))  # noqa: S314 - it refuses document types
    except _RefusedError as error:
        raise SourceError(f"{name} {error}", where=Place(path)) from None
    except (ParseError, RecursionError, ValueError) as error:
        raise SourceError(f"{name} is broken: {error}", where=Place(path)) from None


class _RefusedError(Exception):
    """A part that is well formed and not read all the same."""


class _Builder(TreeBuilder):
    """Builds the tree of a part; what can blow up is refused while parsing, in whatever encoding it comes."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def doctype(self, name: str, public: str | None, system: str | None) -> None:  # noqa: ARG002 - expat's call
        """Refuse a document type, which may declare entities."""
        raise _RefusedError("declares entities, which no Word document needs")

    def start(self, tag: str, attrs: dict[str, str]) -> Element:
        """Open an element, if there are not too many."""
        self._count += 1
        if self._count > MOST:
            raise _RefusedError(f"has more than {MOST:,} elements; split the document")
        return super().start(tag, attrs)


def _paragraphs(body: Element) -> Iterator[Extract]:
    cells = {paragraph for cell in body.iter(f"{_W}tc") for paragraph in cell.iter(f"{_W}p")}
    unseen = {paragraph for part in body.iter() if part.tag in _UNSEEN for paragraph in part.iter(f"{_W}p")}
    for number, paragraph in enumerate((one for one in body.iter(f"{_W}p") if one not in unseen), 1):
        if words := _text(paragraph):
            kind = SentenceKind.CELL if paragraph in cells else _kind(paragraph)
            yield one_part(kind, words, f"paragraph {number}")


def _notes(name: str, part: Element) -> Iterator[Extract]:
    for note in part:
        words = " ".join(_text(paragraph) for paragraph in note.iter(f"{_W}p")).strip()
        yield one_part(SentenceKind.PROSE, words, f"{name} {note.get(f'{_W}id', '?')}")


def _kind(paragraph: Element) -> SentenceKind:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return SentenceKind.PROSE
    style = properties.find(f"{_W}pStyle")
    name = style.get(f"{_W}val", "") if style is not None else ""
    if _HEADING.search(name):
        return SentenceKind.HEADING
    listed = properties.find(f"{_W}numPr") is not None or name.startswith("List")
    return SentenceKind.ITEM if listed else SentenceKind.PROSE


def _text(paragraph: Element) -> str:
    """The words of a paragraph's runs; those of a paragraph inside it (a text box) are its own."""
    words: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag == f"{_W}p" or node.tag in _UNSEEN or _has(node, "vanish"):
            continue
        if node.tag == f"{_W}r" and _has(node, "vertAlign", "superscript"):
            words.append(_run(node).translate(RAISED))
            continue
        if node.tag in {f"{_W}t", _MATH}:
            words.append(node.text or "")
        elif node.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            words.append(" ")
        elif node.tag == f"{_W}noBreakHyphen":
            words.append("\u2011")
        stack.extend(reversed(node))
    return _FIELD_MARKS.sub(" ", "".join(words)).strip()


def _left(part: Element) -> str:
    """The words of a part that its readers don't see, or see at another place."""
    roots = [node for node in part.iter() if node.tag in _UNSEEN or _has(node, "vanish")]
    return " ".join(node.text or "" for root in roots for node in root.iter() if node.tag in {f"{_W}t", _MATH})


def _decoded(part: bytes) -> str:
    return part.decode("utf-16" if part.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8", "replace")


def _run(run: Element) -> str:
    return "".join(node.text or "" for node in run.iter(f"{_W}t"))


def _has(run: Element, name: str, value: str | None = None) -> bool:
    """Whether the properties of a run have a mark, which ``w:val="0"`` takes back."""
    mark = run.find(f"{_W}rPr/{_W}{name}")
    if mark is None:
        return False
    given = mark.get(f"{_W}val", "true")
    return given == value if value else given not in {"0", "false", "off"}
