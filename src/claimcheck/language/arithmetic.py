"""Matrix products that give a row the same numbers, to the last bit, whatever other rows it is computed with.

A linear algebra library picks its inner loops by the size of the matrix, so a sentence in a batch would come out a hair
different from the same sentence alone, and now and then the parse with it. Here every product has the same size: rows
are padded to whole blocks. Where even that is not steady, thinc's own slower product, which is, takes over.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import numpy as np
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

BLOCK = 32
"""Rows that are multiplied at once: about the words of one sentence."""

_SHAPES = ((576, 384), (384, 384), (128, 1536))
"""Sizes of matrices like those in the model, on which steadiness is tried."""


class SteadyOps(NumpyOps):  # type: ignore[misc]  # thinc has no types here
    """thinc's operations on the processor, with the matrix product replaced."""

    # ruff: noqa: ANN401, FBT001, FBT002 (the signature is thinc's)
    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """Multiply ``x`` (rows, k) by ``y`` (k, n), or by its transpose; other kinds of call are thinc's."""
        if out is not None or trans1:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        return blockwise(x, y.T if trans2 else y)


def blockwise(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Multiply block by block of rows; the last block is filled up with zeros."""
    rows, width = x.shape
    padded = np.zeros((-(-rows // BLOCK) * BLOCK, width), dtype=x.dtype)
    padded[:rows] = x
    product: np.ndarray = padded.reshape(-1, BLOCK, width) @ y
    return product.reshape(-1, y.shape[1])[:rows]


def is_steady() -> bool:
    """Try whether a row comes out the same in every place of a block, on this machine."""
    chance = np.random.default_rng(0)
    return all(_is_steady(chance.standard_normal(shape, dtype="float32"), chance) for shape in _SHAPES)


def _is_steady(weights: np.ndarray, chance: np.random.Generator) -> bool:
    row = chance.standard_normal((1, len(weights)), dtype="float32")
    full = blockwise(np.repeat(row, BLOCK, axis=0), weights)
    return bool((full == blockwise(row, weights)).all())


def best_ops() -> NumpyOps:
    """Choose the quick product where it is steady, thinc's own elsewhere."""
    with one_thread():
        return SteadyOps(use_blis=True) if is_steady() else NumpyOps(use_blis=True)


def one_thread() -> AbstractContextManager[object]:
    """Keep matrix products to the calling thread while this is open.

    A sentence is too small to share: threads that wait for their part of it burn more time than it takes. An
    environment variable would come too late, since whoever imported numpy first has started the threads.
    """
    limits: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limits


@cache
def _libraries() -> ThreadpoolController:
    """The linear algebra libraries that this process has loaded, looked for once."""
    return ThreadpoolController()
