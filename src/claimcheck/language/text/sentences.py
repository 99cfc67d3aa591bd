"""Splits English text into sentences: one pass over the marks that may end one, each judged by its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.text.enumerations import BULLETS, continues_list, marker_end
from claimcheck.language.text.paragraphs import paragraphs
from claimcheck.language.text.stops import Stop, begins_with_ellipsis, ends_sentence
from claimcheck.model import Span

_STOPS = ".!?…‼⁇⁈⁉"
# Begins with one set of characters, so that the scan can leap to them. The look-behinds keep a run of marks from being
# tried again at each of its characters, and every repeat is possessive: so the scan is linear, whatever the text.
_SCAN = re.compile(
    rf"""
    [{_STOPS}){BULLETS}]
    (?:
      (?<=[{_STOPS}])(?<![{_STOPS}].)(?<![{_STOPS}][ \xa0].)
      [{_STOPS}]*+(?:[ \xa0][{_STOPS}]++(?=[\s"'”’»)\]]|\Z))*+
      (?P<close>(?:["'”’»›)\]}}*_]|-R[RSC]B-|\[\w{{1,4}}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]
                |</[A-Za-z]\w{{0,9}}>|(?<=[a-z][a-z][a-z]\.)\d{{1,3}}(?:[ ,–-]\d{{1,3}})*+(?=\s)
                |[ ](?:''|”|’’|-R[RSC]B-|[)\]]|[:;=][-'o]?[()DP]+)(?=\s|\Z))*+)
      (?=\s|\Z|[A-Z][a-z'’]{{0,12}}+\s)
    | (?:(?<=[\s(]\w\))|(?<=[\s(]\w\w\))|(?<=\s\d\d\d\)))(?=\s)
    | (?<=\s[{BULLETS}])(?=\s|\d)
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_NEXT = re.compile(
    r"""\s*+(?P<open>(?:["'“‘«‹(\[{¿¡*_`]|-L[RSC]B-\s|``\s?|[-–—]+\s?)*+)(?P<word>\S{0,24})(?:\s++(?P<then>\S))?"""
)
_WORD_EDGE = "(\"'“‘[*_-–—$"
_EMPHASIS = "*_~\\"
_WORD_END = ".,;:!?)”\"'’"
_LONGEST_MARKER = 4
_LOOK_BACK = 48
"""How many code points before a stop are read; a longer word is no abbreviation."""
_ASIDES = (("(", ")"), ("“", "”"), ('"', '"'))
_ASIDE = 240
"""How far an aside may reach to either side of a stop for the stop to end no sentence."""
_LONGEST = 3000
_MOST_WORDS = 400
"""Code points and words; what runs on for longer without an end (a log, a table, a dump of data) is cut up.

The longest sentences of contracts have about 350 words. Whatever looks at one sentence may take time that grows faster
than its length, so this bounds it. Both are counted, since there may be no blanks to count words by.
"""
_PIECE = 1500
_PIECE_WORDS = 200
"""Code points and words of such a piece at most."""
_CLAUSE_ENDS = ("; ", ": ", ", ")
"""Where it is cut: after the first of these that its second half has, else at white space, else anywhere."""


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Spans of the sentences in ``text[start:end]``, in code points of ``text``.

    Ordered, not overlapping, without white space at either end; together they cover every other character but a
    leading byte order mark. A blank line is a boundary, and so is a line break that the lines around it show to be
    no wrapping. More than 400 words (or 3,000 code points) without an end are cut into pieces of at most 200 (1,500),
    at clause marks where there are some. Time is linear in the length.
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
            yield from _pieces(text, _trimmed(text, begin, cut))
            begin = _skip_space(text, cut, end)
    if begin < end:
        yield from _pieces(text, _trimmed(text, begin, end))


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """Yield a sentence, or the pieces of what is too long to be one."""
    if not _runs_on(text, sentence):
        yield sentence
        return
    begin, end = sentence
    while begin < end:
        cut = _piece_end(text, begin, end)
        yield _trimmed(text, begin, cut)
        begin = _skip_space(text, cut, end)


def _runs_on(text: str, sentence: Span) -> bool:
    length = sentence.end - sentence.start
    return length > _LONGEST or (length > 2 * _MOST_WORDS and len(sentence.of(text).split()) > _MOST_WORDS)


def _piece_end(text: str, begin: int, end: int) -> int:
    """Where the piece that begins at ``begin`` is to end."""
    high = min(begin + _PIECE, end)
    words = text[begin:high].split(None, _PIECE_WORDS)
    if len(words) > _PIECE_WORDS:
        high -= len(words[-1])
    elif high == end:
        return end
    low = (begin + high) // 2
    for mark in _CLAUSE_ENDS:
        if (at := text.rfind(mark, low, high)) >= 0:
            return at + 1
    return next((at for at in range(high - 1, low, -1) if text[at].isspace()), high)


def _cut(text: str, begin: int, match: re.Match[str], end: int) -> int:
    """Where the sentence that began at ``begin`` ends because of ``match``; ``begin`` when it does not."""
    at = match.start()
    words = text[max(begin, at - _LOOK_BACK) : at].split()
    apart = at > begin and text[at - 1].isspace()
    word = words[-1] if words and not apart else ""
    if len(word) <= _LONGEST_MARKER:
        if marker_end(text, begin, end) > at:
            return begin
        if continues_list(text, begin, at - len(word)):
            return at - len(word)
    if match["close"] is None:
        return begin
    following = _NEXT.match(text, match.end(), end)
    if following is None or not following["word"] or _is_aside(text, begin, match, end):
        return begin
    stop = Stop(
        marks=text[at : match.start("close")],
        closers=match["close"],
        words=words if at - begin <= _LOOK_BACK else words[-2:],
        word=words[-1].lstrip(_WORD_EDGE).rstrip(_EMPHASIS) if words else "",
        apart=apart,
        glued=following.start("open") == match.end(),
        opens=following["open"],
        after=_bare(following["word"]),
        then=following["then"] or "",
    )
    if begins_with_ellipsis(stop):
        return at + 1
    return match.end() if ends_sentence(stop) else begin


def _bare(word: str) -> str:
    """Take the punctuation off the end of ``word``, but not the stop of an initial."""
    return word[:2] if word[1:2] == "." else word.rstrip(_WORD_END)


def _is_aside(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Whether the match stands inside brackets or a quoted title that opened in the middle of the sentence."""
    at, ahead = match.start(), min(end, match.end() + _ASIDE)
    for opening, closing in _ASIDES:
        opened = text.rfind(opening, max(begin + 1, at - _ASIDE), at)
        if opened < 0 or not text[opened - 1].isspace() or text.find(closing, opened + 1, match.end()) >= 0:
            continue
        closed = text.find(closing, match.end(), ahead)
        if closed >= 0 and (opening == "(" or _goes_on(text, closed, end)):
            return True
    return False


def _goes_on(text: str, closed: int, end: int) -> bool:
    """Whether the sentence goes on after a quotation that ends at ``closed``."""
    following = text[closed + 1 : min(end, closed + 3)]
    return following[:1].isspace() and following[1:].islower()


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
