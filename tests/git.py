"""Real git, for tests of what it merges and what it says has changed."""

import shutil
import subprocess

import pytest

needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
_IDENTITY = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main")


def git(folder, *arguments, check=True):
    """Run git in a folder as somebody who has a name; raise when it fails, unless told not to check."""
    command = ["git", *_IDENTITY, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=check)  # noqa: S603
