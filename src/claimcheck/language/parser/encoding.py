"""From words to vectors: what a word looks like, and then what stands around it.

Hash embeddings of six features, mixed by a maxout layer, and four residual layers that each look one word to either
side (M. Honnibal et al., spaCy's ``HashEmbedCNN``). Each step is done as thinc does it, to the last bit.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.language.parser.arithmetic import product, whole
from claimcheck.language.parser.hashing import number, places
from claimcheck.language.parser.weights import DEPTH, weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.language.parser.weights import Array, Layer

WIDTH = 96
_PIECES = 3
_FIRST_SEED = 8
"""Of the table of the first feature; each has its own."""
_LONG = 100
"""Characters from which on a word has no shape but that of being long."""
_REPEATED = 4
"""How many characters of one kind a shape tells apart."""
_KEPT = 50_000
"""Words whose vectors are kept."""


def encode(sentences: Sequence[Sequence[str]]) -> Array:
    """Return a vector for each word of some sentences, one after the other: (words, ``WIDTH``).

    A sentence has the same vectors in any company: between any two lie as many blank rows as layers can look across.
    """
    rows = whole(DEPTH + sum(len(sentence) + DEPTH for sentence in sentences))
    places, at = [], DEPTH
    for sentence in sentences:
        places.append(np.arange(at, at + len(sentence)))
        at += len(sentence) + DEPTH
    held = np.concatenate(places) if places else np.zeros(0, np.intp)
    seen = np.zeros((rows, WIDTH), np.float32)
    seen[held] = _embedded([word for sentence in sentences for word in sentence])
    for layer in weights().windows:
        wide = np.zeros((rows, 3 * WIDTH), np.float32)
        wide[1:, :WIDTH], wide[:, WIDTH:-WIDTH], wide[:-1, -WIDTH:] = seen[:-1], seen, seen[1:]
        seen = seen + _maxout(wide, layer)
    found: Array = seen[held]
    return found


def _embedded(words: Sequence[str]) -> Array:
    """Return a vector for each word, whatever stands around it; those of words met before are kept."""
    known = _known()
    new = [word for word in dict.fromkeys(words) if word not in known]
    if len(known) + len(new) > _KEPT:
        known.clear()
        new = list(dict.fromkeys(words))
    if new:
        numbers = np.array([features(word) for word in new], np.uint64)
        parts = []
        for at, table in enumerate(weights().tables):
            first, second, third, fourth = table[places(numbers[:, at], _FIRST_SEED + at, len(table))].swapaxes(0, 1)
            parts.append(first + second + third + fourth)
        known |= zip(new, _maxout(np.concatenate(parts, axis=1), weights().embed), strict=True)
    return np.array([known[word] for word in words], np.float32).reshape(-1, WIDTH)


@cache
def _known() -> dict[str, Array]:
    return {}


def features(word: str) -> tuple[int, ...]:
    """Return the numbers of what the model sees of a word, in the order of ``weights.FEATURES``."""
    norm = weights().norms.get(number(word)) or number(word.lower())
    # That a blank follows is taken for granted, as in all that the parser is given.
    return norm, number(word[0]), number(word[-3:]), number(_shape(word)), 1, int(word.isspace())


def _shape(word: str) -> str:
    """Return kinds in place of characters, no more than four of one kind in a row: "Xxxxx", "dd.d"."""
    if len(word) >= _LONG:
        return "LONG"
    shape = ""
    for char in word:
        kind = ("X" if char.isupper() else "x") if char.isalpha() else "d" if char.isdigit() else char
        if shape[-_REPEATED:] != kind * _REPEATED:
            shape += kind
    return shape


def _maxout(seen: Array, layer: Layer) -> Array:
    """Apply a layer to each row: the greatest of three pieces, brought to mean 0 and variance 1, scaled and moved."""
    pieces = (product(seen, layer.weight.T) + layer.bias).reshape(-1, WIDTH, _PIECES)
    found = np.maximum(np.maximum(pieces[:, :, 0], pieces[:, :, 1]), pieces[:, :, 2])
    apart = found - found.mean(axis=1, keepdims=True)
    variance = (apart * apart).mean(axis=1, keepdims=True) + 1e-08
    result: Array = apart * variance ** (-1.0 / 2.0) * layer.scale + layer.shift
    return result
