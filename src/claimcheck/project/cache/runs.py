"""Whole runs told again: what a command line said last, as long as nothing has changed that it could have read.

It takes neither the models nor the readers of claims and sources, so that a run on save is told before they would be
imported. Folders are looked at whole, files that nothing names included: which of them count is not asked here.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.project.cache.fingerprint import combined, installation, is_as_loaded
from claimcheck.project.cache.secret import NoKeyError, is_kept_here, signing_key
from claimcheck.project.cache.store import Store, StoreError
from claimcheck.project.cache.trees import Look, UnsettledError, look
from claimcheck.project.names import CACHE_FOLDER, CLAIMS_FOLDER, OWN_FILE, SHARED_FILE, SOURCE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

FORM = "1"
"""Of names and entries; what another form wrote is not found."""
_LINE = "run"


class Told(NamedTuple):
    """All that a run says, and what else its caller goes by."""

    code: int
    """Exit code."""
    out: str
    """What it says on stdout."""
    notes: list[str]
    """What it says on stderr after that."""
    files: list[str]
    """Content of each file that it was told to write, in that order."""
    sources: str
    """The folder of the sources, into which nothing may be written."""
    published: list[str]
    """Texts in which readers see its claims, relative to the project folder."""


def last_run(start: Path, asked: str, day: date) -> LastRun | None:
    """Return the memory of one command line, asked for from ``start``; nothing where nothing is cached."""
    try:
        now = installation()
        return LastRun(start, asked, day, now) if is_kept_here() and is_as_loaded(now) else None
    except UnsettledError:  # of our own installation
        return None


class LastRun:
    """What one command line said last; ``notes`` tell why that could not be used.

    ``asked`` is all that the caller was asked for and knows beside files, such as options and whether to colour. What
    a run reads is given to ``watch`` before it is read; what changes between then and ``keep`` is not kept, even when
    it was changed back. ``now`` is what is installed (``installation``).
    """

    def __init__(self, start: Path, asked: str, day: date, now: str) -> None:
        self.notes: list[str] = []
        self._folders = _upwards(start)
        self._name = combined([FORM, asked, os.getcwd(), *sys.path])  # noqa: PTH109 - a string is wanted
        self._day = day
        self._world = self._surroundings(now)
        self._saw: dict[str, Look] | None = {}
        self.watch(Path(folder, name) for folder in self._folders for name in (OWN_FILE, SHARED_FILE))

    def recall(self) -> Told | None:
        """Return what the last run said, if a run now would say just the same."""
        for folder in self._folders:
            try:
                store = Store(Path(folder, CACHE_FOLDER), signing_key())
                line = store.read(self._name).get(_LINE)
            except (NoKeyError, StoreError) as error:
                self.notes.append(f"the cache is not used: {error}")
                return None
            if line is not None:
                told = self._still(line)
                if told:
                    store.touch(self._name)
                return told
        return None

    def watch(self, paths: Iterable[Path]) -> None:
        """Look at files and folders that the run is about to read."""
        if self._saw is None:
            return
        try:
            self._saw |= {path: look(path) for path in map(os.path.abspath, paths)}
        except UnsettledError:
            self._saw = None

    def keep(self, root: Path, told: Told) -> None:
        """Remember what a run said, in the cache of its project; what can't be kept costs the next run's time only."""
        if self._saw is None or not self._is_as_it_was(self._saw):
            return
        saw = {path: seen.content for path, seen in self._saw.items()}
        line = json.dumps({"world": self._world, "saw": saw, "told": told._asdict()})
        try:
            Store(root / CACHE_FOLDER, signing_key()).write(self._name, {_LINE: line})
        except (NoKeyError, StoreError):
            return

    def _still(self, line: str) -> Told | None:
        """Return what an entry says when all is as it was; it is signed, so it has the form that we gave it."""
        entry = json.loads(line)
        try:
            seen = all(look(path).content == was for path, was in entry["saw"].items())
        except UnsettledError:
            return None
        return Told(**entry["told"]) if seen and entry["world"] == self._world else None

    def _is_as_it_was(self, saw: dict[str, Look]) -> bool:
        try:
            return self._surroundings(installation()) == self._world and all(
                look(path) == was for path, was in saw.items()
            )
        except UnsettledError:
            return False

    def _surroundings(self, now: str) -> str:
        """Digest what else a run goes by: the day, all that it executes, and which folder may be the project's."""
        places = (f"{folder}{os.sep}{name}" for folder in self._folders for name in (SOURCE_FOLDER, CLAIMS_FOLDER))
        shape = (str(os.path.isdir(place)) for place in places)  # noqa: PTH112
        return combined([str(self._day), sys.getfilesystemencoding(), now, *shape])


def _upwards(start: Path) -> list[str]:
    """List a path and all folders above it."""
    whole = Path(os.path.abspath(start))  # noqa: PTH100 - links stay as they are, as when the project is looked for
    return [str(whole), *map(str, whole.parents)]
