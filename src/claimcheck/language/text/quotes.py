"""Words in quotation marks."""

from __future__ import annotations

import re

from claimcheck.model import Span

_QUOTED = re.compile(r'[“"«„]([^”"»“„\n]{1,2000})[”"»“]')

_DOUBLED = re.compile(r'""([^"\n]{1,2000})""')
"""Quotation marks written twice, as tables of comma-separated values have them inside a quoted field."""


def find_quotes(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The ranges between double quotation marks, without the marks."""
    end = len(text) if end is None else end
    pattern = _DOUBLED if text.count('""', start, end) > 1 else _QUOTED
    return tuple(Span(*match.span(1)) for match in pattern.finditer(text, start, end))
