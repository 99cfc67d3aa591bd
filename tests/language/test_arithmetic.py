"""A row's product does not depend on the rows beside it."""

import numpy as np
import pytest
from threadpoolctl import ThreadpoolController

from claimcheck.language.parser.arithmetic import (
    BLOCK,
    _is_quick,
    blockwise,
    is_steady,
    one_thread,
    product,
    row_by_row,
)
from claimcheck.language.parser.parsing import parse


@pytest.fixture
def chance():
    return np.random.default_rng(1)


def matrix(chance, *shape):
    return chance.standard_normal(shape, dtype="float32")


@pytest.mark.parametrize("rows", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
def test_blocks_make_the_whole_product(chance, rows):
    x, y = matrix(chance, rows, 20), matrix(chance, 20, 7)
    np.testing.assert_allclose(blockwise(x, y), x @ y, rtol=1e-4, atol=1e-5)


def test_rows_are_the_same_alone_and_among_others(chance):
    if not is_steady():
        pytest.skip("the system's linear algebra is not steady even for blocks of one size")
    x, y = matrix(chance, 5 * BLOCK, 384), matrix(chance, 384, 384)
    together = blockwise(x, y)
    assert all((blockwise(x[row : row + 1], y) == together[row]).all() for row in range(0, len(x), 17))
    assert (blockwise(x[3:90], y) == together[3:90]).all()


@pytest.mark.parametrize("rows", [0, 1, 5])
def test_rows_by_themselves_make_the_whole_product_too(chance, rows):
    x, y = matrix(chance, rows, 20), matrix(chance, 20, 7)
    np.testing.assert_allclose(row_by_row(x, y), x @ y, rtol=1e-4, atol=1e-5)


def test_an_unsteady_machine_gets_the_slower_product(monkeypatch, chance):
    monkeypatch.setattr("claimcheck.language.parser.arithmetic.is_steady", lambda: False)
    _is_quick.cache_clear()
    x, y = matrix(chance, 40, 384), matrix(chance, 384, 384)
    assert (product(x, y) == row_by_row(x, y)).all()
    monkeypatch.undo()
    _is_quick.cache_clear()


def threads():
    return [library["num_threads"] for library in ThreadpoolController().info() if library["user_api"] == "blas"]


def test_threads_are_the_hosts_again_afterwards():
    before = threads()
    with one_thread():
        assert set(threads()) <= {1}
    assert threads() == before


def test_a_parse_keeps_to_one_thread(monkeypatch):
    seen = []

    def watched(*given):
        seen.extend(threads())
        return product(*given)

    monkeypatch.setattr("claimcheck.language.parser.encoding.product", watched)
    parse(["The oldest lighthouse on the island was sold to a retired pilot."])
    assert set(seen) == {1}
