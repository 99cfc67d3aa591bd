"""Forms of one word share a lemma; forms of different words don't."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.lexicons.words import base_of, is_light, is_stopword, lemma_of, lemmas_of, listed_lemma


@pytest.mark.parametrize(
    "forms",
    [
        "recall recalls recalled recalling",
        "strike strikes struck striking",
        "kill kills killed killing killings",
        "agree agrees agreed agreeing",
        "child children",
        "woman women",
        "country countries",
        "buy buys bought buying",
        "rise rises rose risen rising",
        "begin begins began begun",
        "go goes went gone",
        "labour labor labours labored labouring",
        "defence defense",
        "organise organize organised organizing",
        "centre center centres",
        "programme program",
        "colour color coloured",
        "travelled traveled traveling",
        "labourers laborers labourer",
        "die dies died dying",
        "say says said saying",
        "wolf wolves",
        "crisis crises",
        "shoot shot shooting",
    ],
)
def test_the_forms_of_a_word_share_a_lemma(forms):
    assert len({lemma_of(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "iran iraq",
        "killed killer",
        "public republic",
        "found founded",
        "universe university",
        "north south",
        "minister ministry",
        "policy police",
        "organ organise",
        "seven several",
        "rise raise",
        "effect affect",
        "nine ninth",
        "several severe",
        "author authority",
        "import important",
        "major majority",
        "experience experiment",
        "depart department",
        "protest protestant",
    ],
)
def test_different_words_keep_different_lemmas(words):
    assert len({lemma_of(word) for word in words.split()}) == len(words.split())


def test_a_phrase_has_the_lemmas_of_its_words():
    assert lemmas_of("prime ministers") == (lemma_of("prime"), lemma_of("minister"))
    assert lemmas_of("air-strikes") == (lemma_of("air"), lemma_of("strike"))
    assert lemmas_of("") == ()


def test_an_irregular_form_has_its_dictionary_form():
    assert base_of("struck") == "strike"
    assert base_of("children") == "child"
    assert base_of("envoy") == "envoy"


@given(st.text(max_size=20))
def test_any_string_has_a_lemma(norm):
    assert isinstance(lemma_of(norm), str)
    assert lemma_of(norm) == lemma_of(norm)


def test_function_words_are_stopwords_and_words_that_can_turn_a_verdict_on_their_own_are_content():
    assert all(map(is_stopword, ["the", "of", "and", "by", "was", "has", "it", "that", "to", "in"]))
    assert not any(map(is_stopword, ["killed", "envoy", "iran", "eleven", "monday", "denied", "failed"]))


def test_light_words_say_little_whatever_their_form():
    assert all(is_light(lemma_of(word)) for word in ["took", "taking", "made", "came"])
    assert not any(is_light(lemma_of(word)) for word in ["killed", "recalled", "ambassador", "flood"])


def test_a_base_form_of_a_lexicon_is_no_form_of_another_word() -> None:
    assert listed_lemma("lay") == lemma_of("laid") != lemma_of("lay")
    assert listed_lemma("held") == lemma_of("hold")
