"""How a claim's quantity stands to its source's."""

from __future__ import annotations

import pytest

from claimcheck.language.figures.quantities import Comparison, Quantity, compare, find_quantities


def only(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


def compared(claim: str, source: str) -> str:
    return compare(only(claim), only(source)).value


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("eleven people", "11 people"),
        ("1,200 votes", "1200 votes"),
        ("half of voters", "50% of voters"),
        ("one in five voters", "20 percent of voters"),
        ("one day", "24 hours"),
        ("two weeks", "14 days"),
        ("one year", "12 months"),
        ("more than ten people", "at least 11 people"),
        ("fewer than 12 people", "up to 11 people"),
        ("$1.5 billion", "$1,500 million"),
        ("50p", "£0.50"),
        ("a 45-year-old", "aged 45"),
        ("World War II", "World War 2"),
        ("won 3-1", "beat them 3 to 1"),
        ("minus five degrees Celsius", "-5°C"),
        ("25 basis points", "0.25 percentage points"),
        ("about 40 people", "some 40 people"),
        ("twice as many", "doubled"),
    ],
)
def test_the_same_in_other_words_is_equal(claim: str, source: str) -> None:
    assert compared(claim, source) == "equal"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("more than ten people", "11 people"),
        ("at least ten people", "at least 11 people"),
        ("more than ten people", "12 people"),
        ("up to 50 people", "fewer than 40 people"),
        ("about 40 people", "38 people"),
        ("about 1.2 million people", "1,234,567 people"),
        ("nearly 40 people", "39 people"),
        ("dozens of people", "47 people"),
        ("several people", "five people"),
        ("between 3 and 5 km", "4 km"),
        ("more than half of voters", "52% of voters"),
        ("over $3bn", "$3.4bn"),
        ("3.1 miles", "5 km"),
        ("160 km", "100 miles"),
        ("about 99°F", "37°C"),
        ("a few days", "72 hours"),
    ],
)
def test_what_lies_inside_is_carried(claim: str, source: str) -> None:
    assert compared(claim, source) == "carried"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("11 people", "at least 11 people"),
        ("12 people", "at least 11 people"),
        ("at least 12 people", "at least 11 people"),
        ("more than 11 people", "at least 11 people"),
        ("up to 40 people", "up to 50 people"),
        ("five people", "several people"),
        ("thousands of people", "hundreds of people"),
        ("hundreds of people", "thousands of people"),
        ("4 km", "between 3 and 5 km"),
        ("at least $3bn", "up to $5bn"),
    ],
)
def test_what_says_more_is_stronger(claim: str, source: str) -> None:
    assert compared(claim, source) == "stronger"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("12 people", "11 people"),
        ("10 people", "at least 11 people"),
        ("fewer than 11 people", "at least 11 people"),
        ("40 people", "more than 40 people"),
        ("about 40 people", "60 people"),
        ("40 people", "38 people"),
        ("1.3 million people", "1,234,567 people"),
        ("1,234 people", "1,200 people"),
        ("1.2 billion people", "1.2 million people"),
        ("5 miles", "5 km"),
        ("5 mg", "5 µg"),
        ("three weeks", "three days"),
        ("50% of voters", "a third of voters"),
        ("the third woman", "the second woman"),
        ("Flight 371", "Flight 370"),
        ("an F-35", "an F-16"),
        ("won 3-2", "won 3-1"),
        ("-5°C", "5°C"),
        ("dozens of people", "3 people"),
        ("doubled", "tripled"),
    ],
)
def test_what_cannot_both_be_true_is_disjoint(claim: str, source: str) -> None:
    assert compared(claim, source) == "disjoint"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("1.2 million people", "1,234,567 people"),
        ("1.2 million people", "about 1.2 million people"),
        ("120 people", "118 people"),
        ("5 percent of adults", "4.8 percent of adults"),
        ("$3bn", "$2.96bn"),
        ("40 people", "about 40 people"),
    ],
)
def test_an_unmarked_rounding_is_coarser(claim: str, source: str) -> None:
    assert compared(claim, source) == "coarser"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("1,234,567 people", "about 1.2 million people"),
        ("1,234,567 people", "1.2 million people"),
        ("38 people", "about 40 people"),
        ("$2.96bn", "$3bn"),
    ],
)
def test_a_figure_that_the_source_only_rounds_is_finer(claim: str, source: str) -> None:
    assert compared(claim, source) == "finer"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("5 people", "5%"),
        ("$5", "£5"),
        ("5 percent", "five percentage points"),
        ("the fifth man", "five men"),
        ("Flight 370", "370 people"),
        ("Flight 370", "Room 370"),
        ("5 kg", "5 km"),
        ("won 3-1", "lost 1-3"),
        ("a ratio of 3:1", "won 3-1"),
    ],
)
def test_what_measures_something_else_is_incomparable(claim: str, source: str) -> None:
    assert compared(claim, source) == "incomparable"


@pytest.mark.parametrize(
    ("claim", "source", "outcome"),
    [
        ("about two months", "eight weeks", "carried"),
        ("three months", "90 days", "carried"),
        ("90 days", "three months", "carried"),
        ("two years", "730 days", "carried"),
        ("a stay of four months", "eight weeks", "disjoint"),
        ("24 weeks", "24 months", "disjoint"),
        ("more than three months", "ten weeks", "disjoint"),
        ("more than two months", "at least ten weeks", "carried"),
        ("at least three months", "at least ten weeks", "stronger"),
        ("more than 25 miles", "more than 40 kilometres", "carried"),
        ("more than 40 miles", "more than 40 kilometres", "stronger"),
    ],
)
def test_other_units_are_compared_as_far_as_they_are_alike(claim: str, source: str, outcome: str) -> None:
    assert compared(claim, source) == outcome


@pytest.mark.parametrize(
    ("claim", "source", "outcome"),
    [("a third", "34%", "carried"), ("more than a third", "29.8%", "disjoint"), ("nearly a third", "29.8%", "carried")],
)
def test_a_share_in_another_unit_may_round_but_not_leap_its_bound(claim: str, source: str, outcome: str) -> None:
    assert compared(claim, source) == outcome


def test_millions_may_leave_their_currency_to_what_went_before() -> None:
    assert compared("60 million euros or more", "no more than 60 million") == "stronger"
    assert compared("60 million euros", "60 million people") == "incomparable"


def test_conversion_between_units_allows_for_rounding_but_not_for_another_number() -> None:
    assert compared("3 miles", "5 km") == "carried"
    assert compared("3.2 miles", "5 km") == "disjoint"
    assert compared("4 miles", "5 km") == "disjoint"


def test_whole_things_are_counted_in_whole_numbers_but_lengths_are_not() -> None:
    assert compared("more than ten people", "at least 11 people") == Comparison.EQUAL
    assert compared("at least 11 km", "more than ten km") == Comparison.STRONGER
    assert compared("more than ten km", "at least 11 km") == Comparison.CARRIED
