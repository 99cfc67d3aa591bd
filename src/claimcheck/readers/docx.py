"""Reads Word documents (ECMA-376): paragraphs, headings, lists, tables and notes of a ``.docx``."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, XMLParser, fromstring

from claimcheck.errors import Place, SourceError
from claimcheck.model import SentenceKind, Source
from claimcheck.readers.extracted import Extract, one_part, source_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY, _NOTES = "word/document.xml", (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
LARGEST = 100 * 2**20
"""Bytes of one part once unpacked; a small file that unpacks to more is an attack or a mistake."""
_HEADING = re.compile(r"(?i)heading|title|berschrift")
_FIELD_MARKS = re.compile(r"\s+")


class DocxReader:
    """Reads ``.docx`` files."""

    suffixes = (".docx",)

    def read(self, data: bytes, id: str, path: str) -> Source:  # noqa: A002 - the model's name
        """Make a source of the words as they stand with all changes accepted; what was deleted is left out."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                body = _part(archive, _BODY, path)
                notes = [(name, _part(archive, part, path)) for part, name in _NOTES if part in archive.namelist()]
        except zipfile.BadZipFile:
            hint = "an old .doc or an encrypted file? save it as .docx without a password"
            raise SourceError("it is not a Word document", where=Place(path), hint=hint) from None
        return source_of([*_paragraphs(body), *(one for each in notes for one in _notes(*each))], id, path)


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
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise SourceError(f"{name} declares entities, which no Word document needs", where=Place(path))
    try:
        return fromstring(data, parser=XMLParser())  # noqa: S314 - no document type is left to attack with
    except (ParseError, RecursionError, ValueError) as error:
        raise SourceError(f"{name} is broken: {error}", where=Place(path)) from None


def _paragraphs(body: Element) -> Iterator[Extract]:
    cells = {paragraph for cell in body.iter(f"{_W}tc") for paragraph in cell.iter(f"{_W}p")}
    for number, paragraph in enumerate(body.iter(f"{_W}p"), 1):
        kind = SentenceKind.CELL if paragraph in cells else _kind(paragraph)
        yield one_part(kind, _text(paragraph), f"paragraph {number}")


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
    return SentenceKind.ITEM if properties.find(f"{_W}numPr") is not None else SentenceKind.PROSE


def _text(paragraph: Element) -> str:
    """The words of a paragraph's runs; those of a paragraph inside it (a text box) are its own."""
    words: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag == f"{_W}p":
            continue
        if node.tag == f"{_W}t":
            words.append(node.text or "")
        elif node.tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            words.append(" ")
        elif node.tag == f"{_W}noBreakHyphen":
            words.append("\u2011")
        stack.extend(reversed(node))
    return _FIELD_MARKS.sub(" ", "".join(words)).strip()
