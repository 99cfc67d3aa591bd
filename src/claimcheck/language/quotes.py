"""Words in quotation marks."""

from __future__ import annotations

import re

from claimcheck.model import Span

_QUOTED = re.compile(r'[“"«„]([^”"»“„\n]{1,2000})[”"»“]')


def find_quotes(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The ranges between double quotation marks, without the marks."""
    return tuple(Span(*match.span(1)) for match in _QUOTED.finditer(text, start, len(text) if end is None else end))
