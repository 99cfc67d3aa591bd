"""``check`` judges one claim against files from anywhere, without a project."""

import json
import time

import pytest

from claimcheck.cli import main

STORM = "The storm reached the coast on Monday.\nIn the harbour at least 11 people were killed.\n"


@pytest.fixture(autouse=True)
def storm(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "storm.txt").write_text(STORM)
    return "storm.txt"


def test_a_claim_that_is_carried_shows_its_sentence_and_exits_0(storm, capsys):
    assert main(["check", "at least 11 people were killed", "--source", storm]) == 0
    shown = capsys.readouterr().out
    assert "ok: at least 11 people were killed: supported by storm.txt:2:1 (storm#s2)\n" in shown
    assert "  | In the harbour at least 11 people were killed.\n" in shown


def test_a_claim_that_is_not_carried_shows_both_frames_and_exits_1(storm, capsys):
    assert main(["check", "at least 12 people were killed", "--source", storm]) == 1
    shown = capsys.readouterr().out
    assert " --> claim\n" in shown
    assert " --> storm.txt:2:16 (storm#s2)\n" in shown
    assert shown.endswith("; 1 failed, 0 as expected\n")


def test_the_path_is_shown_as_it_was_typed_and_links_are_followed(tmp_path, capsys):
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "link.txt").symlink_to(tmp_path / "storm.txt")
    assert main(["check", "at least 12 people were killed", "--source", "far/../far/link.txt"]) == 1
    assert " --> far/../far/link.txt:2:16 (link#s2)\n" in capsys.readouterr().out


def test_two_files_of_one_name_are_two_sources(storm, tmp_path, capsys):
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "storm.txt").write_text("Nothing happened on Sunday.\n")
    arguments = ["check", "Nothing happened on Sunday", "--source", storm, "--source", "old/storm.txt"]
    assert main([*arguments, "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [source["id"] for source in data["sources"]] == ["storm", "storm-2"]
    assert data["results"][0]["evidence"][0]["place"]["path"] == "old/storm.txt"


def test_rules_can_be_left_out(storm, capsys):
    assert main(["check", "at least 12 people were killed", "--source", storm, "--ignore", "CC10"]) == 0
    capsys.readouterr()
    assert main(["check", "at least 12 people were killed", "--source", storm, "--select", "CC10,CC20"]) == 1


@pytest.mark.parametrize("arguments", [["--select", "CC404"], ["--select", "CC40"], ["--ignore", "CC401"]])
def test_rules_about_files_can_not_be_chosen_alone_nor_left_out(storm, arguments, capsys):
    assert main(["check", "at least 12 people were killed", "--source", storm, *arguments]) == 2
    assert capsys.readouterr().out == ""


def test_an_unknown_rule_is_refused(storm, capsys):
    assert main(["check", "a", "--source", storm, "--ignore", "nmber-mismatch"]) == 2
    assert "no rule is called 'nmber-mismatch'" in capsys.readouterr().err


@pytest.mark.parametrize("claim", ["", " \n"])
def test_an_empty_claim_is_refused(claim, capsys):
    assert main(["check", claim, "--source", "storm.txt"]) == 2
    assert "the claim is empty" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.txt", None, "missing.txt"),
        ("empty.txt", b"", "empty.txt"),
        ("latin.txt", b"caf\xe9 au lait\n", "latin.txt:1:4"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00", "picture.png"),
        ("binary.txt", b"\x00\x01\x02", "binary.txt"),
    ],
)
def test_a_source_that_can_not_be_read_is_a_clear_error(storm, tmp_path, capsys, name, content, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["check", "a storm", "--source", storm, "--source", name]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("error[source-unreadable]: ")
    assert f" --> {said}" in err


def test_a_folder_is_no_source(tmp_path, capsys):
    assert main(["check", "a storm", "--source", str(tmp_path)]) == 2
    assert "error[source-unreadable]" in capsys.readouterr().err


@pytest.mark.parametrize("filler", ["the board met again and again about costs, ", "7 ", "word"])
def test_a_line_of_a_megabyte_without_an_end_is_checked_in_seconds(tmp_path, capsys, filler):
    line = filler * (500_000 // len(filler))
    (tmp_path / "line.txt").write_text(f"{line} at least 11 people were killed in the harbour; {line}")
    begin = time.process_time()
    assert main(["check", "at least 12 people were killed in the harbour", "--source", "line.txt"]) == 1
    assert time.process_time() - begin < 60
    assert "1 claim checked against 1 source" in capsys.readouterr().out


def test_a_claim_in_another_encoding_is_wrong_usage(tmp_path, capsys):
    source = tmp_path / "a.txt"
    source.write_text("The café closed.")
    assert main(["check", "The caf\udce9 closed", "--source", str(source)]) == 2
    assert "error[usage]: the claim is not UTF-8" in capsys.readouterr().err
