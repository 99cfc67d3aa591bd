"""Tagger and parser of spaCy's small English pipeline, run without spaCy: the same weights, the same trees."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from claimcheck.language.parser.arceager import CHOICES, NOWHERE, State
from claimcheck.language.parser.arithmetic import one_thread, product
from claimcheck.language.parser.encoding import encode
from claimcheck.language.parser.lifting import lower
from claimcheck.language.parser.weights import labels, weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from claimcheck.language.parser.weights import Array

_PLACES = 8
"""How many words a state looks at (``State.seen``)."""
_PIECES = 2
"""Of which the greater counts."""


class Annotation(NamedTuple):
    """What the model says of a sentence: an entry a word."""

    tags: list[str]
    """As in the Penn Treebank."""
    relations: list[str]
    """As in ClearNLP; ``ROOT`` for a root, of which there may be some."""
    heads: list[int]
    """A root is its own."""


def annotate(sentences: Sequence[Sequence[str]]) -> list[Annotation]:
    """Tag and parse sentences, each given as its words; a sentence comes out the same in any company."""
    with one_thread():
        vectors = encode(sentences)
        scores = product(vectors, weights().tagger.weight.T) + weights().tagger.bias
        states = _parsed([len(sentence) for sentence in sentences], vectors)
    tags = iter(scores.argmax(axis=1).tolist())
    return [_annotation([labels().tags[next(tags)] for _ in range(state.length)], state) for state in states]


def _annotation(tags: list[str], state: State) -> Annotation:
    heads = [word if head == NOWHERE else head for word, head in enumerate(state.heads)]
    pairs = zip(heads, state.relations, strict=True)
    relations = ["ROOT" if head == word else relation for word, (head, relation) in enumerate(pairs)]
    lower(heads, relations)
    return Annotation(tags, relations, heads)


def _parsed(lengths: Sequence[int], vectors: Array) -> list[State]:
    """Parse all sentences side by side, a move at a time."""
    # Where each sentence begins among the words; before all of them stands what a place without a word adds.
    begins = (np.cumsum([1, *lengths])[:-1]).tolist()
    added = _added(vectors)
    states = [State(length) for length in lengths]
    running = [pair for pair in zip(states, begins, strict=True) if not pair[0].is_done()]
    while running:
        seen = np.array([state.seen() for state, _ in running])
        offsets = np.array([begin for _, begin in running])[:, np.newaxis]
        barred = _barred()[[state.choice() for state, _ in running]]
        best = (_scores(added, np.where(seen == NOWHERE, 0, seen + offsets)) + barred).argmax(axis=1)
        for (state, _), move in zip(running, best.tolist(), strict=True):
            state.move(*labels().moves[move])
        running = [pair for pair in running if not pair[0].is_done()]
    return states


def _added(vectors: Array) -> Array:
    """Return what each word adds to a state from each place: (1 + words, places, hidden); first what no word adds."""
    narrow = product(vectors, weights().narrow.weight.T) + weights().narrow.bias
    whole = np.concatenate([weights().nothing[np.newaxis], product(narrow, weights().state.weight.T)])
    found: Array = whole.reshape(len(whole), _PLACES, -1)
    return found


def _scores(added: Array, seen: NDArray[np.intp]) -> Array:
    """Return how good each move is in each state: (states, moves)."""
    hidden = added[seen, np.arange(_PLACES)].sum(axis=1) + weights().state.bias
    pieces = hidden.reshape(len(hidden), -1, _PIECES)
    hidden = np.maximum(pieces[:, :, 0], pieces[:, :, 1])
    found: Array = product(hidden, weights().moves.weight.T) + weights().moves.bias
    return found


@cache
def _barred() -> Array:
    """Return for each of ``CHOICES`` what to add to the moves' scores, so that those which may not follow never win."""
    return np.array([[0.0 if kind in kinds else -np.inf for kind, _ in labels().moves] for kinds in CHOICES], "float32")
