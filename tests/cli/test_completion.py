"""A shell completes commands, options and their values; real bash, as the docs say to set it up."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("claimcheck")
SETUP = 'eval "$(_CLAIMCHECK_COMPLETE=bash_source claimcheck)"'
ASK = """
COMP_WORDS=({words})
COMP_CWORD={last}
_claimcheck_completion claimcheck
printf "%s\\n" "${{COMPREPLY[@]}}"
"""


def completed(*words):
    script = SETUP + ASK.format(words=" ".join(f"'{word}'" for word in words), last=len(words) - 1)
    environment = {**os.environ, "PATH": f"{COMMAND.parent}:{os.environ['PATH']}"}
    command = [shutil.which("bash"), "-c", script]
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)  # noqa: S603 - real bash
    return done.stdout.split()


@pytest.mark.skipif(not shutil.which("bash") or not COMMAND.exists(), reason="needs bash and the installed command")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("claimcheck", "ver"), ["verify"]),
        (("claimcheck", "verify", "--change"), ["--changed-since"]),
        (("claimcheck", "verify", "--format", "s"), ["sarif"]),
    ],
)
def test_bash_completes_commands_options_and_values(words, expected):
    assert completed(*words) == expected


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_get_a_script_of_theirs(shell):
    environment = {**os.environ, "_CLAIMCHECK_COMPLETE": f"{shell}_source"}
    command = [sys.executable, "-m", "claimcheck"]
    done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)  # noqa: S603 - ours
    assert "_CLAIMCHECK_COMPLETE" in done.stdout


def test_the_readme_says_how():
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")
    assert SETUP in readme


NEEDS_BASH = pytest.mark.skipif(not shutil.which("bash") or not COMMAND.exists(), reason="needs bash and the command")


@NEEDS_BASH
def test_bash_completes_rules_and_in_a_mistyped_command_nothing():
    assert completed("claimcheck", "rule", "CC20") == ["CC201", "CC202", "CC203", "CC204"]
    assert completed("claimcheck", "verify", "--select", "negation-") == ["negation-dropped", "negation-added"]
    assert completed("claimcheck", "verfy", "--sel") == []


@pytest.mark.skipif(not shutil.which("fish") or not COMMAND.exists(), reason="needs fish and the command")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("claimcheck ver", "verify\tCheck the claims of a project."),
        ("claimcheck rule CC201", "CC201\tnot-found"),
        ("claimcheck verify --format s", "sarif"),
        ("claimcheck anchors iran", "iran-pakistan-talks"),
    ],
)
def test_fish_completes(tmp_path, line, expected):
    environment = {**os.environ, "PATH": f"{COMMAND.parent}:{os.environ['PATH']}", "HOME": str(tmp_path)}
    script = f"_CLAIMCHECK_COMPLETE=fish_source claimcheck | source; complete -C '{line}'"
    command = [shutil.which("fish"), "-c", script]
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True, env=environment)  # noqa: S603 - real fish
    assert done.stdout.splitlines() == [expected]


def test_sources_of_the_project_are_offered_beside_files(project):
    from claimcheck.cli.completing import sources

    project.write("source/flood.txt", "It rained.")
    assert [item.value for item in sources(None, None, "st") if item.type == "plain"] == ["storm"]
    project.write("claimcheck.toml", "broken = [")
    assert [item.type for item in sources(None, None, "st")] == ["file"]
