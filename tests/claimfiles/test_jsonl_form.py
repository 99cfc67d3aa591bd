from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.claimfiles import jsonl_form
from claimcheck.claimfiles.interface import Fields, Items, Node, Text
from claimcheck.claimfiles.notes import Notes
from tests.claimfiles.reading import only_problem, read, texts, told

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = {
    "a number": ("12", 1, "the claim must be text, not a number", "quotation marks"),
    "a truth value": ('{"claim": true}', 11, "the claim must be text, not a boolean", "quotation marks"),
    "a null": ("null", 1, "the claim must be text, not a null", "leave it out"),
    "no claim": ('{"claim": null}', 1, "the mapping has no `claim`", "claim: …"),
    "a list": ('["a"]', 1, "the claim must be text, not a list", "one text"),
    "no value": ("at least 11", 1, "not JSON: `a` begins no value", "one claim"),
    "two values": ('"a" "b"', 5, "not JSON: something stands behind the value", "one claim"),
    "a comma too many": ('{"claim": "a",}', 15, "not JSON: a key in quotation marks was expected", "one claim"),
    "no comma": ('{"claim": "a" "id": "b"}', 15, "not JSON: `,` was expected", "one claim"),
    "no colon": ('{"claim" "a"}', 10, "not JSON: `:` was expected", "one claim"),
    "a bare key": ('{claim: "a"}', 2, "not JSON: a key in quotation marks was expected", "one claim"),
    "a string without end": ('{"claim": "a}', 11, "not JSON: a string that begins here has no end", "one claim"),
    "a line that breaks off": ('{"claim":', 10, "not JSON: it breaks off", "one claim"),
    "a bad escape": (r'"a \x b"', 4, "not JSON: invalid \\escape", "one claim"),
    "a tab in a string": ('"a\tb"', 3, "not JSON: invalid control character", "one claim"),
    "half a pair of surrogates": (r'"a \ud83d b"', 2, "the claim holds U+D83D", ""),
    "an unknown key": ('{"claim": "a", "qoute": "b"}', 17, "a claim has no key `qoute`", "did you mean `quote`?"),
    "a key twice": (
        '{"id": "a", "claim": "b", "id": "c"}',
        28,
        "`id` is given twice; the first is at line 1, column 3",
        "k",
    ),
    "ten thousand brackets": ("[" * 10_000, 34, "not JSON: nested more than 32 levels deep", "one claim"),
    "ten thousand braces": ('{"a":' * 10_000, 166, "not JSON: nested more than 32 levels deep", "one claim"),
    "a constant of another language": ("NaN", 1, "not JSON: `N` begins no value", "one claim"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_mistake_is_told_with_its_place_and_what_to_do(tmp_path: Path, case: str) -> None:
    text, column, message, hint = BROKEN[case]
    found = only_problem(read(tmp_path, "a.jsonl", text + "\n"))
    assert found[:2] == (1, column)
    assert message in found.message
    assert hint in found.hint
    assert bool(hint) == bool(found.hint)


def test_a_broken_line_hides_no_other(tmp_path: Path) -> None:
    file = read(tmp_path, "a.jsonl", '"one"\n{\n\n  \n{"claim": "two"}\r\nx\n"three"')
    assert texts(file) == ["one", "two", "three"]
    assert [found[:2] for found in told(file)] == [(2, 2), (6, 1)]


def test_a_line_separator_inside_a_string_ends_no_line(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a.jsonl", '"one\u2028two"\n"three"')) == ["one\u2028two", "three"]


def test_null_means_that_a_field_is_not_given(tmp_path: Path) -> None:
    file = read(tmp_path, "a.jsonl", '{"claim": "a", "id": null, "quote": null, "source": null, "ignore": null}')
    assert not file.problems
    assert (file.claims[0].id, file.claims[0].quote, file.claims[0].sources) == ("a", None, ())


def test_a_long_line_of_brackets_takes_no_time(tmp_path: Path) -> None:
    began = time.perf_counter()
    read(tmp_path, "a.jsonl", "[" * 1_000_000)
    assert time.perf_counter() - began < 5


def plain(node: Node) -> object:
    if isinstance(node, Text):
        return node.value if node.kind == "text" else json.loads(node.value)
    if isinstance(node, Items):
        return [plain(each) for each in node.nodes]
    return {key.value: plain(value) for key, value in node.pairs}


VALUES = st.recursive(
    st.text() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES, st.booleans())
def test_json_is_read_as_the_standard_library_reads_it(value: object, ascii_only: bool) -> None:  # noqa: FBT001 (drawn)
    line = json.dumps(value, ensure_ascii=ascii_only)
    notes = Notes("a.jsonl", line)
    root = jsonl_form.read(line, notes)
    assert not notes.problems()
    assert isinstance(root, Fields)
    assert plain(root) == {"claims": [value]}
