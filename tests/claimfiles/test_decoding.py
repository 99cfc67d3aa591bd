from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from claimcheck.claimfiles import ENDINGS, decoding, read_claim_file
from tests.claimfiles.reading import only_problem, read, texts

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [f"a{ending}" for ending in ENDINGS]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf"])
def test_an_empty_file_is_a_mistake_in_every_format(tmp_path: Path, name: str, content: bytes) -> None:
    assert only_problem(read(tmp_path, name, content))[:3] == (None, None, "the file is empty")


@pytest.mark.parametrize("name", NAMES)
def test_bytes_that_are_not_utf8_are_named_with_their_place(tmp_path: Path, name: str) -> None:
    found = only_problem(read(tmp_path, name, "claims:\r\n- é ".encode() + b"caf\xe9\n"))
    assert found == (2, 8, "the file is not UTF-8: byte 0xe9 at offset 17", "save it as UTF-8")


def test_a_byte_order_mark_does_not_count_as_a_column(tmp_path: Path) -> None:
    assert only_problem(read(tmp_path, "a.yaml", b"\xef\xbb\xbfab\xff"))[:2] == (1, 3)


@pytest.mark.parametrize(("encoding", "name"), [("utf-16", "UTF-16"), ("utf-16-be", "UTF-16"), ("utf-32", "UTF-32")])
def test_a_file_of_another_encoding_is_called_by_its_name(tmp_path: Path, encoding: str, name: str) -> None:
    data = "\ufeffclaims: [a]".encode(encoding) if encoding.endswith("be") else "claims: [a]".encode(encoding)
    assert only_problem(read(tmp_path, "a.yaml", data)).message == f"the file is {name}, not UTF-8"


def test_a_binary_file_is_refused_with_the_place_of_its_first_nul(tmp_path: Path) -> None:
    found = only_problem(read(tmp_path, "a.yaml", b"claims:\n\x89PNG\x00\x00"))
    assert found[:3] == (2, 5, "the file is binary: byte 0x00 at offset 12")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    found = only_problem(read_claim_file(tmp_path / "a.yaml", tmp_path))
    assert found.message == "a claim file was expected, but this is a directory"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    found = only_problem(read_claim_file(tmp_path / "a.yaml", tmp_path))
    assert found.message == "the file can't be read: No such file or directory"


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    assert "can't be" in only_problem(read_claim_file(tmp_path / "a\0.yaml", tmp_path)).message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    found = only_problem(read_claim_file(tmp_path / "a.yaml", tmp_path))
    assert found.message == "a claim file was expected, but this is not a regular file"


def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("claims: [a]")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    assert only_problem(read_claim_file(path, tmp_path)).message == "the file can't be read: Permission denied"


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MAX_BYTES", 2 * 1024**2)
    path = tmp_path / "a.yaml"
    with path.open("wb") as file:
        file.truncate(2 * 1024**2 + 1)
    found = only_problem(read_claim_file(path, tmp_path))
    assert (found.message, found.hint) == ("the file is larger than 2 MB", "split it into several claim files")


def test_the_limit_is_fifty_megabytes() -> None:
    assert decoding.MAX_BYTES == 50 * 1024**2


def test_another_ending_is_told_with_the_known_ones(tmp_path: Path) -> None:
    found = only_problem(read(tmp_path, "a.txt", "- one"))
    assert found.message == "`.txt` is no ending of a claim file"
    assert ".yaml" in found.hint


def test_the_ending_may_be_in_capitals(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "A.YAML", "claims: [one]")) == ["one"]


def test_the_path_is_told_from_the_root_with_forward_slashes(tmp_path: Path) -> None:
    (tmp_path / "claims" / "sub").mkdir(parents=True)
    path = tmp_path / "claims" / "sub" / ".." / "a.yaml"
    path.write_text("claims: [one]")
    assert read_claim_file(path, tmp_path).path == "claims/a.yaml"
    assert read_claim_file(path, tmp_path / "claims" / "sub").path == path.as_posix()
