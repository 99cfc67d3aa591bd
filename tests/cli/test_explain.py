"""``--explain`` shows what each word of a claim met, in ``check`` and in ``verify``, for people and as data."""

import json

import pytest

from claimcheck.cli import main
from claimcheck.renderers.document import read_document


@pytest.mark.usefixtures("project")
def test_check_shows_the_tree_under_the_frames_and_what_was_left(capsys):
    arguments = ["check", "at least 12 people were killed in Peru", "--source", "source/storm.txt"]
    main(arguments)
    plain = capsys.readouterr().out
    main([*arguments, "--explain"])
    shown = capsys.readouterr().out
    assert ["killed", "predicate", "same", "word", "killed", "predicate", "storm#s2"] in map(
        str.split, shown.splitlines()
    )
    assert "\n  left: “12”, “Peru”\n" in shown
    assert [line for line in shown.splitlines() if line in plain.splitlines()] == plain.splitlines()


@pytest.mark.usefixtures("project")
def test_verify_shows_the_tree_of_claims_that_pass_as_well(capsys):
    assert main(["verify", "--explain"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("\n  left: nothing\n") == 2


def test_each_claim_is_explained_once_though_it_warns(project, capsys):
    project.write("claims/storm.yaml", "claims: [the storm reached the coast, 12 people were killed]\n")
    main(["verify", "--explain"])
    assert capsys.readouterr().out.count("\n  left: ") == 2


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("command", [["check", "at least eleven killed", "--source", "source/storm.txt"], ["verify"]])
def test_the_words_come_as_data_with_offsets_lines_and_columns(command, capsys):
    main([*command, "--explain", "--format", "json"])
    text = capsys.readouterr().out
    words = [word for result in json.loads(text)["results"] for word in result["explanation"]["words"]]
    killed = next(word for word in words if word["text"] == "killed")
    place = {"path": "source/storm.txt", "line": 2, "column": 25, "end_line": 2, "end_column": 31}
    assert killed["role"] == "predicate"
    assert (killed["met"]["span"], killed["met"]["place"]) == ([63, 69], place)
    results = read_document(text).results
    assert all(judged.result().verdict.explanation for judged in results)


@pytest.mark.usefixtures("project")
def test_without_it_there_is_no_explanation_in_the_data(capsys):
    main(["verify", "--format", "json"])
    assert {result["explanation"] for result in json.loads(capsys.readouterr().out)["results"]} == {None}
