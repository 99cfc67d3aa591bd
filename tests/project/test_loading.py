from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from claimcheck import readers
from claimcheck.errors import SourceError, UsageError
from claimcheck.project import Loaded, Project, load
from tests.project.trees import write

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model import Source

SENTENCE = "The bridge opened on 4 May. At least 11 people came.\n"


def project(root: Path, claims: str, *sources: str) -> Project:
    """Write a project of one claim file and some sources that all say the same."""
    write(root, "claims/a.yaml", claims)
    for name in sources:
        write(root, f"source/{name}", SENTENCE)
    return Project(root)


def told(loaded: Loaded) -> list[tuple[str, str | None, int | None, int | None, str]]:
    return [(found.code, found.path, found.line, found.column, found.message) for found in loaded.problems]


def test_claims_and_the_sources_they_name_are_read(tmp_path: Path) -> None:
    loaded = load(
        project(
            tmp_path, "source: harbour\nclaims: [one, {claim: two, source: sub/b}]", "harbour.txt", "sub/b.md", "c.txt"
        )
    )
    assert [claim.text for claim in loaded.claims] == ["one", "two"]
    assert list(loaded.sources) == ["harbour", "sub/b"]
    assert [source.id for source in loaded.sources.values()] == ["harbour", "sub/b"]
    assert [source.path for source in loaded.sources.values()] == ["source/harbour.txt", "source/sub/b.md"]
    assert loaded.files == ("claims/a.yaml",)
    assert not loaded.problems


def test_all_sources_are_read_when_a_claim_names_none(tmp_path: Path) -> None:
    loaded = load(project(tmp_path, "claims: [one, {claim: two, source: b}]", "b.txt", "a.txt", "c/d.txt"))
    assert list(loaded.sources) == ["a", "b", "c/d"]


def test_each_source_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str | None] = []
    real = readers.read_source

    def counting(path: Path, root: Path, id: str | None = None) -> Source:  # noqa: A002 (the reader's own name)
        seen.append(id)
        return real(path, root, id)

    monkeypatch.setattr(readers, "read_source", counting)
    write(tmp_path, "claims/b.yaml", "source: [a, b]\nclaims: [three, four]")
    load(project(tmp_path, "source: [a, b]\nclaims: [one, {claim: two, source: a}]", "a.txt", "b.txt"))
    assert seen == ["a", "b"]


@pytest.mark.parametrize(
    ("named", "hint"),
    [
        ("harbor", "did you mean `harbour`?"),
        ("harbour.txt", "leave the ending out: `harbour`"),
        ("Harbour", "did you mean `harbour`?"),
        ("source/harbour", "did you mean `harbour`?"),
        ("b", "did you mean `sub/b`?"),
        ("zzz", "sources here: harbour, sub/b"),
    ],
)
def test_an_unknown_source_is_told_where_it_is_named_with_the_nearest(tmp_path: Path, named: str, hint: str) -> None:
    loaded = load(
        project(
            tmp_path, f"source: harbour\nclaims:\n- one\n- claim: two\n  source: {named}\n", "harbour.txt", "sub/b.txt"
        )
    )
    assert told(loaded) == [("CC401", "claims/a.yaml", 5, 11, f"there is no source `{named}`")]
    assert loaded.problems[0].hint == hint
    assert list(loaded.sources) == ["harbour"]
    assert [claim.id for claim in loaded.claims] == ["one", "two"]


def test_an_unknown_source_of_a_whole_file_is_told_once(tmp_path: Path) -> None:
    loaded = load(project(tmp_path, "source: harbor\nclaims: [one, two, three]", "harbour.txt"))
    assert told(loaded) == [("CC401", "claims/a.yaml", 1, 9, "there is no source `harbor`")]


@pytest.mark.parametrize(
    ("content", "line", "column", "message"),
    [
        (b"", None, None, "source `a` can't be used: it is empty"),
        (b"one two\ncaf\xe9\n", 2, 4, "source `a` can't be used: it is not UTF-8: byte 0xe9"),
        (b"PNG\x00\x00", 1, 4, "source `a` can't be used: it is binary"),
    ],
)
def test_a_source_that_can_not_be_read_is_a_problem_that_hides_nothing(
    tmp_path: Path, content: bytes, line: int | None, column: int | None, message: str
) -> None:
    made = project(tmp_path, "claims: [one]", "b.txt")
    write(tmp_path, "source/a.txt", content)
    loaded = load(made)
    ((code, path, *place, found),) = told(loaded)
    assert (code, path, place) == ("CC401", "source/a.txt", [line, column])
    assert found.startswith(message)
    assert list(loaded.sources) == ["b"]
    assert len(loaded.claims) == 1


def test_a_file_of_no_known_format_is_a_warning_unless_it_is_named(tmp_path: Path) -> None:
    made = project(tmp_path, "claims: [one]", "a.txt", "b.png")
    assert [(found.path, found.severity.value) for found in load(made).problems] == [("source/b.png", "warning")]
    write(tmp_path, "claims/a.yaml", "source: b\nclaims: [one]")
    assert [(found.path, found.severity.value) for found in load(made).problems] == [("source/b.png", "error")]
    write(tmp_path, "claims/a.yaml", "source: a\nclaims: [one]")
    assert not load(made).problems


