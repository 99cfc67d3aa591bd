"""What an unfinished run leaves is taken up again byte for byte, or refused."""

import json

import pytest

from claimcheck.batch.checkpoint import checkpoint_path, open_checkpoint
from claimcheck.errors import UsageError

ROWS = [json.dumps({"id": number, "verdict": "supported"}).encode() + b"\n" for number in range(3)]
IDENTITY = {"version": "1", "options": "none", "records": "abc"}


@pytest.fixture
def output(tmp_path):
    return tmp_path / "rows.jsonl"


class CutOffError(Exception):
    pass


def add_and_fail(output, rows):
    with open_checkpoint(output, IDENTITY, resume=False) as checkpoint:
        assert list(checkpoint.kept()) == []
        for row in rows:
            checkpoint.add(row)
        raise CutOffError


def leave(output, rows, tail=b""):
    with pytest.raises(CutOffError):
        add_and_fail(output, rows)
    with checkpoint_path(output).open("ab") as file:
        file.write(tail)


@pytest.mark.parametrize("tail", [b"", b'{"id": 9, "verdi', b"\0\0\0\0\n", b"\0\0\n" + ROWS[2]])
def test_a_run_goes_on_after_the_last_whole_row(output, tail):
    leave(output, ROWS[:2], tail)
    with open_checkpoint(output, IDENTITY, resume=True) as checkpoint:
        assert [row["id"] for row in checkpoint.kept()] == [0, 1]
        checkpoint.add(ROWS[2])
        assert list(checkpoint.lines()) == ROWS
    assert not checkpoint_path(output).exists()


def test_a_checkpoint_says_what_it_is(output):
    leave(output, [])
    header = json.loads(checkpoint_path(output).read_text())
    assert "unfinished run of claimcheck batch" in header["note"]


@pytest.mark.parametrize("start", [b"", b'{"claimcheck_chec'])
def test_with_nothing_to_resume_a_run_just_starts(output, start):
    if start:
        checkpoint_path(output).write_bytes(start)
    with open_checkpoint(output, IDENTITY, resume=True) as checkpoint:
        assert list(checkpoint.kept()) == []
        checkpoint.add(ROWS[0])
        assert list(checkpoint.lines()) == ROWS[:1]


def test_without_resume_what_was_done_is_not_thrown_away(output):
    leave(output, ROWS)
    with pytest.raises(UsageError, match="unfinished run"), open_checkpoint(output, IDENTITY, resume=False):
        pass
    assert checkpoint_path(output).read_bytes().endswith(ROWS[-1])


@pytest.mark.parametrize("key", IDENTITY)
def test_rows_of_another_run_are_not_taken_for_this_one(output, key):
    leave(output, ROWS)
    other = {**IDENTITY, key: "changed"}
    with pytest.raises(UsageError, match=f"other {key}"), open_checkpoint(output, other, resume=True):
        pass
    assert checkpoint_path(output).read_bytes().endswith(ROWS[-1])


@pytest.mark.parametrize("foreign", [b"my notes\n", b"[1]\n", b"\xff\n"])
def test_a_file_that_only_has_the_name_is_left_alone(output, foreign):
    checkpoint_path(output).write_bytes(foreign)
    with pytest.raises(UsageError, match="does not belong"), open_checkpoint(output, IDENTITY, resume=True):
        pass
    assert checkpoint_path(output).read_bytes() == foreign


def test_two_runs_do_not_write_one_output(output):
    pytest.importorskip("fcntl", reason="no file locks on this system")
    with open_checkpoint(output, IDENTITY, resume=False) as checkpoint:
        with pytest.raises(UsageError, match="another run"), open_checkpoint(output, IDENTITY, resume=True):
            pass
        checkpoint.add(ROWS[0])
        assert list(checkpoint.lines()) == ROWS[:1]
