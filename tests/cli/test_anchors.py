"""``anchors`` lists the sentences of a source with what to call them."""

import json

import pytest

from claimcheck.anchoring import digest
from claimcheck.cli import main

STORM = "The storm reached the coast on Monday. It rained.\n\nNobody was hurt.\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "source").mkdir()
    (tmp_path / "claims").mkdir()
    (tmp_path / "source" / "storm.txt").write_text(STORM)
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("name", ["storm", "source/storm.txt"])
def test_each_sentence_is_a_line_with_anchor_place_and_text(name, capsys):
    assert main(["anchors", name]) == 0
    assert capsys.readouterr().out == (
        "storm#s1  1:1  The storm reached the coast on Monday.\n"
        "storm#s2  1:40  It rained.\n"
        "storm#s3  3:1  Nobody was hurt.\n"
    )


@pytest.mark.usefixtures("project")
def test_as_data_each_sentence_has_offsets_too(capsys):
    assert main(["anchors", "storm", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [STORM[row["start"] : row["end"]] for row in data["sentences"]] == [row["text"] for row in data["sentences"]]
    assert data["sentences"][2] == {
        "anchor": "storm#s3",
        "sentence": 3,
        "kind": "prose",
        "start": 51,
        "end": 67,
        "line": 3,
        "column": 1,
        "prefix": "rained.\n\n",
        "suffix": "\n",
        "sha256": digest("Nobody was hurt."),
        "source_sha256": digest(STORM),
        "text": "Nobody was hurt.",
    }


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("name", ["strom", "source/strom.txt"])
def test_an_unknown_source_suggests_the_nearest(name, capsys):
    assert main(["anchors", name]) == 2
    assert "did you mean" in capsys.readouterr().err
