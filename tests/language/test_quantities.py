"""What a text says of how many and how much, as it is read."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest

from claimcheck.language.figures.quantities import Quantity, QuantityKind, find_quantities

INF = math.inf


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, f"{text!r} gave {[str(quantity) for quantity in found]}"
    return found[0]


def values(text: str) -> list[tuple[str, str]]:
    return [(quantity.kind.value, str(quantity)) for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("11 people were killed", 11),
        ("eleven people were killed", 11),
        ("twenty-one seats went to the opposition", 21),
        ("twenty one seats", 21),
        ("one hundred and five patients enrolled", 105),
        ("a hundred and five patients", 105),
        ("two hundred thousand voters turned out", 200_000),
        ("half a million viewers", 500_000),
        ("a quarter of a million viewers", 250_000),
        ("a dozen eggs", 12),
        ("half a dozen eggs", 6),
        ("two dozen arrests", 24),
        ("1,200 shares", 1200),
        ("1\u202f200 shares", 1200),
        ("1 200 shares", 1200),
        ("1.2 million residents", 1_200_000),
        ("3bn users", 3_000_000_000),
        ("10k followers", 10_000),
        ("5m people", 5_000_000),
        ("two and a half million votes", 2_500_000),
        ("three million two hundred thousand votes", 3_200_000),
        ("zero casualties", 0),
        ("one person was killed", 1),
        ("both countries agreed", 2),
        ("a couple of songs", 2),
        ("a score of 0.75", Fraction(3, 4)),
        ("two lakh voters", 200_000),
    ],
)
def test_plain_counts_are_points(text: str, value: int | Fraction) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.kind) == (value, value, QuantityKind.CARDINAL)
    assert quantity.unit is None
    assert not quantity.approximate


@pytest.mark.parametrize(
    ("text", "low", "high", "low_open", "high_open"),
    [
        ("at least 11 people", 11, INF, False, True),
        ("no fewer than 11 people", 11, INF, False, True),
        ("a minimum of 11 votes", 11, INF, False, True),
        ("11 or more votes", 11, INF, False, True),
        ("40+ guests", 40, INF, False, True),
        ("40-plus guests", 40, INF, False, True),
        ("more than ten people", 10, INF, True, True),
        ("well over ten people", 10, INF, True, True),
        ("upwards of 100 ships", 100, INF, True, True),
        ("up to 50 guests", 0, 50, False, False),
        ("as many as 50 guests", 0, 50, False, False),
        ("no more than 50 guests", 0, 50, False, False),
        ("at most five goals", 0, 5, False, False),
        ("fewer than 20 cases", 0, 20, False, True),
        ("under 20 cases", 0, 20, False, True),
        ("20 cases or fewer", 0, 20, False, False),
        ("exactly 5 goals", 5, 5, False, False),
        ("only 5 goals", 5, 5, False, False),
        ("between 3 and 5 goals", 3, 5, False, False),
        ("3-5 goals in season", 3, 5, False, False),
        ("3 to 5 samples", 3, 5, False, False),
        ("from 3 to 5 samples", 3, 5, False, False),
        ("two or three samples", 2, 3, False, False),
        ("between 3 and 5 million people", 3_000_000, 5_000_000, False, False),
        ("at least another five people", 5, INF, False, True),
    ],
)
def test_bounds_and_ranges_are_intervals(
    text: str,
    low: float,
    high: float,
    low_open: bool,  # noqa: FBT001 - a column of the table
    high_open: bool,  # noqa: FBT001 - a column of the table
) -> None:
    quantity = only(text)
    assert tuple(quantity.interval) == (low, high, low_open, high_open)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about 40 people", 35, 45),
        ("around 1.2 million people", 1_150_000, 1_250_000),
        ("some 40 villages", 35, 45),
        ("roughly 38 villages", Fraction(75, 2), Fraction(77, 2)),
        ("40 or so villages", 35, 45),
        ("an estimated 100 villages", Fraction(175, 2), Fraction(225, 2)),
        ("nearly 40 people", 35, 40),
        ("almost 40 people", 35, 40),
        ("just over 40 people", 40, 45),
        ("just under 40 people", 35, 40),
    ],
)
def test_approximations_say_what_rounds_to_them(text: str, low: float, high: float) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.approximate) == (low, high, True)


@pytest.mark.parametrize(
    ("text", "contained", "outside"),
    [
        ("several people", 5, 2),
        ("a few people", 3, 500),
        ("dozens of people", 50, 12),
        ("scores of houses", 60, 20),
        ("hundreds of people", 450, 90),
        ("thousands of people", 30_000, 900),
        ("tens of thousands of people", 45_000, 9_000),
        ("hundreds of thousands of people", 300_000, 90_000),
        ("several hundred people", 400, 200),
        ("millions of people", 9_000_000, 900_000),
    ],
)
def test_vague_words_are_wide_intervals(text: str, contained: int, outside: int) -> None:
    quantity = only(text)
    assert quantity.vague
    assert quantity.low <= contained < quantity.high
    assert not quantity.low <= outside < quantity.high


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("$3bn", "3,000,000,000 USD"),
        ("US$3", "3 USD"),
        ("£7m", "7,000,000 GBP"),
        ("£7 m", "7,000,000 GBP"),
        ("€1.5 billion", "1,500,000,000 EUR"),
        ("3bn dollars", "3,000,000,000 USD"),
        ("Rs 500", "500 INR"),
        ("Rs. 500", "500 INR"),
        ("5p", "0.05 GBP"),
        ("20 pence", "0.2 GBP"),
        ("50 cents", "0.5 USD"),
        ("A$20", "20 AUD"),
        ("20 Australian dollars", "20 AUD"),
        ("USD 20", "20 USD"),
        ("¥5,000", "5,000 JPY"),
        ("-$5", "-5 USD"),
        ("$3-5 million", "3,000,000 to 5,000,000 USD"),
        ("between $3 and $5", "3 to 5 USD"),
        ("at least £1,000", "≥ 1,000 GBP"),
        ("a million euros", "1,000,000 EUR"),
    ],
)
def test_money(text: str, shown: str) -> None:
    quantity = only(text)
    assert (str(quantity), quantity.dimension) == (shown, "money")


@pytest.mark.parametrize(
    ("text", "shown", "dimension"),
    [
        ("5%", "5 percent", "share"),
        ("5 per cent", "5 percent", "share"),
        ("five percent", "5 percent", "share"),
        ("5.5 pct", "5.5 percent", "share"),
        ("10-20%", "10 to 20 percent", "share"),
        ("five percentage points", "5 percentage-point", "points"),
        ("25 basis points", "25 basis-point", "points"),
        ("25bps", "25 basis-point", "points"),
        ("half of voters", "0.5", "share"),
        ("a third of voters", "1/3", "share"),
        ("two-thirds of voters", "2/3", "share"),
        ("three quarters of voters", "0.75", "share"),
        ("one in five voters", "0.2", "share"),
        ("9 out of 10 voters", "0.9", "share"),
        ("more than half of voters", "> 0.5", "share"),
        ("45 per 100,000", "0.00045", "share"),
        ("3/4 of voters", "0.75", "share"),
        ("up by a third", "1/3", "share"),
    ],
)
def test_shares(text: str, shown: str, dimension: str) -> None:
    quantity = only(text)
    assert (str(quantity), quantity.dimension) == (shown, dimension)


@pytest.mark.parametrize(
    ("text", "shown", "dimension"),
    [
        ("5 km", "5 kilometre", "length"),
        ("a 5-kilometre race", "5 kilometre", "length"),
        ("3.1 miles", "3.1 mile", "length"),
        ("5m tall", "5 metre", "length"),
        ("half a mile", "0.5 mile", "length"),
        ("80 kg", "80 kilogram", "mass"),
        ("5 pounds of tea", "5 pound", "mass"),
        ("5 mg/kg", "5 milligram/kilogram", "mass/mass"),
        ("60 km/h", "60 kilometre/hour", "length/time"),
        ("120 beats per minute", "120 beat-per-minute", "rate"),
        ("37.5°C", "37.5 celsius", "temperature"),
        ("minus five degrees Celsius", "-5 celsius", "temperature"),
        ("-5 °C", "-5 celsius", "temperature"),
        ("98.6 degrees Fahrenheit", "98.6 fahrenheit", "temperature"),
        ("ten degrees below zero", "-10 degree", "angle"),
        ("three days", "3 day", "time"),
        ("a couple of days", "2 day", "time"),
        ("half an hour", "0.5 hour", "time"),
        ("one and a half hours", "1.5 hour", "time"),
        ("2 hours 30 minutes", "2.5 hour", "time"),
        ("a 45-year-old man", "45 year", "calendar-time"),
        ("aged 45", "45 year", "calendar-time"),
        ("died at the age of 81", "81 year", "calendar-time"),
        ("Ms Smith, 45, said so", "45 year", "calendar-time"),
        ("over-65s", "> 65 year", "calendar-time"),
        ("3.5 million barrels per day", "3,500,000 barrel/day", "volume/time"),
        ("16 GB", "16 gigabyte", "data"),
        ("3.2 ± 0.4 mg", "≈ 3.2 milligram", "mass"),
        ("just over 5 km", "≈ 5 kilometre", "length"),
        ("100 hectares", "100 hectare", "area"),
    ],
)
def test_measures(text: str, shown: str, dimension: str) -> None:
    quantity = only(text)
    assert (str(quantity), quantity.dimension) == (shown, dimension)


def test_feet_and_inches_are_one_length() -> None:
    quantity = only("He is 5 ft 10 in tall")
    assert quantity.base_interval.low == Fraction("0.3048") * 70 / 12


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the third attempt", 3),
        ("the 2nd floor", 2),
        ("the first woman", 1),
        ("the twenty-first amendment", 21),
        ("a third bridge", 3),
        ("the second half", 2),
        ("the 90th minute", 90),
        ("finished 11th", 11),
        ("her fifth title", 5),
        ("the 103rd episode", 103),
    ],
)
def test_ordinals(text: str, value: int) -> None:
    quantity = only(text)
    assert quantity.ordinal
    assert quantity.low == quantity.high == value


@pytest.mark.parametrize("text", ["a third party", "some third-parties", "second-hand cars", "first aid"])
def test_words_in_which_an_ordinal_counts_nothing(text: str) -> None:
    assert not find_quantities(text)


@pytest.mark.parametrize(
    ("text", "noun", "code"),
    [
        ("Flight 370 vanished", "flight", "370"),
        ("MH370 vanished", "mh", "370"),
        ("an F-16 crashed", "f", "16"),
        ("Covid-19 spread", "covid", "19"),
        ("Room 12 was empty", "room", "12"),
        ("under Article 5 of the treaty", "article", "5"),
        ("Article Five applies", "article", "5"),
        ("see page 3", "page", "3"),
        ("see p. 3", "page", "3"),
        ("see §4.2 of the report", "section", "4.2"),
        ("after World War II", "war", "2"),
        ("King Henry VIII wed", "henry", "8"),
        ("Symphony No. 7", "number", "7"),
        ("the H1N1 virus", "h", "1n1"),
        ("a 5G network", "g", "5g"),
        ("UN Resolution 1701", "resolution", "1701"),
        ("version 4.2.1 shipped", "version", "4.2.1"),
        ("Capital One reported a loss", "capital", "1"),
        ("The Merlo 5 is lighter", "merlo", "5"),
        ("topped the Hot 100 chart", "hot", "100"),
    ],
)
def test_labels_are_no_amounts(text: str, noun: str, code: str) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.noun, quantity.code) == (QuantityKind.IDENTIFIER, noun, code)


def test_a_list_of_labels_is_read_to_its_end() -> None:
    assert values("Articles 5, 6 and 7 of the treaty") == [
        ("identifier", "article 5"),
        ("identifier", "article 6"),
        ("identifier", "article 7"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("United won 3-1", "score", (3, 1)),
        ("a 2-1 win", "score", (2, 1)),
        ("a 0-2 defeat", "score", (0, 2)),
        ("drew 1-1", "score", (1, 1)),
        ("won the set 6–4", "score", (6, 4)),
        ("the court ruled 5-4", "score", (5, 4)),
        ("voted 52 to 48", "score", (52, 48)),
        ("a ratio of 3:1", "ratio", (3, 1)),
        ("mixed 2:1 by weight", "ratio", (2, 1)),
        ("blood pressure of 120/80 mmHg", "ratio", (120, 80)),
    ],
)
def test_scores_and_ratios(text: str, kind: str, parts: tuple[int, int]) -> None:
    quantity = only(text)
    assert (quantity.kind.value, quantity.parts) == (kind, parts)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twice as many", 2),
        ("sales doubled", 2),
        ("double the number", 2),
        ("three times more", 3),
        ("a fivefold rise", 5),
        ("5x faster", 5),
        ("profits tripled", 3),
        ("a 2.5-fold change", Fraction(5, 2)),
        ("quadrupled in size", 4),
    ],
)
def test_multiples(text: str, value: int | Fraction) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.low) == (QuantityKind.TIMES, value)


@pytest.mark.parametrize(
    "text",
    [
        "one of the men left",
        "no one was hurt",
        "one another",
        "the new one is better",
        "one must be careful",
        "the last one came out",
        "his best one yet",
        "both teachers and pupils",
        "a one-off payment",
        "this one",
        "no casualties were reported",
        "a man and an apple",
        "the second-half",
        "It may rain in march",
        "If I go",
        "on January 17",
        "in 2014",
        "17/01/2024",
        "at 5 a.m. on Monday",
        "two days later",
        "the past three years",
        "the 1990s",
        "from 3 to 7 May 2020",
        "a pair",
        "double-decker",
        "9" * 5000,
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert [quantity for quantity in find_quantities(text) if not quantity.ordinal] == []


@pytest.mark.parametrize(
    "text",
    [
        "rose from 3 to 5",
        "Turnout fell from 60% to 50%",
        "Rates were raised from 3 to 5 percent",
        "The fee went from $3 to $5",
    ],
)
def test_a_change_is_two_amounts(text: str) -> None:
    assert len(find_quantities(text)) == 2


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("trains an hour and a half a day", "1.5 hour"),
        ("was banned for a year and a half", "1.5 year"),
        ("was shut for a week", "1 week"),
        ("lasted more than a month", "> 1 month"),
        ("it halved its staff", "0.5"),
        ("one family in five received any", "0.2"),
        ("three pupils in ten failed", "0.3"),
        ("one house in ten was insured", "0.1"),
        ("roughly three in four drivers agreed", "≈ 0.75"),
        ("they rose by a quarter last month", "0.25"),
        ("every second house was damaged", "0.5"),
        ("a quarter more than a year ago", "0.25"),
        ("a boy of six was hurt", "6 year"),
        ("all but 2,000 had it back", "2,000 exception"),
        ("in barely forty minutes", "≈ 40 minute"),
    ],
)
def test_what_is_put_into_words_is_measured_too(text: str, shown: str) -> None:
    assert str(only(text)) == shown


@pytest.mark.parametrize(
    "text", ["twice a week", "two euros a day", "for a second term", "a group of six", "every second day"]
)
def test_an_article_counts_only_where_a_stretch_is_measured(text: str) -> None:
    assert all(quantity.unit not in ("week", "day", "year", "second") for quantity in find_quantities(text))


def test_a_rate_is_no_share() -> None:
    assert values("one goal in five games") == [("cardinal", "1"), ("cardinal", "5")]


def test_over_before_a_stretch_of_time_may_mean_during() -> None:
    assert only("It fell over two years").interval == (2, 2, False, False)
    assert only("It lasted over two years").low_open


def test_several_in_one_sentence() -> None:
    text = "In 2019 the fund lost $3bn, 12% of its value, after 40,000 clients left within three days."
    assert values(text) == [
        ("money", "3,000,000,000 USD"),
        ("percent", "12 percent"),
        ("cardinal", "40,000"),
        ("measure", "≤ 3 day"),
    ]


def test_spans_cover_the_expression_and_the_numeral() -> None:
    text = "killing at least nine people; it cost more than US$3.5 million to repair."
    killed, cost = find_quantities(text)
    assert (killed.span.of(text), killed.number_span.of(text)) == ("at least nine", "nine")
    assert (cost.span.of(text), cost.number_span.of(text)) == ("more than US$3.5 million", "3.5 million")


def test_only_the_asked_part_is_read() -> None:
    text = "Two died. Three lived. Four left."
    (found,) = find_quantities(text, 10, 22)
    assert (found.low, found.span.of(text)) == (3, "Three")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("at least 11", "≥ 11"),
        ("more than 11", "> 11"),
        ("up to 11", "≤ 11"),
        ("under 11", "< 11"),
        ("about 1.2 million", "≈ 1,200,000"),
        ("3 to 5 km", "3 to 5 kilometre"),
        ("the 22nd", "22nd"),
        ("won 3-1", "3–1"),
        ("a ratio of 3:1", "3:1"),
        ("Flight 370", "flight 370"),
    ],
)
def test_a_quantity_shows_what_it_says(text: str, shown: str) -> None:
    assert str(only(text)) == shown
