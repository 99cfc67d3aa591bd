"""Text on a terminal: nothing in it may steer the screen, and its width is counted in columns, not in code points."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPACES = frozenset("\n\r\t\v\f\x85\u2028\u2029")
# Invisible in print and common in text copied from PDFs and word processors: escapes would only hide the words.
_UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff")
# Joiners shape the letters around them (Persian, Indic scripts, emoji), so they must reach the terminal as they are.
_JOINERS = frozenset("\u200c\u200d")
_UNSAFE = frozenset({"Cc", "Cf", "Cs"})
_MARKS = frozenset({"Mn", "Me"})
_JAMO_TAILS = range(0x1160, 0x1200)


@lru_cache(maxsize=4096)
def cell(char: str) -> tuple[str, int]:
    r"""Return what to print for one code point, and how many columns that takes.

    Line breaks and tabs become a space; control characters, escape sequences' first bytes, bidirectional controls and
    lone surrogates become visible escapes such as ``\x1b`` and ``\u202e``.
    """
    if char in _SPACES:
        return " ", 1
    if char in _UNSEEN:
        return "", 0
    if char in _JOINERS:
        return char, 0
    category = unicodedata.category(char)
    if category in _UNSAFE:
        return _escape(char), len(_escape(char))
    if category in _MARKS or ord(char) in _JAMO_TAILS:
        return char, 0
    return char, 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _escape(char: str) -> str:
    point = ord(char)
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def plain(text: str) -> str:
    """Return ``text`` in one line that is safe to print on a terminal."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(cell(char)[0] for char in text)


def columns(text: str) -> int:
    """How many columns ``plain(text)`` takes."""
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(cell(char)[1] for char in text)
