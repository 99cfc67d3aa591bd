"""The output appears whole or not at all."""

import os
import threading

import pytest

from claimcheck.batch.files import row_writer
from claimcheck.errors import UsageError


def test_a_file_appears_whole_at_the_end(tmp_path):
    target = tmp_path / "out.jsonl"
    with row_writer(str(target)) as write:
        write(b"a\n")
        assert not target.exists()
        write(b"b\n")
    assert target.read_bytes() == b"a\nb\n"
    assert list(tmp_path.iterdir()) == [target]


def write_and_fail(target, error):
    with row_writer(str(target)) as write:
        write(b"new\n")
        raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_after_an_error_the_old_file_stands_and_nothing_is_left_beside_it(tmp_path, error):
    target = tmp_path / "out.jsonl"
    target.write_bytes(b"old\n")
    with pytest.raises(error):
        write_and_fail(target, error)
    assert target.read_bytes() == b"old\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with row_writer(str(tmp_path / "link")) as write:
        write(b"a\n")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"a\n"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with row_writer(str(pipe)) as write:
        write(b"a\n")
    reader.join(5)
    assert read == [b"a\n"]
    assert pipe.is_fifo()


@pytest.mark.parametrize("name", ["missing/out.jsonl", "."])
def test_a_place_that_can_not_be_written_is_a_clear_error(tmp_path, name):
    with pytest.raises(UsageError, match="write this file"), row_writer(str(tmp_path / name)):
        pass
