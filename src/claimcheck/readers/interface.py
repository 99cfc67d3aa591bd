"""What every reader can do: make a source of the bytes of one file."""

from __future__ import annotations

from typing import Protocol

from claimcheck.model import Source


class Reader(Protocol):
    """Reads one format."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Endings of the file names it reads, with the dot, in small letters."""

    def read(self, data: bytes, id: str, path: str) -> Source:  # noqa: A002 - the model's name
        """Make a source of the bytes of a file; ``path`` is for errors and for the source's own ``path``.

        Raises ``SourceError`` when the bytes are not what the format wants.
        """
