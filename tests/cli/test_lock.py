"""``lock`` takes down what claims rest on, and ``verify`` tells what became of it."""

import pytest

from claimcheck.anchoring import digest
from claimcheck.cli import main
from claimcheck.project.lock import lock_text, read_lock
from claimcheck.project.names import LOCK_FILE
from tests.git import git, needs_git


def verify(capsys, *arguments):
    code = main(["verify", *arguments])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_a_lock_is_written_once_and_then_stays_as_it_is(project, capsys):
    assert main(["lock"]) == 0
    first = (project.root / LOCK_FILE).read_bytes()
    assert main(["lock"]) == 0
    assert (project.root / LOCK_FILE).read_bytes() == first
    assert capsys.readouterr().out == (
        "claimcheck.lock written: 2 claims locked\nclaimcheck.lock up to date: 2 claims locked\n"
    )
    assert main(["lock", "--check"]) == 0
    assert verify(capsys, "--locked")[0] == 0


def test_what_is_read_is_what_was_written(project):
    main(["lock"])
    lock = read_lock(project.root)
    assert lock_text(lock).encode() == (project.root / LOCK_FILE).read_bytes()
    assert [one.id for one in lock.claim] == sorted(one.id for one in lock.claim)
    hashes = {each.source_sha256 for one in lock.claim for each in one.evidence}
    assert hashes == {digest((project.root / "source" / "storm.txt").read_text("utf-8"))}


def test_a_changed_sentence_is_red_and_shows_both_values(project, capsys):
    main(["lock"])
    source = project.root / "source" / "storm.txt"
    text = source.read_text("utf-8")
    source.write_text(text.replace("11", "41"), "utf-8")
    code, printed = verify(capsys)
    assert code == 1
    assert "anchor-changed" in printed
    assert "“11” became “41”" in printed


def test_a_moved_sentence_is_green_and_told_when_asked(project, capsys):
    main(["lock"])
    source = project.root / "source" / "storm.txt"
    source.write_text("One more line stands here now.\n\n" + source.read_text("utf-8"), "utf-8")
    assert verify(capsys, "--locked")[0] == 0
    assert "is moved" in verify(capsys, "--min-severity", "info", "-v")[1]


def test_locked_wants_the_same_claims_on_both_sides(project, capsys):
    code, printed = verify(capsys, "--locked")
    assert code == 2
    assert "write one with `claimcheck lock`" in printed
    main(["lock"])
    project.write("claims/more.yaml", "source: storm\nclaims:\n  - id: new\n    claim: the storm came\n")
    code, printed = verify(capsys, "--locked", "--fail-on", "error")
    assert "claim `new` is not in claimcheck.lock" in printed
    assert code == 1
    (project.root / "claims" / "more.yaml").unlink()
    lock = project.root / LOCK_FILE
    lock.write_text(lock.read_text("utf-8").replace('id = "', 'id = "x-'), "utf-8")
    assert "and no claim file has it" in verify(capsys, "--locked")[1]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda text: text[: len(text) // 2], "cut off"),
        (lambda text: text.replace("schema = 1", "schema = 99"), "newer claimcheck"),
        (lambda text: text.replace("sentence = ", "sentences = "), "edited by hand"),
        (lambda text: text.replace('exact = "At least 11', 'exact = "At least 12'), "don't fit their hash"),
        (lambda text: text + text[text.index("[[claim]]") :], "twice"),
        (lambda text: text.replace("[[claim]]", "<<<<<<< HEAD\n[[claim]]", 1), "conflict markers"),
        (lambda _: "[" * 100_000, "cut off"),
        (lambda text: text.encode() + b"\xff", "not UTF-8"),
    ],
)
def test_a_broken_lock_is_2_and_left_as_it_is(project, capsys, damage, told):
    main(["lock"])
    path = project.root / LOCK_FILE
    broken = damage(path.read_text("utf-8"))
    broken = broken if isinstance(broken, bytes) else broken.encode()
    path.write_bytes(broken)
    code, printed = verify(capsys)
    assert code == 2
    assert told in printed
    assert "help" in printed
    assert main(["lock"]) == 2
    assert path.read_bytes() == broken


