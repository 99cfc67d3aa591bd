from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

import pytest

from claimcheck.project import write_atomically
from claimcheck.project.files import read_own

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_new_file_is_written_with_nothing_beside_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.lock", b"one")
    assert (tmp_path / "a.lock").read_bytes() == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["a.lock"]


def test_a_new_file_has_the_mode_that_the_umask_allows(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_atomically(tmp_path / "a.lock", b"")
    assert (tmp_path / "a.lock").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.lock"
    path.write_bytes(b"old")
    path.chmod(mode)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_reader_with_the_file_open_goes_on_seeing_the_old_content(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    path.write_bytes(b"old")
    with path.open("rb") as file:
        write_atomically(path, b"newer")
        assert file.read() == b"old"


@pytest.mark.parametrize("step", ["fsync", "rename"])
def test_a_failure_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "a.lock"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "fsync" if step == "fsync" else "replace", fail)
    if step == "rename":
        monkeypatch.setattr(type(path), "replace", fail)
    with pytest.raises(OSError, match="the disk is full"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.lock", b"new")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "a.lock", b"")


def test_the_longest_name_that_a_file_can_have_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 255)
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


def test_a_draft_that_a_killed_run_left_goes_with_the_next_write(tmp_path: Path) -> None:
    names = [f".a.lock.{'0' * 16}.tmp", f".a.lock.{'1' * 16}.tmp", f".b.lock.{'0' * 16}.tmp", ".a.lock.mine.tmp"]
    for name in names:
        (tmp_path / name).touch()
        if "1" not in name:
            os.utime(tmp_path / name, (0, 0))
    write_atomically(tmp_path / "a.lock", b"x")
    # Another run may be writing the second one, and the other two are not drafts of this file.
    assert {path.name for path in tmp_path.iterdir()} == {"a.lock", *names[1:]}


def test_an_error_names_the_file_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError) as caught:
        write_atomically(tmp_path / "file" / "a.lock", b"")
    assert caught.value.filename == str(tmp_path / "file" / "a.lock")


def test_a_loop_of_links_is_an_error_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError) as caught:  # noqa: PT011 - what it says is the system's
        write_atomically(tmp_path / "a", b"new")
    assert caught.value.errno == errno.ELOOP
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def a_folder(path: Path) -> None:
    path.mkdir()


def a_link_to_nowhere(path: Path) -> None:
    path.symlink_to("nothing")


def a_loop(path: Path) -> None:
    path.symlink_to(path)


def a_link_out(path: Path) -> None:
    secret = path.parent.parent / "secret"
    secret.write_bytes(b"secret")
    path.symlink_to(secret)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def too_much(path: Path) -> None:
    path.write_bytes(b"123456789")


@pytest.mark.parametrize("made", [a_folder, a_link_to_nowhere, a_loop, a_link_out, a_pipe, too_much])
def test_what_is_not_the_projects_own_file_is_never_as_good_as_none(
    tmp_path: Path, made: Callable[[Path], None]
) -> None:
    root = tmp_path / "project"
    root.mkdir()
    made(root / "own")
    with pytest.raises(OSError):  # noqa: PT011 - what it says is the system's
        read_own(root, "own", 8)


def test_the_projects_own_file_may_be_missing_or_a_link_inside(tmp_path: Path) -> None:
    assert read_own(tmp_path, "own", 8) is None
    (tmp_path / "real").write_bytes(b"12345678")
    (tmp_path / "own").symlink_to("real")
    assert read_own(tmp_path, "own", 8) == b"12345678"
