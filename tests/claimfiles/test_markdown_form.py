from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.claimfiles.reading import only_problem, read, texts, told

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("- one\n- two\n", ["one", "two"]),
        ("* one\n+ two\n", ["one", "two"]),
        ("1. one\n2) two\n", ["one", "two"]),
        ("  - one\n  - two\n", ["one", "two"]),
        ("- one\n\n- two\n", ["one", "two"]),
        ("-\tone\n", ["one"]),
        ("- one\n  and more\n", ["one and more"]),
        ("- one\nand more\n", ["one and more"]),
        ("- killed in\n  2024. In May\n", ["killed in 2024. In May"]),
        ("1. killed in\n2. two\n", ["killed in", "two"]),
        ("# Title\n\nProse.\n\n- one\n\nMore prose.\n\n- two\n", ["one", "two"]),
        ("Prose in\n2024. Still prose\n- one\n", ["one"]),
        ("- one\n# Title\n- two\n", ["one", "two"]),
        ("- one\n\n---\n\n- two\n", ["one", "two"]),
        ("- one\n* * *\n- two\n", ["one", "two"]),
        ("```\n- code\n```\n- one\n", ["one"]),
        ("~~~~ text\n- code\n~~~\n- code\n~~~~~\n- one\n", ["one"]),
        ("- one\n  ```\n  - code\n  ```\n- two\n", ["one", "two"]),
        ("<!-- - no -->\n- one\n<!--\n- no\n-->\n- two\n", ["one", "two"]),
        ("> - quoted\n\n- one\n", ["one"]),
        ("| - | a |\n\n- one\n", ["one"]),
        ("-no item\n\n- one\n", ["one"]),
        ("- **at least** 11 *killed*\n", ["**at least** 11 *killed*"]),
        ("- one\r- two\r", ["one", "two"]),
        ("- 😀 one\u2028two\n", ["😀 one\u2028two"]),
        ("- Note: it rose\n- the toll: 3 pounds\n", ["Note: it rose", "the toll: 3 pounds"]),
    ],
)
def test_every_item_of_an_outermost_list_is_a_claim(tmp_path: Path, text: str, claims: list[str]) -> None:
    file = read(tmp_path, "a.md", text)
    assert texts(file) == claims
    assert not file.problems


@pytest.mark.parametrize(
    "field",
    ["  - note: x", "   - note: x", "\t- note: x", "  * note: x", "  1. note: x", "  - note:\n    x", "  - note :  x"],
)
def test_a_field_is_an_item_below_its_claim(tmp_path: Path, field: str) -> None:
    file = read(tmp_path, "a.md", f"- one\n{field}\n")
    assert (texts(file), file.claims[0].note) == (["one"], "x")


@pytest.mark.parametrize("typed", ['"it rose"', "it rose", "\u201cit rose\u201d"])
def test_quotation_marks_around_pinned_words_are_the_writers(tmp_path: Path, typed: str) -> None:
    assert read(tmp_path, "a.md", f"- one\n  - quote: {typed}\n").claims[0].quote == "it rose"


def test_quotation_marks_inside_pinned_words_stay(tmp_path: Path) -> None:
    file = read(tmp_path, "a.md", '- one\n  - quote: "It rose," he said\n')
    assert file.claims[0].quote == '"It rose," he said'


BROKEN = {
    "no list": ("Prose.\n", 1, 1, "there is no list here, so no claim", "begin each claim"),
    "an empty item": ("- one\n-\n", 2, 2, "the claim is empty", ""),
    "a field at the left edge": ("- one\n- source: x\n", 2, 3, "`source:` stands where a claim should", "- source: …"),
    "a claim with its key": ("- claim: one\n", 1, 3, "`claim:` stands where a claim should", "leave `claim:` out"),
    "a field without a hyphen": ("- one\n  note: x\n", 2, 3, "`note:` stands where a claim should", "- note: …"),
    "a second paragraph": ("- one\n\n  and two\n", 3, 3, "a claim is one paragraph", "left edge"),
    "a claim below a claim": ("- one\n  - two\n", 2, 5, "`two` is not a field", "left edge"),
    "an unknown key": ("- one\n  - sorce: two\n", 2, 5, "a claim has no key `sorce`", "did you mean `source`?"),
    "a key that is given twice": (
        "- one\n  - note: x\n  - note: y\n", 3, 5, "`note` is given twice; the first is at line 2, column 5", "keep",
    ),
    "a value and a list": ("- one\n  - source: x\n    - y\n", 2, 13, "`source` has both a value and a list", "keep"),
    "a list below a list": ("- one\n  - source:\n    - y\n      - z\n", 4, 9, "nested too deeply", ""),
    "an ignore without a reason": ("- one\n  - ignore: CC101\n", 2, 13, "an ignore needs a reason", "{CC101:"),
    "an ignore of plain items": ("- one\n  - ignore:\n    - CC101\n", 3, 7, "`CC101` is not a field", "left edge"),
    "a bad day": ("- one\n  - ignore:\n    - CC101: x\n    - until: May\n", 4, 14, "`May` is not a day", "YYYY-MM"),
    "a source outside": ("- one\n  - source: ../x\n", 2, 13, "`../x` leads out of its folder", "its path"),
    "an unknown key of the file": ("---\nsuorce: x\n---\n- one\n", 2, 1, "no key `suorce`", "did you mean `source`?"),
    "front matter that is broken": ("---\nsource: [x\n---\n- one\n", 3, 1, "not YAML from here on", "quotation"),
    "front matter without an end": ("---\nsource: x\n\n- one\n", 1, 1, "the front matter that begins here", "hyphens"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_mistake_is_told_with_its_place_and_what_to_do(tmp_path: Path, case: str) -> None:
    text, line, column, message, hint = BROKEN[case]
    found = only_problem(read(tmp_path, "a.md", text))
    assert found[:2] == (line, column)
    assert message in found.message
    assert hint in found.hint
    assert bool(hint) == bool(found.hint)


def test_a_mistake_hides_neither_good_claims_nor_other_mistakes(tmp_path: Path) -> None:
    file = read(tmp_path, "a.md", "---\nsuorce: x\n---\n- one\n-\n- two\n  - qoute: x\n- three\n")
    assert texts(file) == ["one", "three"]
    assert [found[:2] for found in told(file)] == [(2, 1), (5, 2), (7, 5)]


def test_a_field_that_runs_on_has_the_place_of_its_first_word(tmp_path: Path) -> None:
    file = read(tmp_path, "a.md", "- one\n  - source:\n    ../x\n")
    assert only_problem(file)[:2] == (3, 5)


@pytest.mark.parametrize(
    "text",
    ["- " * 10_000, "".join("  " * n + "- a\n" for n in range(1_000)), "> " * 10_000 + "- a", "`" * 1_000_000],
    ids=["on one line", "indented", "quoted", "a fence"],
)
def test_deep_nesting_is_read_quickly_and_without_a_crash(tmp_path: Path, text: str) -> None:
    began = time.perf_counter()
    file = read(tmp_path, "a.md", text)
    assert time.perf_counter() - began < 5
    assert file.problems
