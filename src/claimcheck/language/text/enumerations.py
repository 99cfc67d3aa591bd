"""Lists inside running text: ``1. The first item 2. The second item``, ``a) … b) …``, ``• … • …``."""

from __future__ import annotations

import re
from itertools import pairwise

BULLETS = "•⁃●▪◦‣"
_MARKER = re.compile(rf"\*?[{BULLETS}]?\s?(\(?)(\d{{1,3}}|[A-Za-z]|[ivxIVX]{{2,5}})(\.\)|\)|\.)(?=\s)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LINKING = (",", ";", " and", " or")


def marker_end(text: str, at: int, end: int) -> int:
    """Where the list marker at ``at`` ends; ``at`` itself when there is none."""
    marker = _MARKER.match(text, at, end)
    return marker.end() if marker else at


def continues_list(text: str, begin: int, at: int) -> bool:
    """Whether the marker at ``at`` goes on the list whose item began at ``begin``, or begins one after a colon."""
    lead = text[max(begin, at - 8) : at].rstrip()
    if lead.endswith(_LINKING):
        return False
    if text[at] in BULLETS:
        return text[begin] in BULLETS or lead.endswith(":")
    second = _MARKER.match(text, at)
    if second is None:
        return False
    first = _MARKER.match(text, begin)
    if first is None:
        return lead.endswith(":") and second.group(1, 2) == ("", "1") and _begins_upper(text, second.end())
    if at <= first.end() + 1:
        return False
    return first.group(1, 3) == second.group(1, 3) and _are_neighbours(first[2], second[2], initials=first[3] == ".")


def _begins_upper(text: str, at: int) -> bool:
    return text[at : at + 8].lstrip()[:1].isupper()


def _are_neighbours(first: str, second: str, *, initials: bool) -> bool:
    """Whether one number, letter or Roman numeral follows the other; a capital with a stop may be an initial."""
    if first.isdigit() and second.isdigit():
        return abs(int(second) - int(first)) == 1
    pair = (first.lower(), second.lower())
    if pair in pairwise(_ROMAN):
        return True
    letters = len(first) == len(second) == 1 and first.isalpha() and not (initials and first.isupper())
    return letters and ord(second) == ord(first) + 1
