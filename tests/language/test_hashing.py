"""Hashes are those that the model was taught with."""

import numpy as np
import pytest

from claimcheck.language.parser.hashing import murmur, number, places


@pytest.mark.parametrize(
    ("text", "expected"),
    # As spaCy's pages give them.
    [("coffee", 3197928453018144401), ("apple", 8566208034543834098), ("I", 4690420944186131903)],
)
def test_numbers_are_those_that_spacy_publishes(text, expected):
    assert number(text) == expected


def test_names_of_its_own_have_small_numbers():
    assert number("nsubj") < 1000 < number("nsubjx")
    assert murmur(b"nsubj") > 1000


def test_any_length_gives_64_bits():
    found = {murmur(b"a" * length) for length in range(40)}
    assert len(found) == 40
    assert all(0 <= one < 1 << 64 for one in found)


def test_places_are_four_rows_of_the_table_and_depend_on_the_seed():
    numbers = np.array([0, 1, (1 << 64) - 1], np.uint64)
    found = places(numbers, 8, 1000)
    assert found.shape == (3, 4)
    assert found.min() >= 0
    assert found.max() < 1000
    assert (found != places(numbers, 9, 1000)).any(axis=1).all()


def test_places_are_those_of_thinc():
    ops = pytest.importorskip("thinc.api").NumpyOps()
    numbers = np.random.default_rng(3).integers(0, 1 << 64, 500, np.uint64, endpoint=False)
    for seed in (8, 13):
        assert (places(numbers, seed, 2500) == ops.hash(numbers, seed) % 2500).all()
