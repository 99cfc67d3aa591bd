"""Words before a date that say which part of it is meant, on which side of it, and how exactly."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import cache

from claimcheck.language.figures.date_mention import DateMention
from claimcheck.language.figures.scan import Phrases, Scan
from claimcheck.language.lexicons import lexicon
from claimcheck.model import Span


@cache
def _phrases(kind: str) -> Phrases[str]:
    return Phrases(((row[0], row[2]) for row in lexicon.rows("date_leads.tsv") if row[1] == kind), backwards=True)


def led(tokens: Scan, mention: DateMention) -> DateMention:
    """Take in the words before a date: early, the end of, around, before."""
    first = bisect_left(tokens.starts, mention.span.start, 0, tokens.count)
    if mention.relative is None and mention.day is None and not mention.is_time:
        first, part = _lead(tokens, first, "part")
        mention = replace(mention, part=mention.part or part)
    if mention.relative is None:
        first, about = _lead(tokens, first, "about")
        mention = replace(mention, approximate=about is not None)
    if mention.relative and _lead(tokens, first, "base")[1]:
        mention = _as_base(mention, mention.relative)
    first, direction = _lead(tokens, first, "direction")
    return replace(mention, direction=direction, span=Span(tokens.starts[first], mention.span.end))


def _as_base(mention: DateMention, told: str) -> DateMention:
    """What something is compared with is counted from the moment spoken of, even as "last year": both readings."""
    anchor, offset = told.split(":")
    other = {"now": "then", "then": "now"}.get(anchor)
    readings = (replace(mention, relative=f"{other}:{offset}"),) if other and offset.startswith("-") else ()
    return replace(mention, readings=(*mention.readings, *readings))


def _lead(tokens: Scan, first: int, kind: str) -> tuple[int, str | None]:
    """Find a leading phrase of one kind: where it begins, and its value."""
    found = _phrases(kind).find(tokens, first - 1) if first else None
    return (first - found[0], found[1]) if found else (first, None)
