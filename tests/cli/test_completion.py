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
