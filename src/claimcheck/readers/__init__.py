"""From a file to a source: one reader a format, chosen by the ending of the file's name."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from claimcheck.errors import Place, SourceError
from claimcheck.model import Source
from claimcheck.readers.files import read_bytes, read_stream
from claimcheck.readers.interface import Reader
from claimcheck.readers.rereading import Differences, differences

__all__ = ["Differences", "Reader", "known_suffixes", "read_bytes", "read_data", "read_source", "read_stream", "reread"]

_READERS = {
    (".txt", ".text"): "text.TextReader",
    (".md", ".markdown"): "markdown.MarkdownReader",
    (".html", ".htm", ".xhtml"): "html.HtmlReader",
    (".pdf",): "pdf.PdfReader",
    (".docx",): "docx.DocxReader",
    (".vtt", ".srt"): "subtitles.SubtitleReader",
    (".json", ".jsonl", ".ndjson"): "data.JsonReader",
}
"""Endings → module and class; a reader is imported when a file of its format is read."""


def known_suffixes() -> tuple[str, ...]:
    """Return the endings of the file names that can be read, with the dot, in small letters."""
    return tuple(suffix for suffixes in _READERS for suffix in suffixes)


def read_source(path: Path, root: Path, id: str | None = None) -> Source:  # noqa: A002 - the model's name
    """Read one file inside ``root``; its id is the file's name without ending unless another is given.

    Raises ``SourceError`` when the file can't be read, is of no known format, leads outside ``root``, or has no text.
    """
    data, relative = read_bytes(path, root)
    return read_data(data, path, path.stem if id is None else id, relative)


def read_data(data: bytes, path: Path, id: str, relative: str) -> Source:  # noqa: A002 - the model's name
    """Read the bytes of a file, in the format that its path tells; ``relative`` is the path of the source.

    Raises ``SourceError`` like ``read_source``.
    """
    reader = _reader_for(path)
    try:
        source = reader.read(data, id, relative)
    except SourceError as error:
        raise SourceError(error.what, where=_as_given(error.where, path), hint=error.hint) from None
    if not source.sentences:
        raise SourceError("it holds no sentence", where=Place(str(path)), hint="comments and settings are not read")
    return source


def reread(path: Path, root: Path) -> Differences:
    """Read a file that makes a source a second time, by other means, and tell in which words the two differ.

    Raises ``SourceError`` when it can't be read so.
    """
    return differences(_reader_for(path), path, root)


def _as_given(where: Place | None, path: Path) -> Place:
    """Name the file as the caller did: a reader knows it by its place in the project."""
    return Place(str(path), where.line, where.column) if where else Place(str(path))


def _reader_for(path: Path) -> Reader:
    suffix = path.suffix.lower()
    for suffixes, name in _READERS.items():
        if suffix in suffixes:
            module, _, kind = name.partition(".")
            reader: Reader = getattr(import_module(f"claimcheck.readers.{module}"), kind)()
            return reader
    what = f"no reader for {suffix} files" if suffix else "its name has no ending that tells its format"
    raise SourceError(what, where=Place(str(path)), hint=f"known endings: {', '.join(known_suffixes())}")
