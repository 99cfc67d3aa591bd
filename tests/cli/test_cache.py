"""The cache at the command line: the same bytes with and without, and nothing that it holds is believed."""

import os
import shutil
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.cli import main, verify
from claimcheck.project.cache import fingerprint, runs, shards
from claimcheck.project.names import CACHE_FOLDER


@pytest.fixture
def run(capsys):
    """Run a command; return its exit code, stdout and stderr."""

    def call(*words):
        code = main(list(words))
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


@pytest.fixture
def checks(monkeypatch):
    """List the checks that were made, and not told again."""
    made, check = [], verify._report

    def counted(*given, **named):
        made.append(given)
        return check(*given, **named)

    monkeypatch.setattr(verify, "_report", counted)
    return made


def held(project):
    """Return the shard of verdicts and the one of a whole run."""
    return sorted(shards(project.root / CACHE_FOLDER), key=lambda path: b"\nrun " in path.read_bytes())


@pytest.mark.parametrize("form", ["full", "json", "html", "sarif"])
def test_a_cached_run_gives_the_same_bytes(project, run, form):
    project.write("claims/more.yaml", "source: storm\nclaims: [At least 12 people were killed]\n")
    fresh = run("verify", "--no-cache", "--format", form)
    assert not (project.root / CACHE_FOLDER).exists()
    assert run("verify", "--format", form) == fresh
    assert run("verify", "--format", form) == fresh


@pytest.mark.usefixtures("project")
def test_a_cached_run_makes_no_judge(run, monkeypatch):
    run("verify")
    monkeypatch.delattr("claimcheck.engine.judge.Judge.__init__")
    assert run("verify")[0] == 0
    assert run("verify", "--verbose")[0] == 0  # another run, of the same verdicts
    assert run("verify", "--no-cache")[0] == 2


def test_an_edit_of_the_source_turns_a_cached_claim_red(project, run):
    assert run("verify")[0] == 0
    project.write("source/storm.txt", "The storm reached the coast on Monday.\nAt least 10 people were killed there.\n")
    assert run("verify")[0] == 1


def test_a_cut_cache_costs_a_note_and_is_written_anew(project, run):
    fresh = run("verify")
    for cut in (held(project), held(project)[1:]):
        whole = [shard.read_bytes() for shard in cut]
        for shard in cut:
            shard.write_bytes(shard.read_bytes()[:-20])
        code, out, err = run("verify")
        assert (code, out) == fresh[:2]
        assert err == "the cache is not used: it was cut, changed, or written by somebody else\n"
        assert [shard.read_bytes() for shard in cut] == whole
        assert run("verify") == fresh


def test_a_verdict_that_somebody_made_up_is_not_believed(project, run):
    project.write("claims/storm.yaml", "source: storm\nclaims: [At least 12 people were killed]\n")
    assert run("verify")[0] == 1
    for shard in held(project):
        told = shard.read_bytes().replace(b"contradicted", b"supported").replace(b"unsupported", b"supported")
        shard.write_bytes(told.replace(b'"code": 1', b'"code": 0'))
        assert run("verify")[0] == 1


@pytest.mark.usefixtures("project")
def test_a_cache_that_came_with_a_project_is_not_believed(run, monkeypatch, tmp_path):
    run("verify")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another user"))
    code, _, err = run("verify")
    assert code == 0
    assert "written by somebody else" in err


def test_a_folder_that_can_not_be_written_costs_a_note(project, run):
    project.write(CACHE_FOLDER, "a file")
    code, out, err = run("verify")
    assert code == 0
    assert "2 supported" in out
    assert err == "the cache is not used: it is no folder\n"


def test_info_and_clear(project, run):
    run("verify")
    where, shards = project.root / CACHE_FOLDER, held(project)
    files, size = len(shards), sum(shard.stat().st_size for shard in shards)
    assert files == 4, "verdicts, what was asked for them, the sentences of the source, and the run"
    assert run("cache", "info") == (0, f"{where}: {files} files, {size:,} bytes\n", "")
    assert run("cache", "clear") == (0, f"{where}: {files} files, {size:,} bytes deleted\n", "")
    assert run("cache", "info") == (0, f"{where}: 0 files, 0 bytes\n", "")


def test_clear_deletes_nothing_that_is_not_the_cache(project, run):
    project.write(f"{CACHE_FOLDER}/mine.txt", "kept")
    outside = project.write("elsewhere/x.shard", "kept")
    run("verify")
    run("cache", "clear")
    assert (project.root / CACHE_FOLDER / "mine.txt").read_text() == "kept"
    shutil.rmtree(project.root / CACHE_FOLDER)
    (project.root / CACHE_FOLDER).symlink_to(outside.parent)
    run("cache", "clear")
    assert outside.read_text() == "kept"


