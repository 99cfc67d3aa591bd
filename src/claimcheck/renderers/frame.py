"""One frame: where it is, the line, and carets under the words that matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model import Span
from claimcheck.renderers.cells import plain
from claimcheck.renderers.window import window

if TYPE_CHECKING:
    from claimcheck.model import Claim, Evidence, Finding
    from claimcheck.renderers.places import Passage, Places
    from claimcheck.renderers.style import Style


_LABEL = 60
"""Columns of a value beside the carets; a longer one is there to be read in the line above."""


class Frame(NamedTuple):
    """A line to show with its place."""

    place: str
    line: int | None
    text: str
    span: Span | None
    label: str
    """What the marked words amount to, e.g. ``claim: ≥ 12``; may be empty."""


def claim_frame(claim: Claim, finding: Finding | None) -> Frame:
    """Frame the claim as it was typed; its place is that of its first character, even where the file folds it."""
    origin = claim.origin
    place = origin.place if origin else "claim"
    value = finding.claim_value if finding else None
    span = finding.claim_span if finding else None
    return Frame(place, origin.line if origin else None, claim.text, span, f"claim: {value}" if value else "")


def source_frame(places: Places, finding: Finding | None, evidence: tuple[Evidence, ...]) -> Frame | None:
    """Frame the sentence a finding is about, else the best evidence; nothing when no sentence came near."""
    passage = places.passage(finding, evidence) if finding else places.anchor(evidence)
    if passage is None:
        return None
    value = finding.source_value if finding else None
    start = passage.marked.start if passage.marked else passage.shown.start
    position, where = places.position(passage.source.id, start), places.where(passage.source.id, start)
    if position is None or where is None:
        return None
    return Frame(
        f"{where} ({passage.anchor})",
        None if passage.source.landmarks else position.line,
        passage.shown.of(passage.source.text),
        _within(passage),
        f"source: {value}" if value else "",
    )


def _within(passage: Passage) -> Span | None:
    """Return the marked words in code points of the shown stretch."""
    if passage.marked is None:
        return None
    return Span(passage.marked.start - passage.shown.start, passage.marked.end - passage.shown.start)


def gutter(frames: list[Frame]) -> int:
    """Return how many columns the line numbers of some frames take."""
    return max((len(str(frame.line)) for frame in frames if frame.line is not None), default=1)


def draw(frames: list[Frame], tone: str, style: Style) -> list[str]:
    """Return the lines of some frames under one another, their gutters equally wide."""
    width = gutter(frames)
    return [line for frame in frames for line in _draw_one(frame, width, tone, style)]


def _draw_one(frame: Frame, width: int, tone: str, style: Style) -> list[str]:
    bar = style.paint(" " * width + " |", "gutter")
    number = "" if frame.line is None else str(frame.line)
    cut = window(frame.text, frame.span)
    label = window(frame.label, None, _LABEL).text
    under = f"{cut.carets} {label}".rstrip() if cut.carets else ""
    lines = [
        style.paint(" " * width + "-->", "gutter") + f" {plain(frame.place)}",
        bar,
        f"{style.paint(f'{number:>{width}} |', 'gutter')} {cut.text}",
    ]
    if under:
        indent = len(under) - len(under.lstrip(" "))
        lines.append(f"{bar} {under[:indent]}{style.paint(under[indent:], tone)}")
    if label and not cut.carets:
        lines.append(f"{bar} {style.paint(f'({label})', tone)}")
    return lines
