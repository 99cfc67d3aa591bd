"""Selectors of the W3C Web Annotation Data Model: a quote with its context, and a position.

Offsets are code points of the text as decoded (the model leaves the unit open; browsers count UTF-16 code units).
Source: https://www.w3.org/TR/annotation-model/#selectors, sections 4.2.4 and 4.2.5.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from claimcheck.model import Source, Span

_WORD = re.compile(r"\S++")
_MOST = 500
"""Characters of context on a side; more would make a lock as long as its source where that repeats itself."""


class QuoteSelector(NamedTuple):
    """TextQuoteSelector: the words themselves, and what stands right before and after them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Anchor(BaseModel):
    """A sentence of a source, told by its words, its place and its hashes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    """Id of the source."""
    sentence: int = Field(ge=1)
    """Number of the sentence in its source when the anchor was made."""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    exact: str
    prefix: str = ""
    suffix: str = ""
    copies: int = Field(default=1, ge=1)
    """How often the exact words stood in the source."""
    sha256: str
    """Of the exact words, as UTF-8."""
    source_sha256: str = ""
    """Of the whole source's text when the anchor was made, as UTF-8."""

    @property
    def id(self) -> str:
        """The readable id, such as ``iran-pakistan-talks#s6``."""
        return f"{self.source}#s{self.sentence}"

    @property
    def quote(self) -> QuoteSelector:
        """Its TextQuoteSelector."""
        return QuoteSelector(self.exact, self.prefix, self.suffix)


def digest(text: str) -> str:
    """Return the SHA-256 of a text as UTF-8, in hexadecimal; a lone surrogate counts as itself."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def anchor(source: Source, sentence: int, span: Span) -> Anchor:
    """Describe a span of a source that is its ``sentence``-th sentence."""
    quote = describe(source.text, span)
    return Anchor(
        source=source.id,
        sentence=sentence,
        start=span.start,
        end=span.end,
        exact=quote.exact,
        prefix=quote.prefix,
        suffix=quote.suffix,
        copies=_copies(source.text, quote.exact),
        sha256=digest(quote.exact),
        source_sha256=_digest_of_source(source.text),
    )


@lru_cache(maxsize=64)
def _digest_of_source(text: str) -> str:
    """Hash a source once, however many anchors it has."""
    return digest(text)


@lru_cache(maxsize=4096)
def _copies(text: str, exact: str) -> int:
    """Count the places of some words once, however many anchors have them."""
    return max(1, sum(1 for _ in occurrences(text, QuoteSelector(exact))))


def occurrences(text: str, quote: QuoteSelector) -> Iterator[Span]:
    """Yield every place, overlapping ones too, where the text has the quote between its prefix and its suffix."""
    whole = quote.prefix + quote.exact + quote.suffix
    at = text.find(whole)
    while at >= 0:
        start = at + len(quote.prefix)
        yield Span(start, start + len(quote.exact))
        at = text.find(whole, at + 1)


def describe(text: str, span: Span) -> QuoteSelector:
    """Quote a span with the fewest words on both sides that tell it from every other place.

    One word on each side at least, where the text has one: a quote that is unique today may have a twin tomorrow. Of
    500 characters on each side what fits is taken; a place that these do not tell from its twins, a row of a log among
    a thousand like it, is told by its position alone.
    """
    exact = span.of(text)
    before = _widths(text[max(0, span.start - _MOST) : span.start][::-1])
    after = _widths(text[span.end : span.end + _MOST])
    for left, right in _together(before, after):
        quote = QuoteSelector(exact, text[span.start - left : span.start], text[span.end : span.end + right])
        if _copies(text, exact) == 1 or _is_alone(text, quote):
            break
    return quote


def _is_alone(text: str, quote: QuoteSelector) -> bool:
    places = occurrences(text, quote)
    return next(places, None) is not None and next(places, None) is None


def _widths(context: str) -> Iterator[int]:
    """Yield the length of the first word of a context, of the first two, and so on, blanks before them included."""
    for word in _WORD.finditer(context):
        yield word.end()
    yield len(context)


def _together(before: Iterator[int], after: Iterator[int]) -> Iterator[tuple[int, int]]:
    """Yield the widths of both sides step by step; a side that has no more keeps its last one."""
    left = right = 0
    for one, other in zip_longest(before, after):
        left, right = left if one is None else one, right if other is None else other
        yield left, right


def jsonld(anchor: Anchor, target: str) -> dict[str, Any]:
    """Return the target of a Web Annotation that stands at ``target`` (an IRI or a file name): selectors and hashes."""
    quote = {"type": "TextQuoteSelector", "exact": anchor.exact, "prefix": anchor.prefix, "suffix": anchor.suffix}
    position = {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end}
    hashes = {"sha256": anchor.sha256, "sourceSha256": anchor.source_sha256}
    return {"source": target, "selector": [quote, position], **hashes}
