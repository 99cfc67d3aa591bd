"""Words cut out of a sentence so that what turns them was left behind: "he resigned" out of "he never resigned"."""

from __future__ import annotations

import re

from claimcheck.model import Span

_AFTER = re.compile(
    r"[\s,;–—-]*+(but|not|unless|except|if|although|though|rather|nor|only (?:if|when|after))\b", re.IGNORECASE
)
_BEFORE = re.compile(
    r"((?:\b(?:not|never|no|nor|neither|hardly|without|unlikely to|instead of|rather than)|n['’]t"
    r"|\b(?:den(?:y|ies|ied|ying)|doubt(?:s|ed|ing)?|false|untrue)(?: that)?))[\s“\"‘]+$",
    re.IGNORECASE,
)
_REACH = 40
"""Characters before the words that are looked at."""


def goes_on(text: str, end: int) -> str | None:
    """Return the word right behind an offset that takes back, or makes depend on something, what stands before it."""
    found = _AFTER.match(text, end)
    return found[1] if found else None


def cut_off(text: str, span: Span) -> str | None:
    """Return the word right before or behind a span, on its line, that turns what the span says."""
    before = _BEFORE.search(text[max(0, span.start - _REACH) : span.start])
    return before[1] if before else goes_on(text, span.end)
