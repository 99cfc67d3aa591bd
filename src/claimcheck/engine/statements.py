"""The statements of a claim: what is left of its sentences when greetings, questions and openers are put aside."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.engine.asking import Asking
from claimcheck.language.acts import lead_end, no_claim
from claimcheck.language.parser.syntax import Parse
from claimcheck.language.reading import Reading, read
from claimcheck.language.text.sentences import split_sentences
from claimcheck.model import NoClaim, Span

_ASIDE = frozenset({NoClaim.WORDLESS, NoClaim.GREETING, NoClaim.QUESTION, NoClaim.OPINION})
"""Sentences that no source can carry or contradict, so that they don't decide on the claim they stand in."""


class Statement(NamedTuple):
    """A sentence of a claim, without its opener ("However, …")."""

    span: Span
    """In code points of the claim."""
    reading: Reading


def statements(claim: str) -> Asking[list[Statement]]:
    """Return the sentences of a claim that state something.

    A claim of one sentence is that sentence unless it asks; where nothing is stated the list is empty.
    """
    spans = split_sentences(claim)
    if len(spans) > 1:
        parses = yield [span.of(claim) for span in spans]
        spans = [span for span, parse in zip(spans, parses, strict=True) if _states(claim, span, parse)]
    return [_opened(claim, span) for span in spans if not span.of(claim).rstrip("\"'”’»)*_ ").endswith("?")]


def _states(claim: str, span: Span, parse: Parse) -> bool:
    return no_claim(read(claim, *span).parsed(parse)) not in _ASIDE


def _opened(claim: str, span: Span) -> Statement:
    reading = read(claim, *span)
    own = Span(max(span.start, lead_end(reading)), span.end)
    return Statement(own, reading if own == span else read(claim, *own))
