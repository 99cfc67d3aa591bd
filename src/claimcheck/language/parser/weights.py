"""The model that ships: what tagger and parser have learnt, as arrays, and the names of what they tell apart."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Array = NDArray[np.float32]

FEATURES = ("norm", "prefix", "suffix", "shape", "spaced", "blank")
"""What the model sees of a word, each with a table of its own; ``training/spacy_model.py`` writes them so."""
DEPTH = 4
"""Layers that look one word to each side."""


class Layer(NamedTuple):
    """A maxout layer and the normalisation after it."""

    weight: Array
    """(width * pieces, inputs)."""
    bias: Array
    """(width * pieces,)."""
    scale: Array
    """(width,)."""
    shift: Array
    """(width,)."""


class Linear(NamedTuple):
    """Weights, (outputs, inputs), and bias, (outputs,)."""

    weight: Array
    bias: Array


class Weights(NamedTuple):
    """All that was learnt; read only."""

    norms: Mapping[int, int]
    """Number of a word → number of the form that it is seen as; others are seen in small letters."""
    tables: tuple[Array, ...]
    """Rows for each of ``FEATURES``, (rows, width)."""
    embed: Layer
    windows: tuple[Layer, ...]
    tagger: Linear
    narrow: Linear
    """From a word's vector to what the parser sees of it."""
    state: Linear
    """From there to what the word adds to a state, in each of the places that a state looks at."""
    nothing: Array
    """What a place without a word adds, (places * hidden,)."""
    moves: Linear


class Labels(NamedTuple):
    """Names in the order of the outputs."""

    tags: tuple[str, ...]
    moves: tuple[tuple[str, str], ...]
    """Kind (``S``, ``D``, ``L``, ``R``, ``B``) and relation, which is empty where the kind has none."""


@cache
def weights() -> Weights:
    """Load the arrays, once a process."""
    with as_file(files("claimcheck.language") / "model_en" / "weights.npz") as path, np.load(path) as stored:
        held = {name: stored[name] for name in stored.files}
    # Weights are multiplied by turned round, and laid out so; as they are stored, a product takes half as long again.
    held |= {name: np.asfortranarray(array) for name, array in held.items() if name.endswith("_weight")}
    layers = [Layer(*(held[f"layer{at}_{part}"] for part in Layer._fields)) for at in range(DEPTH + 1)]

    def linear(name: str) -> Linear:
        return Linear(held[f"{name}_weight"], held[f"{name}_bias"])

    return Weights(
        norms=dict(zip(held["norm_words"].tolist(), held["norm_forms"].tolist(), strict=True)),
        tables=tuple(held[f"table_{name}"] for name in FEATURES),
        embed=layers[0],
        windows=tuple(layers[1:]),
        tagger=linear("tagger"),
        narrow=linear("narrow"),
        state=linear("state"),
        nothing=held["nothing"],
        moves=linear("moves"),
    )


@cache
def labels() -> Labels:
    """Load the names, once a process."""
    found = json.loads(files("claimcheck.language").joinpath("model_en", "labels.json").read_text("utf-8"))
    moves = (move.partition("-") for move in found["moves"])
    return Labels(tuple(found["tags"]), tuple((kind, relation) for kind, _, relation in moves))
