"""Text fragments: the part of a link (``#:~:text=``) that makes a browser scroll to words and mark them.

Written and read by the rules of https://wicg.github.io/scroll-to-text-fragment/ (sections 3.3 and 3.5 for the syntax,
3.7 for finding a range). A fragment is only given when the finder here, run on the whole text, comes to the very range.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote_to_bytes

from claimcheck.language.lexicons.folding import fold_character
from claimcheck.model import Span

DELIMITER = ":~:"
_KEY = "text="
_BREAK = "\n"
"""In a page's text, the end of a block; nothing else is a line break there."""
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")
_SHORT = 60
"""Characters up to which a range is told whole."""
_MOST = 12
"""Words of a term that are tried before giving up."""
_CONTEXT = 8
_BETWEEN_LETTERS, _BETWEEN_DIGITS = frozenset("'’.:·"), frozenset("'’.,;")


class Directive(NamedTuple):
    """A text directive: which words, and what stands right before and after them; nothing where it does not say."""

    start: str
    end: str | None = None
    prefix: str | None = None
    suffix: str | None = None

    def __str__(self) -> str:
        """Give it as it stands in a link, behind ``:~:``."""
        before = f"{_encoded(self.prefix)}-," if self.prefix else ""
        after = f",-{_encoded(self.suffix)}" if self.suffix else ""
        end = f",{_encoded(self.end)}" if self.end else ""
        return f"{_KEY}{before}{_encoded(self.start)}{end}{after}"


def _encoded(term: str) -> str:
    """Percent-encode what has a meaning in a directive or in an address, dashes and tildes too."""
    encoded = quote(term, safe="", errors="replace")
    return encoded.replace("-", "%2D").replace("~", "%7E")


def split_fragment(fragment: str) -> tuple[str, str | None]:
    """Part a fragment, without its ``#``, into what names an element and the directives; nothing when it has none."""
    name, found, rest = fragment.partition(DELIMITER)
    return name, rest if found else None


def read_directives(fragment: str) -> list[Directive]:
    """Read the text directives of a fragment (without its ``#``), in order; what is no valid one is left out."""
    _, rest = split_fragment(fragment)
    found = (_directive(part[len(_KEY) :]) for part in (rest or "").split("&") if part.startswith(_KEY))
    return [one for one in found if one]


def _directive(text: str) -> Directive | None:
    terms = text.split(",")
    prefix = terms.pop(0)[:-1] if len(terms) > 1 and terms[0].endswith("-") else None
    suffix = terms.pop()[1:] if len(terms) > 1 and terms[-1].startswith("-") else None
    if len(terms) not in {1, 2} or not all(terms) or prefix == "" or suffix == "":
        return None
    if any(term.startswith("-") or (term.endswith("-") and place + 1 < len(terms)) for place, term in enumerate(terms)):
        return None
    if len(terms) == 1 and terms[0].endswith("-") and prefix is not None:
        return None
    decoded = [_decoded(term) for term in terms]
    start, end = decoded[0], decoded[1] if len(decoded) > 1 else None
    return Directive(start, end, prefix and _decoded(prefix), suffix and _decoded(suffix))


def _decoded(term: str) -> str:
    return unquote_to_bytes(term).decode("utf-8", "replace")


class Page:
    """The text of a page as a browser looks through it: blanks run together, a line break where a block ends."""

    def __init__(self, text: str) -> None:
        letters: list[str] = []
        self._places = array("L")
        last = _BREAK
        for place, character in enumerate(text):
            shown = _BREAK if character == _BREAK else " " if _BLANKS.match(character) else _folded(character)
            if shown in {" ", _BREAK} and last in {" ", _BREAK}:
                if shown == _BREAK and last == " ":
                    letters[-1] = last = _BREAK
                continue
            letters.append(shown)
            self._places.extend([place] * len(shown))
            last = shown[-1:] or last
        self.text = "".join(letters)

    def find(self, directive: Directive) -> Span | None:
        """Return the first range that a browser would mark, in code points of the text that the page was made of."""
        found = _Finder(self.text, directive).range()
        return Span(self._places[found.start], self._places[found.end - 1] + 1) if found else None


def _folded(character: str) -> str:
    return fold_character(character) or character


