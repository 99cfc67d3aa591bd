"""Proper names are told by their capitals, where capitals tell anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.clauses.names import name_flags
from claimcheck.language.lexicons.terms import tokenize


def names(text, small=()):
    tokens = tokenize(text)
    flags = name_flags(tokens, lambda norm: norm in small)
    return [token.text for token, flag in zip(tokens, flags, strict=True) if flag]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the bridge was opened by Anna Berg", ["Anna", "Berg"]),
        ("the mayor of Karlstad met Siemens", ["Karlstad", "Siemens"]),
        ("the envoy went to Iran", ["Iran"]),
        ("troops left the U.S. base", ["U.S."]),
        ("he met Anwaarul-Haq-Kakar", ["Anwaarul", "Haq", "Kakar"]),
        ("they signed 3 treaties", []),
        ("", []),
    ],
)
def test_capitals_inside_a_sentence_are_names(text, expected):
    assert names(text) == expected


def test_the_first_word_is_a_name_only_when_nothing_speaks_against_it():
    assert names("Ambassadors recalled", small={"ambassadors"}) == []
    assert names("People left the house") == []
    assert names("Amirabdollahian met the king") == ["Amirabdollahian"]


def test_a_country_is_a_name_wherever_it_stands():
    assert names("Iran recalled its envoy") == ["Iran"]
    assert names("Iranian envoys left") == ["Iranian"]


def test_a_word_that_opens_a_quotation_opens_a_sentence():
    assert names("he said: “Terrorism is a challenge”", small={"terrorism"}) == []


def test_in_title_case_capitals_say_nothing():
    assert names("Bridge Closed After Heavy Flood", small={"bridge", "closed", "heavy", "flood"}) == []
    assert "Kakar" in names("Minister Kakar Recalled After Vote", small={"minister", "recalled", "vote"})


def test_function_words_numbers_and_marks_are_never_names():
    assert names("He said The, 7 and “") == []


@given(st.text(max_size=40), st.booleans())
def test_every_token_gets_an_answer(text, small):
    tokens = tokenize(text)
    flags = name_flags(tokens, lambda _: small)
    assert len(flags) == len(tokens)
    assert all(token.capitalised for token, flag in zip(tokens, flags, strict=True) if flag)
