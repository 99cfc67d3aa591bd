"""The lexicons are data that people edit: a slip in a line must turn red here, not skew a verdict."""

from __future__ import annotations

from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest

DATA = Path(str(files("claimcheck.language").joinpath("data")))

KINDS = {
    "reporting.tsv": {"plain", "factive", "doubt", "deny", "ask", "promise"},
    "negation.tsv": {"not", "implicit"},
    "titles.txt": {"honorific", "office"},
    "given_names.tsv": {"f", "m"},
    "quantifiers.tsv": {"amount", "frequency", "completeness", "exclusivity", "none", "exception"},
}
PAIRS = [
    "acronyms.tsv",
    "causatives.tsv",
    "converses.tsv",
    "irregular.tsv",
    "light_verbs.tsv",
    "nominalisations.tsv",
    "spelling.tsv",
    *KINDS,
]
GROUPS = ["related.txt", "synonyms.txt"]
LISTS = ["bodies.txt", "stopwords.txt", "symmetric.txt"]
WIDTHS = {
    **{name: {2} for name in PAIRS},
    **{name: {1} for name in GROUPS + LISTS},
    "titles.txt": {2, 3},
    "quantifiers.tsv": {3},
    "implicatives.tsv": {3},
    "antonyms.tsv": {3},
    "narrower.tsv": {3},
    "demonyms.tsv": {2, 3, 4},
    "converses.tsv": {2, 3},
    "exclusive.txt": {1},
    "qualities.tsv": {2, 3},
    "ages.tsv": {3},
}
OURS = sorted(WIDTHS)


def lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").split("\n")


def rows(name: str) -> list[tuple[str, ...]]:
    return [tuple(line.split("\t")) for line in lines(name) if line and not line.startswith("#")]


def groups(name: str) -> list[list[str]]:
    return [row[0].split(", ") for row in rows(name)]


@pytest.mark.parametrize("name", OURS)
def test_file_opens_with_what_it_is_where_it_came_from_and_its_format(name: str) -> None:
    head = [line for line in lines(name) if line.startswith("#")]
    assert lines(name)[: len(head)] == head, "comments belong at the top"
    assert any(line.startswith("# Source: ") for line in head)
    assert any(line.startswith("# Format: ") for line in head)


@pytest.mark.parametrize("name", OURS)
def test_no_stray_blanks_capitals_or_empty_lines(name: str) -> None:
    *body, last = lines(name)
    assert last == "", "the file ends with one newline"
    assert all(body), "no empty line"
    for row in rows(name):
        for field in row:
            assert field == " ".join(field.split()) == field.lower(), row


@pytest.mark.parametrize("name", OURS)
def test_each_line_has_the_columns_that_the_format_names(name: str) -> None:
    assert rows(name)
    for row in rows(name):
        assert len(row) in WIDTHS[name], row
        assert all(row[:2]), row


@pytest.mark.parametrize("name", OURS)
def test_no_line_stands_twice(name: str) -> None:
    every = rows(name)
    assert len(every) == len(set(every))


