"""Quantifiers stand on scales, so that "all" says more than "some" and "none" the least."""

import pytest

from claimcheck.language.parser.parsing import parse
from claimcheck.language.quantifiers import scaled
from claimcheck.language.reading import read


def found(text):
    reading = read(text)
    return {text[reading.tokens[one.first].start : reading.tokens[one.last - 1].end]: one for one in scaled(reading)}


def only(text):
    (one,) = found(text).values()
    return one


@pytest.mark.parametrize(
    "rising",
    [
        [
            "none of the farms",
            "few of the farms",
            "some of the farms",
            "many of the farms",
            "most of the farms",
            "all of the farms",
        ],
        ["never late", "rarely late", "sometimes late", "often late", "always late"],
    ],
)
def test_a_scale_rises_from_nothing_to_everything(rising):
    quantifiers = [only(text) for text in rising]
    assert len({one.scale for one in quantifiers}) == 1
    assert [one.rank for one in quantifiers] == sorted({one.rank for one in quantifiers})
    assert quantifiers[0].rank == 0


def test_how_often_and_how_many_are_different_scales():
    assert only("always late").scale != only("all farms").scale


def test_the_longest_quantifier_counts():
    assert list(found("almost all farms closed")) == ["almost all"]
    assert only("almost all farms").rank < only("all farms").rank


@pytest.mark.parametrize(
    "text", ["a majority of farms", "The whole village", "Every farm", "Each of the farms", "entirely new"]
)
def test_quantifiers_are_found_with_their_place(text):
    reading = read(text)
    (one,) = scaled(reading)
    assert 0 <= one.first < one.last <= len(reading.tokens)


def test_words_inside_a_number_are_no_quantifiers():
    assert found("At least 40 farms and more than 3 mills") == {}


def test_a_sentence_without_quantifiers_has_none():
    assert found("The bridge closed on Monday.") == {}
    assert found("") == {}


def test_a_verb_and_a_superlative_are_no_quantifiers():
    text = "He completed the most costly works."
    assert scaled(read(text).parsed(parse([text])[0])) == ()
