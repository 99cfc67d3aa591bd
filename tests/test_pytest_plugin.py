"""Claim files are collected as tests, run like tests, and fail with the frames of ``claimcheck verify``."""

import importlib
import subprocess
import sys

import pytest

from claimcheck.claimfiles import ENDINGS
from claimcheck.cli import main
from claimcheck.engine import Checker
from claimcheck.engine.judge import Judge
from claimcheck.matching import Index
from claimcheck.pytest_plugin import SUFFIXES

STORM = "The storm reached the coast on Monday.\nAt least 11 people were killed in the harbour.\n"
CLAIMS = """\
source: storm
claims:
  - id: coast
    claim: The storm reached the coast on Monday
  - id: wrong
    claim: at least 12 people were killed
  - id: toll
    claim: at least 11 people were killed
"""


@pytest.fixture(autouse=True, scope="module")
def engine():
    """Load what is needed once: pytester forgets modules after each run, and numpy can't be loaded twice."""
    importlib.import_module("hypothesis")  # its own plugin loads it at the end of each run
    Checker().check("at least 12 people were killed", STORM)


@pytest.fixture
def project(pytester):
    """Make a project of one source and three claims, the second of them false."""
    write(pytester, "source/storm.txt", STORM)
    write(pytester, "claims/storm.yaml", CLAIMS)
    return pytester


def write(pytester, path, text):
    target = pytester.path / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def test_plain_pytest_runs_a_test_for_each_claim_named_by_its_id(project):
    result = project.runpytest("-v")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        [
            "claims/storm.yaml::coast PASSED*",
            "claims/storm.yaml::wrong FAILED*",
            "claims/storm.yaml::toll PASSED*",
        ]
    )


def test_a_claim_fails_with_the_frames_that_verify_shows(project):
    result = project.runpytest("claims/storm.yaml::wrong")
    result.stdout.fnmatch_lines(
        [
            "error[[]CC10*",
            " --> claims/storm.yaml:6:12",
            "6 | at least 12 people were killed",
            "  | ^^^*",
            " --> source/storm.txt:2:1 (storm#s2)",
            "FAILED claims/storm.yaml::wrong - error[[]CC10*",
        ]
    )
    assert "Traceback" not in result.stdout.str()
    assert ".py:" not in result.stdout.str()


def test_one_claim_can_be_chosen_by_node_id_and_by_keyword(project):
    project.runpytest("claims/storm.yaml::toll").assert_outcomes(passed=1)
    project.runpytest("-k", "coast").assert_outcomes(passed=1, deselected=2)


def test_the_first_failure_can_end_the_run(project):
    project.runpytest("-x").assert_outcomes(passed=1, failed=1)


def test_only_the_last_failures_can_be_run_again(project):
    project.runpytest()
    project.runpytest("--lf").assert_outcomes(failed=1)
    write(project, "claims/storm.yaml", CLAIMS.replace("12", "11"))
    project.runpytest("--lf").assert_outcomes(passed=1)


def test_claims_run_in_several_processes(project):
    result = project.runpytest_subprocess("-n", "2", "-v", "-p", "no:hypothesispytest")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["error[[]CC10*", " --> claims/storm.yaml:6:12"])


@pytest.mark.parametrize("chosen", ["coast", "toll"])
def test_a_claim_that_is_not_chosen_is_not_judged(project, monkeypatch, chosen):
    judged, verdict = [], Judge.asking
    monkeypatch.setattr(Judge, "asking", lambda *given, **more: judged.append(given[1]) or verdict(*given, **more))
    project.runpytest("-k", chosen).assert_outcomes(passed=1, deselected=2)
    assert judged == [
        {"coast": "The storm reached the coast on Monday", "toll": "at least 11 people were killed"}[chosen]
    ]


def test_a_source_is_indexed_once_for_all_claims(project, monkeypatch):
    built, build = [], Index.build
    monkeypatch.setattr(Index, "build", lambda sources: built.append(sources) or build(sources))
    project.runpytest().assert_outcomes(passed=2, failed=1)
    assert len(built) == 1


def test_claims_and_ordinary_tests_run_side_by_side(project):
    project.makepyfile(test_it="def test_it():\n    pass\n")
    project.runpytest().assert_outcomes(passed=3, failed=1)


def test_claims_are_found_from_any_folder(project, monkeypatch):
    monkeypatch.chdir(project.path.parent)
    project.runpytest(project.path).assert_outcomes(passed=2, failed=1)


def test_collecting_alone_judges_nothing(project):
    result = project.runpytest("--collect-only", "-q")
    result.stdout.fnmatch_lines(["claims/storm.yaml::coast", "claims/storm.yaml::wrong", "claims/storm.yaml::toll"])
    assert "CC10" not in result.stdout.str()


def test_a_broken_claim_file_is_an_error_of_collection_with_its_place(project):
    write(project, "claims/bad.yaml", "claims:\n  - clam: it rained\n")
    result = project.runpytest("--continue-on-collection-errors")
    result.assert_outcomes(passed=2, failed=1, errors=1)
    result.stdout.fnmatch_lines(["* ERROR collecting claims/bad.yaml *", "error[[]CC4*", " --> claims/bad.yaml:2:*"])
    assert "Traceback" not in result.stdout.str()
    assert ".py:" not in result.stdout.str()


