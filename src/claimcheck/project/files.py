"""Writing a file so that nobody ever sees half of it."""

from __future__ import annotations

import errno
import os
import re
import secrets
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

ABANDONED = 600
"""Seconds after which a draft that nobody touched was left by a run that was killed; to write one takes far less."""


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the content of ``path`` in one step, as ``replacing`` does."""
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open what is to replace the content of ``path`` in one step; a crash leaves the old content or the new.

    The file keeps its mode; a new one gets what the umask allows. Where ``path`` is a link, the file that it leads to
    is replaced and the link stays. Raises ``OSError``, which names ``path``, when it can't be written, and leaves
    nothing behind; what a run that was killed left behind goes with the next one.
    """
    target = Path(os.path.realpath(path))  # unlike `Path.resolve`, it raises nothing for a loop of links
    _sweep(target)
    # In the same folder: a rename is atomic only within one file system.
    draft = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.tmp")
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())  # so that the rename can't overtake the content
        with suppress(FileNotFoundError):
            draft.chmod(target.stat().st_mode & 0o7777)
        draft.replace(target)
    except BaseException as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno:  # it says nothing, or names a draft that nobody knows of
            error.filename = str(path)
        raise
    _sync_folder(target.parent)


def read_own(folder: Path, name: str, most: int) -> bytes | None:
    """Return the content of a file that is the project's own, such as its lock; nothing where there is none.

    Raises ``OSError`` where something else goes by that name, such as a folder or a link that leads out of the project,
    and for more than ``most`` bytes.
    """
    path = folder / name
    if not os.path.lexists(path):
        return None
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise OSError(errno.EXDEV, "it is a link that leads out of the project", str(path))
    if not path.exists():
        raise OSError(errno.EXDEV, "it is a link that leads nowhere", str(path))
    if not path.is_file() and not path.is_dir():  # to read a pipe is to wait for somebody
        raise OSError(errno.EINVAL, "it is no regular file", str(path))
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most // 2**20} MiB", str(path))
    return data


def _sweep(target: Path) -> None:
    """Take away drafts of a file that nobody can be writing any more."""
    own = re.compile(re.escape(f".{target.name[:100]}.") + r"[0-9a-f]{16}\.tmp")
    with suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if own.fullmatch(entry.name) and time.time() - entry.stat(follow_symlinks=False).st_mtime > ABANDONED:
                Path(entry.path).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; not every system lets a folder be opened for that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
