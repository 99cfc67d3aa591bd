"""Finds the blocks of plain text: paragraphs, headings, labels, list items, and the entries of a reference list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.language.paragraphs import list_mark, paragraphs
from claimcheck.model import Block, SentenceKind, Span

_FINAL = (".", "!", "?", "…", ",", ";")
_CLOSERS = "\"'”’»)]*_"
_LONGEST_HEADING = 14
"""Words."""
_LONGEST_LABEL = 5
"""Words before the colon."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|does|did|says?|said)(?:n['’]t)?\b"
)
_QUESTION = re.compile(r"(?:who|what|when|where|why|how|which)\b", re.IGNORECASE)
_REFERENCES = re.compile(
    r"(?:references|bibliography|sources|works cited|literature cited|endnotes|footnotes|notes and references)\s*:?\Z",
    re.IGNORECASE,
)
_CITED = re.compile(r"\d|,|://|\bdoi\b")


def plain_blocks(text: str) -> list[Block]:
    """Blocks of plain ``text``, in order, in code points; a list mark is in none, nor is a byte order mark."""
    spans = list(paragraphs(text))
    kinds = [_kind(text, span, spans) for span in spans]
    return [
        Block(_after_mark(text, span), span.end, kind)
        for span, kind in zip(spans, _with_references(text, spans, kinds), strict=True)
    ]


def heading_kind(line: str) -> SentenceKind | None:
    """``HEADING`` or ``LABEL`` when a line that stands alone reads like one, else nothing."""
    words = line.split()
    if not line or len(words) > _LONGEST_HEADING or line.rstrip(_CLOSERS).endswith(_FINAL):
        return None
    if line.endswith(":"):
        return SentenceKind.LABEL if len(words) <= _LONGEST_LABEL else None
    if line[0].islower() or (_VERB.search(line) and not _QUESTION.match(line)):
        return None
    return SentenceKind.LABEL if len(words) <= 2 and not _has_verb_shape(words[-1]) else SentenceKind.HEADING


def _has_verb_shape(word: str) -> bool:
    return (
        word.islower()
        and word.endswith(("ed", "s"))
        and not word.endswith(("ss", "ings", "ions", "ents", "ers", "ties"))
    )


def _kind(text: str, span: Span, spans: Sequence[Span]) -> SentenceKind:
    if list_mark(text, span.start, span.end) > span.start:
        return SentenceKind.ITEM
    if len(spans) == 1 or "\n" in span.of(text):
        return SentenceKind.PROSE
    return heading_kind(span.of(text)) or SentenceKind.PROSE


def _after_mark(text: str, span: Span) -> int:
    return list_mark(text, span.start, span.end)


def _with_references(text: str, spans: Sequence[Span], kinds: Sequence[SentenceKind]) -> list[SentenceKind]:
    """Turn what stands under a heading "References" into entries of it."""
    found: list[SentenceKind] = []
    inside = False
    for span, kind in zip(spans, kinds, strict=True):
        if kind in (SentenceKind.HEADING, SentenceKind.LABEL) and not (inside and _CITED.search(span.of(text))):
            inside = bool(_REFERENCES.match(span.of(text)))
            found.append(kind)
        else:
            found.append(SentenceKind.REFERENCE if inside else kind)
    return found
