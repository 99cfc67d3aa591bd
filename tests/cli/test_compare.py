"""``compare`` and ``verify --against`` tell which verdicts are others now, and what changed for them."""

import json

import pytest

from claimcheck.cli import main


def report(name):
    main(["verify", "--output", f"json={name}"])
    return name


def compare(capsys, *arguments):
    capsys.readouterr()
    code = main(["compare", *arguments])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


@pytest.mark.usefixtures("project")
def test_the_same_is_the_same(capsys):
    old, new = report("old.json"), report("new.json")
    assert compare(capsys, old, new) == (0, "every verdict is the same\n")


def test_a_changed_source_is_named(project, capsys):
    old = report("old.json")
    project.write("source/storm.txt", "The storm reached the coast on Monday.\nAt least 9 people were killed in it.\n")
    code, told = compare(capsys, old, report("new.json"))
    assert code == 1
    assert told.startswith("toll: supported → unsupported (CC103): ")
    assert "its sentence in the source is another one now" in told


def test_a_reworded_claim_and_new_and_gone_ones_are_named(project, capsys):
    old = report("old.json")
    project.write(
        "claims/storm.yaml",
        "source: storm\nclaims:\n  - id: toll\n    claim: 50 were killed\n  - id: n\n    claim: it came\n",
    )
    _, told = compare(capsys, old, report("new.json"))
    assert "toll: supported → unsupported" in told
    assert "the claim was reworded" in told
    assert "the claim is new" in told
    assert "the claim is gone" in told


def test_settings_are_named_when_nothing_else_changed(project, capsys):
    project.write("claims/storm.yaml", "source: storm\nclaims:\n  - id: toll\n    claim: 50 people were killed\n")
    old = report("old.json")
    project.write("claimcheck.toml", 'ignore = ["CC10", "CC20"]\n')
    _, told = compare(capsys, old, report("new.json"))
    assert "settings, or another sentence" in told


def test_other_rules_are_named(project, capsys):
    main(["lock"])
    lock = project.root / "claimcheck.lock"
    text = lock.read_text("utf-8").replace('verdict = "supported"', 'verdict = "unsupported"', 1)
    lock.write_text(text.replace('fingerprint = "', 'fingerprint = "old-'), "utf-8")
    assert main(["verify", "--against", "claimcheck.lock"]) == 0
    assert "unsupported → supported: the rules, lexicons or model of claimcheck changed" in capsys.readouterr().err


def test_as_data(project, capsys):
    old = report("old.json")
    project.write("claims/storm.yaml", "source: storm\nclaims:\n  - The storm reached the coast on Monday\n")
    _, told = compare(capsys, old, report("new.json"), "--format", "json")
    assert json.loads(told) == [
        {"id": "toll", "old": "supported", "new": None, "why": "the claim is gone", "rules": []}
    ]


@pytest.mark.parametrize("text", ["", "{}", "[1]", "\x00"])
def test_what_is_no_report_is_told(project, capsys, text):
    project.write("old.json", text)
    code, told = compare(capsys, "old.json", "missing.json")
    assert code == 2
    assert "no report of claimcheck" in told
