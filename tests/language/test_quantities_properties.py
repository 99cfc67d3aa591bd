"""What holds for every number, however it is written."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.language.figures.quantities import Comparison, Quantity, compare, find_quantities

SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["_", "_", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = [(10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred")]

BOUNDS = ["", "at least ", "more than ", "up to ", "fewer than ", "about ", "nearly ", "just over ", "exactly "]
NOUNS = ["people", "votes", "km", "percent", "days", "dollars"]
numbers = st.integers(min_value=2, max_value=10**9)
texts = st.tuples(st.sampled_from(BOUNDS), numbers, st.sampled_from(NOUNS)).map(
    lambda part: f"{part[0]}{part[1]} {part[2]}"
)


def worded(number: int) -> str:
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    size, name = next(scale for scale in SCALES if number >= scale[0])
    rest = f" {'and ' if number % size < 100 else ''}{worded(number % size)}" if number % size else ""
    return f"{worded(number // size)} {name}{rest}"


def first(text: str) -> Quantity:
    return find_quantities(text)[0]


@given(st.integers(min_value=2, max_value=10**12))
def test_words_digits_and_separators_say_the_same(number: int) -> None:
    written = [
        f"{number} votes",
        f"{number:,} votes",
        f"{number:,} votes".replace(",", "\u202f"),
        f"{worded(number)} votes",
    ]
    intervals = {
        tuple(first(text).interval) for text in written if not text[:4].isdecimal() or number > 9999 or number < 1000
    }
    assert intervals == {(number, number, False, False)}


@given(st.integers(min_value=1, max_value=999))
def test_magnitude_words_and_marks_multiply(number: int) -> None:
    assert first(f"{number} million users").low == first(f"{number}mn users").low == number * 10**6
    assert first(f"${number}bn").low == first(f"{number} billion dollars").low == number * 10**9


@given(texts)
def test_a_quantity_equals_itself(text: str) -> None:
    assert compare(first(text), first(text)) is Comparison.EQUAL


@given(numbers, numbers)
def test_at_least_more_carries_at_least_less_and_not_the_other_way(one: int, other: int) -> None:
    low, high = sorted((one, other))
    less, more = first(f"at least {low} votes in"), first(f"at least {high} votes in")
    assert compare(less, more) is (Comparison.CARRIED if low < high else Comparison.EQUAL)
    if low < high:
        assert compare(more, less) is Comparison.STRONGER


@given(numbers, numbers)
def test_more_than_and_at_least_meet_at_whole_numbers(number: int, other: int) -> None:
    assert compare(first(f"more than {number} people"), first(f"at least {number + 1} people")) is Comparison.EQUAL
    carried = compare(first(f"more than {number} people"), first(f"{other} people")) is Comparison.CARRIED
    assert carried == (other > number)


@given(texts, texts)
def test_disjoint_is_said_when_intervals_are_and_only_then(claim: str, source: str) -> None:
    said, given = first(claim), first(source)
    comparison = compare(said, given)
    if comparison in (Comparison.INCOMPARABLE, Comparison.COARSER, Comparison.FINER):
        return  # another unit, or the same figure rounded
    assert (comparison is Comparison.DISJOINT) == said.base_interval.disjoint(given.base_interval) or _whole(
        said, given
    )


def _whole(said: Quantity, given: Quantity) -> bool:
    """Whether whole numbers decide: more than 10 and fewer than 11 people have no number in common."""
    return said.dimension is None and said.interval.whole().disjoint(given.interval.whole())


@given(texts, texts)
def test_carried_one_way_and_the_other_is_equal_or_not_at_all(claim: str, source: str) -> None:
    one, other = compare(first(claim), first(source)), compare(first(source), first(claim))
    assert not (one is other is Comparison.CARRIED)
    if Comparison.DISJOINT in (one, other):
        assert {one, other} <= {Comparison.DISJOINT, Comparison.COARSER, Comparison.FINER}


@given(st.lists(texts, min_size=1, max_size=4), st.sampled_from(["; ", ", and ", ". ", " — "]))
def test_spans_lie_in_the_text_in_order_and_read_the_same_again(parts: list[str], glue: str) -> None:
    text = glue.join(parts)
    behind = 0
    for quantity in find_quantities(text):
        assert (
            behind <= quantity.span.start <= quantity.number_span.start < quantity.number_span.end <= quantity.span.end
        )
        assert quantity.span.end <= len(text)
        end = max(quantity.span.end, quantity.noun_span.end if quantity.noun_span else 0)  # "1000" alone may be a year
        again = first(text[quantity.span.start : end])
        assert (again.interval, again.unit) == (quantity.interval, quantity.unit)
        behind = quantity.span.end


@given(st.text(alphabet="ab 1250.,-–/%$£'’\"()°½§:x+~<>&m\n", max_size=80))
@settings(max_examples=300)
def test_no_text_is_an_error_and_spans_stay_inside(text: str) -> None:
    for quantity in find_quantities(text):
        assert 0 <= quantity.span.start <= quantity.number_span.start
        assert quantity.number_span.end <= quantity.span.end <= len(text)
        assert str(quantity)


@given(
    st.lists(
        st.sampled_from(
            [
                "one",
                "half",
                "a",
                "of",
                "and",
                "million",
                "two",
                "-",
                "3",
                ",",
                "at",
                "least",
                "more",
                "than",
                "5",
                "%",
                "to",
                "from",
                "between",
                "hundred",
                "third",
                "km",
                "in",
                "May",
                "2014",
            ]
        )
    )
)
@settings(max_examples=300)
def test_no_order_of_words_is_an_error(words: list[str]) -> None:
    for quantity in find_quantities(" ".join(words)):
        assert compare(quantity, quantity) is Comparison.EQUAL


@pytest.mark.parametrize("unit", ["a", " ", "1", "é"])
def test_a_megabyte_of_one_character_takes_no_longer_than_it_should(unit: str) -> None:
    start = time.perf_counter()
    find_quantities(unit * 1_000_000)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "unit",
    [
        "-",
        ",",
        "'",
        "/",
        "$",
        "I",
        "½",
        "1,",
        "1 ",
        "at least ",
        "one ",
        "million ",
        "111 ",
        "half ",
        "of ",
        "1-",
        "May ",
    ],
)
def test_time_grows_with_length_and_not_with_its_square(unit: str) -> None:
    find_quantities(unit * 100)
    times = []
    for size in (2_000, 20_000):
        start = time.perf_counter()
        find_quantities(unit * (size // len(unit)))
        times.append(time.perf_counter() - start)
    assert times[1] < 40 * times[0] + 0.05
