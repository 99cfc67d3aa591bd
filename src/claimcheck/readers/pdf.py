"""Reads PDF with PDFium: lines in reading order, joined to paragraphs; page and box tell where each line stands.

Boxes are left, bottom, right, top in points from the lower left corner of the page.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import Place, SourceError, import_extra
from claimcheck.model import SentenceKind, Source
from claimcheck.readers.extracted import Extract, Part, Taken, source_of

if TYPE_CHECKING:
    from types import ModuleType

_EDGE = 2
"""Lines at the top and bottom of a page that may be a running head or foot."""
_REPEATED = 3
"""Pages on which such a line must stand."""
_GAP = 1.6
"""Line distances, as a multiple of the usual one, from which a new paragraph begins."""
_APART = 1.1
"""The same, from which a line at the edge of a page may be a head or foot."""
_OTHER_SIZE = 0.1
"""Share by which the letters of a head or foot are larger or smaller than those of the text."""
_LARGER = 1.25
"""How much higher the letters of a heading are than those of the text."""
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_BREAK = re.compile(r"(\r\n|\n|\r|(?<=\ufffe))")
_HYPHEN = "\ufffe"
"""PDFium's sign for a hyphen at the end of a line, which it joins to the next."""
_SOFT = ("\u00ad", "\x02")
_PICTURE = 0.5
"""Share of a page from which a picture may be a scan of it."""
LARGEST = 32 * 2**20
"""Bytes of one part once unpacked; PDFium takes many times the memory."""
_PIECE = 2**12
_STREAM = re.compile(rb">>\s{0,4}stream\r?\n")
_MOST_PAGES = 1000
"""Pages that are read a second time, which takes 20 to 40 ms each; what came of it is remembered."""
_FOLIO = re.compile(r"(?i)(?:page|p\.)?\s*\d+(?:\s*(?:of|/)\s*\d+)?")
"""A line that tells the number of the page; a scan that was stamped with it is no page of text."""
_STOPS = (".", "!", "?", ":", "”", '"')


class _Line(NamedTuple):
    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def place(self) -> str:
        """Page and box."""
        return f"page {self.page}, box {self.left:.0f} {self.bottom:.0f} {self.right:.0f} {self.top:.0f}"


class PdfReader:
    """Reads ``.pdf`` files; needs the extra ``pdf``."""

    suffixes = (".pdf",)

    def read(self, data: bytes, id: str, path: str) -> Source:  # noqa: A002 - the model's name
        """Make a source of the words of all pages; a page that is only a picture is an error, not nothing."""
        return source_of(self.take(data, path).extracts, id, path)

    def take(self, data: bytes, path: str) -> Taken:
        """Take out the lines of all pages; running heads and feet are left."""
        pdfium = import_extra("pypdfium2", "pdf", "PDF", error=SourceError, where=Place(path))
        _refuse_bombs(data, path)
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            locked = "password" in str(error).lower()
            what = "it is encrypted" if locked else "it is not a PDF, or a broken one"
            hint = "save it without a password" if locked else None
            raise SourceError(what, where=Place(path), hint=hint) from None
        try:
            pages = [_lines(document[number], number + 1, path, pdfium) for number in range(len(document))]
        except pdfium.PdfiumError as error:
            raise SourceError(f"a page can't be read: {error}", where=Place(path)) from None
        finally:
            document.close()
        kept, running = _without_running(pages)
        return Taken(tuple(_paragraphs(kept)), "\n".join(line.text for line in running))

    def words(self, data: bytes, path: str) -> str:
        """Give the words of all pages as pypdf finds them."""
        pypdf = import_extra("pypdf", "pdf", "to read a PDF twice", error=SourceError, where=Place(path))
        try:
            pages = pypdf.PdfReader(io.BytesIO(data)).pages
            if len(pages) <= _MOST_PAGES:
                return "\n".join(page.extract_text() for page in pages)
        except Exception as error:
            raise SourceError(f"pypdf can't read it: {error}", where=Place(path)) from None
        raise SourceError(f"it has more than {_MOST_PAGES} pages", where=Place(path))


def _refuse_bombs(data: bytes, path: str) -> None:
    """Refuse a file of which a part unpacks to more than any page needs; pictures are not unpacked to be read."""
    for start in _STREAM.finditer(data):
        about = data[max(0, start.start() - _PIECE) : start.start()].rpartition(b"obj")[2]
        if b"/FlateDecode" in about and b"/Image" not in about and _unpacks(data, start.end()):
            raise SourceError(f"a part of it unpacks to more than {LARGEST // 2**20} MB", where=Place(path))


def _unpacks(data: bytes, at: int) -> bool:
    """Whether what is packed from a byte on is larger than the largest part that is read."""
    unpacker, size = zlib.decompressobj(), 0
    view = memoryview(data)
    with suppress(zlib.error):
        while size <= LARGEST and at < len(data) and not unpacker.eof:
            piece = bytes(view[at : at + _PIECE])
            while piece and size <= LARGEST and not unpacker.eof:
                size += len(unpacker.decompress(piece, _PIECE))
                piece = unpacker.unconsumed_tail
            at += _PIECE
    return size > LARGEST


