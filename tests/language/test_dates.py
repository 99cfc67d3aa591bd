"""What a text says of when, as it is read."""

from __future__ import annotations

import time
from calendar import month_name
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.language.figures.dates import DateMention, find_dates
from claimcheck.language.figures.quantities import find_quantities

FIELDS = [name for name in DateMention.__dataclass_fields__ if name not in ("span", "end", "readings")]


def fields(mention: DateMention) -> dict[str, Any]:
    return {name: value for name in FIELDS if (value := getattr(mention, name)) not in (None, False)}


def only(text: str) -> DateMention:
    found = find_dates(text)
    assert len(found) == 1, f"{text!r} gave {[fields(mention) for mention in found]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It happened on January 17.", {"month": 1, "day": 17}),
        ("on Jan. 17, 2024,", {"month": 1, "day": 17, "year": 2024}),
        ("on 17 January 2024", {"month": 1, "day": 17, "year": 2024}),
        ("on 17 january 2024", {"month": 1, "day": 17, "year": 2024}),
        ("the 17th of January", {"month": 1, "day": 17}),
        ("January 17th, 2024", {"month": 1, "day": 17, "year": 2024}),
        ("logged at 2024-01-17", {"month": 1, "day": 17, "year": 2024}),
        ("due 17/01/2024", {"month": 1, "day": 17, "year": 2024}),
        ("due 01/17/2024", {"month": 1, "day": 17, "year": 2024}),
        ("due 17.01.2024", {"month": 1, "day": 17, "year": 2024}),
        ("in Jan 2024", {"month": 1, "year": 2024}),
        ("in January, 2024", {"month": 1, "year": 2024}),
        ("in January", {"month": 1}),
        ("in May", {"month": 5}),
        ("on 5 May", {"month": 5, "day": 5}),
        ("on May 5, 1945", {"month": 5, "day": 5, "year": 1945}),
        ("in March 2020", {"month": 3, "year": 2020}),
        ("on August 4", {"month": 8, "day": 4}),
        ("Wednesday, January 17, 2024", {"weekday": 2, "month": 1, "day": 17, "year": 2024}),
        ("Wednesday 17 January", {"weekday": 2, "month": 1, "day": 17}),
        ("Sat., 3 May", {"weekday": 5, "month": 5, "day": 3}),
        ("on Sunday", {"weekday": 6}),
        ("Sunday night", {"weekday": 6, "part": "night"}),
    ],
)
def test_days_and_months(text: str, expected: dict[str, Any]) -> None:
    assert fields(only(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2014", {"year": 2014}),
        ("the 2014 election", {"year": 2014}),
        ("the 2014 elections", {"year": 2014}),
        ("founded (1998)", {"year": 1998}),
        ("in nineteen eighty-four", {"year": 1984}),
        ("since 1998", {"year": 1998, "direction": "since"}),
        ("AD 79", {"year": 79}),
        ("in 44 BC", {"year": 44, "era": "BC"}),
        ("the 1990s", {"decade": 1990}),
        ("the '90s", {"decade": 1990}),
        ("the early 2000s", {"decade": 2000, "part": "early"}),
        ("the 19th century", {"century": 19}),
        ("a nineteenth-century poet", {"century": 19}),
        ("the twenty-first century", {"century": 21}),
        ("the fifth century BC", {"century": 5, "era": "BC"}),
        ("Q3 2021", {"quarter": 3, "year": 2021}),
        ("the third quarter of 2021", {"quarter": 3, "year": 2021}),
        ("FY2021", {"year": 2021, "part": "fiscal"}),
        ("mid-2020", {"year": 2020, "part": "mid"}),
        ("late January", {"month": 1, "part": "late"}),
        ("the end of 2023", {"year": 2023, "part": "late"}),
        ("the first half of 2021", {"year": 2021, "part": "first-half"}),
        ("the summer of 2020", {"season": "summer", "year": 2020}),
        ("in the spring", {"season": "spring"}),
        ("around 2010", {"year": 2010, "approximate": True}),
        ("c. 1450", {"year": 1450, "approximate": True}),
    ],
)
def test_years_and_longer(text: str, expected: dict[str, Any]) -> None:
    found = only(text)
    assert {name: value for name, value in fields(found).items() if name != "ordinal"} == expected


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("at 5 a.m.", 5, None),
        ("at 5am", 5, None),
        ("at 12 p.m.", 12, None),
        ("at 12:05 am", 0, 5),
        ("at 5:30 pm", 17, 30),
        ("at 9.30am", 9, 30),
        ("at 17:00", 17, 0),
        ("at 09:30", 9, 30),
        ("at 1700 GMT", 17, 0),
        ("at noon", 12, None),
        ("at midnight", 0, None),
        ("at 5 o'clock", 5, None),
    ],
)
def test_times_of_day(text: str, hour: int, minute: int | None) -> None:
    found = only(text)
    assert (found.hour, found.minute, found.is_time) == (hour, minute, True)


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("yesterday", "now:-1 day"),
        ("the day before yesterday", "now:-2 day"),
        ("tomorrow", "now:+1 day"),
        ("last week", "now:-1 week"),
        ("next year", "now:+1 year"),
        ("this month", "now:+0 month"),
        ("two days later", "then:+2 day"),
        ("ten days after the attack", "then:+10 day"),
        ("a week ago", "now:-1 week"),
        ("three years ago", "now:-3 year"),
        ("six months earlier", "then:-6 month"),
        ("the next day", "then:+1 day"),
        ("the previous day", "then:-1 day"),
        ("the prior quarter", "then:-1 quarter"),
        ("last year's", "now:-1 year"),
        ("the day before", "then:-1 day"),
        ("the following week", "then:+1 week"),
        ("the past three years", "past:3 year"),
        ("the next two weeks", "next:2 week"),
    ],
)
def test_relative_dates(text: str, relative: str) -> None:
    assert only(text).relative == relative


