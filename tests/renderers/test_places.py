"""Lines and columns are those an editor shows."""

import pytest

from claimcheck.model import Span
from claimcheck.renderers.places import Lines, Places
from tests.renderers.reports import SECOND, make_evidence, make_finding, make_source


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("ab\ncd", 0, (1, 1)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 5, (2, 2)),
        ("ab\rcd", 3, (2, 1)),
        ("\ufeffab", 1, (1, 1)),
        ("\ufeffab\nc", 4, (2, 1)),
        ("a\u2028b", 2, (1, 3)),
        ("😀b", 1, (1, 2)),
        ("", 0, (1, 1)),
        ("ab", 99, (1, 100)),
    ],
)
def test_an_offset_becomes_the_line_and_column_of_an_editor(text, offset, place):
    assert Lines(text).position(offset) == place


def test_a_finding_shows_the_sentence_its_span_lies_in():
    passage = Places([make_source()]).passage(make_finding(), ())
    assert passage.shown == SECOND
    assert passage.anchor == "storm#s2"


def test_a_span_over_two_sentences_shows_both():
    passage = Places([make_source()]).passage(make_finding(source_span=Span(30, 50)), ())
    assert passage.shown == Span(0, SECOND.end)
    assert passage.sentence == 1


def test_a_span_outside_all_sentences_is_shown_alone():
    source = make_source(spans=((39, 85),))
    passage = Places([source]).passage(make_finding(source_span=Span(4, 9)), ())
    assert passage.shown == Span(4, 9)
    assert passage.anchor == "storm"


def test_a_finding_without_a_place_shows_the_first_evidence_unmarked():
    passage = Places([make_source()]).passage(make_finding(source_span=None), (make_evidence(),))
    assert passage.shown == SECOND
    assert passage.marked is None


def test_an_unknown_source_has_no_place():
    places = Places([make_source()])
    assert places.passage(make_finding(source="gone"), ()) is None
    assert places.position("gone", 0) is None
    assert places.path("gone") == "gone"
