"""The part of a long line that is worth showing: some columns around the words it is about."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.model import Span
from claimcheck.renderers.cells import cell, columns, plain

WIDTH = 100
"""Columns of text in a frame; fixed, so that the same report gives the same bytes everywhere."""
_CUT = "…"
_DENSEST = 8
"""Code points looked at per column: keeps a line of nothing but combining marks from being shown whole."""
_SNAP = 12
"""How far a cut moves, in code points, to fall between two words."""


class Window(NamedTuple):
    """One line as it is shown, and the carets that go under it."""

    text: str
    carets: str


def window(text: str, span: Span | None, width: int = WIDTH) -> Window:
    """Cut ``text`` to ``width`` columns around ``span`` (code points of ``text``; nothing means its beginning).

    Line breaks are shown as spaces. The carets line up by display width; they are empty when there is no span.
    """
    focus = _inside(span, text) if span else Span(0, 0)
    shown = _snapped(text, _shown(text, focus, width), focus)
    head = _CUT if shown.start > 0 else ""
    tail = _CUT if shown.end < len(text) else ""
    line = head + plain(shown.of(text)) + tail
    if span is None:
        return Window(line, "")
    indent = len(head) + columns(text[shown.start : focus.start])
    under = columns(text[focus.start : min(focus.end, shown.end)])
    return Window(line, " " * indent + "^" * max(under, 1))


def _inside(span: Span, text: str) -> Span:
    start = min(max(span.start, 0), len(text))
    return Span(start, min(max(span.end, start), len(text)))


def _shown(text: str, focus: Span, width: int) -> Span:
    """Return the range to show: the focus, then as much context on both sides as there is room for."""
    if len(text) <= width * _DENSEST and columns(text) <= width:
        return Span(0, len(text))
    room = width - 2 * len(_CUT)
    end = min(_reach(text, focus.start, 1, room), max(focus.end, focus.start))
    room -= columns(text[focus.start : end])
    start = _reach(text, focus.start, -1, room // 2)
    room -= columns(text[start : focus.start])
    stop = _reach(text, end, 1, room)
    room -= columns(text[end:stop])
    return Span(_reach(text, start, -1, room), stop)


def _reach(text: str, position: int, step: int, room: int) -> int:
    """How far one can go from ``position`` before ``room`` columns are used up."""
    limit = max(room, 0) * _DENSEST
    while limit > 0 and 0 <= position + min(step, 0) < len(text):
        room -= cell(text[position + min(step, 0)])[1]
        if room < 0:
            break
        position += step
        limit -= 1
    return position


def _snapped(text: str, shown: Span, focus: Span) -> Span:
    """Move the cuts to the nearest gap between words, never into the focus."""
    start, end = shown
    if start > 0:
        gap = text.find(" ", start, min(start + _SNAP, focus.start))
        start = gap + 1 if gap >= 0 else start
    if end < len(text):
        gap = text.rfind(" ", max(end - _SNAP, focus.end), end)
        end = gap if gap >= 0 else end
    return Span(start, end)
