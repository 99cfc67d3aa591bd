"""A reading finds its tokens again by their places, and joined sentences count in one text."""

import pytest

from claimcheck.language.reading import join, read
from claimcheck.model import Span

SENTENCES = ("It rained 2½ cm on 3 or 4 May 2021.", "Two of its 310 branches were “closed”.", "Nobody was hurt.")
ORDERS = pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])


@ORDERS
def test_the_tokens_within_a_span_are_those_that_overlap_it_in_whatever_order_sentences_were_joined(order):
    reading = join([read(SENTENCES[number]) for number in order])
    for start in range(len(reading.text)):
        for end in range(start, len(reading.text) + 1):
            inside = [at for at, one in enumerate(reading.tokens) if one.start < end and start < one.end]
            found = range(inside[0], inside[-1] + 1) if inside else range(0)
            assert reading.within(Span(start, end)) == found


@ORDERS
def test_what_stands_in_joined_sentences_is_what_stands_in_each(order):
    alone = [read(SENTENCES[number]) for number in order]
    reading = join(alone)

    def words(readings, spans):
        return [span.of(one.text) for one in readings for span in spans(one)]

    for spans in (
        lambda one: [Span(token.start, token.end) for token in one.tokens],
        lambda one: [span for quantity in one.quantities for span in (quantity.span, quantity.number_span)],
        lambda one: [quantity.noun_span for quantity in one.quantities if quantity.noun_span],
        lambda one: [mention.span for mention in one.dates],
        lambda one: one.quotes,
    ):
        assert words([reading], spans) == words(alone, spans) != []