def test_this_years_says_no_date_anew() -> None:
    assert find_dates("this year's meeting") == ()


def test_relative_dates_keep_what_else_they_say() -> None:
    assert fields(only("earlier this month")) == {"relative": "now:+0 month", "part": "early"}
    assert fields(only("last Sunday")) == {"relative": "now:-1 weekday", "weekday": 6}
    assert fields(only("tomorrow morning")) == {"relative": "now:+1 day", "part": "morning"}
    assert fields(only("last May")) == {"relative": "now:-1 month-name", "month": 5}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("from 3 to 7 May", {"month": 5, "day": 3}, {"month": 5, "day": 7}),
        ("3-7 May 2020", {"month": 5, "day": 3, "year": 2020}, {"month": 5, "day": 7, "year": 2020}),
        ("January 17-19", {"month": 1, "day": 17}, {"month": 1, "day": 19}),
        ("January 17 and 18", {"month": 1, "day": 17}, {"month": 1, "day": 18}),
        ("January 30 to February 2", {"month": 1, "day": 30}, {"month": 2, "day": 2}),
        ("1 January to 31 March", {"month": 1, "day": 1}, {"month": 3, "day": 31}),
        ("between March and June 2020", {"month": 3, "year": 2020}, {"month": 6, "year": 2020}),
        ("from March to May", {"month": 3}, {"month": 5}),
        ("Jan-Mar 2020", {"month": 1, "year": 2020}, {"month": 3, "year": 2020}),
        ("1998–2004", {"year": 1998}, {"year": 2004}),
        ("May 8 , 1998 -- June 2 , 2004", {"year": 1998, "month": 5, "day": 8}, {"year": 2004, "month": 6, "day": 2}),
        ("from 1998 to 2004", {"year": 1998}, {"year": 2004}),
        ("between 1998 and 2004", {"year": 1998}, {"year": 2004}),
        ("the 2023-24 season", {"year": 2023}, {"year": 2024}),
        ("from Monday to Friday", {"weekday": 0}, {"weekday": 4}),
        ("from 9 a.m. to 5 p.m.", {"hour": 9}, {"hour": 17}),
        ("between 5 and 7 p.m.", {"hour": 17}, {"hour": 19}),
    ],
)
def test_ranges(text: str, first: dict[str, int], last: dict[str, int]) -> None:
    found = only(text)
    assert found.end is not None
    zero = {"weekday": found.weekday} if found.weekday == 0 else {}
    assert (fields(found) | zero, fields(found.end)) == (first, last)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("before 2014", "before"),
        ("prior to January 17", "before"),
        ("after January 17", "after"),
        ("since May 2020", "since"),
        ("until 5 p.m.", "until"),
        ("by 2030", "by"),
        ("by the end of June", "by"),
        ("no later than 3 May", "by"),
        ("ahead of Sunday", "before"),
        ("From 2014 he worked", "since"),
        ("from 2014 onwards", "since"),
    ],
)
def test_a_preposition_makes_a_bound(text: str, direction: str) -> None:
    assert only(text).direction == direction


def test_from_without_an_end_may_name_a_year_only() -> None:
    assert only("a film from 1996").direction is None


def test_a_bound_before_a_distance_is_kept() -> None:
    text = "They lived more than 640 million years ago."
    found = only(text)
    assert (found.relative, found.bound) == ("now:-640000000 year", "gt")
    assert found.span.of(text) == "more than 640 million years ago"


