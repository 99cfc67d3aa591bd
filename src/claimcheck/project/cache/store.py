"""Cached lines on disk: shards of ``key value`` lines below a signature, replaced whole and read with suspicion."""

from __future__ import annotations

import hashlib
import hmac
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from claimcheck.project.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

LARGEST_SHARD = 16 * 1024 * 1024
"""Bytes; a shard that would be larger keeps only what the last run used."""
LARGEST = 128 * 1024 * 1024
"""Bytes of all shards; those that were used longest ago go first."""
SHARD, INDEX = ".shard", ".index"
"""Endings of cached lines, and of the larger files of ``indexes``."""
_OWN_FILES = {".gitignore": b"# made by claimcheck; safe to delete\n*\n"}
_SIGNATURE = 64


class StoreError(Exception):
    """A cache that can't be used, and why."""


class Store:
    """The shards of one project's cache folder; whatever was not signed with ``key`` is as good as not there."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._key = key

    def read(self, name: str) -> dict[str, str]:
        """Return the lines of a shard by their keys; empty when there is none. Raises ``StoreError`` for a bad one."""
        self.refuse_foreign_folder()
        try:
            data = self._content(name)
        except (FileNotFoundError, NotADirectoryError):  # the latter where a file was named to start from
            return {}
        except OSError as error:
            raise StoreError(f"it can't be read: {error.strerror}") from None
        signature, _, body = data.partition(b"\n")
        if not hmac.compare_digest(signature, self._signature(name, body)):
            raise StoreError("it was cut, changed, or written by somebody else")
        try:
            lines = [line.partition(" ") for line in body.decode().split("\n") if line]
        except UnicodeDecodeError:  # signed, so by another version of ours at worst
            raise StoreError("it is not UTF-8") from None
        return {key: value for key, _, value in lines}

    def write(self, name: str, lines: Mapping[str, str]) -> None:
        """Replace a shard; then drop old ones until all fit. Raises ``StoreError`` when the folder can't be written."""
        self.refuse_foreign_folder()
        body = "".join(f"{key} {value}\n" for key, value in sorted(lines.items())).encode()
        if len(body) > LARGEST_SHARD:
            return
        try:
            self.make_folder()
            write_atomically(self.folder / f"{name}{SHARD}", self._signature(name, body) + b"\n" + body)
        except OSError as error:
            raise StoreError(f"it can't be written: {error.strerror}") from None
        shrink(self.folder, LARGEST, SHARD)

    def make_folder(self) -> None:
        """Have the folder, with what keeps it out of git. Raises ``OSError``, and ``StoreError`` where it is none."""
        self.refuse_foreign_folder()
        self.folder.mkdir(exist_ok=True)
        for own, content in _OWN_FILES.items():
            if not (self.folder / own).exists():
                write_atomically(self.folder / own, content)

    def touch(self, name: str) -> None:
        """Note that a shard was used; of no matter where the folder can't be written."""
        with suppress(OSError):
            os.utime(self.folder / f"{name}{SHARD}")

    def _content(self, name: str) -> bytes:
        """Read a regular file of bounded size, and nothing that a link leads to."""
        descriptor = os.open(self.folder / f"{name}{SHARD}", os.O_RDONLY | NO_LINKS)
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(LARGEST_SHARD + _SIGNATURE + 2)
        if len(data) > LARGEST_SHARD + _SIGNATURE + 1:
            raise StoreError("it is larger than any that is written")
        return data

    def _signature(self, name: str, body: bytes) -> bytes:
        signing = self.signing(name)
        signing.update(body)
        return signing.hexdigest().encode()

    def signing(self, name: str) -> hmac.HMAC:
        """Begin to sign a name and what is to follow (RFC 2104), so that no file can be passed off as another."""
        return hmac.new(self._key, name.encode() + b"\n", hashlib.sha256)

    def refuse_foreign_folder(self) -> None:
        """Raise ``StoreError`` where the cache is something else than a folder."""
        if self.folder.is_symlink() or (self.folder.exists() and not self.folder.is_dir()):
            raise StoreError("it is no folder")


NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # nor wait for a pipe's other end


def shards(folder: Path, *endings: str) -> list[Path]:
    """List the files of a cache folder, those used longest ago first; none behind a link."""
    if folder.is_symlink() or not folder.is_dir():
        return []
    return [path for _, path in sorted(_dated(folder, endings or (SHARD, INDEX)))]


def _dated(folder: Path, endings: tuple[str, ...]) -> Iterator[tuple[tuple[int, str], Path]]:
    for path in (path for ending in endings for path in folder.glob(f"*{ending}")):
        with suppress(OSError):  # another run may just have dropped it
            yield (path.lstat().st_mtime_ns, path.name), path


def size_of(path: Path) -> int:
    """Bytes of a shard; 0 where another run has just dropped it."""
    try:
        return path.lstat().st_size
    except OSError:
        return 0


def shrink(folder: Path, most: int, *endings: str) -> int:
    """Drop the files used longest ago until the others take no more than ``most`` bytes; tell how many went."""
    found = shards(folder, *endings)
    sizes = [size_of(path) for path in found]
    dropped = 0
    while sum(sizes[dropped:]) > most:
        with suppress(OSError):
            found[dropped].unlink(missing_ok=True)
        dropped += 1
    return dropped
