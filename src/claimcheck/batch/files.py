"""Where rows go: a file of JSONL or Parquet that appears whole, or ``-`` for stdout."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from claimcheck.batch.inputs import STREAM
from claimcheck.batch.parquet import SUFFIX, parquet_writer
from claimcheck.errors import Place, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def row_writer(path: str) -> Iterator[Callable[[bytes], object]]:
    """Open ``path`` for rows, lines of JSON; a file appears whole at the end or, after any error, not at all.

    What is called ``.parquet`` becomes Parquet.
    """
    if path == STREAM:
        yield _flushed(sys.stdout.buffer)
        return
    with whole_file(Path(path)) as file:
        if Path(path).suffix != SUFFIX:
            yield file.write
            return
        with parquet_writer(file) as write:
            yield write


def _flushed(stream: BinaryIO) -> Callable[[bytes], object]:
    """Write each row through at once: somebody may be waiting for it at the other end of a pipe."""

    def write(row: bytes) -> None:
        stream.write(row)
        stream.flush()

    return write


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its name, in place of any older one, only when all went well.

    Raises ``UsageError`` when it can't be written.
    """
    if path.exists() and not path.is_file():
        # A device or a pipe can't be replaced by a file, and there is nothing in it to keep whole.
        with _opened(path, path, "wb") as file:
            yield file
        return
    target = path.resolve()
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        with _opened(part, path, "xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _opened(path: Path, named: Path, mode: Literal["wb", "xb"]) -> BinaryIO:
    try:
        return path.open(mode)
    except OSError as error:
        what = f"can't write this file: {error.strerror}"
        raise UsageError(what, where=Place(str(named)), hint="name a file in a folder that exists") from error
