from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck.errors import SettingsError, UsageError
from claimcheck.project import Project, Settings, claim_files, find_project, source_files
from tests.project.trees import write


def relative(project: Project, paths: tuple[Path, ...]) -> list[str]:
    return [project.relative(path) for path in paths]


def test_the_nearest_settings_going_up_make_the_project(tmp_path: Path) -> None:
    write(tmp_path, "claimcheck.toml", 'source = "outer"')
    inner = write(tmp_path, "a/pyproject.toml", '[tool.claimcheck]\nsource = "inner"')
    deep = write(tmp_path, "a/b/c/text.txt", "x")
    for start in (inner.parent, deep.parent, deep, deep.with_name("missing"), deep / "missing" / "too"):
        project = find_project(start)
        assert (project.root, project.settings.source, project.config) == (tmp_path / "a", "inner", inner)
    assert find_project(tmp_path).settings.source == "outer"


def test_a_shared_file_without_our_table_does_not_end_the_search(tmp_path: Path) -> None:
    write(tmp_path, "claimcheck.toml", "")
    write(tmp_path, "a/pyproject.toml", "[project]\nname = 'x'\n")
    assert find_project(tmp_path / "a").root == tmp_path


def test_without_settings_the_nearest_folder_with_sources_and_claims_is_the_project(tmp_path: Path) -> None:
    write(tmp_path, "source/a.txt", "x")
    write(tmp_path, "claims/sub/a.yaml", "x")
    project = find_project(tmp_path / "claims" / "sub")
    assert (project.root, project.settings, project.config) == (tmp_path, Settings(), None)


def test_without_anything_the_project_is_where_the_search_began(tmp_path: Path) -> None:
    write(tmp_path, "claims/a.yaml", "x")
    assert find_project(tmp_path / "claims").root == tmp_path / "claims"
    assert find_project(tmp_path / "claims" / "a.yaml").root == tmp_path / "claims"


def test_the_search_begins_in_the_folder_of_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "claimcheck.toml", "")
    monkeypatch.chdir(tmp_path)
    assert find_project(Path()).root == tmp_path


def test_broken_settings_are_an_error_and_not_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "claimcheck.toml", "")
    write(tmp_path, "a/claimcheck.toml", "x = 1")
    with pytest.raises(SettingsError):
        find_project(tmp_path / "a")


def test_claim_files_are_found_at_any_depth_in_order_of_their_path(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.md", "c/a.toml", "c.jsonl", "d.YML", "e.markdown"):
        write(tmp_path, f"claims/{name}", "x")
    for name in ("README.md", ".hidden.yaml", ".git/x.yaml", "notes.rst", "c/readme.md", "a.yaml~"):
        write(tmp_path, f"claims/{name}", "x")
    project = Project(tmp_path)
    found = claim_files(project)
    expected = ["a.md", "b.yaml", "c.jsonl", "c/a.toml", "d.YML", "e.markdown"]
    assert relative(project, found.paths) == [f"claims/{name}" for name in expected]
    assert not found.problems


def test_a_project_without_a_claims_folder_has_no_claim_files(tmp_path: Path) -> None:
    assert claim_files(Project(tmp_path)) == ((), ())


def test_a_file_in_which_claims_may_stand_unread_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, "claims/a.json", "[]")
    (problem,) = claim_files(Project(tmp_path)).problems
    assert (problem.path, problem.severity, problem.code) == ("claims/a.json", "warning", "CC402")
    assert ".jsonl" in (problem.hint or "")


def test_named_files_and_folders_alone_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("claims/a.yaml", "claims/sub/b.yaml", "claims/sub/c.yaml", "elsewhere/README.md", "claims/d.yaml"):
        write(tmp_path, name, "x")
    project = Project(tmp_path)
    monkeypatch.chdir(tmp_path / "claims")
    wanted = [Path("sub"), Path("../elsewhere/README.md"), Path("d.yaml"), tmp_path / "claims" / "d.yaml"]
    found = claim_files(project, wanted)
    assert relative(project, found.paths) == [
        "claims/d.yaml",
        "claims/sub/b.yaml",
        "claims/sub/c.yaml",
        "elsewhere/README.md",
    ]


def test_a_path_that_does_not_exist_is_an_error_of_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no such file or folder: .*none\.yaml"):
        claim_files(Project(tmp_path), [tmp_path / "none.yaml"])


def test_a_path_outside_the_project_is_an_error_of_usage(tmp_path: Path) -> None:
    other = write(tmp_path, "other/a.yaml", "x")
    (tmp_path / "here").mkdir()
    with pytest.raises(UsageError, match="lies outside the project"):
        claim_files(Project(tmp_path / "here"), [other])


