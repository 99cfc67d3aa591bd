"""Splits English text into sentences: one pass over the marks that may end one, each judged by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.enumerations import BULLETS, continues_list, marker_end
from claimcheck.language.paragraphs import paragraphs
from claimcheck.language.stops import Stop, ends_sentence
from claimcheck.model import Span

# The look-behinds keep a run of marks from being tried again at each of its characters, and every repeat is
# possessive: so the scan is linear in the text, whatever the text.
_SCAN = re.compile(
    rf"""
    (?<![.!?…])(?<![.!?…][ \xa0])
    (?P<stop>[.!?…‼⁇⁈⁉]++(?:[ \xa0][.!?…]++(?=[\s"'”’»)\]]|\Z))*+)
    (?P<close>(?:["'”’»›)\]}}*_]|-R[RSC]B-|\[\w{{1,4}}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]
              |[ ](?:''|”|’’|-R[RSC]B-|[)\]]|[:;=][-'o]?[()DP]+)(?=\s|\Z))*+)
    (?=\s|\Z)
    |(?<!\S)(?P<marker>[{BULLETS}](?=\s|\d)|\(?(?:\d{{1,3}}|[A-Za-z])\)(?=\s))
    """,
    re.VERBOSE,
)
_NEXT = re.compile(
    r"""\s*+(?P<open>(?:["'“‘«‹(\[{¿¡*_`]|-L[RSC]B-\s|``\s?|[-–—]+\s?)*+)(?P<word>\S{0,24})(?:\s++(?P<then>\S))?"""
)
_WORD_EDGE = "(\"'“‘[*_-–—$"
_LOOK_BACK = 48
"""How many code points before a stop are read; a longer word is no abbreviation."""
_ASIDE = 240
"""How long an aside in brackets may be for the stops in it to end no sentence."""


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences in ``text[start:end]``, in code points of ``text``.

    Ordered, not overlapping, without white space at either end; together they cover every other character but a
    leading byte order mark. A blank line is a boundary, and so is a line break that the lines around it show to be
    no wrapping. Time is linear in the length.
    """
    return [
        sentence
        for paragraph in paragraphs(text, start, end)
        for sentence in split_paragraph(text, paragraph.start, paragraph.end)
    ]


def split_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    """Spans of the sentences in ``text[start:end]``, where a line break is no more than a space."""
    begin = _skip_space(text, start, end)
    for match in _SCAN.finditer(text, begin, end):
        cut = _cut(text, begin, match, end) if match.start() >= begin else begin
        if cut > begin:
            yield _trimmed(text, begin, cut)
            begin = _skip_space(text, cut, end)
    if begin < end:
        yield _trimmed(text, begin, end)


def _cut(text: str, begin: int, match: re.Match[str], end: int) -> int:
    """Where the sentence that began at ``begin`` ends because of ``match``; ``begin`` when it does not."""
    at = match.start()
    if match.lastgroup == "marker":
        return at if continues_list(text, begin, at) else begin
    words = text[max(begin, at - _LOOK_BACK) : at].split()
    apart = at > begin and text[at - 1].isspace()
    word = words[-1] if words else ""
    if not apart and len(word) <= 4:
        if marker_end(text, begin, end) > at:
            return begin
        if continues_list(text, begin, at - len(word)):
            return at - len(word)
    following = _NEXT.match(text, match.end(), end)
    if following is None or not following["word"] or _is_aside(text, begin, match, end):
        return begin
    full_stop = at + 1
    if not apart and _begins_with_ellipsis(match["stop"], following["word"]):
        return full_stop
    stop = Stop(
        marks=match["stop"],
        closers=match["close"],
        words=words if at - begin <= _LOOK_BACK else words[-2:],
        word=word.lstrip(_WORD_EDGE),
        apart=apart,
        opens=following["open"],
        after=following["word"].rstrip(".,;:!?)”\"'’"),
        then=following["then"] or "",
    )
    return match.end() if ends_sentence(stop) else begin


def _begins_with_ellipsis(marks: str, after: str) -> bool:
    """Whether a full stop is followed by an ellipsis that belongs to the next sentence: ``words. . . . The``."""
    return len(marks) > 3 and marks[1] in " \xa0" and not after[0].islower()


def _is_aside(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether the match stands inside brackets that opened in the middle of the sentence."""
    opened = text.rfind("(", max(begin + 1, match.start() - _ASIDE), match.start())
    if opened < 0 or text.find(")", opened, match.end()) >= 0 or not text[opened - 1].isspace():
        return False
    return text.find(")", match.end(), min(end, match.end() + _ASIDE)) >= 0


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
