"""Which of two things has more: what is compared, with what, which way, and on which scale."""

import pytest

from claimcheck.language.comparatives import Comparative, alike, comparatives
from claimcheck.language.parser import parsing
from claimcheck.language.reading import Reading, read


def parsed(text: str) -> Reading:
    return read(text).parsed(parsing.parse([text])[0])


def only(text: str) -> Comparative:
    (found,) = comparatives(parsed(text))
    return found


def words(text: str, numbers: frozenset[int]) -> str:
    tokens = parsed(text).tokens
    return " ".join(tokens[number].text for number in sorted(numbers) if tokens[number].content)


@pytest.mark.parametrize(
    ("text", "scale", "sign"),
    [
        ("Trams are cheaper than buses.", "price", -1),
        ("Trams are less expensive than buses.", "price", -1),
        ("Trams are as expensive as buses.", "price", 0),
        ("Trams are twice as expensive as buses.", "price", 1),
        ("Trams are not as expensive as buses.", "price", -1),
        ("The fee is about the same as last year.", "amount", 0),
        ("Revenue exceeded costs.", "amount", 1),
        ("Turnout fell from 61% to 58%.", "amount", -1),
        ("A Finn eats 2 kilos, a German twice as much.", "amount", 1),
        ("The bridge is more beautiful than the tower.", "beauti", 1),
    ],
)
def test_a_comparison_has_a_scale_and_a_direction(text: str, scale: str, sign: int) -> None:
    assert (only(text).scale, only(text).sign) == (scale, sign)


@pytest.mark.parametrize(
    ("text", "nearer", "standard"),
    [
        ("Trams are cheaper than buses in Graz.", "Trams", "buses Graz"),
        ("We took buses, which are cheaper.", "buses", ""),
        ("Turnout fell from 61% in 2019.", "Turnout", "61 2019"),
        ("Its price is above that of the Kestrel, its rival.", "price", "Kestrel rival"),
    ],
)
def test_what_is_compared_with_what(text: str, nearer: str, standard: str) -> None:
    assert (words(text, only(text).nearer), words(text, only(text).standard)) == (nearer, standard)


@pytest.mark.parametrize("text", ["More than 40 people came.", "The toll was dropped in May."])
def test_bounds_and_what_is_done_to_a_thing_compare_nothing(text: str) -> None:
    assert not comparatives(parsed(text))


def test_an_amount_takes_the_scale_of_a_measuring_word_beside_it() -> None:
    lighter, weighing, earning = (
        parsed("It is lighter than the Bria."),
        parsed("It weighs less than the Bria."),
        parsed("It earns less than the Bria."),
    )
    assert alike(lighter, comparatives(lighter)[0], weighing, comparatives(weighing)[0])
    assert not alike(lighter, comparatives(lighter)[0], earning, comparatives(earning)[0])
