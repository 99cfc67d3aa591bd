"""From a path to bytes: nothing but a regular file inside the project is opened."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from claimcheck.errors import Place, SourceError, remedy

LARGEST = 256 * 1024 * 1024
"""Bytes; a larger file is refused rather than read into memory."""


def read_bytes(path: Path, root: Path) -> tuple[bytes, str]:
    """Read a file that lies, links followed, inside ``root``; also give its path relative to ``root`` (with ``/``).

    Raises ``SourceError`` when it is outside, missing, not a regular file, too large or can't be opened.
    """
    where = Place(str(path))
    try:
        # `Path.resolve` raises for a loop of links in some Pythons, and not in others.
        resolved, inside = Path(os.path.realpath(path)), Path(os.path.realpath(root))
        if not resolved.is_relative_to(inside):
            raise SourceError("it lies outside the project", where=where, hint=f"move it under {root}")
        _require_regular_file(resolved, path)
        with resolved.open("rb") as file:
            large = os.fstat(file.fileno()).st_size > LARGEST  # told before it is read into memory
            data = b"" if large else file.read(LARGEST + 1)
    except PermissionError:
        raise SourceError("no permission to read it", where=where, hint="check the file's rights") from None
    except OSError as error:  # such as a name that is too long
        raise SourceError(f"it can't be opened: {error.strerror or error}", where=where, hint=remedy(error)) from None
    except ValueError as error:  # a NUL in the name
        raise SourceError(f"it can't be opened: {error}", where=where, hint="choose another name") from None
    if large or len(data) > LARGEST:
        raise _too_large(where)
    return data, _relative(path, resolved, root, inside)


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """Read all of a stream, which errors call ``name``; raise ``SourceError`` if it is too large or can't be read."""
    try:
        data = stream.read(LARGEST + 1)
    except OSError as error:  # such as a terminal that is gone
        what = f"it can't be read: {error.strerror or error}"
        raise SourceError(what, where=Place(name), hint=remedy(error)) from None
    if len(data) > LARGEST:
        raise _too_large(Place(name))
    return data


def _too_large(where: Place) -> SourceError:
    return SourceError(f"it is larger than {LARGEST // 1024**2} MB", where=where, hint="split it into several files")


def _require_regular_file(resolved: Path, path: Path) -> None:
    where = Place(str(path))
    if resolved.is_dir():
        raise SourceError("it is a directory, not a file", where=where, hint="name a file in it")
    if path.is_symlink() and not resolved.exists():
        raise SourceError("it is a link that leads nowhere", where=where, hint="put a file in its place")
    if not resolved.exists():
        raise SourceError("there is no such file", where=where, hint=_nearest(path))
    if not resolved.is_file():
        raise SourceError("it is not a regular file", where=where, hint="copy what it gives into a file")


def _nearest(path: Path) -> str | None:
    """Suggest a file of the same folder whose name is nearly this."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return f"there is no folder {path.parent} either"
    close = get_close_matches(path.name, names, n=1)
    return f"did you mean {close[0]}?" if close else None


def _relative(path: Path, resolved: Path, root: Path, inside: Path) -> str:
    """Give the path as it was written when that lies under the root, else where its links lead."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return resolved.relative_to(inside).as_posix()
