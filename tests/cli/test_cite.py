"""``cite`` prints claims with what carries them, and puts footnotes into a text without touching anything else."""

import json
from pathlib import Path

import jsonschema
import pytest

from claimcheck.cli import main

STYLES = ("footnote", "inline", "link", "jsonld", "csl-json", "markdown", "html")
TEXT = "# Storm\n\nThe storm reached the coast on Monday. At least 11 people were killed. At least 60 were killed.\n"


def cite(capsys, *arguments):
    code = main(["cite", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def report(project):
    return project.write("report.md", TEXT)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.usefixtures("project")
def test_every_style_names_each_claim_that_holds(capsys, style):
    code, out, _ = cite(capsys, "--style", style)
    assert code == 0
    assert style == "csl-json" or "at least 11 people were killed" in out
    assert "storm" in out


def test_links_open_at_the_sentence_where_a_source_says_where_it_is_published(project, capsys):
    project.write("claimcheck.toml", '[sources.storm]\nurl = "https://example.org/storm"\n')
    assert "<https://example.org/storm#:~:text=" in cite(capsys, "--style", "link")[1]
    item = json.loads(cite(capsys, "--style", "csl-json")[1])[0]
    assert (item["id"], item["URL"]) == ("storm", "https://example.org/storm")


def test_front_matter_of_markdown_tells_it_too(project, capsys):
    project.write(
        "source/flood.md", "---\nurl: https://example.org/flood\n---\n\nThe flood reached the mill at noon.\n"
    )
    project.write("claims/flood.yaml", "source: flood\nclaims:\n  - The flood reached the mill\n")
    assert "https://example.org/flood#:~:text=" in cite(capsys, "--style", "markdown")[1]


@pytest.mark.usefixtures("project")
def test_annotations_have_both_selectors(capsys):
    found = json.loads(cite(capsys, "--style", "jsonld")[1])
    assert {one["type"] for each in found for one in each["target"]["selector"]} == {
        "TextQuoteSelector",
        "TextPositionSelector",
    }


VECTORS = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "w3c_web_annotation.json"


@pytest.mark.skipif(not VECTORS.exists(), reason="the test vectors are not here")
@pytest.mark.usefixtures("project")
def test_annotations_meet_what_the_web_annotation_tests_demand(capsys):
    cases = json.loads(VECTORS.read_text("utf-8"))["cases"]
    demands = {
        name: one for name, one in cases["assertions"].items() if name.endswith(("Found.json", "Validated.json"))
    }
    annotations = json.loads(cite(capsys, "--style", "jsonld")[1])
    asked = 0
    for name in sorted(demands):
        schema = demands[name] if isinstance(demands[name], dict) else json.loads(demands[name])
        if "$ref" in json.dumps(schema) or "3.1-" not in name:
            continue  # those of bodies, agents and collections, and what is defined elsewhere, are not ours
        asked += 1
        for annotation in annotations:
            jsonschema.Draft4Validator(schema).validate(annotation)
    assert asked >= 1


def test_footnotes_are_added_once_and_nothing_else_is_changed(report, capsys):
    assert cite(capsys, report, "--check")[0] == 1
    assert report.read_text("utf-8") == TEXT
    code, _, noted = cite(capsys, report, "--write")
    assert code == 0
    assert "not marked, no source carries it: At least 60 were killed" in noted
    once = report.read_text("utf-8")
    body = once.split("\n\n[^")[0] + "\n"
    assert body.replace("[^storm-s1]", "").replace("[^storm-s2]", "") == TEXT
    assert "Monday.[^storm-s1] At least 11 people were killed.[^storm-s2] At least 60 were killed.\n" in once
    assert cite(capsys, report, "--write")[1].endswith("up to date\n")
    assert report.read_text("utf-8") == once
    assert cite(capsys, report, "--check")[0] == 0


def test_notes_keep_their_names_when_a_sentence_is_put_before_them(report, capsys):
    cite(capsys, report, "--write")
    before = report.read_text("utf-8")
    report.write_text(before.replace("The storm", "People were killed in the harbour. The storm"), "utf-8")
    cite(capsys, report, "--write")
    assert "Monday.[^storm-s1]" in report.read_text("utf-8")
    assert "harbour.[^storm-s2]" in report.read_text("utf-8")
    assert report.read_text("utf-8").count("\n[^storm-s2]:") == 1


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_line_ends_and_a_byte_order_mark_stay(project, capsys, newline):
    path = project.root / "report.md"
    path.write_bytes(("\ufeff" + TEXT.replace("\n", newline)).encode())
    cite(capsys, path, "--write")
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# Storm" + newline.encode())
    assert data.count(b"\n") == data.count(newline.encode())


def test_footnotes_read_back_are_claims_that_hold(project, report, capsys):
    cite(capsys, report, "--write")
    code, claims, _ = cite(capsys, report, "--claims")
    assert code == 0
    project.write("claims/back.yaml", claims)
    assert main(["verify"]) == 0
    assert "4 claims checked" in capsys.readouterr().out
    project.write("source/storm.txt", "The storm came.\nAt least 11 people were killed in a harbour.\n")
    assert main(["verify"]) == 1


def test_other_files_are_refused_and_left_alone(project, capsys):
    page = project.write("report.html", "<p>At least 11 people were killed.</p>")
    assert cite(capsys, page, "--write")[0] == 2
    assert page.read_text("utf-8") == "<p>At least 11 people were killed.</p>"
    assert cite(capsys, "--write")[0] == 2


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--source", "storm"], "--source needs a TEXT"),
        (["--write"], "--write or --check needs a TEXT"),
        (["--fail-unclaimed"], "--unclaimed needs a TEXT"),
        (["report.md", "--write", "--claims"], "--write or --check and --claims do not go together"),
        (["report.md", "--claims", "--unclaimed"], "--claims and --unclaimed do not go together"),
        (["report.md", "--unclaimed", "--source", "storm"], "--source would do nothing"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(project, capsys, given, told):
    text = project.write("report.md", "At least 11 people were killed in the harbour.\n")
    before = text.read_bytes()
    assert main(["cite", *given]) == 2
    assert told in capsys.readouterr().err
    assert text.read_bytes() == before
