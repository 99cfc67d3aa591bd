"""What one line of Markdown is: its place in quotes and lists, and the form of what is left."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

# Every repeat is possessive: a line of any length is matched in one go.
_QUOTES = re.compile(r"(?:>[ ]?(?:[ ]{0,3}+(?=>))?)*+")
_SPACE = re.compile(r"[ \t]*+")
_MARKS = re.compile(r"(?:(?:[-*+]|(?P<number>\d{1,9})[.)])(?:[ \t]++|\Z)(?:>[ \t]?)*+)++(?:\[[ xX]\][ \t]++)?")
_RULE = re.compile(r"([-*_])[ \t]*+(?:\1[ \t]*+){2,}+\Z")
_UNDERLINE = re.compile(r"(?:=++|-++)[ \t]*+\Z")
_DELIMITERS = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+\Z")
_HEADING = re.compile(r"#{1,6}+(?:[ \t]++|\Z)")
_CLOSING = re.compile(r"(?<=[ \t])#++[ \t]*+\Z")
_FENCE = re.compile(r"`{3,}+(?=[^`]*+\Z)|~{3,}+")
_LINK = re.compile(r"\[(?!\^)[^\[\]]{1,400}+\]:[ \t]*+\S")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}+\]:[ \t]*+")
_LONGEST_CLOSING = 80
"""Code points at the end of a heading in which its closing marks are looked for."""


class Form(Enum):
    """What a line is, apart from the quotes and lists it stands in."""

    BLANK = auto()
    TEXT = auto()
    HEADING = auto()
    UNDERLINE = auto()
    RULE = auto()
    FENCE = auto()
    DELIMITERS = auto()
    LINK = auto()
    FOOTNOTE = auto()


class Line(NamedTuple):
    """One line of a text, in code points of that text."""

    form: Form
    begin: int
    """Where it begins, quote marks included."""
    body: int
    """Where it begins after quote marks and white space."""
    start: int
    """Where what it says begins, after all of its marks."""
    end: int
    depth: int
    """How many block quotes it stands in."""
    indent: int
    """Columns of white space before its body, inside its quotes."""
    margin: int
    """Columns of white space before its quotes."""
    item: str | None = None
    """``-`` when it begins a bullet, the digits when it begins a numbered item."""
    inner: int = 0
    """Column at which the text of its list item begins."""


def read_line(text: str, start: int, end: int, inner: int = 0) -> Line:
    """Take the line ``text[start:end]`` apart; ``inner`` is the column of the list item that it may belong to.

    Time is linear in its length.
    """
    margin = _end_of(_SPACE, text, start, end)
    quotes = _end_of(_QUOTES, text, margin, end) if margin - start < inner + 4 else start
    quotes = start if quotes == margin else quotes
    body = _end_of(_SPACE, text, quotes, end)
    indent = len(text[quotes:body].expandtabs(4))
    depth = text.count(">", start, quotes)
    outside = margin - start if depth else 0
    line = Line(_unmarked_form(text, body, end), start, body, body, end, depth, indent, outside)
    if line.form is not Form.TEXT:
        return line
    marks = _MARKS.match(text, body, end)
    if marks:
        inner = outside + indent + marks.end() - body
        depth += text.count(">", body, marks.end())
        line = line._replace(start=marks.end(), depth=depth, item=marks["number"] or "-", inner=inner)
    return _with_form(text, line)


def is_inside(line: Line, inner: int) -> bool:
    """Whether a line is far enough to the right to belong to the list item whose text begins in column ``inner``."""
    return line.margin + line.indent >= inner


def heading_end(text: str, line: Line) -> int:
    """Where the text of a heading ends, marks that close it left out."""
    closing = _CLOSING.search(text, max(line.start, line.end - _LONGEST_CLOSING), line.end)
    return closing.start() if closing else line.end


def fence_of(text: str, line: Line) -> str:
    """Return the run of marks with which ``line`` opens or closes a block of code, or nothing."""
    match = _FENCE.match(text, line.start, line.end)
    return match.group() if match else ""


def _unmarked_form(text: str, at: int, end: int) -> Form:
    """Find the forms that look like list marks before these are looked for."""
    if at == end:
        return Form.BLANK
    first = text[at]
    if first in "=-" and _UNDERLINE.match(text, at, end):
        return Form.UNDERLINE
    if first in "-*_" and _RULE.match(text, at, end):
        return Form.RULE
    return Form.DELIMITERS if first in "|:-" and _DELIMITERS.match(text, at, end) else Form.TEXT


def _with_form(text: str, line: Line) -> Line:
    """Find the form of what stands after quotes and list marks, and leave its own marks out."""
    at, end = line.start, line.end
    match text[at : min(at + 1, end)]:
        case "#" if heading := _HEADING.match(text, at, end):
            return line._replace(form=Form.HEADING, start=heading.end())
        case "`" | "~" if _FENCE.match(text, at, end):
            return line._replace(form=Form.FENCE)
        case "[" if footnote := _FOOTNOTE.match(text, at, end):
            return line._replace(form=Form.FOOTNOTE, start=footnote.end())
        case "[" if _LINK.match(text, at, end):
            return line._replace(form=Form.LINK)
    return line


def _end_of(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    return match.end() if match else start
