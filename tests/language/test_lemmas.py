"""Lemma rules give dictionary forms, also of words that the treebank lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.parser.lemmas import Edit, apply, lemma


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("killed", "VBN", "kill"),
        ("struck", "VBD", "strike"),
        ("hoped", "VBD", "hope"),
        ("hopped", "VBD", "hop"),
        ("Strikes", "NNS", "strike"),
        ("countries", "NNS", "country"),
        ("wolves", "NNS", "wolf"),
        ("Iranians", "NNPS", "Iranian"),
        ("Tehran", "NNP", "Tehran"),
        ("n’t", "RB", "not"),
        ("were", "VBD", "be"),
        ("worse", "JJR", "bad"),
        ("blorfed", "VBD", "blorf"),
        ("Anything", "no such tag", "anything"),
    ],
)
def test_words_have_their_dictionary_form(word, tag, expected):
    assert lemma(word, tag) == expected


def test_a_whole_word_beats_an_ending_and_a_long_ending_a_short_one():
    rules = {("T", ""): Edit(0, ""), ("T", "s"): Edit(1, ""), ("T", "es"): Edit(2, ""), ("T", "^axes"): Edit(2, "is")}
    assert [apply(rules, word, "T") for word in ("dog", "dogs", "boxes", "axes")] == ["dog", "dog", "box", "axis"]


@given(st.text(min_size=1, max_size=20), st.sampled_from(["NN", "NNS", "NNP", "VBD", "VBG", "JJR", "."]))
def test_any_word_has_some_lemma(word, tag):
    assert isinstance(lemma(word, tag), str)
