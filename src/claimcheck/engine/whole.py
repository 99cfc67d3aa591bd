"""All that a source holds, as sentences: for claims that are about what it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.model import Sentence, SentenceKind, Source, Span

_LINE = re.compile(r"[^\n]+")


def whole(source: Source) -> Source:
    """Give a source in which everything can be evidence; what lies between its sentences is numbered after them."""
    sentences = [sentence._replace(kind=SentenceKind.PROSE) for sentence in source.sentences]
    first = len(sentences) + 1
    gaps = [Sentence(number, *span, SentenceKind.PROSE) for number, span in enumerate(_gaps(source), first)]
    return source.model_copy(update={"sentences": (*sentences, *gaps)})


def _gaps(source: Source) -> Iterator[Span]:
    """Lines of text that lie outside all sentences and hold a word."""
    ends = [0, *(sentence.end for sentence in source.sentences)]
    starts = [*(sentence.start for sentence in source.sentences), len(source.text)]
    for end, start in zip(ends, starts, strict=True):
        for line in _LINE.finditer(source.text, end, start):
            if any(character.isalpha() for character in line.group()):
                yield Span(*line.span())
