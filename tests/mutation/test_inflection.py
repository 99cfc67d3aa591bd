"""Changed sentences stay English: verb forms, articles, figures written as they were."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Span
from claimcheck.mutation.figures import cardinals, ordinals, other_figures
from claimcheck.mutation.inflection import begins_with_vowel, gerund, inflect, is_sure, with_s
from claimcheck.mutation.mutant import Edit, changed
from claimcheck.mutation.tables import rows


def chance(seed):
    return Random(seed)  # noqa: S311 - nothing secret


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("close", "closes closed closed closing"),
        ("stop", "stops stopped stopped stopping"),
        ("visit", "visits visited visited visiting"),
        ("carry", "carries carried carried carrying"),
        ("stay", "stays stayed stayed staying"),
        ("die", "dies died died dying"),
        ("agree", "agrees agreed agreed agreeing"),
        ("fix", "fixes fixed fixed fixing"),
        ("rise", "rises rose risen rising"),
        ("admit", "admits admitted admitted admitting"),
        ("go", "goes went gone going"),
        ("have", "has had had having"),
    ],
)
def test_a_verb_has_the_form_that_its_tag_asks_for(lemma, forms):
    assert [inflect(lemma, tag) for tag in ("VBZ", "VBD", "VBN", "VBG")] == forms.split()
    assert inflect(lemma, "VB") == lemma
    assert gerund(lemma) == forms.split()[-1]


def test_a_lemma_that_does_not_make_its_form_is_not_trusted():
    assert is_sure("rise", "VBD", "Rose")
    assert not is_sure("ris", "VBD", "rose")
    assert inflect("good", "JJR") is None


def test_plurals_follow_their_endings():
    assert [with_s(noun) for noun in ("victory", "loss", "strength", "buyer")] == [
        "victories",
        "losses",
        "strengths",
        "buyers",
    ]


@pytest.mark.parametrize(
    ("word", "vowel"),
    [
        ("hour", True), ("house", False), ("unit", False), ("umbrella", True), ("European", False), ("one-day", False),
        ("11", True), ("8", True), ("18-year-old", True), ("80,000", True), ("11,000", True),
        ("110", False), ("1.8", False),
        ("MP", True), ("UN", False), ("FBI", True), ("apple", True),
    ],
)  # fmt: skip
def test_an_stands_before_a_vowel_sound(word, vowel):
    assert begins_with_vowel(word) is vowel


def test_articles_capitals_and_blanks_follow_a_change():
    assert changed("It was an early start.", [Edit(Span(10, 15), "late")]) == "It was a late start."
    assert changed("At least 11 died.", [Edit(Span(0, 8), "")]) == "11 died."
    assert changed("Some died.", [Edit(Span(0, 4), "all")]) == "All died."
    assert changed("He was probably late.", [Edit(Span(7, 15), "")]) == "He was late."
    assert changed("a b", [Edit(Span(2, 3), "c"), Edit(Span(0, 1), "d")]) == "d c"


@given(st.integers(2, 10**9), st.booleans(), st.integers(0, 99))
def test_another_figure_is_written_like_the_first_and_is_another(number, grouped, seed):
    text = f"{number:,}" if grouped else str(number)
    for figure in other_figures(text, chance(seed)):
        assert figure != text
        assert float(figure.replace(",", "")) > 0
        if "," in text:
            assert figure == f"{int(figure.replace(',', '')):,}"
        else:
            assert figure.isdecimal()


@given(st.sampled_from(sorted(cardinals())), st.integers(0, 99))
def test_words_become_words(number, seed):
    found = other_figures(cardinals()[number].capitalize(), chance(seed))
    assert all(figure[0].isupper() and figure.lower() in cardinals().values() for figure in found)
    assert bool(found) is (number > 1)


def test_ordinals_stay_ordinals():
    assert set(other_figures("22nd", chance(1))) == {"18th", "26th", "17th", "27th", "15th", "29th", "11th", "33rd"}
    assert set(other_figures("third", chance(1))) <= set(ordinals().values())


@pytest.mark.parametrize("text", ["one", "a dozen", "iv", "3bn", "", "1.2.3"])
def test_what_is_no_plain_figure_has_no_other(text):
    assert other_figures(text, chance(0)) == []


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("irregular_verbs.tsv", 3),
        ("opposites.tsv", 3),
        ("bound_turns.tsv", 4),
        ("quantifier_turns.tsv", 4),
        ("date_turns.tsv", 2),
        ("doubts.tsv", 2),
        ("strangers.tsv", 2),
        ("speakers.tsv", 2),
    ],
)
def test_every_row_of_a_table_has_its_columns_and_stands_once(name, columns):
    table = rows(name)
    assert table
    assert {len(row) for row in table} == {columns}
    assert len(set(table)) == len(table)


def test_the_sovereign_states_come_first_in_the_lexicon_of_countries():
    from claimcheck.mutation.countries import countries, country_rows, is_state

    names = [name for row, (name, *_) in enumerate(country_rows()) if is_state(row)]
    assert names == sorted(names)
    assert {"afghanistan", "united states", "zimbabwe"} <= set(names)
    assert not {"europe", "scotland", "florida", "gaza"} & set(names)
    assert not is_state(countries()["europe"][0])