def _lines(page: object, number: int, path: str, pdfium: ModuleType) -> list[_Line]:
    """Read one page in PDFium's order, which follows columns as they were written."""
    text_page = page.get_textpage()  # type: ignore[attr-defined]
    whole = text_page.get_text_range()
    found, at = [], 0
    for piece in _BREAK.split(whole):
        if piece.strip():
            boxes = [text_page.get_charbox(at + offset, loose=True) for offset in (0, len(piece) // 2, len(piece) - 1)]
            found.append(_line(number, piece, boxes))
        at += len(piece)
    if all(_FOLIO.fullmatch(line.text) for line in found) and _is_picture(
        page, pdfium, least=_PICTURE if found else 0.0
    ):
        what = f"no text on page {number}: it is a picture"
        raise SourceError(what, where=Place(path), hint="run text recognition (OCR) on it first")
    return found


def _is_picture(page: object, pdfium: ModuleType, least: float) -> bool:
    """Whether a picture covers more than this share of a page; one inside a form, for a share of 0."""
    width, height = page.get_size()  # type: ignore[attr-defined]
    for one in page.get_objects():  # type: ignore[attr-defined]
        if one.type == pdfium.raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = one.get_bounds()
            if (one.level and not least) or (right - left) * (top - bottom) > least * width * height:
                return True
    return False


def _line(page: int, text: str, boxes: Sequence[tuple[float, float, float, float]]) -> _Line:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return _Line(page, text.strip(), min(lefts), min(bottoms), max(rights), max(tops))


def _without_running(pages: Sequence[Sequence[_Line]]) -> tuple[list[_Line], list[_Line]]:
    """Tell the text from heads and feet: edge lines apart from it, the same on several pages but for the number."""
    every = [line for page in pages for line in page]
    usual, height = _usual_step(every), median(line.top - line.bottom for line in every) if every else 0.0
    edges = [_edges(page, usual, height) for page in pages]
    alike: dict[str, list[_Line]] = {}
    for line in (line for lines in edges for line in dict.fromkeys(lines)):
        alike.setdefault(_NUMBER.sub("#", line.text.lower()), []).append(line)
    gone = {line for lines in alike.values() if _is_running(lines, len(pages)) for line in lines}
    return [line for line in every if line not in gone], [line for line in every if line in gone]


def _edges(page: Sequence[_Line], usual: float, height: float) -> list[_Line]:
    """The first and last lines of a page that a gap, or letters of another size, part from its text."""
    found: list[_Line] = []
    by_height = sorted(page, key=lambda line: -line.bottom)  # what is drawn last may stand at the top
    for lines in (by_height, by_height[::-1]):
        parted = [
            end
            for end in range(1, min(_EDGE, len(lines) - 1) + 1)
            if abs(lines[end - 1].bottom - lines[end].bottom) > _APART * usual
            or abs(lines[end - 1].top - lines[end - 1].bottom - height) > _OTHER_SIZE * height
        ]
        found += lines[: max(parted, default=0)]
    return found


def _usual_step(lines: Sequence[_Line]) -> float:
    steps = [one.bottom - two.bottom for one, two in pairwise(lines) if one.bottom > two.bottom]
    return median(steps) if steps else 0.0


def _is_running(lines: Sequence[_Line], pages: int) -> bool:
    """Whether lines that differ in their numbers alone are a head or foot, and no facts told in the same words."""
    if len(lines) == 1:
        return lines[0].text == str(lines[0].page)
    if len({line.page for line in lines}) < min(_REPEATED, pages):
        return False
    if any(line.text != lines[0].text for line in lines) and lines[0].text.endswith(_STOPS):
        return False
    columns = zip(*(_NUMBER.findall(line.text.lower()) for line in lines), strict=True)
    return all(_goes_with_page(column, [line.page for line in lines]) for column in columns)


def _goes_with_page(numbers: Sequence[str], pages: Sequence[int]) -> bool:
    """Whether a number is the same on all pages, or rises with them; roman ones are taken for numbers of pages."""
    if len(set(numbers)) == 1 or not all(number.isdecimal() for number in numbers):
        return True
    return len({int(number) - page for number, page in zip(numbers, pages, strict=True)}) == 1


def _paragraphs(lines: Sequence[_Line]) -> Iterator[Extract]:
    """Join lines to paragraphs: by their distance, by the height of their letters, and across columns and pages."""
    if not lines:
        return
    usual = _usual_step(lines)
    height = median(line.top - line.bottom for line in lines)
    held: list[_Line] = []
    for line in lines:
        if held and _begins(held[-1], line, usual, height):
            yield _extract(held, height)
            held = []
        held.append(line)
    yield _extract(held, height)


def _begins(before: _Line, line: _Line, usual: float, height: float) -> bool:
    if _is_heading(before, height) != _is_heading(line, height):
        return True
    if before.page != line.page or line.bottom > before.bottom:  # another column or page
        return before.text.endswith(_STOPS)
    return before.bottom - line.bottom > _GAP * usual


def _is_heading(line: _Line, height: float) -> bool:
    return line.top - line.bottom > _LARGER * height and not line.text.endswith(".")


def _extract(lines: Sequence[_Line], height: float) -> Extract:
    kind = SentenceKind.HEADING if _is_heading(lines[0], height) else SentenceKind.PROSE
    parts = []
    for place, line in enumerate(lines):
        following = lines[place + 1].text if place + 1 < len(lines) else ""
        parts.append(Part(_joined(line.text, following), line.place))
    return Extract(kind, tuple(parts))


def _joined(text: str, following: str) -> str:
    """A line with the blank to the next one; a word that was broken at its end is put together."""
    if not following:
        return text.replace(_HYPHEN, "-")
    if text.endswith(_SOFT):
        return text[:-1]
    text = text.replace(_HYPHEN, "-")
    broken = text.rsplit(" ", 1)[-1]
    if not broken[:-1] or not text.endswith("-"):
        return text + " "
    # "tit-for-" and "2023-" have a hyphen of their own, and so has what goes on with a capital
    is_broken = following[:1].islower() and broken.count("-") == 1 and broken[:-1].isalpha()
    return text[:-1] if is_broken else text