def test_a_date_in_digits_keeps_both_orders_when_both_are_possible() -> None:
    found = only("03/04/2024")
    assert [(reading.month, reading.day) for reading in (found, *found.readings)] == [(4, 3), (3, 4)]
    assert only("17/01/2024").readings == ()


@pytest.mark.parametrize(
    "text",
    [
        "It may rain",
        "Prices may 5 times rise",
        "They march on",
        "an august body",
        "The Sun shines",
        "the sun, the sea",
        "he sat down",
        "we wed",
        "Theresa May resigned",
        "he spoke to May",
        "wait a second",
        "the second man",
        "dec and jan",
        "2014 people",
        "1500 soldiers marched",
        "$2014",
        "2,014 votes",
        "Flight 1549",
        "page 2014",
        "Resolution 1701",
        "31 of 45",
        "a ratio of 3:1",
        "won 3-1",
        "fall in love",
        "9" * 5000,
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "On January 17, 2024 the talks began",
        "In 2014 he left",
        "from 3 to 7 May 2020",
        "at 5:30 pm on 3 June",
        "two days later",
        "the past three years",
        "2024-01-17T10:30",
        "between 1998 and 2004",
        "the 1990s and the '80s",
        "03/04/2024",
    ],
)
def test_numbers_of_a_date_are_no_quantities(text: str) -> None:
    assert find_dates(text)
    assert find_quantities(text) == ()


def test_a_count_beside_a_date_stays_a_count() -> None:
    (quantity,) = find_quantities("On January 17 200 people were killed, as in 2014.")
    assert (quantity.low, quantity.noun) == (200, "people")


def test_spans_cover_the_words_that_matter() -> None:
    text = "It closed before the end of January 2024, not on Wednesday, 17 January."
    assert [mention.span.of(text) for mention in find_dates(text)] == [
        "before the end of January 2024",
        "Wednesday, 17 January",
    ]


@given(st.dates())
def test_every_written_form_of_a_day_reads_the_same(day: Any) -> None:
    if not 1000 <= day.year < 2200:
        return
    name = month_name[day.month]
    written = [
        day.isoformat(),
        f"{name} {day.day}, {day.year}",
        f"{day.day} {name} {day.year}",
        f"the {day.day}th of {name} {day.year}",
        f"{name[:3]}. {day.day}, {day.year}",
    ]
    for text in written:
        found = only(text)
        assert (found.year, found.month, found.day) == (day.year, day.month, day.day), text


@given(st.text(alphabet="0123456789 -/.:,'apmMTZ()\nJanMayStfo", max_size=60))
def test_no_text_is_an_error_and_spans_stay_inside_in_order(text: str) -> None:
    behind = 0
    for mention in find_dates(text):
        assert behind <= mention.span.start < mention.span.end <= len(text)
        behind = mention.span.end


def test_only_the_asked_part_is_read() -> None:
    text = "In 2014. On January 17, 2024. In May."
    (found,) = find_dates(text, 9, 29)
    assert found.span.of(text) == "January 17, 2024"


@pytest.mark.parametrize("unit", ["a", " ", "1", "é"])
def test_a_megabyte_of_one_character_takes_no_longer_than_it_should(unit: str) -> None:
    start = time.perf_counter()
    find_dates(unit * 1_000_000)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "unit", ["May ", "1 ", "2014-", "in 2014 to ", "Sunday ", "last ", "the ", "5 am ", "January 1 ", "1/1/", "'"]
)
def test_time_grows_with_length_and_not_with_its_square(unit: str) -> None:
    find_dates(unit * 100)
    times = []
    for size in (2_000, 20_000):
        start = time.perf_counter()
        find_dates(unit * (size // len(unit)))
        times.append(time.perf_counter() - start)
    assert times[1] < 40 * times[0] + 0.05


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closed in 2019 and was torn down two years later.", {"year": 2021}),
        ("It opened in 2019, a year earlier than planned.", {"year": 2018}),
        ("She was arrested in May 2020 and freed eight months later.", {"year": 2021, "month": 1}),
        ("He fell on Friday and died two days later.", {"weekday": 6}),
        ("He fell on 30 January 2024 and died a week later.", {"year": 2024, "month": 2, "day": 6}),
        ("It closed in 2019, two years after the war.", {}),
        ("It closed about 2019 and reopened two years later.", {}),
        ("It closed in 2019 and reopened some two years later.", {}),
        ("It closed two years later.", {}),
    ],
)
def test_a_distance_counts_from_the_date_before_it(text, expected):
    """A distance such as "two years later" is a year where one stands before it, and stays open elsewhere."""
    last = fields(find_dates(text)[-1])
    assert {name: value for name, value in last.items() if name in {"year", "month", "day", "weekday"}} == expected