def test_a_claim_that_fails_is_not_locked_anew(project, capsys):
    main(["lock"])
    project.write(
        "claims/wrong.yaml", "source: storm\nclaims:\n  - id: wrong\n    claim: nobody saw the storm at all\n"
    )
    assert main(["lock"]) == 1
    assert "not locked: wrong" in capsys.readouterr().err
    assert "wrong" not in read_lock(project.root).by_id()


def add_claim(project, name, claim):
    project.write(f"claims/{name}.yaml", f"source: storm\nclaims:\n  - id: {name}\n    claim: {claim}\n")
    main(["lock"])
    git(project.root, "add", "-A")
    git(project.root, "commit", "-m", name)


@needs_git
@pytest.mark.parametrize(("ours", "theirs", "clean"), [("aa", "zz", True), ("mm", "mn", False)])
def test_two_branches_that_add_claims_merge_without_a_loss(project, capsys, ours, theirs, clean):
    git(project.root, "init")
    main(["lock"])
    git(project.root, "add", "-A")
    git(project.root, "commit", "-m", "start")
    git(project.root, "checkout", "-b", "other")
    add_claim(project, theirs, "At least 11 people were killed in the harbour")
    git(project.root, "checkout", "main")
    add_claim(project, ours, "On Monday the storm reached the coast")
    assert (git(project.root, "merge", "other", "-m", "merge", check=False).returncode == 0) is clean
    if not clean:  # both sides wrote at one place: told, never guessed
        code, printed = verify(capsys, "--locked")
        assert (code, "conflict markers" in printed) == (2, True)
        git(project.root, "checkout", "--ours", LOCK_FILE)
        assert main(["lock"]) == 0
    code, printed = verify(capsys, "--locked")
    assert code == 0, printed
    assert {ours, theirs, "toll"} <= read_lock(project.root).by_id().keys()


FERRY = "The ferry sank at noon. It had sailed from Cork.\n"


@needs_git
def test_a_source_that_shrank_since_its_lock_was_committed_is_told_with_the_words_that_are_missing(project, capsys):
    source = project.root / "source" / "storm.txt"
    whole = source.read_text("utf-8") + FERRY
    source.write_text(whole, "utf-8")
    main(["lock"])
    git(project.root, "init")
    git(project.root, "add", "--all")
    git(project.root, "commit", "-m", "Locked")
    source.write_text(whole.replace(FERRY, ""), "utf-8")
    code, printed = verify(capsys)
    assert code == 0
    assert "CC411" in printed
    gone = "10 words (“The ferry sank at noon It had sailed from Cork”)"
    assert f"source `storm` had 26 words when it was locked and has 16; missing: {gone}" in printed
    assert verify(capsys, "--fail-on", "warning")[0] == 1
    assert main(["lock"]) == 0
    assert "CC411" not in verify(capsys)[1]


def test_without_git_a_source_that_shrank_is_told_with_the_words_that_the_lock_has(project, capsys):
    main(["lock"])
    source = project.root / "source" / "storm.txt"
    source.write_text(source.read_text("utf-8").replace(" in the harbour", ""), "utf-8")
    printed = verify(capsys)[1]
    told = "had 16 words when it was locked and has 13; missing of the sentences that claims rested on: 2 words"
    assert f"{told} (“in harbour”)" in printed


def test_a_source_that_grew_or_a_lock_of_before_says_nothing(project, capsys):
    main(["lock"])
    path = project.root / LOCK_FILE
    text = path.read_text("utf-8")
    assert "[[source]]" in text
    source = project.root / "source" / "storm.txt"
    source.write_text(source.read_text("utf-8") + "More was said.\n", "utf-8")
    assert "CC411" not in verify(capsys)[1]
    path.write_text(text.replace('[[source]]\nid = "storm"\nwords = 16\n', ""), "utf-8")
    assert read_lock(project.root).source == ()
    assert verify(capsys)[0] == 0
