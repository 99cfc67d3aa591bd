"""``mutate`` tries false variants of the claims that pass, and shows the ones that slip through."""

import json

import pytest

from claimcheck.cli import main

LEFT_OUT = "; 1 claim left out, not supported as expected\n"


@pytest.mark.usefixtures("project")
def test_a_gate_that_bites_is_a_table_a_score_and_0(capsys):
    assert main(["mutate"]) == 0
    shown, said = capsys.readouterr()
    assert said == ""
    assert shown.startswith("kind         caught   made\n")
    assert "\nbound " in shown
    assert "\ndate " in shown
    assert " mutants caught (100.0 %) from 2 passing claims (seed 0)\n" in shown


@pytest.mark.usefixtures("project")
def test_json_has_every_mutant_with_its_claim_its_place_and_why_it_is_false(capsys):
    assert main(["mutate", "--format", "json", "--seed", "3"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["schema_version"] == 1
    assert data["seed"] == 3
    assert data["mutants"] == len(data["trials"]) == sum(kind["mutants"] for kind in data["by_kind"].values()) > 5
    assert data["score"] == data["caught"] / data["mutants"]
    toll = next(trial for trial in data["trials"] if trial["id"] == "toll" and trial["kind"] == "bound")
    assert toll["claim"] == "at least 11 people were killed"
    assert toll["origin"] == {"path": "claims/storm.yaml", "line": 5, "column": 12}
    assert toll["text"][slice(*toll["span"])] == toll["now"]
    assert toll["caught"] is True
    assert toll["verdict"] in {"contradicted", "unsupported"}
    assert "At least 11" in toll["reason"]


@pytest.mark.usefixtures("project")
def test_a_seed_makes_the_same_run_and_a_limit_takes_some_of_it(capsys):
    runs = []
    for arguments in ([], [], ["--limit", "3"], ["--limit", "3"]):
        main(["mutate", "--format", "json", "--seed", "7", *arguments])
        runs.append([trial["text"] for trial in json.loads(capsys.readouterr().out)["trials"]])
    assert runs[0] == runs[1]
    assert runs[2] == runs[3]
    assert len(runs[2]) == 3
    assert [text for text in runs[0] if text in runs[2]] == runs[2]


@pytest.mark.usefixtures("project")
def test_what_slips_through_is_shown_with_its_claim_and_fails_under_the_limit(capsys):
    # Without the rules on quantities and time a gate lets false numbers and dates pass: that is what must be seen.
    loose = ["mutate", "--ignore", "CC10,CC12,CC20"]
    assert main(loose) == 0
    shown = capsys.readouterr().out
    assert "survived[bound] “at least 11” became “11”\n" in shown
    assert (
        "\n --> claims/storm.yaml:5:12 (toll)\n  | at least 11 people were killed\n  | 11 people were killed\n" in shown
    )
    assert "\n  = false: the source says “At least 11”" in shown
    assert main([*loose, "--fail-under", "95"]) == 1
    assert main(["mutate", "--fail-under", "95"]) == 0


def test_an_ignore_of_the_claim_holds_for_its_mutants_too(project, capsys):
    claim = "source: storm\nclaims: [{claim: at least 11 people were killed%s}]\n"
    survivors = []
    for ignore in ("", ", ignore: {CC103: the desk rounds}"):
        project.write("claims/storm.yaml", claim % ignore)
        main(["mutate", "--format", "json"])
        trials = json.loads(capsys.readouterr().out)["trials"]
        survivors.append([trial["text"] for trial in trials if not trial["caught"]])
    assert "11 people were killed" not in survivors[0]
    assert "11 people were killed" in survivors[1]


def test_only_claims_that_pass_as_supported_are_tried(project, capsys):
    project.write(
        "claims/wrong.yaml", "source: storm\nclaims: [{claim: 12 people were killed, expect: contradicted}]\n"
    )
    assert main(["mutate"]) == 0
    assert capsys.readouterr().out.endswith(LEFT_OUT)


def test_no_mutant_is_3(project, capsys):
    project.write("claims/storm.yaml", "claims: [{claim: 12 people were killed, expect: contradicted}]\n")
    assert main(["mutate"]) == 3
    assert "no mutant could be made of 0 passing claims" in capsys.readouterr().out


def test_a_broken_claim_file_is_2_and_hides_no_score(project, capsys):
    project.write("claims/bad.yaml", "claims:\n  - clam: at least 11 people were killed\n")
    assert main(["mutate"]) == 2
    shown, said = capsys.readouterr()
    assert " mutants caught " in shown
    assert "claims/bad.yaml" in said


def test_paths_narrow_what_is_tried(project, capsys):
    project.write("claims/more.yaml", "source: storm\nclaims: [the storm reached the coast]\n")
    main(["mutate", "claims/more.yaml", "--format", "json"])
    assert {trial["origin"]["path"] for trial in json.loads(capsys.readouterr().out)["trials"]} == {"claims/more.yaml"}


@pytest.mark.parametrize(
    "arguments", [["--fail-under", "101"], ["--limit", "0"], ["--format", "jsonl"], ["--seed", "x"]]
)
def test_a_value_that_makes_no_sense_is_refused(arguments, capsys):
    assert main(["mutate", *arguments]) == 2
    assert arguments[0] in capsys.readouterr().err


def test_the_project_s_own_claims_have_mutants_of_most_kinds(monkeypatch, request, capsys):
    monkeypatch.chdir(request.config.rootpath)
    main(["mutate", "--limit", "40", "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert data["mutants"] == 40
    assert len(data["by_kind"]) >= 6