def test_a_source_that_can_not_be_read_is_an_error_of_collection(project):
    (project.path / "source" / "storm.txt").write_bytes(b"caf\xe9 au lait\n")
    result = project.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["error[[]CC4*", " --> source/storm.txt:1:4"])


def test_broken_settings_are_an_error_of_collection(project):
    write(project, "claimcheck.toml", "strictness = 'hard'\n")
    result = project.runpytest("claims")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*settings-invalid*"])


def test_ids_that_two_files_share_are_an_error_and_never_run(project):
    write(project, "claims/again.yaml", CLAIMS)
    result = project.runpytest()
    assert result.parseoutcomes().get("errors", 0) >= 1
    assert "passed" not in result.parseoutcomes()


def test_a_true_claim_that_is_expected_to_be_false_fails(project):
    write(project, "claims/storm.yaml", CLAIMS + "    expect: contradicted\n")
    result = project.runpytest("-k", "toll")
    result.assert_outcomes(failed=1, deselected=2)
    result.stdout.fnmatch_lines(["error: expected contradicted, but it is supported"])


@pytest.mark.parametrize("expect", ["contradicted", "unsupported"])
def test_a_false_claim_passes_only_when_its_very_verdict_is_expected(project, expect):
    verdict = Checker().check("at least 12 people were killed", STORM).verdict
    write(
        project,
        "claims/storm.yaml",
        CLAIMS.replace("12 people were killed", f"12 people were killed\n    expect: {expect}"),
    )
    outcome = {"passed": 1} if verdict == expect else {"failed": 1}
    project.runpytest("-k", "wrong").assert_outcomes(**outcome, deselected=2)


def test_an_unused_ignore_of_a_passing_claim_is_in_its_section(project):
    write(project, "claims/storm.yaml", CLAIMS + "    ignore: {CC101: agreed}\n")
    result = project.runpytest("-rP", "-k", "toll")
    result.assert_outcomes(passed=1, deselected=2)
    result.stdout.fnmatch_lines(["*claimcheck*", "warning[[]CC404[]] unused-ignore: *"])


def test_a_folder_of_claims_may_have_another_name(project):
    (project.path / "claims").rename(project.path / "facts")
    project.runpytest().assert_outcomes()
    write(project, "claimcheck.toml", "claims = 'facts'\n")
    project.runpytest().assert_outcomes(passed=2, failed=1)


def test_files_that_are_no_claims_of_a_project_are_left_alone(pytester):
    write(pytester, "claims/storm.yaml", CLAIMS)  # a folder of this name, but no sources: somebody else's
    write(pytester, "data.yaml", "a: 1\n")
    pytester.runpytest().assert_outcomes()
    write(pytester, "source/storm.txt", STORM)
    write(pytester, "notes.md", "- it rained\n")
    write(pytester, "claims/README.md", "- it rained\n")
    pytester.runpytest().assert_outcomes(passed=2, failed=1)


def test_the_endings_are_those_of_claim_files():
    assert frozenset(ENDINGS) == SUFFIXES


HEAVY = "('pydantic', 'spacy', 'rapidfuzz', 'numpy', 'yaml', 'Stemmer')"


def test_loading_the_plugin_loads_nothing_heavy():
    script = f"import sys, claimcheck.pytest_plugin; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-"], input=script, capture_output=True, check=True, text=True)
    assert done.stdout == "[]\n"


def test_a_run_without_claims_loads_nothing_heavy(pytester):
    pytester.makepyfile(
        test_it=f"import sys\n\ndef test_it():\n    assert not [name for name in {HEAVY} if name in sys.modules]\n"
    )
    write(pytester, "data.yaml", "a: 1\n")
    pytester.runpytest_subprocess("-p", "no:hypothesispytest").assert_outcomes(passed=1)


def test_what_was_judged_once_is_recalled_and_so_is_what_verify_judged(project, monkeypatch):
    project.runpytest().assert_outcomes(passed=2, failed=1)
    monkeypatch.delattr(Judge, "__init__")
    project.runpytest().assert_outcomes(passed=2, failed=1)
    assert main(["verify", str(project.path)]) == 1
    project.runpytest("--no-claimcheck-cache").assert_outcomes(failed=3)
    write(project, "source/storm.txt", STORM.replace("11", "12"))
    project.runpytest().assert_outcomes(failed=3)


def test_a_cache_that_can_not_be_used_costs_a_line(project):
    write(project, ".claimcheck_cache", "a file")
    result = project.runpytest()
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["claimcheck: the cache is not used: it is no folder"])


def test_workers_of_xdist_fill_one_cache(project):
    project.runpytest_subprocess("-n", "2").assert_outcomes(passed=2, failed=1)
    assert list((project.path / ".claimcheck_cache").glob("*.shard"))
    project.runpytest_subprocess("-n", "2").assert_outcomes(passed=2, failed=1)
