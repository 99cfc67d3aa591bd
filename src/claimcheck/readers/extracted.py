"""Texts that are taken out of files of another form: blocks one below the other, each with the place it came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from claimcheck.language.documents import source_from_blocks
from claimcheck.model import Block, Landmark, SentenceKind, Source

_GAP = "\n\n"
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Raised digits keep their look: the mark of a note must not become the last digit of the number before it."""


class Part(NamedTuple):
    """A stretch of a block's text, and where a person finds it."""

    text: str
    place: str


class Extract(NamedTuple):
    """A block that was taken out: no sentence crosses its ends."""

    kind: SentenceKind
    parts: tuple[Part, ...]


class Taken(NamedTuple):
    """All that was found in a file."""

    extracts: tuple[Extract, ...]
    """Its text, in order."""
    left: str = ""
    """Words that were seen and left out on purpose: what is hidden, beside the text, or repeated on every page."""

    @property
    def text(self) -> str:
        """The words of its text; blocks are apart."""
        return _GAP.join("".join(part.text for part in extract.parts) for extract in self.extracts)


def source_of(extracts: Iterable[Extract], id: str, path: str) -> Source:  # noqa: A002 - the model's name
    """Make a source of what was taken out of a file; blocks without a word are left out."""
    pieces: list[str] = []
    blocks: list[Block] = []
    landmarks: list[Landmark] = []
    at = 0
    for extract in extracts:
        if not any(part.text.strip() for part in extract.parts):
            continue
        start = at
        for part in extract.parts:
            landmarks.append(Landmark(at, part.place))
            pieces.append(part.text)
            at += len(part.text)
        blocks.append(Block(start, at, extract.kind))
        pieces.append(_GAP)
        at += len(_GAP)
    made = source_from_blocks("".join(pieces), blocks, id, path)
    return made.model_copy(update={"landmarks": tuple(landmarks)})


def one_part(kind: SentenceKind, text: str, place: str) -> Extract:
    """A block that stands at one place."""
    return Extract(kind, (Part(text, place),))
