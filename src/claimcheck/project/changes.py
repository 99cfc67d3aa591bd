"""What changed since a commit: the claims whose file, source or settings are others now, by real git."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.engine.succession import successors
from claimcheck.errors import UsageError
from claimcheck.project.names import OWN_FILE, SHARED_FILE

if TYPE_CHECKING:
    from claimcheck.model import Claim, Source

_NAME_ONE = "name a branch, a tag or a commit"


def changed_files(root: Path, ref: str) -> set[str]:
    """Return the files below ``root`` that differ from a commit, new ones too, relative to ``root``.

    Raises ``UsageError`` where git, a repository or the commit is missing.
    """
    if ref.startswith("-"):
        raise UsageError(f"`{ref}` is no commit", hint=_NAME_ONE)
    commit = _git(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").strip()
    differing = _git(root, "diff", "--name-only", "--relative", "--no-ext-diff", "-z", commit, "--", ".")
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    return {name for listed in (differing, untracked) for name in listed.split("\0") if name}


def at_last_change(root: Path, of: str, path: str) -> bytes | None:
    """Return a file as it was in the commit that last changed another one; nothing where git can't tell."""
    try:
        commit = _git(root, "log", "-1", "--format=%H", "--", of).strip()
        return _git_bytes(root, "show", f"{commit}:./{path}") if commit else None
    except UsageError:
        return None


def _git(root: Path, *arguments: str) -> str:
    return _git_bytes(root, *arguments).decode("utf-8", "surrogateescape")


def _git_bytes(root: Path, *arguments: str) -> bytes:
    command = shutil.which("git")
    if command is None:
        raise UsageError("--changed-since needs git, which is not installed", hint="install git, or check all claims")
    done = subprocess.run(  # noqa: S603 - git itself, with arguments that are no options
        [command, *arguments], cwd=root, capture_output=True, check=False
    )
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        why = told[-1] if told else f"there is no commit `{arguments[-1].partition('^')[0]}`"
        hint = "check all claims, without --changed-since" if told else _NAME_ONE
        raise UsageError(f"git can't tell what changed: {why}", hint=hint)
    return done.stdout


def touched(claims: Iterable[Claim], sources: Iterable[Source], files: set[str]) -> Iterator[Claim]:
    """Yield the claims that a change of some files may have touched."""
    settings = {OWN_FILE, SHARED_FILE} & files
    given = tuple(sources)
    paths = {source.id: source.path for source in given}
    latest = successors(given)
    for claim in claims:
        wanted = claim.sources or tuple(paths)
        heard = (*wanted, *(latest[name] for name in wanted if name in latest))
        own = [claim.path, claim.published_in, *(paths.get(name) for name in heard)]
        unread = any(name not in paths for name in claim.sources)
        if settings or unread or any(path in files for path in own):
            yield claim
