"""Source ids: a file's path under the source folder, with forward slashes and without its ending."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from unicodedata import normalize

_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def source_id(path: PurePosixPath) -> str:
    """Return the id of a source file by its path relative to the source folder: ``sub/name.txt`` is ``sub/name``."""
    return composed(path.with_suffix("").as_posix())


def composed(identity: str) -> str:
    """Return an id with its accents composed: some systems take names apart that people type in one piece."""
    return normalize("NFC", identity)


def fault_of(identity: str) -> str | None:
    """Return why this can't be a source id, since it would lead out of the source folder; nothing when it can."""
    if _CONTROL.search(identity):
        return "holds a control character"
    if "\\" in identity:
        return "holds a backslash"
    if identity.startswith(("/", "~")) or _DRIVE.match(identity):
        return "is an absolute path"
    parts = identity.split("/")
    if ".." in parts:
        return "leads out of its folder"
    if "" in parts or "." in parts:
        return "has an empty step in its path"
    return None
