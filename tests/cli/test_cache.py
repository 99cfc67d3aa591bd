"""The cache at the command line: the same bytes with and without, and nothing that it holds is believed."""

import shutil

import pytest

from claimcheck.cli import main
from claimcheck.project.cache import FOLDER, shards


@pytest.fixture
def run(capsys):
    """Run a command; return its exit code, stdout and stderr."""

    def call(*words):
        code = main(list(words))
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.mark.parametrize("form", ["full", "json", "html", "sarif"])
def test_a_cached_run_gives_the_same_bytes(project, run, form):
    project.write("claims/more.yaml", "source: storm\nclaims: [At least 12 people were killed]\n")
    fresh = run("verify", "--no-cache", "--format", form)
    assert not (project.root / FOLDER).exists()
    assert run("verify", "--format", form) == fresh
    assert run("verify", "--format", form) == fresh


@pytest.mark.usefixtures("project")
def test_a_cached_run_makes_no_judge(run, monkeypatch):
    run("verify")
    monkeypatch.delattr("claimcheck.engine.judge.Judge.__init__")
    assert run("verify")[0] == 0
    assert run("verify", "--no-cache")[0] == 2


def test_an_edit_of_the_source_turns_a_cached_claim_red(project, run):
    assert run("verify")[0] == 0
    project.write("source/storm.txt", "The storm reached the coast on Monday.\nAt least 10 people were killed there.\n")
    assert run("verify")[0] == 1


def test_a_cut_cache_costs_a_note_and_is_written_anew(project, run):
    fresh = run("verify")
    (shard,) = shards(project.root / FOLDER)
    whole = shard.read_bytes()
    shard.write_bytes(whole[:-20])
    code, out, err = run("verify")
    assert (code, out) == fresh[:2]
    assert err == "the cache is not used: it was cut, changed, or written by somebody else\n"
    assert shard.read_bytes() == whole
    assert run("verify") == fresh


def test_a_verdict_that_somebody_made_up_is_not_believed(project, run):
    project.write("claims/storm.yaml", "source: storm\nclaims: [At least 12 people were killed]\n")
    assert run("verify")[0] == 1
    (shard,) = shards(project.root / FOLDER)
    shard.write_bytes(shard.read_bytes().replace(b"contradicted", b"supported").replace(b"unsupported", b"supported"))
    assert run("verify")[0] == 1


@pytest.mark.usefixtures("project")
def test_a_cache_that_came_with_a_project_is_not_believed(run, monkeypatch, tmp_path):
    run("verify")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another user"))
    code, _, err = run("verify")
    assert code == 0
    assert "written by somebody else" in err


def test_a_folder_that_can_not_be_written_costs_a_note(project, run):
    project.write(FOLDER, "a file")
    code, out, err = run("verify")
    assert code == 0
    assert "2 supported" in out
    assert err == "the cache is not used: it is no folder\n"


def test_info_and_clear(project, run):
    run("verify")
    (shard,) = shards(project.root / FOLDER)
    where, size = project.root / FOLDER, shard.stat().st_size
    assert run("cache", "info") == (0, f"{where}: 1 file, {size:,} bytes\n", "")
    assert run("cache", "clear") == (0, f"{where}: 1 file, {size:,} bytes deleted\n", "")
    assert run("cache", "info") == (0, f"{where}: 0 files, 0 bytes\n", "")


def test_clear_deletes_nothing_that_is_not_the_cache(project, run):
    project.write(f"{FOLDER}/mine.txt", "kept")
    outside = project.write("elsewhere/x.shard", "kept")
    run("verify")
    run("cache", "clear")
    assert (project.root / FOLDER / "mine.txt").read_text() == "kept"
    shutil.rmtree(project.root / FOLDER)
    (project.root / FOLDER).symlink_to(outside.parent)
    run("cache", "clear")
    assert outside.read_text() == "kept"
