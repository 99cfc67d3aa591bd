"""``superseded_by`` in the settings: both doors ask the successor, also of a claim that names the old source alone."""

import json

import pytest

from claimcheck.cli import main
from tests.git import git, needs_git

OLD = "The tower is 80 metres high. It stands in Stanwick.\n"
NEW = "The tower is 90 metres high and white.\n"


@pytest.fixture
def tower(project):
    project.write("source/old.txt", OLD)
    project.write("source/new.txt", NEW)
    project.write("claimcheck.toml", '[sources.old]\nsuperseded_by = "new"\n')
    project.write("claims/storm.yaml", "source: old\nclaims:\n  - id: high\n    claim: The tower is 80 metres high\n")
    return project


def verified(capsys):
    code = main(["verify", "--format", "json"])
    (result,) = json.loads(capsys.readouterr().out)["results"]
    return code, result["verdict"], [finding["code"] for finding in result["findings"]]


@pytest.mark.usefixtures("tower")
def test_verify_reads_the_successor_of_a_source_that_a_claim_names(capsys):
    assert verified(capsys) == (1, "contradicted", ["CC101", "CC522"])
    assert verified(capsys) == (1, "contradicted", ["CC101", "CC522"])


def test_a_change_of_the_successor_is_seen_through_the_cache(tower, capsys):
    verified(capsys)
    tower.write("source/new.txt", "Today the tower is 80 metres high.\n")
    assert verified(capsys) == (0, "supported", [])
    tower.write("source/new.txt", "The tower is white.\n")
    assert verified(capsys) == (0, "supported", ["CC522"])


@needs_git
def test_a_change_of_the_successor_touches_the_claims_of_the_old_source(tower, capsys):
    git(tower.root, "init")
    git(tower.root, "add", "-A")
    git(tower.root, "commit", "-m", "start")
    tower.write("source/new.txt", "The tower is white.\n")
    main(["verify", "--changed-since", "HEAD"])
    assert "0 of 1 claims are as they were" in capsys.readouterr().err


def test_audit_tells_the_same_and_that_it_was_not_given_the_successor(tower, capsys):
    tower.write("summary.md", "The tower is 80 metres high.\n")
    assert main(["audit", "summary.md", "--source", "old", "--source", "new", "--format", "concise"]) == 1
    assert "CC522" in capsys.readouterr().out
    assert main(["audit", "summary.md", "--source", "old", "--format", "concise"]) == 0
    assert "source/old.txt:1:1: CC522 superseded-source source old is superseded by new" in capsys.readouterr().out
