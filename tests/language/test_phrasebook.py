"""What the phrases of the lexicons mean, and which may stand for which."""

import pytest

from claimcheck.language.lexicons.phrasebook import ACRONYM, phrasebook
from claimcheck.language.lexicons.words import lemmas_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("prime minister", "premier"),
        ("united states", "america"),
        ("european union", "^eu"),
        ("prime minister", "^pm"),
        ("world health organization", "^who"),
        ("united nations", "^un"),
        ("hold talks", "meet"),
        ("gross domestic product", "^gdp"),
        ("chief executive officer", "^ceo"),
    ],
)
def test_a_phrase_and_its_short_form_mean_the_same(first, second):
    table = phrasebook()
    other = (second,) if second.startswith(ACRONYM) else lemmas_of(second)
    assert table[lemmas_of(first)].asks & table[other].carries


def test_phrases_of_different_meaning_share_no_meaning():
    table = phrasebook()
    assert not table[lemmas_of("prime minister")].asks & table[lemmas_of("united states")].carries
    assert not table[("^pm",)].asks & table[("^un",)].carries


def test_a_narrower_phrase_carries_the_broader_word_and_does_not_ask_for_it():
    narrower, broader = phrasebook()[lemmas_of("shoot dead")], phrasebook()[lemmas_of("kill")]
    assert narrower.carries & broader.asks
    assert not narrower.asks & broader.carries


@pytest.mark.parametrize("phrase", ["come to an end", "make a decision", "take one's own life"])
def test_articles_and_possessives_of_the_lexicons_do_not_count(phrase):
    counted = (word for word in phrase.split() if word not in {"an", "a", "one's"})
    assert lemmas_of(" ".join(counted)) in phrasebook()
    assert lemmas_of(phrase) not in phrasebook()


def test_an_article_counts_where_one_word_would_be_left():
    per_year, year = phrasebook()[lemmas_of("per annum")], phrasebook().get(lemmas_of("year"))
    assert year is None or not per_year.asks & year.carries
