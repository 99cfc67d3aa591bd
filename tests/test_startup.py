"""What is imported when: a run that has nothing to judge must not wait for what judges."""

import json
import subprocess
import sys

import pytest

from tests.project.trees import write

SLOW = ("numpy", "rapidfuzz", "spacy", "thinc", "pyarrow", "ray", "jinja2", "rich")
JUDGING = ("claimcheck.rules", "claimcheck.matching", "claimcheck.engine.judge", "claimcheck.language.parser.parsing")
READING = ("pydantic", "yaml", "claimcheck.model", "claimcheck.readers", "claimcheck.claimfiles")


def imported(script, folder):
    """Run a script in a folder with a fresh interpreter; return the modules that it has imported, and its output."""
    tail = "\nimport sys, json\nprint('\\n' + json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-"], input=script + tail, cwd=folder, capture_output=True, check=True, text=True
    )
    *told, names = done.stdout.splitlines()
    return set(json.loads(names)), told


def command(*words):
    return f"from claimcheck.cli import main\nassert main({list(words)!r}) == 0"


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["verify", "--help"], ["cache", "--help"]], ids=" ".join)
def test_help_and_version_import_nothing_but_doors(words, tmp_path):
    modules, _ = imported(command(*words), tmp_path)
    assert not modules & {*SLOW, *JUDGING, *READING}
    ours = {name.split(".")[1] for name in modules if name.startswith("claimcheck.")}
    assert ours <= {"cli", "errors", "garbage", "renderers"}


def test_a_warm_run_imports_nothing_that_judges(tmp_path):
    write(tmp_path, "source/storm.txt", "The storm reached the coast on Monday.")
    write(tmp_path, "claims/storm.yaml", "source: storm\nclaims: [the storm reached the coast]")
    cold, first = imported(command("verify", "--verbose", "--output", "concise=report"), tmp_path)
    warm, again = imported(command("verify", "--verbose"), tmp_path)
    assert again == first
    assert {"numpy", *JUDGING} <= cold
    assert not cold & {"spacy", "thinc", "pyarrow", "ray", "jinja2", "rich"}
    assert set(READING) <= warm
    assert not warm & {*SLOW, *JUDGING, "claimcheck.anchoring", "claimcheck.project.lock", "claimcheck.readers.html"}


def test_a_run_that_is_told_again_imports_neither_models_nor_readers(tmp_path):
    write(tmp_path, "source/storm.txt", "The storm reached the coast on Monday.")
    write(tmp_path, "claims/storm.yaml", "source: storm\nclaims: [the storm reached the coast]")
    _, first = imported(command("verify", "--verbose"), tmp_path)
    modules, again = imported(command("verify", "--verbose"), tmp_path)
    assert again == first
    assert not modules & {*SLOW, *JUDGING, *READING, "claimcheck.engine", "claimcheck.project.discovery", "tomllib"}
    ours = {name for name in modules if name.startswith("claimcheck.")}
    assert {name.split(".")[1] for name in ours} <= {"cli", "errors", "garbage", "project", "renderers"}
    assert not ours & {"claimcheck.cli.audit", "claimcheck.cli.batch", "claimcheck.cli.review"}


def test_pytest_in_a_project_without_claims_imports_the_plugin_alone(tmp_path):
    (tmp_path / "test_nothing.py").write_text("def test_nothing():\n    assert True\n")
    modules, _ = imported("import pytest\nassert pytest.main(['-q', '-p', 'no:cacheprovider']) == 0", tmp_path)
    assert {name for name in modules if name.startswith("claimcheck")} <= {"claimcheck", "claimcheck.pytest_plugin"}
    assert not modules & {*SLOW, "pydantic", "yaml"}
