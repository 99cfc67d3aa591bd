"""A word stands for another where a careful reader lets it, and in that direction only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.lexicons.relations import (
    PROOF,
    Step,
    converses,
    dictionary_forms,
    is_place,
    is_title,
    kin,
    neighbours,
    opposites,
    relation,
    wordnet_opposites,
)
from claimcheck.language.lexicons.words import lemma_of


def met(claim, source):
    """The step from a word of a claim to one of a source, by form, by our lexicons or by WordNet."""
    known = kin(claim)
    by_wordnet = (known[form] for form in dictionary_forms(source) if form in known)
    return relation(lemma_of(claim), lemma_of(source)) or max(by_wordnet, key=lambda step: step.strength, default=None)


def proves(claim, source):
    """Whether a word of the source is as good as the claim's."""
    step = met(claim, source)
    return step is not None and step.strength >= PROOF


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("killed", "killing"),
        ("dead", "killed"),
        ("died", "dead"),
        ("deaths", "died"),
        ("strike", "struck"),
        ("iran", "iranian"),
        ("iranian", "iran"),
        ("pakistanis", "pakistan"),
        ("france", "french"),
        ("dutch", "netherlands"),
        ("labour", "labor"),
        ("labourers", "laborers"),
        ("metres", "meters"),
        ("purchase", "bought"),
        ("began", "started"),
        ("doctor", "physician"),
        ("resignation", "resigned"),
        ("announced", "announcement"),
        ("agreement", "agreed"),
        ("investigated", "investigation"),
        ("arrival", "arrived"),
        ("destroyed", "destruction"),
        ("injured", "hurt"),
        ("film", "movie"),
    ],
)
def test_a_word_is_carried_by_its_forms_kin_and_equals(claim, source):
    assert proves(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("iran", "iraq"),
        ("iranian", "pakistani"),
        ("niger", "nigeria"),
        ("austria", "australia"),
        ("rose", "fell"),
        ("won", "lost"),
        ("killed", "injured"),
        ("injured", "killed"),
        ("buy", "sell"),
        ("teacher", "student"),
        ("monday", "friday"),
        ("january", "june"),
        ("mother", "daughter"),
        ("north", "south"),
        ("million", "billion"),
        ("murdered", "died"),
        ("minister", "president"),
        ("convicted", "accused"),
        ("arrested", "convicted"),
        ("euro", "dollar"),
        ("husband", "wife"),
        ("import", "export"),
        ("borrowed", "lent"),
        ("increase", "decrease"),
    ],
)
def test_a_word_is_not_carried_by_its_neighbours_opposites_and_lookalikes(claim, source):
    assert not proves(claim, source)


@pytest.mark.parametrize(
    ("claim", "source"), [("killed", "dead"), ("killed", "died"), ("pact", "agreed"), ("talks", "met")]
)
def test_a_word_finds_what_it_says_more_than(claim, source):
    assert met(claim, source)


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("vehicle", "truck"),
        ("killed", "murdered"),
        ("official", "minister"),
        ("said", "whispered"),
        ("animal", "dog"),
        ("weapon", "rifle"),
        ("ship", "ferry"),
    ],
)
def test_a_wide_word_is_carried_by_a_narrow_one_and_not_the_other_way(wide, narrow):
    assert proves(wide, narrow)
    assert not proves(narrow, wide)


@given(st.sampled_from(["killed", "iran", "doctor", "strike", "labour", "minister", "resigned", "film"]))
def test_a_word_is_carried_by_itself(word):
    assert relation(lemma_of(word), lemma_of(word)) is Step.LEMMA


@pytest.mark.parametrize("word", ["killed", "iran", "doctor", "resigned", "vehicle", "xyzzy", ""])
def test_the_neighbours_of_a_word_are_all_that_it_has_a_relation_to(word):
    lemma = lemma_of(word)
    assert lemma not in neighbours(lemma)
    assert all(relation(lemma, other) is step for other, step in neighbours(lemma).items())


def test_steps_are_ranked_from_the_same_word_down_to_what_proves_nothing():
    assert Step.SAME.strength == 1.0
    assert all(0 < step.strength <= 1 for step in Step)
    assert Step.SAME.strength > Step.LEMMA.strength > Step.SYNONYM.strength > Step.NARROWER.strength
    assert Step.RELATED.strength < PROOF <= Step.SPELLING.strength


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("rise", "fall"),
        ("win", "lose"),
        ("open", "close"),
        ("alive", "dead"),
        ("legal", "illegal"),
        ("possible", "impossible"),
        ("stable", "unstable"),
        ("increase", "decrease"),
        ("guilty", "innocent"),
        ("accept", "reject"),
        ("arrive", "depart"),
        ("support", "oppose"),
    ],
)
def test_opposites_are_opposites_both_ways(first, second):
    assert lemma_of(second) in opposites(lemma_of(first)) | wordnet_opposites(first)
    assert lemma_of(first) in opposites(lemma_of(second)) | wordnet_opposites(second)


@pytest.mark.parametrize(
    "word", ["killed", "iran", "minister", "interest", "invent", "inform", "image", "disease", "mission"]
)
def test_a_word_is_never_its_own_opposite(word):
    assert lemma_of(word) not in opposites(lemma_of(word)) | wordnet_opposites(word)


def test_countries_and_their_people_are_places_and_other_names_are_not():
    assert all(is_place(lemma_of(word)) for word in ["iran", "iranian", "pakistanis", "dutch", "spain", "europe"])
    assert not any(is_place(lemma_of(word)) for word in ["minister", "anna", "siemens", "river"])


def test_offices_are_titles_and_names_are_not():
    assert all(map(is_title, ["minister", "president", "mr", "dr", "professor", "sir"]))
    assert not any(map(is_title, ["anna", "iran", "bridge"]))


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("struck", "strike"),
        ("ministers", "minister"),
        ("copies", "copy"),
        ("stopped", "stop"),
        ("making", "make"),
        ("dog", "dog"),
    ],
)
def test_an_inflected_word_may_be_its_dictionary_form(form, base):
    assert base in dictionary_forms(form)


def test_a_verb_may_have_its_other_side_behind_in_or_of_and_kin_are_no_verbs() -> None:
    marked = {(row.first, row.second, row.second_marks) for row in converses()}
    assert {("kill", "die", "in"), ("kill", "die", "of"), ("buy", "sell", "to")} <= marked
    assert not {word for row in converses() for word in (row.first, row.second)} & {"husband", "wife", "ahead"}
