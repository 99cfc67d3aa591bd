"""Carets stand under the words that matter, however long or wide the line is."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Span
from claimcheck.renderers.cells import columns
from claimcheck.renderers.window import WIDTH, window


def under_carets(cut):
    """Return the part of the shown line that the carets stand under, found by columns alone."""
    start, end = len(cut.carets) - cut.carets.count("^"), len(cut.carets)
    found, at = "", 0
    for char in cut.text:
        if start <= at < end:
            found += char
        at += columns(char)
    return found


def test_a_short_line_is_shown_whole():
    assert window("at least 11 killed", Span(9, 11)) == ("at least 11 killed", "         ^^")


def test_carets_line_up_after_wide_characters_and_combining_marks():
    text = "東京 cafe\u0301: 11 killed"
    start = text.index("11")
    assert under_carets(window(text, Span(start, start + 2))) == "11"


def test_a_long_line_is_cut_on_both_sides_of_the_words():
    text = "left " * 100 + "TARGET" + " right" * 100
    cut = window(text, Span(500, 506))
    assert cut.text.startswith("…left ")
    assert cut.text.endswith(" right…")
    assert under_carets(cut) == "TARGET"
    assert columns(cut.text) <= WIDTH


def test_a_span_wider_than_the_window_is_marked_up_to_the_cut():
    cut = window("x" * 5000, Span(0, 5000))
    assert cut.text == "x" * (len(cut.text) - 1) + "…"
    assert cut.carets == "^" * (len(cut.text) - 1)


def test_no_span_shows_the_beginning_without_carets():
    cut = window("word " * 100, None)
    assert cut.text.startswith("word word")
    assert cut.carets == ""


def test_a_line_of_a_million_combining_marks_is_cut_too():
    assert len(window("e" + "\u0301" * 1_000_000, Span(0, 1)).text) < 20 * WIDTH


@given(st.text(st.characters(), max_size=400), st.integers(0, 400), st.integers(0, 60), st.integers(20, 120))
def test_a_window_never_grows_too_wide_and_its_carets_stay_inside_it(text, start, length, width):
    cut = window(text, Span(start, start + length), width)
    assert columns(cut.text) <= width + 10
    assert len(cut.carets) <= columns(cut.text) + 1


@given(st.text(st.sampled_from("ab é東\u0301\u00ad\x1b\n"), max_size=300), st.integers(0, 300))
def test_the_words_above_the_carets_are_the_words_of_the_span(text, start):
    text = text[:start] + "TARGET" + text[start:]
    start = text.index("TARGET")
    assert "TARGET" in under_carets(window(text, Span(start, start + 6)))
