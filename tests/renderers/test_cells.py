"""Nothing a source says may steer the terminal, and columns are counted as a terminal counts them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.renderers.cells import columns, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"),
        ("a\x00b\x07", "a\\x00b\\x07"),
        ("two\r\nlines\tand a tab", "two  lines and a tab"),
        ("co\u00adoperate\ufeff", "cooperate"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_could_steer_a_terminal_is_shown_as_an_escape(text, shown):
    assert plain(text) == shown


@given(st.text(st.characters()))
def test_plain_text_has_no_control_character_left_and_can_be_written_as_utf8(text):
    shown = plain(text)
    shown.encode("utf-8")
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@given(st.text(st.characters()))
def test_making_text_plain_twice_changes_nothing_more(text):
    assert plain(plain(text)) == plain(text)


def test_wide_characters_take_two_columns_and_combining_marks_none():
    assert columns("東京") == 4
    assert columns("e\u0301") == 1
    assert columns("\x1b") == 4
