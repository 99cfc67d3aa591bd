"""Key figures of a source that a text leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claimcheck.language.figures.intervals import Comparison
from claimcheck.language.figures.quantities import find_quantities
from claimcheck.language.figures.quantity import Quantity, QuantityKind
from claimcheck.language.figures.quantity_comparison import compare
from claimcheck.model import Sentence, SentenceKind, Source

_OPENING = 3
"""Sentences of prose in which any figure is a key one."""
_MOST = 10
"""Figures that are told of one source."""
_NOT_KEY = frozenset({QuantityKind.ORDINAL, QuantityKind.IDENTIFIER})
_MET = frozenset({Comparison.EQUAL, Comparison.COARSER, Comparison.FINER})


def left_out(source: Source, text: str) -> list[Quantity]:
    """Find the key figures of a source, in its order, that no figure of ``text`` speaks of."""
    said = find_quantities(text, 0, len(text))
    missing = (one for one in _key(source) if not any(_speaks_of(ours, one) for ours in said))
    return list(islice(missing, _MOST))


def _speaks_of(ours: Quantity, theirs: Quantity) -> bool:
    """Whether a figure is the source's, with its bound or without; what is wrong with it is for other rules."""
    found = compare(ours, theirs)
    same = ours.value is not None and ours.value == theirs.value
    return found in _MET or (same and found is not Comparison.INCOMPARABLE)


def _key(source: Source) -> Iterator[Quantity]:
    """Yield figures of the opening, and those that are given twice, each once."""
    prose = [sentence for sentence in source.sentences if sentence.kind in (SentenceKind.PROSE, SentenceKind.ITEM)]
    opening = {sentence.number for sentence in prose[:_OPENING]}
    every = [(sentence, one) for sentence in prose for one in _figures(source, sentence)]
    told: list[Quantity] = []
    for sentence, one in every:
        if any(compare(one, other) is Comparison.EQUAL for other in told):
            continue
        again = sum(compare(one, other) is Comparison.EQUAL and one.noun == other.noun for _, other in every) > 1
        if sentence.number in opening or again:
            told.append(one)
            yield one


def _figures(source: Source, sentence: Sentence) -> Iterator[Quantity]:
    for one in find_quantities(source.text, sentence.start, sentence.end):
        small = one.kind is QuantityKind.CARDINAL and one.low == one.high == 1
        if one.kind not in _NOT_KEY and not one.vague and not small:
            yield one
