"""A reading finds its tokens again by their places."""

from itertools import pairwise

import pytest

from claimcheck.language.reading import join, read
from claimcheck.model import Span


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0)])
def test_the_tokens_within_a_span_are_those_that_overlap_it_in_whatever_order_sentences_were_joined(order):
    text = "It rained 2½ cm. Two of its 310 branches closed. Nobody was hurt."
    ends = [0, 16, 49, len(text)]
    sentences = [read(text, start, end) for start, end in pairwise(ends)]
    reading = join([sentences[number] for number in order])
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            inside = [at for at, one in enumerate(reading.tokens) if one.start < end and start < one.end]
            found = range(inside[0], inside[-1] + 1) if inside else range(0)
            assert reading.within(Span(start, end)) == found
