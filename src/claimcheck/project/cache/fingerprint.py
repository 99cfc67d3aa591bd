"""What verdicts and runs depend on besides files and options: our code, its data, and the packages it runs on."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.project.cache.trees import look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.project.cache.trees import State

ROOMS = ("anchoring", "engine", "language", "matching", "model", "rules")
"""The rooms of this package whose code or data can change a verdict; the rooms below the engine, and the engine."""
PACKAGES = ("numpy", "pydantic", "pydantic_core", "pystemmer", "rapidfuzz")
"""Distributions that take part in judging, as the folders of their metadata are named, in small letters."""


def fingerprint(package: Path | None = None) -> str:
    """Return a digest of all that judges on this machine: our code and data, Python, and the packages below us."""
    digest = hashlib.sha256(judging_code(package).encode())
    below = (name for name in _distributions() if name.lower().partition("-")[0] in PACKAGES)
    for word in (sys.version, platform.machine(), sys.byteorder, *below):
        digest.update(word.encode() + b"\0")
    return digest.hexdigest()


def installation(package: Path | None = None) -> str:
    """Return a digest of all that a run executes: this package whole, Python, and every package beside it.

    It is asked several times a run; the bytes of a file are read again only where its inode, size or times are others.
    Raises ``UnsettledError`` where the package can't be read.
    """
    home = look(str(package or _home()), without="__pycache__", through_links=True, known=_read).content
    return combined([home, sys.version, platform.machine(), sys.byteorder, *_distributions()])


def is_as_loaded(now: str) -> bool:
    """Whether the installation, which is ``now`` so, is as it was when this process first asked.

    A process that began before an upgrade goes on with the code that it has; what it judges must not be remembered as
    the new one's.
    """
    if not _first:
        _first.append(now)
    return _first[0] == now


_read: dict[str, tuple[State, bytes]] = {}
"""Files of the installation that this process has read: their states and digests."""
_first: list[str] = []
"""What the installation was when this process first asked."""


def combined(words: Iterable[str]) -> str:
    """Digest some words, so that no word's end can pass for the next one's beginning."""
    digest = hashlib.sha256()
    for word in words:
        data = word.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def judging_code(package: Path | None = None) -> str:
    """Return a digest of the content of our code and data that judges; never of times, which can stay the same.

    ``package`` is the folder of this package; another one may be given to compare two states of it.
    """
    home = package or _home()
    digest = hashlib.sha256()
    for room in ROOMS:
        for path in _files(home / room):
            name = Path(path.removeprefix(str(home))).as_posix()
            digest.update(name.encode() + b"\0" + _content(path))
    return digest.hexdigest()


def _home() -> Path:
    return Path(__file__).resolve().parents[2]


def _files(folder: Path) -> list[str]:
    """List every file of a folder in order of path, compiled code left out: it follows from what is read here."""
    found = []
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        found += [f"{where}{os.sep}{name}" for name in names]
    return sorted(found)


def _content(path: str) -> bytes:
    """Digest one file by itself, so that no file's end can pass for the next one's beginning."""
    with open(path, "rb") as file:  # noqa: PTH123 - a path object for each of hundreds of files takes longer
        return hashlib.sha256(file.read()).digest()


def _distributions() -> list[str]:
    """Name the installed versions, by the folders of their metadata: to ask each for its version takes far longer."""
    names = {
        name for entry in sys.path if entry for name in _entries(entry) if name.endswith((".dist-info", ".egg-info"))
    }
    return sorted(names)


def _entries(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - as above
    except OSError:  # an archive, or a folder that isn't there
        return []
