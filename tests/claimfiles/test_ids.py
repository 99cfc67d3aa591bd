from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claimfiles import ClaimFile, check_unique, gather
from claimcheck.language.text.slugs import MAX_LENGTH, MAX_WORDS, made_id
from tests.claimfiles.reading import read

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("at least 11 killed", "at-least-11-killed"),
        ("  Iran's foreign minister, Mr. X ", "irans-foreign-minister-mr-x"),
        ("One two three four five six seven", "one-two-three-four-five-six"),
        ("Überraschung in Zürich", "uberraschung-in-zurich"),
        ("$1.2 million", "1-2-million"),
        ("a" * 60, "a" * MAX_LENGTH),
        ("a" * 40 + " bcdefghij", "a" * 40),
        ("１１ killed", "11-killed"),
    ],
)
def test_an_id_is_made_of_the_first_words(text: str, identity: str) -> None:
    assert made_id(text) == identity


@pytest.mark.parametrize("text", ["橋が開いた", "Мост открыли 4 мая", "افتتح الجسر", "…"])
def test_where_latin_letters_do_not_carry_the_claim_the_id_is_made_of_its_hash(text: str) -> None:
    assert made_id(text).startswith("claim-")
    assert made_id(text) == made_id(text)
    assert made_id(text) != made_id(text + "x")


@given(st.text())
def test_every_text_has_an_id_that_a_shell_and_a_file_name_can_hold(text: str) -> None:
    identity = made_id(text)
    assert 0 < len(identity) <= MAX_LENGTH
    assert identity.count("-") < MAX_WORDS
    assert set(identity) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def identities(file: ClaimFile) -> list[str]:
    return [claim.id for claim in file.claims]


def test_made_ids_that_collide_are_numbered_in_order(tmp_path: Path) -> None:
    file = read(tmp_path, "a.yaml", "claims: [one, One!, ONE?, two]")
    assert identities(file) == ["one", "one-2", "one-3", "two"]


def test_a_made_id_gives_way_to_a_given_one_wherever_that_stands(tmp_path: Path) -> None:
    file = read(tmp_path, "a.yaml", "claims: [one, One, {claim: x, id: one}, {claim: y, id: one-2}]")
    assert identities(file) == ["one-3", "one-4", "one", "one-2"]
    assert file.given == {"one", "one-2"}


def test_a_made_id_may_look_like_a_numbered_one(tmp_path: Path) -> None:
    assert identities(read(tmp_path, "a.yaml", "claims: [one 2, one, One]")) == ["one-2", "one", "one-3"]


def test_an_id_that_is_given_twice_is_told_with_both_places(tmp_path: Path) -> None:
    first = read(tmp_path, "a.yaml", "claims:\n- {claim: one, id: x}\n- {claim: two, id: x}\n")
    second = read(tmp_path, "b.toml", 'claims = [{id = "x", claim = "three"}]')
    in_one, in_other = check_unique([second, first])
    assert (in_one.code, in_one.name, in_one.severity) == ("CC403", "duplicate-id", "error")
    assert (in_one.path, in_one.line, in_one.column) == ("a.yaml", 3, 11)
    assert in_one.message == "id `x` is given to two claims; the first is at a.yaml:2:11"
    assert (in_other.path, in_other.line, in_other.column) == ("b.toml", 1, 31)
    assert in_other.message == in_one.message
    assert in_one.hint


def test_made_ids_of_two_files_are_made_unique_in_order_of_path(tmp_path: Path) -> None:
    files = [read(tmp_path, f"{name}.yaml", "claims: [one, One]") for name in "ba"]
    claims, problems = gather(files)
    assert [(claim.origin.path, claim.id) for claim in claims if claim.origin] == [
        ("a.yaml", "one"),
        ("a.yaml", "one-2"),
        ("b.yaml", "one-3"),
        ("b.yaml", "one-4"),
    ]
    assert not problems
    assert gather(files[::-1]) == gather(files)


def test_a_given_id_of_a_later_file_wins_over_a_made_one(tmp_path: Path) -> None:
    made = read(tmp_path, "a.yaml", "claims: [one]")
    given_one = read(tmp_path, "b.yaml", "claims: [{claim: x, id: one}]")
    claims, problems = gather([made, given_one])
    assert [claim.id for claim in claims] == ["one-2", "one"]
    assert not problems


def test_gathering_keeps_every_claim_and_every_problem_in_order(tmp_path: Path) -> None:
    first = read(tmp_path, "a.yaml", "claims:\n- {claim: one, id: x}\n- ''\n- {claim: two, id: x}\n")
    second = read(tmp_path, "b.yaml", "claims: [three, '']")
    claims, problems = gather([second, first])
    assert [claim.text for claim in claims] == ["one", "two", "three"]
    assert [(found.code, found.path, found.line) for found in problems] == [
        ("CC402", "a.yaml", 3),
        ("CC403", "a.yaml", 4),
        ("CC402", "b.yaml", 1),
    ]
