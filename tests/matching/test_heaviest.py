"""The heaviest places are those that counting everything would find."""

from collections import Counter as Sums

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.matching import heaviest as module
from claimcheck.matching.heaviest import Counter, Word

SIZE = 3000


def places_of(numbers):
    return np.array(sorted(numbers), dtype=np.int32)


PLACES = st.lists(st.integers(0, 60), unique=True, min_size=1, max_size=40).map(places_of)
STRENGTHS = st.sampled_from([0.3, 0.7, 0.85, 1.0])
WORDS = st.lists(
    st.builds(
        Word, st.sampled_from([0.01, 0.05, 0.1, 0.37, 0.9, 1.0]), st.lists(st.tuples(STRENGTHS, PLACES), max_size=4)
    ),
    max_size=8,
)


def counted(words, limit):
    """Count everything: the plain way to the same answer."""
    gained = Sums()
    for word in words:
        strongest = {}
        for strength, places in word.lists:
            for place in places.tolist():
                strongest[place] = max(strength, strongest.get(place, 0.0))
        for place, strength in strongest.items():
            gained[place] += word.weight * strength
    found = sorted(gained.items(), key=lambda item: (-round(item[1], 9), item[0]))[:limit]
    return [(place, pytest.approx(gain)) for place, gain in found]


def heaviest(words, limit, size=SIZE):
    return Counter(size).heaviest(words, limit)


@settings(max_examples=300, deadline=None)
@given(WORDS, st.integers(1, 12), st.sampled_from([1, 5, 20, 4096]))
def test_it_finds_what_counting_everything_finds(words, limit, first):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_FIRST", first)  # so that it is asked early whether enough was read
        assert heaviest(words, limit) == counted(words, limit)


@given(st.lists(WORDS, min_size=2, max_size=4))
def test_what_was_counted_before_does_not_count_again(searches):
    counter = Counter(SIZE)
    for words in searches:
        assert counter.heaviest(words, 5) == counted(words, 5)


def read_of(words, limit, monkeypatch):
    """What is found, and how many places were read for it and not only looked up."""
    read = [0]
    counts = Counter._counted

    def noting(self, words, lists):
        read.append(sum(len(one.places) for one in lists))
        return counts(self, words, lists)

    monkeypatch.setattr(Counter, "_counted", noting)
    return heaviest(words, limit, 200_000), max(read)


def test_a_common_word_is_looked_up_and_not_read(monkeypatch):
    rare = [Word(1.0, [(1.0, places_of([10, 20]))]), Word(0.9, [(1.0, places_of([20, 30]))])]
    common = Word(0.05, [(1.0, places_of(range(0, 100_000, 10)))])
    found, read = read_of([common, *rare], 2, monkeypatch)
    assert found == [(20, pytest.approx(0.05 + 1.0 + 0.9)), (10, pytest.approx(0.05 + 1.0))]
    assert read == 4


def test_reading_ends_however_common_the_words_are(monkeypatch):
    words = [Word(0.5, [(1.0, places_of(range(step, 200_000, step)))]) for step in (2, 3, 5, 7)]
    found, read = read_of(words, 3, monkeypatch)
    assert read <= module.READ
    assert found == counted(words, 3)  # 210, 420, 630: where all words stand


def test_words_that_all_are_too_common_to_be_read_are_looked_up_from_the_beginning(monkeypatch):
    words = [Word(0.5, [(1.0, places_of(range(step, 200_000)))]) for step in (0, 3)]
    found, read = read_of(words, 2, monkeypatch)
    assert (found, read) == (counted(words, 2), 0)


def test_equal_gains_keep_the_order_of_the_text():
    assert heaviest([Word(0.5, [(1.0, places_of([1, 2, 3]))])], 2) == [(1, 0.5), (2, 0.5)]
    assert heaviest([], 3) == []
    assert heaviest([Word(0.5, [])], 3) == []


@given(st.integers(0, 9), st.integers(1, 12), st.integers(1, 9000), st.integers(1, 400))
def test_the_last_of_the_best_is_told_by_some_of_very_many_as_by_all(seed, limit, size, different):
    gains = np.random.default_rng(seed).integers(0, different, size) / 7
    assert module._bar(gains, limit) == (sorted(gains)[-limit] if size >= limit else 0)
