"""Where rows go: a file of JSONL or Parquet that appears whole, or ``-`` for stdout."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claimcheck.batch.inputs import STREAM
from claimcheck.batch.parquet import SUFFIX, parquet_writer
from claimcheck.errors import STDOUT, unwritable
from claimcheck.project.files import replacing

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
        try:
            stream.write(row)
            stream.flush()
        except OSError as error:
            error.filename = STDOUT  # the system tells no name
            raise

    return write


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes its name, in place of any older one, only when all went well.

    Raises ``UsageError`` when it can't be written.
    """
    # A device or a pipe can't be replaced by a file, and there is nothing in it to keep whole.
    is_special = path.exists() and not path.is_file()
    with ExitStack() as stack:
        try:
            file = stack.enter_context(path.open("wb") if is_special else replacing(path))
        except OSError as error:
            raise unwritable(path, error) from error
        yield file
