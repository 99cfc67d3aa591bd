"""What a verdict depends on besides claim, sources and options: our code, its data, and the packages it runs on."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from pathlib import Path

ROOMS = ("anchoring", "engine", "language", "matching", "model", "rules")
"""The rooms of this package whose code or data can change a verdict; the rooms below the engine, and the engine."""
PACKAGES = ("blis", "numpy", "pydantic", "pydantic_core", "pystemmer", "rapidfuzz", "spacy", "srsly", "thinc")
"""Distributions that take part in judging, as the folders of their metadata are named, in small letters."""


def fingerprint(package: Path | None = None) -> str:
    """Return a digest of all that judges on this machine: our code and data, Python, and the packages below us."""
    digest = hashlib.sha256(judging_code(package).encode())
    for word in (sys.version, platform.machine(), sys.byteorder, *_distributions()):
        digest.update(word.encode() + b"\0")
    return digest.hexdigest()


def judging_code(package: Path | None = None) -> str:
    """Return a digest of the content of our code and data that judges; never of times, which can stay the same.

    ``package`` is the folder of this package; another one may be given to compare two states of it.
    """
    home = package or Path(__file__).resolve().parents[2]
    digest = hashlib.sha256()
    for room in ROOMS:
        for path in _files(home / room):
            name = Path(path.removeprefix(str(home))).as_posix()
            digest.update(name.encode() + b"\0" + _content(path))
    return digest.hexdigest()


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
    return sorted(name for name in names if name.lower().partition("-")[0] in PACKAGES)


def _entries(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - as above
    except OSError:  # an archive, or a folder that isn't there
        return []
