"""Reads plain text."""

from __future__ import annotations

from claimcheck.language.documents import source_from_text
from claimcheck.model import Source
from claimcheck.readers.decoding import decode


class TextReader:
    """Reads ``.txt`` files in UTF-8."""

    suffixes = (".txt", ".text")

    def read(self, data: bytes, id: str, path: str) -> Source:  # noqa: A002 - the model's name
        """Make a source whose blocks are found by how the lines look."""
        return source_from_text(decode(data, path), id, path)
