"""Matrix products that give a row the same numbers, to the last bit, whatever other rows it is computed with.

A linear algebra library picks its inner loops by the size of the matrix, so a sentence in a batch would come out a hair
different from the same sentence alone, and now and then the parse with it. Here every product has the same size: rows
are padded to whole blocks. Where even that is not steady, each row is multiplied by itself.
"""

from __future__ import annotations

import math
from contextlib import AbstractContextManager
from functools import cache

import numpy as np
from threadpoolctl import ThreadpoolController

BLOCK = 32
"""Rows that are multiplied at once: about the words of one sentence."""

_GOLDEN = (math.sqrt(5) - 1) / 2
_SHAPES = ((576, 384), (384, 384), (128, 1536))
"""Sizes of matrices like those in the model, on which steadiness is tried."""


def product(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Multiply ``x`` (rows, k) by ``y`` (k, n), each row as if it were alone."""
    return blockwise(x, y) if _is_quick() else row_by_row(x, y)


@cache
def _is_quick() -> bool:
    return is_steady()


def blockwise(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Multiply block by block of rows; the last block is filled up with zeros."""
    rows, width = x.shape
    padded = x
    if rows != whole(rows):
        padded = np.zeros((whole(rows), width), dtype=x.dtype)
        padded[:rows] = x
    product: np.ndarray = padded.reshape(-1, BLOCK, width) @ y
    return product.reshape(-1, y.shape[1])[:rows]


def whole(rows: int) -> int:
    """Round up to whole blocks of rows."""
    return -(-rows // BLOCK) * BLOCK


def row_by_row(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Multiply each row by itself: slower, and the same in any company by nature."""
    rows = [x[at : at + 1] @ y for at in range(len(x))]
    return np.concatenate(rows) if rows else np.zeros((0, y.shape[1]), dtype=x.dtype)


def is_steady() -> bool:
    """Try whether a row comes out the same in every place of a block, on this machine."""
    return all(_is_steady(_uneven(shape)) for shape in _SHAPES)


def _is_steady(weights: np.ndarray) -> bool:
    row = _uneven((1, len(weights)))
    full = blockwise(np.repeat(row, BLOCK, axis=0), weights)
    return bool((full == blockwise(row, weights)).all())


def _uneven(shape: tuple[int, int]) -> np.ndarray:
    """Numbers from -½ to ½ whose sums depend on their order: multiples of the golden section, without their wholes."""
    found: np.ndarray = (np.arange(math.prod(shape)) * _GOLDEN % 1 - 0.5).astype("float32").reshape(shape)
    return found


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