MORE = "source: storm\nclaims: [The storm reached the coast]\n"
TABLE = '[tool.claimcheck]\nmin_severity = "info"\n'
CHANGES = {
    "a source": lambda project: project.write("source/storm.txt", "Nothing of the kind.\n"),
    "a source that no claim names": lambda project: project.write("source/more.txt", "It rained.\n"),
    "a source less": lambda project: (project.root / "source/storm.txt").unlink(),
    "a file that is no source": lambda project: project.write("source/notes.xyz", "?"),
    "a claim": lambda project: project.write("claims/storm.yaml", MORE),
    "a claim file more": lambda project: project.write("claims/deep/more.yaml", MORE),
    "a claim file less": lambda project: (project.root / "claims/storm.yaml").unlink(),
    "a claim file's name": lambda project: (project.root / "claims/storm.yaml").rename("claims/flood.yaml"),
    "settings": lambda project: project.write("claimcheck.toml", 'fail_on = "never"\n'),
    "settings of another file": lambda project: project.write("pyproject.toml", TABLE),
    "a lock": lambda project: project.write("claimcheck.lock", "no lock\n"),
    "a baseline": lambda project: project.write("claimcheck-baseline.json", '{"schema": 1, "claims": []}'),
    "a link among the sources": lambda project: (project.root / "source/more.txt").symlink_to("storm.txt"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_run_is_told_again_until_anything_that_it_reads_has_changed(project, run, checks, change):
    assert run("verify") == run("verify")
    assert len(checks) == 1
    change(project)
    changed = run("verify")
    assert len(checks) == 2
    assert changed == run("verify", "--no-cache")


@pytest.mark.usefixtures("project")
def test_options_and_what_a_terminal_can_show_are_part_of_what_is_asked(run, checks, monkeypatch):
    run("verify")
    for words in (["--verbose"], ["--format", "json"], ["--strictness", "high"], ["claims"], ["--explain"]):
        assert run("verify", *words) == run("verify", *words, "--no-cache")
    assert len(checks) == 11
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("verify")[1]
    assert len(checks) == 12


def test_another_folder_day_or_installation_is_another_run(project, run, checks, monkeypatch):
    def day_after(start, asked, day):
        return runs.LastRun(start, asked, date.fromordinal(day.toordinal() + 1), runs.installation())

    run("verify")
    monkeypatch.chdir(project.root / "claims")
    run("verify")
    monkeypatch.chdir(project.root)
    with monkeypatch.context() as patch:
        patch.setattr(runs, "installation", lambda: "other")
        patch.setattr(fingerprint, "_first", [])
        run("verify")
    monkeypatch.setattr(runs, "last_run", day_after)
    run("verify")
    assert len(checks) == 4
    run("verify")
    assert len(checks) == 4


def test_a_text_that_readers_see_and_a_report_to_compare_with_are_read_too(project, run, checks):
    project.write("claims/more.yaml", "published_in: docs/report.md\n" + MORE)
    report = project.write("docs/report.md", "The storm reached the coast.\n")
    old = project.write("old.json", run("verify", "--format", "json")[1])
    told = run("verify", "--against", "old.json")
    assert run("verify", "--against", "old.json") == told
    assert len(checks) == 2
    old.write_text(old.read_text().replace('"verdict": "supported"', '"verdict": "unsupported"'))
    code, _, err = run("verify", "--against", "old.json")
    assert (code, err != told[2]) == (0, True)
    report.write_text("The storm never came.\n")
    assert run("verify", "--against", "old.json")[0] == 1
    assert len(checks) == 4


SPY = """
import os, sys
from claimcheck.cli import main
from claimcheck.project.cache import runs

root, opened, watched, keep = os.getcwd(), set(), set(), runs.LastRun.keep

def kept(last, *given):
    watched.update(last._saw)
    keep(last, *given)

def spy(event, given):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(given[0], str):
        opened.add(os.path.abspath(given[0]))

runs.LastRun.keep = kept
sys.addaudithook(spy)
code = main(sys.argv[1:])
cache = os.path.join(root, ".claimcheck_cache")
inside = {path for path in opened if path.startswith(root + os.sep) and not path.startswith(cache)}
sys.stderr.write(repr(sorted(path for path in inside if not any(path.startswith(seen) for seen in watched))))
sys.exit(code if len(inside) > 6 else 99)
"""


def test_all_that_a_run_opens_was_looked_at_before(project, run):
    project.write("claims/more.yaml", "published_in: docs/report.md\n" + MORE)
    project.write("docs/report.md", "The storm reached the coast.\n")
    project.write("claimcheck.toml", "[folders.'claims/more.yaml']\nseverity = {CC101 = 'warning'}\n")
    project.write("claimcheck-baseline.json", '{"schema": 1, "claims": []}')
    project.write("old.json", run("verify", "--no-cache", "--format", "json")[1])
    assert run("lock")[0] == 0
    done = subprocess.run(
        [sys.executable, "-", "verify", "--locked", "--against", "old.json"],
        input=SPY, capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "[]")


def test_a_file_that_is_changed_and_changed_back_while_it_is_read_is_not_believed(project, run, monkeypatch):
    source, read = project.root / "source/storm.txt", verify._loaded
    good = source.read_text()

    def disturbed(*given):
        source.write_text("Nothing of the kind.\n")
        loaded = read(*given)
        source.write_text(good)
        return loaded

    monkeypatch.setattr(verify, "_loaded", disturbed)
    assert run("verify")[0] == 1
    monkeypatch.setattr(verify, "_loaded", read)
    assert run("verify")[0] == 0


def test_files_are_written_again_and_never_among_the_sources(project, run, checks):
    words = ("verify", "--output", "json=out/a.json", "--output", "junit=b.xml")
    (project.root / "out").mkdir()
    fresh = run(*words)
    written = [(project.root / name).read_bytes() for name in ("out/a.json", "b.xml")]
    for name in ("out/a.json", "b.xml"):
        (project.root / name).unlink()
    assert run(*words) == fresh
    assert [(project.root / name).read_bytes() for name in ("out/a.json", "b.xml")] == written
    shutil.rmtree(project.root / "out")
    (project.root / "out").symlink_to("source")
    assert run(*words)[0] == 2
    assert len(checks) == 1
    assert not (project.root / "source/a.json").exists()


def test_with_no_cache_nothing_is_told_again(project, run, checks, monkeypatch):
    run("verify")
    kept = {shard: shard.read_bytes() for shard in held(project)}
    run("verify", "--no-cache")
    monkeypatch.setenv("CI", "1")
    run("verify")
    assert len(checks) == 3
    assert {shard: shard.read_bytes() for shard in held(project)} == kept


TEXTS = (
    "The storm reached the coast on Monday. At least 11 people were killed.",
    "The storm reached the coast on Monday. At least 12 people were killed.",
    "Nobody saw the storm.",
)
FILES = {
    "source/storm.txt": TEXTS,
    "source/deep/flood.md": TEXTS,
    "source/odd.xyz": ("?",),
    "claims/a.yaml": (
        "claims: [at least 11 people were killed]",
        "claims: [The storm reached the coast]",
        "claims: [",
        "published_in: report.md\nclaims: [The storm reached the coast]",
    ),
    "claims/b.yaml": ("source: storm\nclaims: [Nobody saw the storm]", "source: flood\nclaims: [it rained]"),
    "report.md": ("The storm reached the coast.", "The storm never reached the coast."),
    "claimcheck.toml": ('strictness = "high"', 'fail_on = "never"', 'source = "claims"', "broken"),
    "pyproject.toml": ("[tool.claimcheck]\nmin_severity = 'info'", "[tool.other]"),
    "claimcheck-baseline.json": ('{"schema": 1, "claims": []}',),
}
EDITS = st.sampled_from([(name, text) for name, texts in FILES.items() for text in (None, *texts)])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EDITS, min_size=1, max_size=12), st.lists(st.integers(0, 2), max_size=12))
def test_after_any_edits_a_run_says_what_a_fresh_one_says(tmp_path_factory, run, edits, more):
    root = tmp_path_factory.mktemp("edited")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        for at, (name, text) in enumerate(edits):
            if text is None:
                (root / name).unlink(missing_ok=True)
            else:
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text)
                os.utime(root / name, (1, 1))  # no time may tell
            for _ in range(more[at] if at < len(more) else 1):
                assert run("verify", "--verbose") == run("verify", "--verbose", "--no-cache")


def test_a_run_over_one_file_is_told_again_too(project, run, checks):
    path = next((project.root / "claims").iterdir())
    first = run("verify", str(path))
    assert first[2] == ""
    assert run("verify", str(path)) == first
    assert len(checks) == 1
