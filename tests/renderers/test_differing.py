"""Carets under the words in which two wordings differ."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.renderers.differing import underlined


def test_words_that_differ_are_underlined_in_both():
    assert underlined("At least 11 died.", "At least 12 died.") == ("         ^^", "         ^^")
    assert underlined("It rained.", "It rained all day.") == ("   ^^^^^^^", "   ^^^^^^^^^^^^^^^")
    assert underlined("会議 was long", "会議 is long") == ("     ^^^", "     ^^")


@given(st.text("ab c", max_size=30))
def test_nothing_is_underlined_where_nothing_differs(text):
    assert underlined(text, text) == ("", "")
