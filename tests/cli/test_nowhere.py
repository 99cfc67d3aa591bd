"""``nowhere`` claims run through ``verify``, in every format of claim files."""

import json

import pytest

from claimcheck.cli import main

FILES = {
    "a.yaml": "claims:\n  - nowhere: {}\n",
    "a.md": "- nowhere: {}\n",
    "a.toml": '[[claims]]\nnowhere = "{}"\n',
    "a.jsonl": '{{"nowhere": "{}"}}\n',
}


@pytest.mark.parametrize("name", FILES)
def test_what_the_source_is_silent_on_passes_in_every_format(project, name, capsys):
    project.write(f"claims/{name}", FILES[name].format("an earthquake struck"))
    assert main(["verify", f"claims/{name}", "--verbose"]) == 0
    shown = capsys.readouterr().out
    assert ": supported: no sentence speaks of it\n  | nowhere: an earthquake struck\n" in shown


@pytest.mark.parametrize("name", FILES)
def test_what_the_source_says_is_shown_in_both_frames_in_every_format(project, name, capsys):
    project.write(f"claims/{name}", FILES[name].format("the storm reached the coast"))
    assert main(["verify", f"claims/{name}"]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("error[CC203] stated-after-all: the source says this after all\n")
    assert f" --> claims/{name}:" in shown
    assert " --> source/storm.txt:1:" in shown
    assert "1 contradicted" in shown


def test_one_may_be_expected_to_fail(project):
    project.write("claims/a.yaml", "claims: [{nowhere: the storm reached the coast, expect: contradicted}]\n")
    assert main(["verify", "claims/a.yaml"]) == 0


def test_the_data_tells_which_claims_are_of_this_kind(project, capsys):
    project.write("claims/a.yaml", "claims: [{nowhere: an earthquake struck}, the storm reached the coast]\n")
    main(["verify", "claims/a.yaml", "--format", "json"])
    results = json.loads(capsys.readouterr().out)["results"]
    assert [result["claim"]["nowhere"] for result in results] == [True, False]


def test_the_rule_says_what_counts_as_near(capsys):
    assert main(["rule", "stated-after-all"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("CC203 stated-after-all (error, coverage)\n")
    assert "A sentence contradicts it" in shown
