"""From a sentence to the claims in it: clauses joined by "and", each with the subject that it shares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.engine.audit.passages import Passage
from claimcheck.engine.parts import parts
from claimcheck.language.lexicons.terms import TokenKind
from claimcheck.language.reading import Reading
from claimcheck.model import Span

_TRAILING = ".,;:*_"
"""Marks that only join, and those of emphasis."""


class Words(NamedTuple):
    """What one claim is made of, as spans of the text; "which" may give place to what it stands for."""

    spans: tuple[Span, ...]
    own: int
    """Where the words begin that it does not share with the claim before."""

    def of(self, text: str) -> str:
        """The claim's words; what stands apart in the text is joined by a blank."""
        return " ".join(span.of(text) for span in self.spans)

    def has(self, offset: int) -> bool:
        """Whether a code point of the text is among its words."""
        return any(span.start <= offset < span.end for span in self.spans)

    def place(self, span: Span) -> Span | None:
        """Give a span of the text in code points of the claim's words; nothing where it lies outside them."""
        at = 0
        for own in self.spans:
            if own.start <= span.start and span.end <= own.end:
                return Span(at + span.start - own.start, at + span.end - own.start)
            at += own.end - own.start + 1
        return None


def whole(passage: Passage) -> Words:
    """Take a sentence as one claim."""
    tokens = passage.reading.tokens
    return Words((Span(passage.start, tokens[-1].end),), passage.start)


def going_on(lead: Passage, item: Passage) -> Words:
    """Take a list item with the words that it goes on from: "They agreed on" – "a ceasefire"."""
    words = [token for token in lead.reading.tokens if token.kind is not TokenKind.MARK]
    return Words((Span(lead.start, words[-1].end), *whole(item).spans), item.start)


def clauses(passage: Passage) -> list[Words]:
    """Take a sentence apart; empty where it is one claim only."""
    reading = passage.reading
    places = {token.start: number for number, token in enumerate(reading.tokens)}
    taken: set[int] = set()
    found: list[Words] = []
    for part in parts(reading):
        numbers = [places[token.start] for token in part.tokens if token.start >= passage.start]
        numbers = _without_marks(reading, numbers)
        own = next((number for number in numbers if number not in taken), None)
        if own is None:
            return []
        taken.update(numbers)
        found.append(Words(tuple(_spans(reading, numbers)), reading.tokens[own].start))
    return found


def _without_marks(reading: Reading, numbers: Sequence[int]) -> list[int]:
    """Take off the marks at both ends that only join the clause to the rest."""
    kept = list(numbers)
    while kept and reading.tokens[kept[-1]].norm in _TRAILING:
        kept.pop()
    while kept and reading.tokens[kept[0]].kind is TokenKind.MARK and reading.tokens[kept[0]].norm in _TRAILING:
        kept.pop(0)
    return kept


def _spans(reading: Reading, numbers: Sequence[int]) -> Iterator[Span]:
    """Join neighbouring tokens into stretches."""
    first = 0
    for place in range(1, len(numbers) + 1):
        if place == len(numbers) or numbers[place] != numbers[place - 1] + 1:
            yield Span(reading.tokens[numbers[first]].start, reading.tokens[numbers[place - 1]].end)
            first = place
