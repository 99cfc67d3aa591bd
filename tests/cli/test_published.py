"""A text that readers see says what its claims say, or the run is red."""

import pytest

from claimcheck.cli import main

CLAIMS = (
    "source: storm\npublished_in: docs/report.md\nclaims:\n  - id: toll\n    claim: At least 11 people were killed\n"
)
REPORT = "# Storm\n\nIt was a *bad* day. At least 11\npeople were killed[^1] in the town.\n\n[^1]: See the source.\n"


@pytest.fixture
def report(project):
    project.write("claims/storm.yaml", CLAIMS)
    return project.write("docs/report.md", REPORT)


def run(capsys, *arguments):
    code = main([*arguments])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


@pytest.mark.usefixtures("report")
def test_the_words_of_a_claim_are_found_whatever_stands_between_them(capsys):
    assert run(capsys, "verify")[0] == 0


def test_another_number_is_red_and_shown(report, capsys):
    report.write_text(REPORT.replace("11", "12"), "utf-8")
    code, told = run(capsys, "verify")
    assert code == 1
    assert "published-drifted: docs/report.md:3: it says “12” now" in told
    assert run(capsys, "verify", "--ignore", "published-drifted")[0] == 0


def test_other_words_for_the_same_are_a_warning(report, capsys):
    report.write_text(REPORT.replace("people were killed", "peeople were killed"), "utf-8")
    code, told = run(capsys, "verify")
    assert code == 0
    assert "warning[CC308] published-drifted" in told


@pytest.mark.parametrize("text", ["# Other\n\nThe library opens at nine.\n", None])
def test_what_is_gone_is_red(report, capsys, text):
    if text is None:
        report.unlink()
    else:
        report.write_text(text, "utf-8")
    code, told = run(capsys, "verify")
    assert code == 1
    assert "published-gone" in told


@pytest.mark.parametrize("path", ["../report.md", "/etc/passwd", "docs/../../x.md"])
def test_nothing_outside_the_project_is_read(project, capsys, path):
    project.write("claims/storm.yaml", CLAIMS.replace("docs/report.md", path))
    code, told = run(capsys, "verify")
    assert code == 2
    assert "published_in" in told


def test_a_link_out_of_the_project_is_not_followed(project, capsys, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "report.md"
    outside.write_text(REPORT, "utf-8")
    project.write("claims/storm.yaml", CLAIMS)
    (project.root / "docs").mkdir()
    (project.root / "docs" / "report.md").symlink_to(outside)
    code, told = run(capsys, "verify")
    assert code == 1
    assert "outside the project" in told


def test_sentences_that_nobody_claims_are_listed(report, capsys):
    report.write_text(REPORT.replace("It was", "The mayor resigned on Friday. It was"), "utf-8")
    code, told = run(capsys, "cite", "docs/report.md", "--unclaimed")
    assert code == 0
    assert "docs/report.md:3: The mayor resigned on Friday." in told
    assert "killed" not in told
    assert run(capsys, "cite", "docs/report.md", "--fail-unclaimed")[0] == 1
