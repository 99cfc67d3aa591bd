"""``--watch``: check again whenever a file of the project is saved, on one screen that is painted over in place.

Files are looked at a few times a second. That needs no package, works on network drives and in containers, and sees
through editors that replace a file when they save it.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from claimcheck.errors import ClaimcheckError, UsageError

if TYPE_CHECKING:
    from claimcheck.project import Project

EVERY = 0.3
"""Seconds between two looks at the files."""
_OPEN, _CLOSE = "\x1b[?1049h\x1b[?25l\x1b[?7l", "\x1b[?7h\x1b[?25h\x1b[?1049l"
"""The other screen of the terminal, without cursor and line wrap; and back."""

Stamps = dict[Path, tuple[int, int]]


class Run(Protocol):
    """One check of a project, which prints what it finds."""

    published: tuple[str, ...]
    """Texts that the last check looked at, relative to the project folder."""

    def __call__(self) -> int:
        """Check, print, and return the exit code; no error leaves it."""


def watch(run: Run, start: Path, sleep: Callable[[float], None] = time.sleep) -> int:
    """Check until Ctrl-C, whenever something has changed; return the last exit code, its results left on stdout.

    Raises ``UsageError`` where stdout is no terminal, and ``SettingsError`` for settings that are broken at the outset.
    """
    from claimcheck.project import find_project

    if not sys.stdout.isatty():
        raise UsageError("--watch needs a terminal to show its screen on", hint="run it without --watch")
    project = find_project(start)
    code, told = 0, ""
    try:
        with _screen():
            while True:
                project = _again(project)
                before = stamps(project, run.published)
                _paint_status("checking …")
                code, told = _captured(run)
                _paint(told, f"{datetime.now():%H:%M:%S} · {project.root.name} · Ctrl-C ends")
                # What was saved while the check ran is seen now; a text that it was the first to name counts from now.
                before = _stamped(project.root / name for name in run.published) | before
                while stamps(project, run.published) == before:
                    sleep(EVERY)
    except KeyboardInterrupt:
        sys.stdout.write(told)
    return code


def stamps(project: Project, published: tuple[str, ...]) -> Stamps:
    """Return time and size of every file that a check may depend on."""
    from claimcheck.project.names import BASELINE_FILE, LOCK_FILE, OWN_FILE, SHARED_FILE

    named = (project.root / name for name in (OWN_FILE, SHARED_FILE, LOCK_FILE, BASELINE_FILE, *published))
    return _stamped((*named, *_files(project.source_folder), *_files(project.claims_folder)))


def _stamped(paths: Iterable[Path]) -> Stamps:
    found: Stamps = {}
    for path in paths:
        try:
            state = path.stat()
        except OSError:
            continue  # gone, or not there yet: either is seen as a change
        found[path] = (state.st_mtime_ns, state.st_size)
    return found


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in names)


def _again(project: Project) -> Project:
    """Read the settings anew; while they are broken, the files stay those of the last ones that were not."""
    from claimcheck.project import find_project

    try:
        return find_project(project.root)
    except ClaimcheckError:
        return project


class _Terminal(io.StringIO):
    """Text that is kept for a terminal, so that it is coloured as for one."""

    def isatty(self) -> bool:
        return True


def _captured(run: Run) -> tuple[int, str]:
    out, err = _Terminal(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run()
    return code, out.getvalue() + err.getvalue()


@contextmanager
def _screen() -> Iterator[None]:
    sys.stdout.write(_OPEN)
    sys.stdout.flush()
    try:
        yield
    finally:
        sys.stdout.write(_CLOSE)
        sys.stdout.flush()


def _paint_status(text: str) -> None:
    sys.stdout.write(f"\x1b[H{text}\x1b[K")
    sys.stdout.flush()


def _paint(told: str, status: str) -> None:
    sys.stdout.write(painted(told, status, shutil.get_terminal_size().lines))
    sys.stdout.flush()


def painted(told: str, status: str, height: int) -> str:
    """Return what paints one screen over another in one go: the status, then as much of the end as fits.

    What failed stands last in a report, next to the counts, so the beginning is what may be cut.
    """
    lines = told.rstrip("\n").split("\n")
    room = max(1, height - 2)
    if len(lines) > room:
        status += f" · {len(lines) - room} lines above are cut"
    shown = [status, "", *lines[-room:]]
    return "\x1b[H" + "\r\n".join(f"{line}\x1b[K" for line in shown) + "\x1b[J"
