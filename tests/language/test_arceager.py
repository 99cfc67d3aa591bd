"""Whatever moves are chosen, a sentence ends as trees without crossing arcs."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.parser.arceager import CHOICES, NOWHERE, State


def played(length, choices):
    """Choose among the moves that are allowed until none is left; return the state and how often it was asked."""
    state, asked = State(length), 0
    while not state.is_done():
        kinds = CHOICES[state.choice()]
        assert all(NOWHERE <= word < length for word in state.seen())
        state.move(kinds[choices[asked % len(choices)] % len(kinds)], "dep")
        asked += 1
    return state, asked


@given(st.integers(0, 25), st.lists(st.integers(0, 3), min_size=1, max_size=60))
def test_any_choice_ends_and_draws_no_crossing_arcs(length, choices):
    state, asked = played(length, choices)
    assert asked <= 4 * length * length + 4
    arcs = [tuple(sorted(pair)) for pair in enumerate(state.heads) if pair[1] != NOWHERE]
    assert not [(a, b) for a in arcs for b in arcs if a[0] < b[0] < a[1] < b[1]]
    for word in range(length):
        above, steps = word, 0
        while state.heads[above] != NOWHERE:
            above, steps = state.heads[above], steps + 1
            assert steps <= length
    assert all(bool(relation) == (head != NOWHERE) for relation, head in zip(state.relations, state.heads, strict=True))


def test_a_word_dropped_too_early_goes_back_and_finds_its_head():
    state = State(3)
    assert not state.is_done()
    state.move("S", "")  # the stack holds 0 and 1, and neither has a head
    state.move("D", "")
    assert state.seen()[:3] == (1, 2, 0)
    assert "S" not in CHOICES[state.choice()]
    state.move("R", "obj")
    assert state.heads == [NOWHERE, 0, NOWHERE]


def test_a_left_arc_takes_a_word_from_the_head_that_it_had():
    state = State(3)
    assert not state.is_done()
    state.move("R", "obj")
    assert state.seen()[-1] == NOWHERE
    state.move("L", "det")
    assert state.heads[1] == 2
    assert state.seen()[-1] == NOWHERE  # what it had to its right is gone


def test_no_sentence_begins_within_a_sentence():
    state = State(2)
    assert not state.is_done()
    assert "B" not in CHOICES[state.choice()]
