"""``config`` and ``baseline``; the pre-commit hook and the GitHub action, as far as they run without the service."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from claimcheck.cli import main
from claimcheck.project import Settings
from claimcheck.project.baseline import BASELINE_FILE
from tests.cli.conftest import STORM
from tests.git import git, needs_git

ROOT = Path(__file__).resolve().parents[2]
FALSE = "source: storm\nclaims:\n  - id: wrong\n    claim: at least 12 people were killed\n"


def run(capsys, *arguments):
    code = main([*arguments])
    printed = capsys.readouterr()
    return code, printed.out + printed.err


def test_config_tells_each_setting_and_where_it_comes_from(project, capsys):
    project.write("claimcheck.toml", 'strictness = "high"\n')
    code, told = run(capsys, "config", "--format", "json")
    settings = json.loads(told)["settings"]
    assert code == 0
    assert settings.keys() == Settings.model_fields.keys()
    assert settings["strictness"] == {"value": "high", "from": str(project.root / "claimcheck.toml")}
    assert settings["fail_on"] == {"value": "error", "from": "default"}
    assert 'strictness = "high"  # ' in run(capsys, "config")[1]


def test_no_ignores_shows_what_they_hide(project, capsys):
    project.write("claims/wrong.yaml", FALSE + "    ignore: {CC103: rounded}\n")
    assert run(capsys, "verify")[0] == 0
    assert run(capsys, "verify", "--no-ignores")[0] == 1
    assert run(capsys, "verify")[0] == 0


def test_a_baseline_lets_old_failures_pass_and_no_new_one(project, capsys):
    project.write("claims/wrong.yaml", FALSE)
    assert run(capsys, "verify")[0] == 1
    assert run(capsys, "baseline") == (0, f"{BASELINE_FILE}: 1 claim let pass\n")
    assert run(capsys, "verify")[0] == 0
    assert run(capsys, "verify", "--no-baseline")[0] == 1
    project.write("claims/worse.yaml", FALSE.replace("wrong", "worse").replace("12", "14"))
    assert run(capsys, "verify")[0] == 1


def test_where_no_claim_fails_no_baseline_is_written(project, capsys):
    assert run(capsys, "baseline") == (0, "no claim fails, so that there is nothing to let pass\n")
    assert not (project.root / BASELINE_FILE).exists()


def test_a_baseline_only_shrinks(project, capsys):
    project.write("claims/wrong.yaml", FALSE)
    run(capsys, "baseline")
    project.write("claims/worse.yaml", FALSE.replace("wrong", "worse").replace("12", "14"))
    code, told = run(capsys, "baseline")
    assert code == 1
    assert "a baseline may only shrink" in told
    assert "worse" not in (project.root / BASELINE_FILE).read_text("utf-8")


def test_a_stale_entry_fails_until_it_is_taken_out(project, capsys):
    project.write("claims/wrong.yaml", FALSE)
    run(capsys, "baseline")
    project.write("claims/wrong.yaml", FALSE.replace("12", "11"))
    code, told = run(capsys, "verify")
    assert code == 1
    assert "stale-baseline" in told
    assert run(capsys, "baseline")[1] == f"{BASELINE_FILE}: 0 claims let pass, 1 taken out\n"
    assert run(capsys, "verify")[0] == 0


def test_a_claim_that_fails_otherwise_than_it_did_is_not_let_pass(project, capsys):
    project.write("claims/wrong.yaml", FALSE)
    run(capsys, "baseline")
    project.write("source/storm.txt", "The storm reached the coast on Monday.\nNobody was killed in the harbour.\n")
    assert run(capsys, "verify")[0] == 1


def test_a_baseline_lets_pass_what_a_lock_finds_too(project, capsys):
    assert run(capsys, "lock")[0] == 0
    project.write("source/storm.txt", STORM.replace("11", "14"))
    assert "CC305" in run(capsys, "verify", "--format", "concise")[1]
    assert run(capsys, "baseline")[0] == 0
    assert run(capsys, "verify")[0] == 0


def test_what_a_claim_fails_by_later_is_not_taken_into_its_entry(project, capsys):
    project.write("claims/wrong.yaml", FALSE)
    run(capsys, "baseline")
    before = (project.root / BASELINE_FILE).read_bytes()
    project.write("claims/wrong.yaml", FALSE + "    quote: nobody ever said this\n")
    assert run(capsys, "verify")[0] == 1
    assert run(capsys, "baseline")[0] == 1
    assert (project.root / BASELINE_FILE).read_bytes() == before
    assert run(capsys, "verify")[0] == 1


@pytest.mark.parametrize("command", ["lock", "baseline", "review"])
def test_nothing_is_done_while_a_claim_file_cannot_be_read(project, capsys, command):
    run(capsys, "lock")
    project.write("claims/broken.yaml", "claims: [")
    code, told = run(capsys, command)
    assert code == 2
    assert "broken.yaml" in told
    assert "mend these files first" in told
    assert not (project.root / BASELINE_FILE).exists()


@pytest.mark.parametrize("text", ["", "[]", '{"schema": 9}', "\xff"])
def test_a_broken_baseline_is_2(project, capsys, text):
    (project.root / BASELINE_FILE).write_text(text, "latin-1")
    code, told = run(capsys, "verify")
    assert code == 2
    assert "baseline" in told


def committed(project, hook):
    """Have real pre-commit look at what is staged, by a hook as ours is but for what has to be installed."""
    environment = {**os.environ, "PRE_COMMIT_HOME": str(project.root.parent / "pre-commit")}
    local = {**hook, "language": "system", "entry": f"{sys.executable} -m {hook['entry']}"}
    config = project.root.parent / "hooks.yaml"
    config.write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": [local]}]}), "utf-8")
    command = [sys.executable, "-m", "pre_commit", "run", "--config", str(config)]
    return subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, check=False)  # noqa: S603


@needs_git
@pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="pre-commit is not installed")
def test_the_hook_runs_under_pre_commit_and_sees_a_source_that_is_deleted(project):
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    git(project.root, "init")
    git(project.root, "add", "-A")
    assert "Passed" in committed(project, hook).stdout
    git(project.root, "commit", "-m", "start")
    project.write("claims/wrong.yaml", FALSE)
    git(project.root, "add", "-A")
    done = committed(project, hook)
    assert done.returncode == 1
    assert "claims/wrong.yaml" in done.stdout
    git(project.root, "rm", "-f", "claims/wrong.yaml", "source/storm.txt")
    done = committed(project, hook)
    assert done.returncode == 1
    assert "there is no source folder" in done.stdout


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_the_steps_of_the_action_run(project, tmp_path):
    # Without the service there is no checkout and no marketplace: the shell of its last step is what can be run.
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    script = action["runs"]["steps"][-1]["run"].replace("claimcheck verify", f"{sys.executable} -m claimcheck verify")
    assert "${{" not in script  # what others typed comes in by the environment, never as words of the script
    project.write("facts/source/storm.txt", "At least 11 people were killed.\n")
    project.write("facts/claims/wrong.yaml", FALSE)
    summary = tmp_path / "summary.md"
    given = {"FOLDER": "facts", "ARGUMENTS": "--output json=report.json", "GITHUB_STEP_SUMMARY": str(summary)}
    done = subprocess.run(  # noqa: S603
        [shutil.which("bash"), "-eo", "pipefail", "-c", script],
        cwd=project.root, capture_output=True, text=True, check=False, env=given,
    )  # fmt: skip
    assert done.returncode == 1
    assert "::error file=facts/claims/wrong.yaml" in done.stdout
    assert (project.root / "report.json").exists()
    assert summary.read_text("utf-8").startswith("## claimcheck")


@pytest.mark.parametrize("command", ["lock", "review", "baseline", "config"])
def test_a_folder_that_is_not_there_is_a_mistake_and_not_the_project_around_it(project, capsys, command):
    code, told = run(capsys, command, "nowhere")
    assert code == 2
    assert "'nowhere' does not exist" in told
    assert not (project.root / "claimcheck.lock").exists()
