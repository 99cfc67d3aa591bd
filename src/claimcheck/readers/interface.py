"""What every reader can do: make a source of the bytes of one file."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from claimcheck.model import Source
from claimcheck.readers.extracted import Taken


class Reader(Protocol):
    """Reads one format."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of the file names it reads, with the dot, in small letters."""

    def read(self, data: bytes, id: str, path: str) -> Source:  # noqa: A002 - the model's name
        """Make a source of the bytes of a file; ``path`` is for errors and for the source's own ``path``.

        Raises ``SourceError`` when the bytes are not what the format wants.
        """


@runtime_checkable
class Extractor(Reader, Protocol):
    """Takes the text out of files of another form, where some of it might get lost on the way."""

    def take(self, data: bytes, path: str) -> Taken:
        """Take out what makes the source, and what is left out of it; raises ``SourceError``."""

    def words(self, data: bytes, path: str) -> str:
        """Give all words of a file that ``take`` has read, by other means; raises ``SourceError`` when it can't."""
