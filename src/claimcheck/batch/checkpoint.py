"""A checkpoint: the rows of an unfinished run, beside where its output will stand, in a file that says what it is.

Its first line is a header, each further line a row. Rows are appended as they come, so a run that is killed at any
moment leaves whole lines and at most one cut line at the end, which is dropped. The output is written from a
complete checkpoint in one go and takes its name only when it is whole; the checkpoint goes after that.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claimcheck.errors import Place, UsageError, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.batch.rows import Row

_NOTE = "the rows of an unfinished run of claimcheck batch; give --resume with the same command to go on"


class Checkpoint:
    """The open checkpoint of one run."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def kept(self) -> Iterator[Row]:
        """Yield the rows of the run before, and cut off what is no row; must be used up before rows are added."""
        self._file.seek(0)
        self._file.readline()
        whole = self._file.tell()
        while (line := self._file.readline()).endswith(b"\n"):
            try:
                row: Row = json.loads(line)
            except ValueError:  # after a power cut a file may end in bytes that were never written
                break
            whole += len(line)
            yield row
        self._file.seek(whole)
        self._file.truncate()

    def add(self, row: bytes) -> None:
        """Keep one row, a line."""
        self._file.write(row)
        self._file.flush()

    def lines(self) -> Iterator[bytes]:
        """Yield every row kept, as a line."""
        self._file.flush()
        self._file.seek(0)
        self._file.readline()
        yield from self._file


def checkpoint_path(output: Path) -> Path:
    """Return where the checkpoint of an output stands."""
    target = Path(realpath(output))  # `Path.resolve` raises for a loop of links
    return target.with_name(f"{target.name}.checkpoint")


@contextmanager
def open_checkpoint(output: Path, identity: dict[str, str], *, resume: bool) -> Iterator[Checkpoint]:
    """Open the checkpoint of ``output``, fresh or (``resume``) as it was left; it goes when the block ends well.

    ``identity`` is everything that the rows depend on. Raises ``UsageError`` when there is a checkpoint and ``resume``
    is false, when it belongs to another input or other options, when another run holds it, or when it can't be written.
    """
    path = checkpoint_path(output)
    with held(path, {"claimcheck_checkpoint": "1", "note": _NOTE, **identity}, output, resume=resume) as file:
        yield Checkpoint(file)
        path.unlink()


@contextmanager
def held(path: Path, header: dict[str, str], output: Path, *, resume: bool) -> Iterator[BinaryIO]:
    """Open the file that says whose the rows are which were left for ``output``, and hold it for this run alone.

    Its first line is ``header``, written now or (``resume``) by the run before; the file is left at its second line.
    """
    line = json.dumps(header).encode() + b"\n"
    try:
        with _opened(path, output) as file:
            _lock(file, path)
            found = file.readline()
            if found.endswith(b"\n"):
                _same(found, line, path, resume=resume)
            else:  # nothing to resume, or killed before the header was whole
                file.seek(0)
                file.truncate()
                file.write(line)
                file.flush()
            yield file
    except OSError as error:
        error.filename = error.filename or str(path)  # of a full disk, the system tells no name
        raise


def _opened(path: Path, output: Path) -> BinaryIO:
    try:
        return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o666), "r+b")
    except OSError as error:
        raise unwritable(output, error) from error


def _lock(file: BinaryIO, path: Path) -> None:
    """Hold the checkpoint for this run alone, where the system can; the lock goes with the process."""
    try:
        import fcntl
    except ImportError:  # Windows has no such locks
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        what = "another run is writing this output"
        raise UsageError(what, where=Place(str(path)), hint="wait for it, or choose another --output") from None


def _same(found: bytes, header: bytes, path: Path, *, resume: bool) -> None:
    if not resume:
        what = "an unfinished run has left its rows here"
        raise UsageError(what, where=Place(str(path)), hint="add --resume to go on, or remove it to start over")
    if found != header:
        changed = ", ".join(_changed(found, header)) or "not a checkpoint"
        what = f"this checkpoint does not belong to this run ({changed})"
        hint = "run the same command, with what was installed then, on the same records; or remove it to start over"
        raise UsageError(what, where=Place(str(path)), hint=hint)


def _changed(found: bytes, header: bytes) -> Iterator[str]:
    try:
        old, new = json.loads(found), json.loads(header)
    except ValueError:
        return
    if isinstance(old, dict):
        yield from (f"other {key}" for key in new if old.get(key) != new[key])
