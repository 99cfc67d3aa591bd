"""``review`` shows what is not as it was, and takes down only what somebody accepted."""

import json
import os

import click
import pytest

from claimcheck.cli import main
from claimcheck.project.lock import LOCK_FILE, read_lock
from claimcheck.readers import read_source
from tests.killing import kill_in_writes

EDITS = {
    "moved": ("The storm", "A first line.\n\nThe storm"),
    "reworded": ("people were", "peeople were"),
    "changed": ("11 people", "12 people"),
}


def edited(project, state):
    main(["lock"])
    old, new = EDITS[state]
    path = project.root / "source" / "storm.txt"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return (project.root / LOCK_FILE).read_bytes()


def review(capsys, *arguments):
    capsys.readouterr()
    code = main(["review", *arguments])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_nothing_astray_is_good(project, capsys):
    main(["lock"])
    code, out, noted = review(capsys)
    assert (code, out) == (0, "")
    assert "every locked sentence is where it was" in noted
    assert project.root


def test_without_a_terminal_nothing_is_written_unless_told(project, capsys):
    lock = edited(project, "moved")
    code, out, noted = review(capsys)
    assert code == 1
    assert "storm#s2 is moved" in out
    assert "0 accepted, 2 left" in noted
    assert (project.root / LOCK_FILE).read_bytes() == lock
    assert review(capsys, "--accept", "reworded")[0] == 1
    assert (project.root / LOCK_FILE).read_bytes() == lock
    assert review(capsys, "--accept", "moved,reworded")[0] == 0
    assert review(capsys)[0] == 0


def test_old_and_new_words_are_shown(project, capsys):
    edited(project, "changed")
    _, out, _ = review(capsys)
    assert (
        "  - At least 11 people were killed in the harbour.\n"
        "             ^^\n"
        "  + At least 12 people were killed in the harbour.\n"
        "             ^^\n" in out
    )
    found = json.loads(review(capsys, "--format", "json")[1])
    assert [(one["claim"], one["state"]) for one in found] == [("toll", "changed")]


def test_lock_takes_down_what_moved_and_leaves_what_says_something_else(project, capsys):
    project.write(
        "claims/storm.yaml", "source: storm\nclaims:\n  - id: toll\n    claim: more than ten people were killed\n"
    )
    edited(project, "changed")
    assert main(["lock"]) == 1
    assert "`claimcheck review` shows the old and the new words" in capsys.readouterr().err
    assert "11 people" in read_lock(project.root).claim[0].evidence[0].exact
    assert review(capsys, "--accept", "changed")[0] == 0
    assert "12 people" in read_lock(project.root).claim[0].evidence[0].exact
    assert main(["verify", "--locked"]) == 0


def test_a_claim_that_fails_now_is_not_accepted(project, capsys):
    project.write(
        "claims/storm.yaml", "source: storm\nclaims:\n  - id: toll\n    claim: at least 11 people were killed\n"
    )
    main(["lock"])
    path = project.root / "source" / "storm.txt"
    path.write_text(path.read_text("utf-8").replace("11 people", "9 people"), "utf-8")
    lock = (project.root / LOCK_FILE).read_bytes()
    code, _, noted = review(capsys, "--accept", "changed")
    assert code == 1
    assert "not accepted: toll; what the claim says is not so now" in noted
    assert "0 accepted, 1 left" in noted
    assert (project.root / LOCK_FILE).read_bytes() == lock


def test_review_locks_no_claim_that_nobody_looked_at(project, capsys):
    edited(project, "moved")
    project.write(
        "claims/more.yaml", "source: storm\nclaims:\n  - id: new\n    claim: at least 11 people were killed\n"
    )
    assert review(capsys, "--accept", "moved")[0] == 0
    assert "new" not in read_lock(project.root).by_id()


def test_a_reworded_sentence_is_locked_anew(project, capsys):
    edited(project, "reworded")
    assert main(["verify"]) == 0
    assert "is reworded" in capsys.readouterr().out
    assert main(["lock"]) == 0
    assert "peeople" in (project.root / LOCK_FILE).read_text("utf-8")


def test_other_states_can_not_be_accepted_wholesale(project, capsys):
    edited(project, "moved")
    assert review(capsys, "--accept", "gone")[0] == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_kill_in_the_middle_of_writing_leaves_a_whole_lock_and_no_draft_for_ever(project):
    """The old lock or the new one, whatever the moment; `benchmarks/kills.py` does the same many more times."""
    edited(project, "moved")
    found = kill_in_writes(lambda: main(["lock"]), [project.root / LOCK_FILE], 12)
    assert found.during >= 3
    assert (found.torn, found.left) == (0, 0)


PINNED = """\
# What we rely on.
source: storm
claims:
  - id: toll   # the worst of it
    quote:  'At least 11 people were killed'
    claim:  people were killed
"""


@pytest.fixture
def pinned(project):
    """A claim whose pinned words are not in its source any more: the sentence has another number now."""
    project.write("claims/storm.yaml", PINNED)
    edited(project, "changed")
    assert main(["verify"]) == 1
    return project


def test_an_accepted_sentence_is_pinned_where_the_old_words_were(pinned, capsys):
    code, out, _ = review(capsys)
    assert code == 1
    assert "  quote: At least 12 people were killed\n" in out
    assert (pinned.root / "claims/storm.yaml").read_text("utf-8") == PINNED
    code, out, _ = review(capsys, "--accept", "changed")
    assert code == 0
    assert "claims/storm.yaml: 1 pinned quote repointed" in out
    assert (pinned.root / "claims/storm.yaml").read_text("utf-8") == PINNED.replace("11", "12")
    assert main(["verify", "--locked"]) == 0
    assert review(capsys, "--format", "json")[1] == "[]\n"


