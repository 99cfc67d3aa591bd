"""Half-open ranges of code points."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points in one text; serialises as ``[start, end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of this range in ``text``."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same range where its text begins at code point ``by`` of another one."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether both ranges share at least one code point."""
        return self.start < other.end and other.start < self.end
