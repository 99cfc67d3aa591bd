"""What lies at a path, told by content: every byte of a file; every name, folder and file below a folder."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AT_ONCE = 1024 * 1024
"""Bytes; a larger file is read piece by piece."""
_SETTLED = 2 * 10**9
"""Nanoseconds after which a file has other times when it is written again, whatever clock the file system has."""
State = tuple[int, ...]
"""Inode, size and times of a file."""


class UnsettledError(Exception):
    """What lies at a path can't be told by its bytes: something there is a link or a device, or can't be read."""


class Look(NamedTuple):
    """What lay at a path at one time."""

    content: str
    """Digest of names and bytes, and of where the path leads; the same whenever they were written."""
    stamp: str
    """Digest of times, sizes and inodes: it tells a change that was taken back from no change."""


def look(
    path: str, *, without: str = "", through_links: bool = False, known: dict[str, tuple[State, bytes]] | None = None
) -> Look:
    """Look at a file, a folder to its depth, or at nothing being there; raise ``UnsettledError`` where that won't do.

    Files and folders called ``without`` are left out. Links are no answer unless what they lead to is asked for. What
    is ``known`` from an earlier look of this process is not read again where inode, size and both times are the same.
    """
    state_of = os.stat if through_links else os.lstat
    content, stamp = hashlib.sha256(), hashlib.sha256()
    try:
        content.update(os.fsencode(os.path.realpath(path)) + b"\0")
        for name, what, state in _below(path, "", without, state_of, known):
            content.update(os.fsencode(name) + b"\0" + what)
            stamp.update(os.fsencode(name) + b"\0" + repr(state).encode() + b"\0")
    except OSError as error:
        raise UnsettledError(str(error)) from None
    return Look(content.hexdigest(), stamp.hexdigest())


def _below(
    path: str,
    name: str,
    without: str,
    state_of: Callable[[str], os.stat_result],
    known: dict[str, tuple[State, bytes]] | None,
) -> Iterator[tuple[str, bytes, State]]:
    """Yield what stands at and below a path: name, what it is (of one length for all), and its stamp."""
    try:
        found = state_of(path)
    except (FileNotFoundError, NotADirectoryError):
        yield name, hashlib.sha256(b"nothing").digest(), ()
        return
    state = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    if stat.S_ISREG(found.st_mode):
        yield name, _content(path, found.st_size) if known is None else _recalled(path, state, known), state
    elif stat.S_ISDIR(found.st_mode):
        yield name, hashlib.sha256(b"folder").digest(), state
        for inner in sorted(os.listdir(path)):  # noqa: PTH208 - path objects for hundreds of files take longer
            if inner != without:
                yield from _below(f"{path}{os.sep}{inner}", f"{name}/{inner}", without, state_of, known)
    else:
        raise UnsettledError(f"{path} is neither a file nor a folder")


def _recalled(path: str, state: State, known: dict[str, tuple[State, bytes]]) -> bytes:
    """Digest a file, unless it is known in that very state; what was written just now may be again at the same time."""
    before = known.get(path)
    if before and before[0] == state:
        return before[1]
    _, size, *times = state
    content = _content(path, size)
    if time.time_ns() - max(times) > _SETTLED:
        known[path] = state, content
    return content


def _content(path: str, size: int) -> bytes:
    # A prefix keeps a file that holds the word "folder" apart from a folder.
    digest = hashlib.sha256(b"file\0")
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        if size < _AT_ONCE:
            digest.update(file.read())
        else:
            while piece := file.read(_AT_ONCE):
                digest.update(piece)
    return digest.digest()
