"""A line is a record or says why not; it never stops the stream."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.batch import Record, Unreadable, read_record


def test_a_record_is_read_and_other_fields_are_left_alone():
    line = b'{"id": "a", "source": "It rained.", "claim": "It rained", "label": 1}\n'
    assert read_record(line, 1) == Record("a", "It rained.", "It rained")


def test_a_whole_number_as_id_is_given_back_as_it_came():
    assert read_record(b'{"id": 7, "source": "a", "claim": "b"}', 1) == Record(7, "a", "b")


def test_a_byte_order_mark_before_the_first_record_is_no_error():
    assert isinstance(read_record(b'\xef\xbb\xbf{"id": "a", "source": "b", "claim": "c"}', 1), Record)


@pytest.mark.parametrize(
    ("line", "identity", "reason"),
    [
        (b"{", None, "line 3: not JSON from column 2 on: Expecting property name"),
        (b"[]", None, "line 3: not a JSON object"),
        (b'"text"', None, "line 3: not a JSON object"),
        (b'{"id": "a", "source": "s"}', "a", "line 3: no claim"),
        (b'{"claim": "a", "source": "s"}', None, "line 3: no id"),
        (b'{"id": "a"}', "a", "line 3: no source and no claim"),
        (b'{"id": null, "source": "s", "claim": "c"}', None, "line 3: id must be a string or a whole number"),
        (b'{"id": true, "source": "s", "claim": "c"}', None, "line 3: id must be a string or a whole number"),
        (b'{"id": "a", "source": 1, "claim": ["c"]}', "a", "line 3: source and claim must be a string"),
        (b'{"id": "a\xff"}', None, "line 3: not UTF-8 (byte 0xff at position 10)"),
        (b"[" * 100_000, None, "line 3: it is nested too deeply"),
        (b'{"id": ' + b"9" * 10_000 + b"}", None, "line 3: a number of too many digits"),
    ],
)
def test_what_is_wrong_with_a_line_is_told_with_its_number_and_the_id_is_kept(line, identity, reason):
    unreadable = read_record(line, 3)
    assert isinstance(unreadable, Unreadable)
    assert unreadable.id == identity
    assert unreadable.reason.startswith(reason)


@given(st.binary(max_size=200))
def test_no_bytes_whatever_raise_an_error(line):
    assert isinstance(read_record(line, 1), Record | Unreadable)