class _Finder:
    """Finds the range of one directive, step by step as the specification has it."""

    def __init__(self, text: str, directive: Directive) -> None:
        self._text = text
        self._start = _term(directive.start)
        self._end = _term(directive.end)
        self._prefix = _term(directive.prefix)
        self._suffix = _term(directive.suffix)

    def range(self) -> Span | None:
        at = 0
        while at < len(self._text):
            candidate, at = self._candidate(at)
            if at < 0:
                return None
            if candidate is None:
                continue
            found, over = self._completed(candidate)
            if found or over:
                return found
        return None

    def _candidate(self, at: int) -> tuple[Span | None, int]:
        """The next place of the start term, and where to go on; -1 when there can be none."""
        bounded = bool(self._end) or not self._suffix
        if not self._prefix:
            found = self._string(self._start, at, begins=True, ends=bounded)
            return (found, found.start + 1) if found else (None, -1)
        before = self._string(self._prefix, at, begins=True, ends=False)
        if before is None:
            return None, -1
        begin = self._past_blanks(before.end)
        if begin >= len(self._text):
            return None, -1
        found = self._string(self._start, begin, begins=False, ends=bounded)
        if found is None:
            return None, -1
        return (found if found.start == begin else None), before.start + 1

    def _completed(self, candidate: Span) -> tuple[Span | None, bool]:
        """The range from a start term to its end and suffix; and whether no other start can do better."""
        found, at = candidate, candidate.end
        while True:
            if self._end:
                last = self._string(self._end, at, begins=True, ends=not self._suffix)
                if last is None:
                    return None, True
                found = Span(candidate.start, last.end)
            if not self._suffix:
                return found, False
            begin = self._past_blanks(found.end)
            after = self._string(self._suffix, begin, begins=False, ends=True)
            if after is None:
                return None, True
            if after.start == begin:
                return found, False
            if not self._end:
                return None, False
            at = found.end

    def _past_blanks(self, at: int) -> int:
        while at < len(self._text) and self._text[at] in {" ", _BREAK}:
            at += 1
        return at

    def _string(self, term: str, at: int, *, begins: bool, ends: bool) -> Span | None:
        """The next place of a term at the bounds of words; a term never crosses the end of a block."""
        place = self._text.find(term, at) if term and _BREAK not in term else -1
        while place >= 0:
            end = place + len(term)
            if (not begins or is_bound(self._text, place)) and (not ends or is_bound(self._text, end)):
                return Span(place, end)
            place = self._text.find(term, place + 1)
        return None


def _term(term: str | None) -> str:
    return _BLANKS.sub(" ", "".join(map(_folded, term))) if term else ""


def is_bound(text: str, at: int) -> bool:
    """Whether a word begins or ends here (Unicode Standard Annex 29): not inside "he's" or "3.5"."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if _is_letter(before) and _is_letter(after):
        return _stands_alone(before) or _stands_alone(after)
    return not (_joins(text, at) or _joins(text, at - 1))


def _joins(text: str, at: int) -> bool:
    """Whether a mark stands between two letters or two digits that it makes one word of."""
    if not 0 < at < len(text) - 1:
        return False
    before, after = text[at - 1], text[at + 1]
    if before.isdigit() and after.isdigit():
        return text[at] in _BETWEEN_DIGITS
    return before.isalpha() and after.isalpha() and text[at] in _BETWEEN_LETTERS


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _stands_alone(character: str) -> bool:
    """Whether a character is of a script that is written without blanks."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"


@lru_cache(maxsize=8)
def _pages(text: str) -> tuple[Page, Page]:
    """A text with each line as a block, and as one block; made once, however many of its sentences are cited."""
    return Page(text), Page(text.replace(_BREAK, " "))


def fragment_for(text: str, span: Span) -> str | None:
    """Return the shortest directive, as it stands behind ``:~:``, that marks just this range; nothing if none does.

    Each line of ``text`` may be a block of its own on the page, or several may be one: a directive must fit both.
    """
    pages = _pages(text)
    wanted = _trimmed(text, span)
    for directive in _candidates(text, wanted):
        if all(page.find(directive) == wanted for page in pages):
            return str(directive)
    return None


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _candidates(text: str, span: Span) -> Iterator[Directive]:
    """Directives from the plainest on: the words whole, their ends, and more and more context."""
    exact = span.of(text)
    words = exact.split()
    if not words:
        return
    whole = _BREAK not in exact
    terms: list[tuple[str, str | None]] = [(exact, None)] if whole and len(exact) <= _SHORT else []
    for width in range(1, min(_MOST, len(words) // 2) + 1):
        start, end = _head(exact, width), _tail(exact, width)
        if _BREAK not in start + end:
            terms.append((start, end))
    if whole and len(exact) > _SHORT:
        terms.append((exact, None))
    for context in range(_CONTEXT + 1):
        before = _tail(text[: span.start], context).strip() or None if context else None
        after = _head(text[span.end :], context).strip() or None if context else None
        sides = [(None, None)] if not context else [(before, None), (None, after), (before, after)]
        for prefix, suffix in sides:
            if _BREAK in (prefix or "") + (suffix or "") or (context and not (prefix or suffix)):
                continue
            yield from (Directive(start, end, prefix, suffix) for start, end in terms)


def _head(text: str, width: int) -> str:
    found = re.match(rf"\s*(?:\S+\s+){{0,{width - 1}}}\S+", text) if width else None
    return found[0].lstrip() if found else ""


def _tail(text: str, width: int) -> str:
    words = [*re.finditer(r"\S+", text[-400:])][-width:] if width else []
    return text[-400:][words[0].start() : words[-1].end()] if words else ""
