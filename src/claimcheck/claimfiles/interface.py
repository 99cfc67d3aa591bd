"""What a claim file format hands over: a tree whose every part knows where it stands, and what was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.claimfiles.notes import Notes
    from claimcheck.model import Claim, Problem


class Trap(NamedTuple):
    """A stretch of prose that the format reads otherwise than its writer meant it."""

    at: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as it was typed; ``at`` is the code point offset of its first character in the file's text."""

    value: str
    at: int
    kind: str = "text"
    """What the format takes it for: ``text``, else ``number``, ``date``, ``boolean``, ``time``, ``null``."""
    trap: Trap | None = None
    """Set when the text isn't what its writer sees; matters where it is prose (a claim, a quote)."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    nodes: tuple[Node, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping in the order of the file, with duplicate keys kept so that they can be reported."""

    pairs: tuple[tuple[Text, Node], ...]
    at: int


Node = Text | Items | Fields


class Reader(Protocol):
    """Decoded text in, located tree out; what is wrong goes into the notes."""

    def __call__(self, text: str, notes: Notes) -> Node | None:
        """Return the tree of a file's text, as far as it can be read; nothing when there is none."""


class Format(Protocol):
    """One claim file format: a module with these functions."""

    read: Reader

    @staticmethod
    def rewrite(text: str, words: Mapping[int, str]) -> str:
        """Return the text in which the scalars that begin at these offsets say other words, which have no line breaks.

        Each keeps its style where that can hold the words; nothing outside them changes.
        """


class Mention(NamedTuple):
    """A source id as a claim file names it, and where (1-based)."""

    source: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class ClaimFile:
    """One claim file as read: its good claims, and everything that is wrong with the rest."""

    path: str
    """Relative to the project folder, with forward slashes."""
    claims: tuple[Claim, ...] = ()
    """In order of the file; made ids are unique in it, given ones as they were given."""
    problems: tuple[Problem, ...] = ()
    """In order of line and column."""
    given: frozenset[str] = frozenset()
    """The ids that were given and not made."""
    mentions: tuple[Mention, ...] = ()
    """Every source that the file names, in order of line and column."""


class Patch(NamedTuple):
    """Characters to stand in place of the half-open range from ``start`` to ``end``."""

    start: int
    end: int
    words: str


def patched(text: str, patches: Iterable[Patch]) -> str:
    """Return a text with patches that don't overlap."""
    pieces, done = [], 0
    for patch in sorted(patches):
        pieces += [text[done : patch.start], patch.words]
        done = patch.end
    return "".join([*pieces, text[done:]])
