"""A labelled record is read, or everything that is wrong with it is told with its line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.batch.labelled import Labelled, read_labelled
from claimcheck.batch.records import Unreadable


def read(*records, folders=()):
    lines = [record if isinstance(record, bytes) else json.dumps(record).encode() for record in records]
    return list(read_labelled(lines, folders))


GOOD = {"claim": "it rained", "source": "It rained.", "label": "supported"}


@pytest.mark.parametrize(("label", "supported"), [("supported", True), ("unsupported", False), ("contradicted", False)])
def test_a_label_is_one_of_three_words(label, supported):
    (record,) = read({**GOOD, "label": label, "kind": "weather", "id": 7, "more": [1]})
    assert record == Labelled("it rained", "It rained.", supported, 1, "weather")


def test_blank_lines_count_and_are_left_out():
    records = read(GOOD, b"\n", b"  \n", GOOD)
    assert [record.line for record in records] == [1, 4]


def test_a_file_is_looked_for_in_each_folder_and_read_as_its_format_says(tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a.md").write_text("# Weather\n\nIt *rained*.\n")
    named = {"claim": "it rained", "label": "supported", "source_file": "a.md"}
    (record,) = read(named, folders=[tmp_path, tmp_path / "far"])
    assert [sentence.kind for sentence in record.source.sentences] == ["heading", "prose"]


def test_a_file_that_many_records_name_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text("It rained.")
    named = {"claim": "it rained", "label": "supported", "source_file": "a.txt"}
    first, second = read(named, named, folders=[tmp_path])
    assert first.source is second.source


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (b"{", "not JSON"),
        (b"[1]", "not a JSON object"),
        (b'{"claim": "\xff"}', "not UTF-8"),
        ({"claim": "a", "source": "b"}, "no label"),
        ({"claim": "a", "label": "supported"}, "no source and no source_file"),
        ({**GOOD, "source_file": "a.txt"}, "both source and source_file"),
        ({**GOOD, "label": "maybe"}, "label 'maybe' is none of supported, unsupported, contradicted"),
        ({**GOOD, "label": True}, "label must be a string"),
        ({**GOOD, "claim": " "}, "claim is empty"),
        ({**GOOD, "source": ""}, "source is empty"),
        ({**GOOD, "kind": 3}, "kind must be a string"),
        ({}, "no source and no source_file; no claim; no label"),
        ({"claim": "a", "label": "supported", "source_file": "gone.txt"}, "there is no file 'gone.txt' in "),
    ],
)
def test_what_is_wrong_is_told_with_the_number_of_the_line(record, reason, tmp_path):
    good, bad = read(GOOD, record, folders=[tmp_path])
    assert isinstance(good, Labelled)
    assert isinstance(bad, Unreadable)
    assert bad.reason.startswith(f"line 2: {reason}")


def test_a_file_that_can_not_be_read_is_told(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x00\x01")
    (bad,) = read({"claim": "a", "label": "supported", "source_file": "a.txt"}, folders=[tmp_path])
    assert isinstance(bad, Unreadable)


@given(st.lists(st.binary(max_size=60), max_size=4))
def test_no_bytes_whatever_raise_an_error(lines):
    assert len(list(read_labelled(lines, []))) == sum(bool(line.strip()) for line in lines)
