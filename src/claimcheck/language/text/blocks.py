"""Finds the blocks of plain text: paragraphs, headings, labels, list items, and the entries of a reference list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.language.text.paragraphs import heading_mark, list_mark, paragraphs
from claimcheck.model import Block, SentenceKind, Span

_FINAL = (".", "!", "?", "…", ",", ";")
_CLOSERS = "\"'”’»)]*_"
_LONGEST_HEADING = 14
"""Words."""
_WIDEST_HEADING = 160
"""Code points."""
_LONGEST_LABEL = 5
"""Words before the colon."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|does|did|says?|said)(?:n['’]t)?\b"
)
_NOUN_ENDINGS = ("ss", "ings", "ions", "ents", "ers", "ties")
_QUESTION = re.compile(r"(?:who|what|when|where|why|how|which)\b", re.IGNORECASE)
_REFERENCES = re.compile(
    r"(?:references|bibliography|sources|works cited|literature cited|endnotes|footnotes|notes and references)\s*:?\Z",
    re.IGNORECASE,
)
_CITED = re.compile(r"\d|,|://|\bdoi\b")


def plain_blocks(text: str) -> list[Block]:
    """Find the blocks of plain ``text``, in order, in code points; a list mark is in none, nor is a byte order mark."""
    spans = list(paragraphs(text))
    kinds = _with_references(text, spans, [_kind(text, span, alone=len(spans) == 1) for span in spans])
    starts = (max(list_mark(text, *span), heading_mark(text, *span)) for span in spans)
    return [Block(start, span.end, kind) for start, span, kind in zip(starts, spans, kinds, strict=True)]


def heading_kind(line: str) -> SentenceKind | None:
    """``HEADING`` or ``LABEL`` when a line that stands alone reads like one, else nothing."""
    words = line.split() if len(line) <= _WIDEST_HEADING else []
    if not words or len(words) > _LONGEST_HEADING or line.rstrip(_CLOSERS).endswith(_FINAL):
        return None
    if line.endswith(":"):
        return SentenceKind.LABEL if len(words) <= _LONGEST_LABEL else None
    if line[0].islower() or (_VERB.search(line) and not _QUESTION.match(line)):
        return None
    return SentenceKind.HEADING if len(words) > 2 or _tells(words) else SentenceKind.LABEL


def names_references(heading: str) -> bool:
    """Whether a heading says that references follow."""
    return _REFERENCES.match(heading) is not None


def is_citation(line: str) -> bool:
    """Whether a short line in a list of references is rather an entry of it than the next heading."""
    return _CITED.search(line) is not None


def _tells(words: Sequence[str]) -> bool:
    """Whether two words may be subject and verb: ``Ambassadors recalled``, ``Strike kills``, ``Talks stall``."""
    if len(words) != 2 or words[1].lower().endswith(_NOUN_ENDINGS):
        return False
    first, second = words
    return second.lower().endswith("ed") or (second.islower() and first.endswith("s") != second.endswith("s"))


def _kind(text: str, span: Span, *, alone: bool) -> SentenceKind:
    if list_mark(text, *span) > span.start:
        return SentenceKind.ITEM
    if heading_mark(text, *span) > span.start:
        return SentenceKind.HEADING
    line = text[span.start : min(span.end, span.start + _WIDEST_HEADING + 1)]
    if alone or "\n" in line or "\r" in line:
        return SentenceKind.PROSE
    return heading_kind(line) or SentenceKind.PROSE


def _with_references(text: str, spans: Sequence[Span], kinds: Sequence[SentenceKind]) -> list[SentenceKind]:
    """Turn what stands under a heading "References" into entries of it."""
    found: list[SentenceKind] = []
    inside = False
    for span, kind in zip(spans, kinds, strict=True):
        if kind in (SentenceKind.HEADING, SentenceKind.LABEL) and not (inside and is_citation(span.of(text))):
            inside = names_references(span.of(text).lstrip("# "))
            found.append(kind)
        else:
            found.append(SentenceKind.REFERENCE if inside else kind)
    return found