@pytest.mark.parametrize("target", ["file", "folder"])
def test_a_link_that_leads_out_of_the_project_is_refused(tmp_path: Path, target: str) -> None:
    secret = write(tmp_path, "secret/a.yaml", "claims: [secret]")
    root = tmp_path / "here"
    write(root, "claims/b.yaml", "x")
    (root / "claims" / "out.yaml").symlink_to(secret if target == "file" else secret.parent)
    found = claim_files(Project(root))
    assert relative(Project(root), found.paths) == ["claims/b.yaml"]
    (problem,) = found.problems
    assert (problem.path, problem.severity) == ("claims/out.yaml", "error")
    assert "leads out of the project" in problem.message


def test_a_named_link_that_leads_out_of_the_project_is_refused(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret/a.yaml", "claims: [secret]")
    root = tmp_path / "here"
    root.mkdir()
    (root / "out.yaml").symlink_to(secret)
    found = claim_files(Project(root), [root / "out.yaml"])
    assert not found.paths
    assert "leads out of the project" in found.problems[0].message


def test_a_link_inside_the_project_is_followed_once(tmp_path: Path) -> None:
    write(tmp_path, "shared/a.yaml", "x")
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "one").symlink_to("../shared")
    (tmp_path / "claims" / "two").symlink_to("../shared")
    (tmp_path / "shared" / "up").symlink_to("../claims")
    project = Project(tmp_path)
    assert relative(project, claim_files(project).paths) == ["claims/one/a.yaml"]


def test_a_link_to_itself_and_one_to_nothing_are_problems(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "a.yaml").symlink_to("a.yaml")
    (tmp_path / "claims" / "b.yaml").symlink_to("none.yaml")
    found = claim_files(Project(tmp_path))
    assert [problem.path for problem in found.problems] == ["claims/a.yaml", "claims/b.yaml"]


def test_a_project_behind_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path, "real/claims/a.yaml", "x")
    write(tmp_path, "real/source/a.txt", "x")
    (tmp_path / "link").symlink_to("real")
    project = find_project(tmp_path / "link" / "claims" / "a.yaml")
    assert project.root == tmp_path / "link"
    found = claim_files(project, [tmp_path / "link" / "claims"])
    assert (relative(project, found.paths), found.problems) == (["claims/a.yaml"], ())
    assert list(source_files(project).readable) == ["a"]


def test_sources_have_their_path_without_the_ending_as_id(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/b.txt", "sub/deep/c.txt", "v1.2.txt", "README.md", "UPPER.TXT"):
        write(tmp_path, f"source/{name}", "x")
    write(tmp_path, "source/.hidden.txt", "x")
    found = source_files(Project(tmp_path))
    assert sorted(found.readable) == ["README", "UPPER", "a", "b", "sub/b", "sub/deep/c", "v1.2"]
    paths = list(found.readable.values())
    assert paths == sorted(paths, key=Path.as_posix)
    assert not found.faults


def test_two_sources_of_one_id_are_both_refused_and_both_named(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "b.txt"):
        write(tmp_path, f"source/{name}", "x")
    found = source_files(Project(tmp_path))
    assert list(found.readable) == ["b"]
    assert found.faults["a"].code == "CC403"
    assert found.faults["a"].message == "two sources have the id `a`: source/a.md and source/a.txt"


def test_a_file_of_no_known_format_is_a_fault_but_takes_no_name_away(tmp_path: Path) -> None:
    for name in ("a.png", "a.txt", "b.png", "c"):
        write(tmp_path, f"source/{name}", "x")
    found = source_files(Project(tmp_path))
    assert list(found.readable) == ["a"]
    assert found.faults["b"].message == "this file is not read: there is no reader for .png files"
    assert found.faults["c"].message == "this file is not read: there is no reader for files without an ending"
    assert {fault.severity.value for fault in found.faults.values()} == {"warning"}


def test_a_source_behind_a_link_that_leads_out_is_a_fault(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.txt", "x")
    root = tmp_path / "here"
    (root / "source").mkdir(parents=True)
    (root / "source" / "a.txt").symlink_to(secret)
    found = source_files(Project(root))
    assert not found.readable
    assert "leads out of the project" in found.faults["a"].message


def test_a_folder_without_permission_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "claims/sub/a.yaml", "x")
    (tmp_path / "claims" / "sub").chmod(0)
    try:
        if os.access(tmp_path / "claims" / "sub", os.R_OK):
            pytest.skip("this user may read every folder")
        assert claim_files(Project(tmp_path)).problems[0].path == "claims/sub"
    finally:
        (tmp_path / "claims" / "sub").chmod(0o755)