@pytest.mark.parametrize("name", [*KINDS, "spelling.tsv", "irregular.tsv", "implicatives.tsv", "demonyms.tsv", *LISTS])
def test_keys_are_unique_where_a_word_has_one_reading(name: str) -> None:
    keys = [row[0] for row in rows(name)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("name", sorted(KINDS))
def test_kinds_are_known(name: str) -> None:
    assert {row[1] for row in rows(name)} == KINDS[name]


@pytest.mark.parametrize("name", ["antonyms.tsv", "narrower.tsv"])
def test_parts_of_speech_are_known(name: str) -> None:
    assert {row[2] for row in rows(name)} <= {"v", "n", "a", "r"}


def test_implication_signatures_are_plus_minus_or_open() -> None:
    assert {sign for row in rows("implicatives.tsv") for sign in row[1:]} == {"+", "-", "o"}


def test_quantifier_ranks_lie_between_none_and_all() -> None:
    assert all(0 <= int(row[2]) <= 100 for row in rows("quantifiers.tsv"))


def test_hedges_name_one_kind_a_cue() -> None:
    every = rows("hedges.tsv")
    assert all(len(row) in {2, 3} and all(row) for row in every)
    assert len({row[0] for row in every}) == len(every)


@pytest.mark.parametrize("name", GROUPS)
def test_groups_have_at_least_two_different_words(name: str) -> None:
    for group in groups(name):
        assert len(group) == len(set(group)) >= 2, group


@pytest.mark.parametrize("name", GROUPS)
def test_no_group_lies_inside_another(name: str) -> None:
    sets = [frozenset(group) for group in groups(name)]
    assert not [one for one in sets if any(one < other for other in sets)]


@pytest.mark.parametrize("name", ["antonyms.tsv", "narrower.tsv", "converses.tsv", "spelling.tsv"])
def test_a_pair_is_of_two_different_words(name: str) -> None:
    assert not [row for row in rows(name) if row[0] == row[1]]


def test_antonyms_are_listed_once_whatever_their_order() -> None:
    pairs = [(frozenset(row[:2]), row[2]) for row in rows("antonyms.tsv")]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("name", GROUPS)
def test_antonyms_never_share_a_group(name: str) -> None:
    opposed = {frozenset(row[:2]) for row in rows("antonyms.tsv")}
    for group in groups(name):
        assert not [pair for pair in combinations(group, 2) if frozenset(pair) in opposed], group


def test_a_narrower_word_is_never_the_antonym_of_its_broader_one() -> None:
    opposed = {(frozenset(row[:2]), row[2]) for row in rows("antonyms.tsv")}
    assert not [row for row in rows("narrower.tsv") if (frozenset(row[:2]), row[2]) in opposed]


def test_narrower_is_one_way_and_never_a_synonym() -> None:
    pairs = {row[:2] for row in rows("narrower.tsv")}
    assert not [pair for pair in pairs if pair[::-1] in pairs]
    alike = {frozenset(pair) for group in groups("synonyms.txt") for pair in combinations(group, 2)}
    assert not [pair for pair in pairs if frozenset(pair) in alike]


def test_a_canonical_spelling_is_no_variant() -> None:
    variants = {row[0] for row in rows("spelling.tsv")}
    assert not [row for row in rows("spelling.tsv") if row[1] in variants]


def test_an_irregular_form_has_one_base() -> None:
    forms = [form for row in rows("irregular.tsv") for form in row[1].split()]
    assert len(forms) == len(set(forms))


def test_a_base_is_no_form_of_another_word_unless_english_has_it_so() -> None:
    homographs = {"lay", "overlay", "saw"}
    bases = {row[0] for row in rows("irregular.tsv")}
    others = {form for base, forms in rows("irregular.tsv") for form in forms.split() if form != base}
    assert bases & others <= homographs


def test_stopwords_leave_what_a_rule_needs_to_see() -> None:
    stop = {row[0] for row in rows("stopwords.txt")}
    needed = {row[0] for name in ("negation.tsv", "quantifiers.tsv") for row in rows(name)}
    assert not stop & (needed - {"like"})
    assert not stop & {"may", "might", "could", "would", "should", "can", "must", "one", "two", "first"}


def test_a_people_belongs_to_one_country_unless_neighbours_share_its_name() -> None:
    shared = {"congolese", "dominican", "dominicans", "european"}
    forms = [form for row in rows("demonyms.tsv") for form in set(row[1].split(","))]
    assert all(forms)
    assert {form for form in forms if forms.count(form) > 1} <= shared


def test_the_states_of_the_world_are_there() -> None:
    names = {row[0] for row in rows("demonyms.tsv")}
    assert len(names) >= 200
    assert {"iran", "pakistan", "united kingdom", "united states", "england", "european union", "taiwan"} <= names
