"""``--changed-since`` checks what a change touched, by real git, and says what it left out."""

import pytest

from claimcheck.cli import main
from tests.git import git, needs_git

pytestmark = needs_git
FALSE = "source: flood\nclaims:\n  - id: wrong\n    claim: At least 12 people were killed\n"


@pytest.fixture
def repository(project):
    project.write("source/flood.txt", "At least 11 people were killed.\n")
    git(project.root, "init")
    git(project.root, "add", "-A")
    git(project.root, "commit", "-m", "start")
    return project


def run(capsys, ref="HEAD"):
    code = main(["verify", "--changed-since", ref, "--allow-empty"])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


@pytest.mark.usefixtures("repository")
def test_where_nothing_changed_nothing_is_checked_and_that_is_said(capsys):
    code, told = run(capsys)
    assert code == 0
    assert "2 of 2 claims are as they were at HEAD, and are left out" in told


def test_a_new_claim_file_is_checked_alone(repository, capsys):
    repository.write("claims/wrong.yaml", FALSE)
    code, told = run(capsys)
    assert code == 1
    assert "2 of 3 claims are as they were" in told
    assert "1 claim checked" in told


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("source/storm.txt", "The storm came on Monday.\nAt least 9 died.\n"),
        ("claimcheck.toml", 'strictness = "high"\n'),
    ],
)
def test_a_changed_source_or_setting_touches_its_claims(repository, capsys, path, text):
    repository.write(path, text)
    assert "0 of 2 claims are as they were" in run(capsys)[1]


def test_another_source_touches_nobody_elses_claims(repository, capsys):
    repository.write("source/flood.txt", "At least 20 people were killed.\n")
    assert "2 of 2 claims are as they were" in run(capsys)[1]


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("ref", ["nowhere", "--output=x", ""])
def test_what_is_no_commit_is_told(capsys, ref):
    code, told = run(capsys, ref or " ")
    assert code == 2
    assert "commit" in told


@pytest.mark.usefixtures("project")
def test_outside_a_repository_it_is_told(capsys):
    assert run(capsys)[0] == 2
