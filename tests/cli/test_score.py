"""``score`` tells how far the gate can be trusted, from labelled records or from a project's own claims."""

import json

import pytest

from claimcheck.cli import main

TEXT = "The storm reached the coast on Monday. At least 11 people were killed in the harbour."
TRUE = {"claim": "At least 11 people were killed", "source": TEXT, "label": "supported", "kind": "part"}
FALSE = {"claim": "Nine people were killed in the harbour", "source": TEXT, "label": "unsupported", "kind": "number"}
MISLABELLED = {**TRUE, "label": "unsupported"}


@pytest.fixture
def labelled(tmp_path, monkeypatch):
    """Return a function that writes records into a file and gives its name."""
    monkeypatch.chdir(tmp_path)

    def write(*records):
        lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
        (tmp_path / "labelled.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return "labelled.jsonl"

    return write


def data(arguments, capsys):
    code = main([*arguments, "--format", "json"])
    return code, json.loads(capsys.readouterr().out)


def test_enough_claims_that_are_judged_rightly_make_a_good_gate(labelled, capsys):
    assert main(["score", labelled(*[TRUE] * 5, *[FALSE] * 20)]) == 0
    shown = capsys.readouterr().out
    assert shown.endswith(
        "25 claims scored: 5 true, 20 false; the gate is good: "
        "at least 95 % of the true claims pass and of the false ones are stopped\n"
    )
    assert "false passes       0  20  0.0 %     0.0–16.1 %\n" in shown
    assert "false alarms       0   5  0.0 %     0.0–43.4 %\n" in shown


def test_with_fewer_than_20_false_claims_no_gate_is_called_good(labelled, capsys):
    name = labelled(TRUE, *[FALSE] * 19)
    assert main(["score", name]) == 0
    assert "the gate is not known: 19 false claims are too few to tell; it takes 20" in capsys.readouterr().out
    assert main(["score", name, "--fail-under", "50"]) == 1


def test_a_missed_bar_is_1_and_a_reached_one_0(labelled):
    name = labelled(TRUE, *[FALSE] * 19, MISLABELLED)
    assert main(["score", name, "--fail-under", "95"]) == 0
    assert main(["score", name, "--fail-under", "96"]) == 1
    assert main(["score", name]) == 0


def test_false_passes_are_counted_by_kind_and_listed_on_demand(labelled, capsys):
    name = labelled(TRUE, *[FALSE] * 19, MISLABELLED)
    main(["score", name, "--verbose"])
    shown = capsys.readouterr().out
    assert shown.startswith("false pass: labelled.jsonl:21: At least 11 people were killed\n")
    assert ["part", "false", "1", "1", "100.0"] in [line.split()[:5] for line in shown.splitlines()]


def test_everything_comes_as_data(labelled, capsys):
    code, found = data(["score", labelled(TRUE, *[FALSE] * 19, MISLABELLED)], capsys)
    assert (code, found["schema_version"], found["scored"], found["gate"]) == (0, 1, 21, "good")
    assert found["false_passes"] == {"count": 1, "of": 20, "share": 0.05, "interval": [0.008881, 0.236131]}
    assert found["false_alarms"]["count"] == 0
    assert {rule["precision"]["count"] for rule in found["rules"]} == {19}
    assert [(kind["kind"], kind["label"]) for kind in found["kinds"]] == [
        ("part", "supported"),
        ("number", "unsupported"),
        ("part", "unsupported"),
    ]
    assert [case["place"] for case in found["wrong"]] == ["labelled.jsonl:21"]


def test_every_bad_line_is_told_and_the_others_are_scored(labelled, capsys):
    name = labelled(TRUE, "{", {**TRUE, "label": "maybe"}, FALSE, {"claim": "a"})
    assert main(["score", name]) == 2
    out, err = capsys.readouterr()
    assert "2 claims scored: 1 true, 1 false" in out
    assert [line.split(": ")[2] for line in err.splitlines()] == ["line 2", "line 3", "line 5"]


@pytest.mark.parametrize("records", [(), ("",)])
def test_nothing_scored_is_3(labelled, capsys, records):
    assert main(["score", labelled(*records)]) == 3
    assert capsys.readouterr().out == "nothing was scored\n"


def test_what_could_not_be_judged_is_told_and_not_scored(labelled, capsys):
    code, found = data(["score", labelled({**TRUE, "claim": "…"})], capsys)
    assert (code, found["scored"], found["unchecked"]) == (3, 0, 1)


def test_a_file_of_sources_beside_the_records_is_found(labelled, tmp_path, capsys):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "storm.txt").write_text(TEXT)
    record = {**TRUE, "source_file": "storm.txt"}
    del record["source"]
    assert data(["score", labelled(record)], capsys)[1]["scored"] == 1


def test_rules_can_be_left_out(labelled, capsys):
    everything = data(["score", labelled(*[FALSE] * 3)], capsys)[1]
    fewer = data(["score", labelled(*[FALSE] * 3), "--select", "CC13"], capsys)[1]
    assert (everything["false_passes"]["count"], fewer["false_passes"]["count"]) == (0, 3)


@pytest.mark.usefixtures("project")
def test_a_claim_file_is_no_file_of_records(capsys):
    assert main(["score", "claims/storm.yaml"]) == 2
    assert "name the folder of the project" in capsys.readouterr().err


CLAIMS = """\
source: storm
claims:
  - The storm reached the coast on Monday
  - {claim: nine people were killed in the harbour, expect: contradicted}
  - {claim: at least 12 people were killed, expect: unsupported}
  - {claim: The storm reached the coast, expect: contradicted}
"""


@pytest.mark.parametrize("arguments", [["score"], ["score", "."]])
def test_the_claims_of_a_project_are_labelled_by_what_they_expect(project, capsys, arguments):
    project.write("claims/storm.yaml", CLAIMS)
    code, found = data(arguments, capsys)
    assert code == 0
    assert (found["false_alarms"]["of"], found["false_passes"]["of"], found["false_passes"]["count"]) == (1, 3, 1)
    assert found["wrong"][0]["place"] == "claims/storm.yaml:6"


def test_a_broken_claim_file_of_the_project_is_2(project, capsys):
    project.write("claims/broken.yaml", "claims: [{clam: a}]\n")
    assert main(["score"]) == 2
    out, err = capsys.readouterr()
    assert "2 claims scored" in out
    assert "claims/broken.yaml:1" in err


@pytest.mark.usefixtures("project")
def test_a_file_that_is_not_there_is_2(capsys):
    assert main(["score", "gone.jsonl"]) == 2
    assert "gone.jsonl" in capsys.readouterr().err