def test_what_ends_the_sentence_before_is_not_pinned(project, capsys):
    project.write("claims/storm.yaml", PINNED.replace("killed'", "killed in the harbour.'"))
    main(["lock"])
    path = project.root / "source" / "storm.txt"
    path.write_text(path.read_text("utf-8").replace("At least 11", "Nearly 12"), "utf-8")
    assert review(capsys, "--accept", "changed")[0] == 0
    assert "  quote:  'Nearly 12 people were killed in the harbour.'\n" in (
        project.root / "claims/storm.yaml"
    ).read_text("utf-8")


def test_a_quote_that_is_still_there_is_left_as_it_is(project, capsys):
    project.write("claims/storm.yaml", PINNED)
    edited(project, "moved")
    assert review(capsys, "--accept", "moved")[0] == 0
    assert (project.root / "claims/storm.yaml").read_text("utf-8") == PINNED


def test_a_claim_that_fails_with_its_new_quote_too_is_not_repointed(project, capsys):
    text = PINNED.replace("people were killed\n", "at least 11 people were killed\n")
    project.write("claims/storm.yaml", text)
    main(["lock"])
    path = project.root / "source" / "storm.txt"
    path.write_text(path.read_text("utf-8").replace("11 people", "9 people"), "utf-8")
    assert review(capsys, "--accept", "changed")[0] == 1
    assert (project.root / "claims/storm.yaml").read_text("utf-8") == text


def answered(monkeypatch, act, answers=("a",)):
    """Sit at a terminal: do something while the question stands there, then answer."""
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    def prompt(*_, **__):
        act()
        return next(given)

    given = iter(answers)
    monkeypatch.setattr("click.prompt", prompt)


class Terminal:
    @staticmethod
    def isatty():
        return True


def test_a_claim_file_that_changes_while_review_is_open_is_not_overwritten(pinned, capsys, monkeypatch):
    file, lock = pinned.root / "claims/storm.yaml", (pinned.root / LOCK_FILE).read_bytes()
    other = PINNED + "  - The storm reached the coast on Monday\n"
    answered(monkeypatch, lambda: file.write_text(other, "utf-8"))
    code, _, told = review(capsys)
    assert code == 2
    assert "the claim file was changed meanwhile, and nothing was written\n --> claims/storm.yaml" in told
    assert "run `claimcheck review` again" in told
    assert file.read_text("utf-8") == other
    assert (pinned.root / LOCK_FILE).read_bytes() == lock


def test_on_a_terminal_what_is_accepted_is_pinned(pinned, capsys, monkeypatch):
    answered(monkeypatch, lambda: None)
    assert review(capsys)[0] == 0
    assert (pinned.root / "claims/storm.yaml").read_text("utf-8") == PINNED.replace("11", "12")


def test_repoint_pins_another_sentence_by_its_number(pinned, capsys, monkeypatch):
    path = pinned.root / "source/storm.txt"
    path.write_text(path.read_text("utf-8") + "\nPolice said that 12 people were killed.\n", "utf-8")
    last = len(read_source(path, path.parent).sentences)
    answered(monkeypatch, lambda: None, ("r", 99, "r", last))
    code, _, told = review(capsys)
    assert code == 0
    assert f"storm has no sentence 99: they go from 1 to {last}" in told
    assert "'Police said that 12 people were killed.'" in (pinned.root / "claims/storm.yaml").read_text("utf-8")
    assert main(["verify", "--locked"]) == 0


def test_a_claim_that_pins_nothing_can_not_be_repointed(project, capsys, monkeypatch):
    edited(project, "reworded")
    answered(monkeypatch, lambda: None, ("r", "s"))
    code, _, told = review(capsys)
    assert code == 1
    assert "toll pins no words of a source that is here" in told


def test_what_is_rejected_stays_red_and_is_listed_with_its_place(pinned, capsys, monkeypatch):
    lock = (pinned.root / LOCK_FILE).read_bytes()
    answered(monkeypatch, lambda: None, ("j",))
    code, _, told = review(capsys)
    assert code == 1
    assert "rejected: toll (claims/storm.yaml:" in told
    assert (pinned.root / LOCK_FILE).read_bytes() == lock
    assert (pinned.root / "claims/storm.yaml").read_text("utf-8") == PINNED


def test_the_end_of_the_input_while_a_question_stands_there_writes_nothing(pinned, capsys, monkeypatch):
    lock = (pinned.root / LOCK_FILE).read_bytes()

    def gone():
        raise click.Abort

    answered(monkeypatch, gone)
    code, _, told = review(capsys)
    assert code == 130
    assert told.endswith("claimcheck: interrupted\n")
    assert (pinned.root / LOCK_FILE).read_bytes() == lock
    assert (pinned.root / "claims/storm.yaml").read_text("utf-8") == PINNED


def test_a_file_that_can_not_be_rewritten_alone_is_told(project, capsys):
    text = PINNED.replace("'At", "&q 'At") + "  - {id: other, claim: the storm reached the coast, quote: *q}\n"
    project.write("claims/storm.yaml", text)
    main(["lock"])
    edited(project, "changed")
    main(["lock"])
    code, _, told = review(capsys, "--accept", "changed")
    assert code == 2
    assert "the quotes of toll can't be replaced so that nothing else in the file changes" in told
    assert (project.root / "claims/storm.yaml").read_text("utf-8") == text
