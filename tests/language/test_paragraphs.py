from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.text.paragraphs import list_mark, paragraphs

WRAPPED = """\
The committee met on Monday and agreed on the budget of the coming
year after a debate of seven hours. The opposition had asked for a
vote by name, which the chair refused. Members left at midnight."""


def parts(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


def test_wrapped_lines_are_one_paragraph():
    assert parts(WRAPPED) == [WRAPPED]


@pytest.mark.parametrize("blank", ["\n\n", "\n \t\n", "\r\n\r\n", "\r\r", "\n\n\n\n", "\u2029\n"])
def test_a_blank_line_parts_paragraphs_whatever_the_line_ends(blank):
    assert parts(f"One came.{blank}Two left.") == ["One came.", "Two left."]


def test_each_line_is_a_paragraph_where_lines_are_too_long_to_be_wrapped():
    first = "The ministry said that " + "it had not been told of the plan and " * 5 + "would ask for an account"
    assert parts(f"{first}\nNobody answered the letter") == [first, "Nobody answered the letter"]


def test_a_line_that_ended_although_the_next_word_had_room_is_a_paragraph():
    heading = "Budget agreed"
    assert parts(f"{heading}\n{WRAPPED}") == [heading, WRAPPED]


def test_a_line_that_begins_with_a_small_letter_goes_on_the_one_before():
    assert parts("It was a cold \nnight in the city.") == ["It was a cold \nnight in the city."]


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "+ ", "– "])
def test_a_list_mark_begins_a_paragraph(mark):
    text = f"Three things were found:\n{mark}a knife\n{mark}a rope\n{mark}a map"
    assert len(parts(text)) == 4


def test_a_number_at_the_begin_of_a_wrapped_line_is_no_list_mark():
    first = "The boy who was found in the woods near the old mill was then only"
    text = f"{first}\n12. He had walked for a day and a night through snow and ice."
    assert parts(text) == [text]


def test_numbered_lines_are_paragraphs():
    assert parts("1. Wash it.\n2. Dry it.\n3. Fold it.") == ["1. Wash it.", "2. Dry it.", "3. Fold it."]


def test_short_lines_without_stops_are_a_list():
    assert parts("features\ncontact manager\nevents, activities") == [
        "features",
        "contact manager",
        "events, activities",
    ]


def test_two_lines_without_stops_are_two():
    text = "Iran recalls its ambassador from Islamabad\nPakistan asks for talks"
    assert parts(text) == text.split("\n")


def test_a_word_broken_at_the_end_of_a_line_keeps_its_paragraph_together():
    assert parts("They promised to co-\noperate with the inspectors.") == [
        "They promised to co-\noperate with the inspectors."
    ]


def test_lines_of_speakers_are_paragraphs():
    assert parts("JONES: No.\nSMITH: Yes.\nJONES: Why?") == ["JONES: No.", "SMITH: Yes.", "JONES: Why?"]


def test_a_byte_order_mark_is_in_no_paragraph():
    assert parts("\ufeffOne.\n\nTwo.") == ["One.", "Two."]


@pytest.mark.parametrize(
    ("line", "rest"), [("- a", "a"), ("12) b", "b"), ("(a) c", "c"), ("2024 was", "2024 was"), ("-5 is", "-5 is")]
)
def test_a_list_mark_is_told_from_words(line, rest):
    assert line[list_mark(line, 0, len(line)) :] == rest


@given(st.text(alphabet="ab .\n\r\u2028:-1)A", max_size=120))
def test_paragraphs_are_ordered_trimmed_and_cover_everything_but_space(text):
    at = 0
    for span in paragraphs(text):
        assert at <= span.start < span.end
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip()
