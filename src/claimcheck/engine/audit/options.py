"""What an audit asks of a text beyond that its sources carry it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Demands:
    """The default asks for nothing more."""

    citations: bool = False
    """Whether each claim must cite a source."""
    sources: int = 1
    """How many independent sources must carry each claim."""
