"""How a claim's date stands to its source's."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.figures.dates import Comparison, DateMention, compare_dates, find_dates


def only(text: str) -> DateMention:
    (found,) = find_dates(text)
    return found


def compared(claim: str, source: str) -> str:
    return compare_dates(only(claim), only(source)).value


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Jan. 17", "January 17"),
        ("17 January 2024", "2024-01-17"),
        ("Wednesday, 17 January 2024", "January 17, 2024"),
        ("03/04/2024", "March 4, 2024"),
        ("03/04/2024", "3 April 2024"),
        ("at 5 p.m.", "at 17:00"),
        ("at noon", "at 12:00"),
        ("at 5 o'clock", "at 5 p.m."),
        ("a week later", "seven days later"),
        ("a fortnight ago", "two weeks ago"),
        ("the third quarter of 2021", "Q3 2021"),
        ("the nineteenth century", "the 19th century"),
        ("before 2014", "prior to 2014"),
        ("since 1998", "since 1998"),
        ("on Sunday", "on Sunday"),
        ("44 BC", "44 B.C."),
        ("from 3 to 7 May", "May 3-7"),
    ],
)
def test_the_same_in_other_words_is_equal(claim: str, source: str) -> None:
    assert compared(claim, source) == "equal"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("in January", "on January 17"),
        ("in 2024", "on 17 Jan 2024"),
        ("in January 2024", "on 17 Jan 2024"),
        ("on January 17", "on January 17, 2024"),
        ("on Wednesday", "on January 17, 2024"),
        ("on Wednesday", "on Wednesday, January 17"),
        ("in the 1990s", "in 1994"),
        ("in the twentieth century", "in 1994"),
        ("in Q1 2024", "on January 17, 2024"),
        ("before 2014", "in 2012"),
        ("after January 17", "on January 20"),
        ("by 2030", "by 2025"),
        ("between March and June 2020", "in April 2020"),
        ("in May", "from 3 to 7 May"),
        ("around 2014", "in 2013"),
        ("more than a hundred years ago", "120 years ago"),
        ("at least two weeks ago", "20 days ago"),
        ("in late January", "on January 28"),
        ("in the first half of 2024", "in March 2024"),
        ("after 5 p.m.", "at 6:30 pm"),
        ("before midnight", "at noon"),
        ("on Sunday", "last Sunday"),
        ("on Sunday", "Sunday night"),
        ("in 2020", "the summer of 2020"),
    ],
)
def test_a_coarser_date_is_carried(claim: str, source: str) -> None:
    assert compared(claim, source) == "carried"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("on January 17", "in January"),
        ("on January 17, 2024", "on January 17"),
        ("in January 2024", "in 2024"),
        ("in 1994", "in the 1990s"),
        ("on Wednesday, January 17", "on January 17"),
        ("on January 17, 2024", "on Wednesday"),
        ("last Sunday", "on Sunday"),
        ("Sunday night", "on Sunday"),
        ("in late January", "in January"),
        ("in 2012", "before 2014"),
        ("in April 2020", "between March and June 2020"),
    ],
)
def test_a_finer_date_says_more(claim: str, source: str) -> None:
    assert compared(claim, source) == "finer"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("on January 18", "on January 17"),
        ("in February", "on January 17"),
        ("in 2023", "on January 17, 2024"),
        ("on January 17, 2023", "on January 17, 2024"),
        ("on Thursday", "on Wednesday"),
        ("on Thursday", "on January 17, 2024"),
        ("in the 1980s", "in 1994"),
        ("before 2014", "in 2015"),
        ("since 2014", "since 2015"),
        ("until 2014", "since 2014"),
        ("at 5 a.m.", "at 5 p.m."),
        ("yesterday", "today"),
        ("last week", "next week"),
        ("two days later", "three days later"),
        ("in early January", "on January 28"),
        ("in early 2020", "in late 2020"),
        ("in 44 BC", "in 44 AD"),
        ("in Q1 2021", "in Q3 2021"),
        ("between March and June 2020", "in July 2020"),
        ("from 2014 to 2016", "from 2017 to 2019"),
        ("Sunday morning", "Sunday night"),
        ("03/04/2024", "5 May 2024"),
        ("the past two years", "the past three years"),
        ("120 years ago", "less than a hundred years ago"),
    ],
)
def test_dates_that_cannot_both_be_true_are_disjoint(claim: str, source: str) -> None:
    assert compared(claim, source) == "disjoint"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("in 2024", "on January 17"),
        ("yesterday", "on January 17"),
        ("two days later", "two days ago"),
        ("at 5 p.m.", "on January 17"),
        ("on Sunday", "in 2024"),
        ("today", "this week"),
        ("since 2014", "in 2014"),
        ("in the summer of 2020", "in July 2020"),
        ("last week", "last month"),
        ("Q3 2021", "on Sunday"),
    ],
)
def test_dates_without_a_common_field_are_incomparable(claim: str, source: str) -> None:
    assert compared(claim, source) == "incomparable"


@pytest.mark.parametrize("lead", ["from", "than in", "compared with", "against"])
def test_what_something_is_compared_with_is_last_year_or_the_year_before(lead: str) -> None:
    assert compared(f"up {lead} the previous year", "up on last year") == "equal"
    assert compared(f"up {lead} a year earlier", f"up {lead} last year") == "equal"
    assert compared(f"up {lead} the previous quarter", "up on last year") == "incomparable"
    assert compared("it rose the previous year", "it rose last year") == "incomparable"


def test_a_stretch_that_only_overlaps_says_more() -> None:
    assert compared("by 2025", "by 2030") == Comparison.FINER
    assert compared("100 years ago", "at least 100 years ago") == Comparison.FINER
    assert compared("from 2014 to 2016", "from 2015 to 2018") == Comparison.STRONGER


days = st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31))


@given(days)
def test_a_date_equals_itself_and_its_parts_are_carried_by_it(day: date) -> None:
    whole = only(f"on {day.isoformat()}")
    assert compare_dates(whole, whole) is Comparison.EQUAL
    for part in (f"in {day.year}", f"in {day:%B} {day.year}", f"in {day:%B}", f"on {day:%A}", f"{day:%B} {day.day}"):
        assert compare_dates(only(part), whole) is Comparison.CARRIED, part
        assert compare_dates(whole, only(part)) is Comparison.FINER, part


@given(days, st.integers(min_value=1, max_value=400))
def test_another_day_is_disjoint_and_lies_behind(day: date, later: int) -> None:
    if day.year >= 2198:
        return
    other = day + timedelta(days=later)
    assert compare_dates(only(day.isoformat()), only(other.isoformat())) is Comparison.DISJOINT
    assert compare_dates(only(f"after {day.isoformat()}"), only(other.isoformat())) is Comparison.CARRIED
    assert compare_dates(only(f"before {day.isoformat()}"), only(other.isoformat())) is Comparison.DISJOINT
