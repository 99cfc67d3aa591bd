"""``init`` writes a working example and touches nothing that is there."""

from pathlib import Path

import pytest

from claimcheck.cli import main

FILES = {Path("claims/harbour-bridge.yaml"), Path("source/harbour-bridge.txt")}


def files(folder):
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def test_it_writes_a_source_and_claims_and_says_so(tmp_path, capsys):
    assert main(["init", str(tmp_path)]) == 0
    assert files(tmp_path) == FILES
    out, err = capsys.readouterr()
    assert out == f"wrote {tmp_path}/claims/harbour-bridge.yaml\nwrote {tmp_path}/source/harbour-bridge.txt\n"
    assert "claimcheck verify" in err


def test_a_folder_that_is_not_there_is_made(tmp_path):
    assert main(["init", str(tmp_path / "a" / "b")]) == 0
    assert files(tmp_path / "a" / "b") == FILES


def test_what_it_writes_verifies(tmp_path, monkeypatch, capsys):
    main(["init", str(tmp_path)])
    monkeypatch.chdir(tmp_path)
    assert main(["verify"]) == 0
    assert "5 claims checked against 1 source: 4 supported, 1 contradicted" in capsys.readouterr().out


def test_a_file_that_is_there_is_left_alone_and_named(tmp_path, capsys):
    mine = tmp_path / "source" / "harbour-bridge.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    assert main(["init", str(tmp_path)]) == 0
    assert mine.read_text() == "mine"
    out, err = capsys.readouterr()
    assert f"left alone: {mine}" in err
    assert str(mine) not in out


def test_a_second_time_it_writes_nothing(tmp_path, capsys):
    main(["init", str(tmp_path)])
    capsys.readouterr()
    assert main(["init", str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""


def test_a_dangling_link_is_not_written_through(tmp_path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "harbour-bridge.txt").symlink_to(tmp_path / "elsewhere")
    assert main(["init", str(tmp_path)]) == 0
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("name", ["source", "claims"])
def test_a_file_where_a_folder_is_needed_is_a_clear_error(tmp_path, capsys, name):
    (tmp_path / name).write_text("mine")
    assert main(["init", str(tmp_path)]) == 2
    assert f"{tmp_path}/{name} is a file" in capsys.readouterr().err
    assert (tmp_path / name).read_text() == "mine"


def test_a_file_in_place_of_the_folder_itself_is_named(tmp_path, capsys):
    (tmp_path / "a").touch()
    assert main(["init", str(tmp_path / "a")]) == 2
    assert f"{tmp_path}/a is a file" in capsys.readouterr().err
