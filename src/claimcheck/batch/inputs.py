"""Where records come from: JSONL and Parquet, a file, a folder, a glob, or ``-`` for stdin."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from dataclasses import replace
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from claimcheck.batch.parquet import SUFFIX as PARQUET
from claimcheck.batch.records import Record, Unreadable, read_record
from claimcheck.errors import Place, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

STREAM = "-"
JSONL = (".jsonl", ".ndjson")
LONGEST = 64 * 2**20
"""Bytes that one line may have; a longer one is skipped without being held in memory."""


class Entry(NamedTuple):
    """What stood at one place of the input."""

    place: str
    """For people: ``line 3``, ``row 3``, or ``b.jsonl: line 3`` when there are several files."""
    record: Record | Unreadable


class Inputs:
    """All records of some files, one after the other; knows how far it has read."""

    def __init__(self, paths: tuple[Path, ...]) -> None:
        """Read ``paths`` in this order; none at all means stdin."""
        self.paths = paths
        self._total = sum(path.stat().st_size for path in paths)
        self._before = 0
        self._within = 0.0

    @property
    def share(self) -> float | None:
        """How much has been read, from 0 to 1, counted in bytes; nothing when that can't be known."""
        return min(1.0, (self._before + self._within) / self._total) if self._total else None

    @property
    def live(self) -> bool:
        """Whether records come as somebody writes them, who may wait for a row before the next: a pipe, a terminal."""
        if self.paths:
            return False
        try:
            return not stat.S_ISREG(os.fstat(sys.stdin.fileno()).st_mode)
        except (OSError, ValueError):
            return False

    def entries(self) -> Iterator[Entry]:
        """Yield every record, and why a line is none; blank lines count and are left out."""
        if not self.paths:
            yield from self._lines(sys.stdin.buffer)
        for path in self.paths:
            name = f"{path.name}: " if len(self.paths) > 1 else ""
            for entry in self._file(path):
                yield named(entry, name)
            self._before, self._within = self._before + path.stat().st_size, 0.0

    def digest(self) -> str:
        """Return a hash of the bytes of all files, each set apart from the next."""
        whole = hashlib.blake2b(digest_size=16)
        for path in self.paths:
            with path.open("rb") as file:
                whole.update(hashlib.file_digest(file, "blake2b").digest())
        return whole.hexdigest()

    def _file(self, path: Path) -> Iterator[Entry]:
        if path.suffix == PARQUET:
            yield from self._rows(path)
            return
        with path.open("rb") as file:
            yield from self._lines(file)

    def _lines(self, file: BinaryIO) -> Iterator[Entry]:
        for number, line in enumerate(bounded_lines(file), 1):
            self._within += len(line or b"")
            if entry := line_entry(line, number):
                yield entry

    def _rows(self, path: Path) -> Iterator[Entry]:
        from claimcheck.batch.parquet import read_rows

        size = path.stat().st_size
        for number, (share, record) in enumerate(read_rows(path), 1):
            self._within = share * size
            yield row_entry(record, number)


def find_inputs(name: str) -> Inputs:
    """Return the records that ``name`` stands for; raise ``UsageError`` when it is no file, folder or glob of some.

    A folder means every JSONL and Parquet file in it and below, in the order of their paths; names that begin with a
    dot or an underscore are left out, as other tools do.
    """
    if name == STREAM:
        return Inputs(())
    path = Path(name)
    if path.is_dir():
        found = tuple(sorted((file for file in path.rglob("*") if _is_shard(file, path)), key=Path.as_posix))
    elif path.exists() or not has_magic(name):
        found = (path,)
    else:
        names = sorted(glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        found = tuple(path for path in map(Path, names) if path.is_file())
    if not found or not found[0].exists():
        what = "there are no records here" if found else "no file of records is here"
        hint = f"name a file, a folder with {', '.join((*JSONL, PARQUET))} files, or a quoted glob"
        raise UsageError(what, where=Place(name), hint=hint)
    return Inputs(found)


def _is_shard(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "_")) for part in file.relative_to(folder).parts)
    return not hidden and file.suffix in {*JSONL, PARQUET} and file.is_file()


def line_entry(line: bytes | None, number: int) -> Entry | None:
    """Return the entry of a line counted from 1, ``None`` standing for one that is too long; nothing if it is blank."""
    if line is None:
        return Entry(f"line {number}", Unreadable(None, f"line {number}: longer than {LONGEST} bytes"))
    return Entry(f"line {number}", read_record(line, number)) if line.strip() else None


def row_entry(record: Record | Unreadable, number: int) -> Entry:
    """Return the entry of a row of Parquet, counted from 1."""
    if isinstance(record, Unreadable):
        record = replace(record, reason=f"row {number}: {record.reason}")
    return Entry(f"row {number}", record)


def named(entry: Entry, name: str) -> Entry:
    """Return an entry whose place begins with the name of its file, where there are several."""
    if not name:
        return entry
    record = entry.record
    if isinstance(record, Unreadable):
        record = replace(record, reason=name + record.reason)
    return Entry(name + entry.place, record)


def bounded_lines(file: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line, or nothing in place of one that is too long."""
    while line := file.readline(LONGEST + 1):
        if len(line) <= LONGEST or line.endswith(b"\n"):
            yield line
            continue
        while (rest := file.readline(LONGEST)) and not rest.endswith(b"\n"):
            pass
        yield None
