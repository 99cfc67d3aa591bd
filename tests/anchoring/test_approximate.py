"""The approximate search finds the fewest edits, as the test vectors of its peers and a plain table do."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.anchoring import best_matches

VECTORS = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "approx_string_match.json"
CASES = [
    case
    for group, inner in (json.loads(VECTORS.read_text("utf-8"))["cases"] if VECTORS.exists() else {}).items()
    if group != "unicode_utf16"  # their offsets count code units; the plain table below covers all code points
    for case in inner
]


@pytest.mark.skipif(not VECTORS.exists(), reason="the test vectors are not here")
def test_the_vectors_are_read():
    assert len(CASES) >= 12


@pytest.mark.parametrize("case", CASES)
def test_the_vectors_hold(case):
    text, pattern, wanted, *limit = case
    found = best_matches(text, pattern, limit[0] if limit else len(pattern) // 2)
    assert [list(one) for one in found] in ([one] for one in wanted) if wanted else found == []


def distance(one, other):
    row = list(range(len(other) + 1))
    for number, left in enumerate(one, 1):
        last, row[0] = row[0], number
        for place, right in enumerate(other, 1):
            last, row[place] = row[place], min(last + (left != right), row[place] + 1, row[place - 1] + 1)
    return row[-1]


@given(st.text(alphabet="ab😊 ", max_size=12), st.text(alphabet="ab😊", min_size=1, max_size=5))
def test_the_best_match_has_the_fewest_edits_of_all_ranges(text, pattern):
    every = [
        distance(text[low:high], pattern) for low in range(len(text) + 1) for high in range(low + 1, len(text) + 1)
    ]
    found = best_matches(text, pattern, len(pattern))
    if found:
        (match,) = found
        assert distance(text[match.start : match.end], pattern) == match.errors == min(every)
    else:
        assert not text or min(every) >= len(pattern)


def test_several_matches_do_not_overlap_and_the_nearest_comes_first():
    text = "we saw the cat, we saw the car, we sew the mat"
    found = best_matches(text, "we saw the car", 4, limit=3)
    assert [(one.start, one.errors) for one in found] == [(16, 0), (0, 1), (32, 3)]
    assert all(one.end <= other.start for one, other in zip(sorted(found), sorted(found)[1:], strict=False))
