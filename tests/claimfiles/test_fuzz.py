"""Whatever bytes a claim file holds: no exception, and every place that is told is one of the file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.claimfiles import ENDINGS, gather
from claimcheck.claimfiles.notes import nearest
from claimcheck.claimfiles.sourceids import fault_of
from tests.claimfiles.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.claimfiles import ClaimFile

WORDS = [
    "claims",
    "claim",
    "source",
    "id",
    "quote",
    "expect",
    "note",
    "ignore",
    "until",
    "CC101",
    "supported",
    "one two",
]
BREAKS = [
    ":",
    ": ",
    "- ",
    "  ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "#",
    " #1",
    "'",
    '"',
    '"""',
    "'''",
    "\\",
    "\\u",
    "[",
    "]",
    "[[",
]
BRACKETS = [
    "{",
    "}",
    ",",
    "=",
    ".",
    "---\n",
    "...",
    "|",
    ">",
    "&a ",
    "*a",
    "<<",
    "!t ",
    "?",
    "%",
    "@",
    "`",
    "```",
    "<!--",
]
OTHERS = ["-->", "1. ", "* ", "2027-01-01", "12", "true", "null", "\u2028", "\x85", "\ufeff", "é", "😀", "\x00", "../x"]
PIECES = st.sampled_from([*WORDS, *BREAKS, *BRACKETS, *OTHERS])
BYTES = st.binary(max_size=60) | st.text().map(str.encode) | st.lists(PIECES, max_size=40).map("".join).map(str.encode)


def check(file: ClaimFile, data: bytes) -> None:
    """Assert what holds of every claim file that was read."""
    lines = re.split(r"\r\n?|\n", data.decode("utf-8", "replace").removeprefix("\ufeff"))
    places = [(found.line, found.column) for found in file.problems if found.line is not None]
    places += [(claim.origin.line, claim.origin.column) for claim in file.claims if claim.origin]
    places += [(mention.line, mention.column) for mention in file.mentions]
    for line, column in places:
        assert line is not None
        assert column is not None
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1
    for found in file.problems:
        assert (found.code, found.name, found.path) == ("CC402", "claim-file-invalid", file.path)
        assert "\n" not in found.message
        (found.message + (found.hint or "")).encode()
    for claim in file.claims:
        assert any(character.isalnum() for character in claim.text)
        assert not any(map(fault_of, claim.sources))
        claim.model_dump_json().encode()
    assert len({claim.id for claim in gather([file])[0] if claim.id not in file.given}) + sum(
        claim.id in file.given for claim in file.claims
    ) == len(file.claims)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=BYTES)
def test_no_bytes_raise_anything(tmp_path: Path, ending: str, data: bytes) -> None:
    file = read(tmp_path, f"a{ending}", data)
    check(file, data)
    assert file.claims or file.problems


VALID = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).filter(
    lambda text: any(character.isalnum() for character in text)
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=VALID)
def test_every_text_in_quotation_marks_is_read_as_it_was_typed(tmp_path: Path, text: str) -> None:
    single = "'" + text.replace("'", "''") + "'"
    double = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    assert [claim.text for claim in read(tmp_path, "a.yaml", f"claims:\n- {single}\n- {double}\n").claims] == [text] * 2
    assert [claim.text for claim in read(tmp_path, "a.toml", f"claims = [{double}]").claims] == [text]
    assert [claim.text for claim in read(tmp_path, "a.jsonl", double).claims] == [text]


@given(st.text(max_size=300), st.lists(st.text(max_size=20)))
def test_a_suggestion_is_always_one_of_the_known_words(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {None, *known}
