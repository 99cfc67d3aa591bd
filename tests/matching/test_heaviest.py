"""The heaviest positions are those that counting everything would find, bit for bit."""

from array import array
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.matching import heaviest as module
from claimcheck.matching.heaviest import Word, heaviest


def places_of(numbers):
    return array("i", sorted(numbers))


PLACES = st.lists(st.integers(0, 60), unique=True, max_size=40).map(places_of)
STRENGTHS = st.sampled_from([0.3, 0.7, 0.85, 1.0])
WORDS = st.lists(
    st.builds(
        Word, st.sampled_from([0.01, 0.05, 0.1, 0.37, 0.9, 1.0]), st.lists(st.tuples(STRENGTHS, PLACES), max_size=4)
    ),
    max_size=8,
)


def counted(words, limit):
    """Count everything: the plain way to the same answer."""
    gained = Counter()
    for word in words:
        strongest = {}
        for strength, places in word.lists:
            for place in places:
                strongest[place] = max(strength, strongest.get(place, 0.0))
        for place, strength in strongest.items():
            gained[place] += word.weight * strength
    return sorted(gained.items(), key=lambda item: (-round(item[1], 9), item[0]))[:limit]


@settings(max_examples=300, deadline=None)
@given(WORDS, st.integers(1, 12))
def test_it_finds_what_counting_everything_finds(words, limit):
    assert heaviest(words, limit) == counted(words, limit)


def test_a_common_word_is_looked_up_and_not_read(monkeypatch):
    read = []
    union = module._union
    monkeypatch.setattr(module, "_union", lambda lists: read.extend(map(len, lists)) or union(lists))
    rare = [Word(1.0, [(1.0, places_of([10, 20]))]), Word(0.9, [(1.0, places_of([20, 30]))])]
    common = Word(0.05, [(1.0, places_of(range(0, 1000, 10)))])
    assert heaviest([common, *rare], 2) == [(20, 0.05 + 1.0 + 0.9), (10, 0.05 + 1.0)]
    assert max(read) < 100


def test_equal_gains_keep_the_order_of_the_text():
    assert heaviest([Word(0.5, [(1.0, places_of([1, 2, 3]))])], 2) == [(1, 0.5), (2, 0.5)]
    assert heaviest([], 3) == []
    assert heaviest([Word(0.5, [])], 3) == []
