from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.claimfiles.reading import only_problem, read, texts, told

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = {
    "a number": ("claims = [\n  'one',\n  12,\n]\n", 3, 3, "the claim must be text, not a number", "quotation marks"),
    "a fraction": ("claims = [1e3]\n", 1, 11, "the claim must be text, not a number", "quotation marks"),
    "a date": ("claims = [2024-01-17]\n", 1, 11, "the claim must be text, not a date", "quotation marks"),
    "a date with a time": ("claims = [2024-01-17T12:30:00Z]\n", 1, 11, "not a date with a time", "quotation marks"),
    "a time": ("claims = [12:30:00]\n", 1, 11, "the claim must be text, not a time", "quotation marks"),
    "a truth value": ("claims = [true]\n", 1, 11, "the claim must be text, not a boolean", "quotation marks"),
    "no quotation marks": ("claims = [\n  at least 11,\n]\n", 2, 3, "not TOML from here on", "quotation marks"),
    "no claims": ("source = 'x'\n", 1, 1, "the file has no `claims`", "claims:"),
    "an unknown key": ("[[claims]]\nclaim = 'a'\nqoute = 'b'\n", 3, 1, "no key `qoute`", "did you mean `quote`?"),
    "an unknown key in line": ("claims = [{claim = 'a', qoute = 'b'}]\n", 1, 25, "no key `qoute`", "`quote`?"),
    "an unknown key in quotes": ("claims = ['a']\n'sou\u00e9ce' = 'x'\n", 2, 1, "no key `souéce`", "`source`?"),
    "an unknown table": ("claims = ['a']\n[other]\nx = 1\n", 2, 1, "a claim file has no key `other`", "its keys are"),
    "a key that is given twice": (
        "[[claims]]\nclaim = 'a'\nclaim = 'b'\n", 3, 1, "given twice; the first is at line 2, column 1", "keep",
    ),
    "a key that is given twice in line": (
        "claims = [{claim = 'a', claim = 'b'}]\n", 1, 25, "given twice; the first is at line 1, column 12", "keep",
    ),
    "a broken string": ("source = 'x\n", 2, 1, "not TOML from here on", "quotation marks"),
    "a file that breaks off": ("claims = ['a',", 1, 15, "not TOML from here on", "quotation marks"),
    "a number of many digits": (f"claims = ['a', {'1' * 5000}]", 1, 1, "not TOML from here on", "quotation marks"),
    "a control character": ("claims = ['a\x07']", 1, 13, "not TOML from here on", "quotation marks"),
    "an escaped control character": ('claims = ["a\\u001b[31m"]', 1, 12, "the claim holds U+001B", ""),
    "an empty claim": ("claims = ['one', '']\n", 1, 19, "the claim is empty", ""),
    "a day that is none": (
        "[[claims]]\nclaim = 'a'\nignore.CC101 = 'x'\nignore.until = 'May'\n", 4, 17, "`May` is not a day", "YYYY-MM",
    ),
    "a source outside": ("source = ['x', '../y']\nclaims = ['a']\n", 1, 17, "`../y` leads out of", "its path"),
    "ten thousand brackets": ("claims = " + "[" * 10_000, 1, 74, "nested too deeply; the file is not read", ""),
    "ten thousand tables": ("claims = " + "{a = " * 10_000, 1, 330, "nested too deeply; the file is not read", ""),
    "ten thousand dots": (".".join("a" * 10_000) + " = 1", 1, 65, "nested too deeply; the file is not read", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN)
def test_a_mistake_is_told_with_its_place_and_what_to_do(tmp_path: Path, case: str) -> None:
    text, line, column, message, hint = BROKEN[case]
    began = time.perf_counter()
    found = only_problem(read(tmp_path, "a.toml", text))
    assert time.perf_counter() - began < 5
    assert found[:2] == (line, column)
    assert message in found.message
    assert hint in found.hint
    assert bool(hint) == bool(found.hint)


@pytest.mark.parametrize(
    ("string", "column"),
    [
        ('"eleven"', 12),
        ("'eleven'", 12),
        ('"""eleven"""', 14),
        ("'''  eleven'''", 16),
        ('"""eleven \\" and "" more"""""', 14),
        ('"eleven \\\\"', 12),
        ("{ claim = 'eleven' }", 22),
        ("{ 'claim' = 'eleven' }", 24),
        ('{ "cl\\u0061im" = "eleven" }', 29),
        ("{ note = 'a # b', claim = 'eleven' }", 38),
        ("{ ignore = { CC101 = '}' }, claim = 'eleven' }", 48),
    ],
)
def test_the_place_of_a_claim_is_that_of_its_first_character(tmp_path: Path, string: str, column: int) -> None:
    file = read(tmp_path, "a.toml", f'claims = [{string}, "] # two"] # "three\n')
    origin = file.claims[0].origin
    assert origin is not None
    assert (origin.line, origin.column) == (1, column)
    assert file.claims[0].text.startswith("eleven")
    assert file.claims[1].text == "] # two"


def test_places_are_found_under_tables_of_every_form(tmp_path: Path) -> None:
    text = """
[[claims]]
claim = 'one'
  [claims.ignore] # a table below the first claim
  CC101 = ''
[[ claims ]]
"claim" = 'two'
'ignore' . CC101 = ''
[["claims"]]
claim = ''
"""
    file = read(tmp_path, "a.toml", text)
    assert [(found.line, found.column) for found in told(file)] == [(5, 3), (8, 1), (10, 10)]


def test_tables_before_a_syntax_error_are_read(tmp_path: Path) -> None:
    text = "source = 'x'\n[[claims]]\nclaim = 'one'\n[[claims]]\nclaim = two\n[[claims]]\nclaim = 'three'\n"
    file = read(tmp_path, "a.toml", text)
    assert texts(file) == ["one"]
    assert file.claims[0].sources == ("x",)
    assert only_problem(file)[:2] == (5, 9)


def test_until_may_be_a_date_of_toml_or_its_text(tmp_path: Path) -> None:
    forms = ("2027-01-01", "'2027-01-01'")
    items = ", ".join(f"{{claim='a', ignore={{CC101='x', until={form}}}}}" for form in forms)
    first, second = read(tmp_path, "a.toml", f"claims = [{items}]").claims
    assert first.ignore == second.ignore
    assert str(first.ignore[0].until) == "2027-01-01"
