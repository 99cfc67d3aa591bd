"""The word lists behind quantities and dates: a slip in a line must turn red here."""

from __future__ import annotations

import re
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest

from claimcheck.language.figures.bounds import Effect
from claimcheck.language.figures.quantities import find_quantities
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.frames import frame

WIDTHS = {
    "bounds.tsv": {3},
    "currencies.tsv": {4},
    "date_leads.tsv": {3},
    "date_words.tsv": {3},
    "frames.tsv": {2},
    "labels.txt": {1, 2},
    "number_contexts.tsv": {2},
    "number_words.tsv": {3, 4},
    "participles.txt": {1},
    "phrase_ends.txt": {1},
    "plurals.txt": {1},
    "relative_words.tsv": {3, 4},
    "units.tsv": {4, 5},
}


@pytest.mark.parametrize("name", sorted(WIDTHS))
def test_file_says_what_it_is_and_every_row_has_its_columns(name: str) -> None:
    text = files("claimcheck.language").joinpath("data", name).read_text(encoding="utf-8")
    assert "# Source: " in text
    assert "# Format: " in text
    rows = lexicon.rows(name)
    assert {len(row) for row in rows} <= WIDTHS[name]
    assert all(field for row in rows for field in row)


@pytest.mark.parametrize("name", ["participles.txt", "phrase_ends.txt", "plurals.txt", "labels.txt"])
def test_no_word_is_listed_twice(name: str) -> None:
    listed = [row[0] for row in lexicon.rows(name)]
    assert len(listed) == len(set(listed))


def test_every_bound_has_a_known_effect_and_place() -> None:
    for phrase, place, effect in lexicon.rows("bounds.tsv"):
        assert place in ("before", "after"), phrase
        assert Effect(effect) is not Effect.NONE


def test_every_frame_that_the_code_asks_for_exists() -> None:
    code = Path(str(files("claimcheck"))).rglob("*.py")
    asked = {name for path in code for name in re.findall(r'\bframe\("([^"]+)"\)', path.read_text(encoding="utf-8"))}
    assert asked
    assert all(frame(name) for name in asked)
    assert asked == {row[0] for row in lexicon.rows("frames.tsv")}


def test_units_of_one_name_are_one_unit_and_each_form_belongs_to_one_only() -> None:
    units: dict[str, tuple[str, ...]] = {}
    owner: dict[str, str] = {}
    for forms, name, *rest in lexicon.rows("units.tsv"):
        assert units.setdefault(name, tuple(rest)) == tuple(rest)
        assert Fraction(rest[1]) > 0
        for form in re.split(r"[,|]", forms):
            if form.strip():
                assert owner.setdefault(form.strip(), name) == name


def test_currency_codes_are_three_capitals_and_read_back() -> None:
    for code, _, words, factor in lexicon.rows("currencies.tsv"):
        assert re.fullmatch(r"[A-Z]{3}", code)
        for word in words.split(","):
            (quantity,) = find_quantities(f"300 {word.strip()}")
            assert (quantity.unit, quantity.low) == (code, 300 * Fraction(factor)), word


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("1 mile", Fraction("1609.344")),
        ("1 nautical mile", 1852),
        ("1 acre", Fraction("4046.8564224")),
        ("1 pound of tea", Fraction("0.45359237")),
        ("1 week", 604_800),
        ("0°C", Fraction("273.15")),
        ("32°F", Fraction("273.15")),
        ("212°F", Fraction("373.15")),
        ("36 km/h", 10),
        ("1 kWh", 3_600_000),
        ("100%", 1),
        ("1 decade", 120),
    ],
)
def test_factors_are_those_of_the_definitions(text: str, base: int | Fraction) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.base_interval.low == base