def test_two_sources_of_one_id_are_a_problem_to_whoever_needs_them(tmp_path: Path) -> None:
    made = project(tmp_path, "source: a\nclaims: [one]", "a.txt", "a.md", "b.txt")
    (found,) = load(made).problems
    assert (found.code, found.severity.value) == ("CC403", "error")
    assert "source/a.md and source/a.txt" in found.message
    write(tmp_path, "claims/a.yaml", "source: b\nclaims: [one]")
    assert not load(made).problems


def test_a_source_folder_that_is_missing_is_one_problem(tmp_path: Path) -> None:
    loaded = load(project(tmp_path, "source: a\nclaims: [one, {claim: two, source: b}]"))
    assert told(loaded) == [("CC401", "source", None, None, "there is no source folder `source`")]


def test_a_source_folder_without_a_source_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    loaded = load(project(tmp_path, "claims: [one]"))
    assert told(loaded) == [("CC401", "source", None, None, "there is no source here that can be read")]


def test_a_source_folder_that_leads_out_of_the_project_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "secret/a.txt", SENTENCE)
    root = tmp_path / "here"
    made = project(root, "source: a\nclaims: [one]")
    (root / "source").symlink_to(tmp_path / "secret")
    loaded = load(made)
    assert not loaded.sources
    assert "can't be read: it is a link that leads out of the project" in [found.message for found in loaded.problems]


def test_without_claims_nothing_is_read_and_nothing_is_wrong(tmp_path: Path) -> None:
    assert load(Project(tmp_path)) == Loaded()


def test_problems_of_all_files_are_told_at_once_and_good_claims_are_kept(tmp_path: Path) -> None:
    made = project(tmp_path, "source: a\nclaims: ['', one, {claim: x, id: y}]", "a.txt")
    write(tmp_path, "claims/b.toml", "claims = [")
    write(tmp_path, "claims/c.jsonl", '{"claim": "two", "id": "y"}\n{')
    write(tmp_path, "claims/d.yaml", b"\xff")
    loaded = load(made)
    assert [claim.text for claim in loaded.claims] == ["one", "x", "two"]
    assert [(found.code, found.path) for found in loaded.problems] == [
        ("CC402", "claims/a.yaml"),
        ("CC402", "claims/b.toml"),
        ("CC403", "claims/c.jsonl"),
        ("CC402", "claims/c.jsonl"),
        ("CC402", "claims/d.yaml"),
    ]
    assert loaded.files == ("claims/a.yaml", "claims/b.toml", "claims/c.jsonl", "claims/d.yaml")


def test_the_sources_of_a_claim_with_a_mistake_are_looked_at_too(tmp_path: Path) -> None:
    loaded = load(project(tmp_path, "claims: [{claim: one, source: none, expct: x}]", "a.txt"))
    assert [found.column for found in loaded.problems] == [31, 37]


def test_the_same_project_is_loaded_the_same_every_time(tmp_path: Path) -> None:
    made = project(tmp_path, "claims: [one, One, {claim: x, source: [b, none]}]", "b.txt", "a.txt", "c.png")
    assert load(made) == load(made)


def test_a_path_that_does_not_exist_is_an_error_of_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        load(project(tmp_path, "claims: [one]"), [tmp_path / "none"])


def test_one_source_is_read_by_its_id(tmp_path: Path) -> None:
    made = project(tmp_path, "claims: [one]", "a.txt", "sub/b.txt", "c.png")
    assert made.source("sub/b").text == SENTENCE
    with pytest.raises(SourceError, match=r"there is no source `sub/c`.*did you mean `sub/b`"):
        made.source("sub/c")
    with pytest.raises(SourceError, match=r"no reader for \.png files"):
        made.source("c")
    with pytest.raises(SourceError, match=r"there is no source `\.\./claims/a`"):
        made.source("../claims/a")


def test_thousands_of_unknown_sources_among_thousands_take_no_time(tmp_path: Path) -> None:
    names = ", ".join(f"missing-{n}" for n in range(3000))
    made = project(tmp_path, f"source: [{names}]\nclaims: [one]", "a.txt")
    for n in range(1000):
        write(tmp_path, f"source/report-of-the-council-{n}.txt", "")
    began = time.perf_counter()
    loaded = load(made)
    assert time.perf_counter() - began < 5
    assert len(loaded.problems) == 1001
    assert "2000 more places of this file name a source that is not there" in {
        found.message for found in loaded.problems
    }


def test_accents_may_be_typed_in_one_piece_or_taken_apart(tmp_path: Path) -> None:
    one, apart = "caf\u00e9", "cafe\u0301"
    made = project(tmp_path, f"claims: [{{claim: a, source: {one}}}, {{claim: b, source: {apart}}}]", f"{apart}.txt")
    loaded = load(made)
    assert not loaded.problems
    assert [claim.sources for claim in loaded.claims] == [(one,), (one,)]
    assert list(loaded.sources) == [one]
    assert made.source(apart).id == one
