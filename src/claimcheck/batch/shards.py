"""Shards: stretches of the input that are judged by themselves, anywhere, and written each as one Parquet file.

Where a shard begins depends on the input alone, so a run that goes on finds those of the run before by their names.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.batch.checkpoint import checkpoint_path, held
from claimcheck.batch.files import row_writer
from claimcheck.batch.inputs import Entry, Inputs, bounded_lines, line_entry, named, row_entry
from claimcheck.batch.parquet import SUFFIX, arrow, count_rows, read_rows
from claimcheck.errors import Place, UsageError, remedy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIZE = 1024
"""Records of a shard, at most: little enough to be done again when a machine is lost, enough to be worth a task."""
HEADER = "_claimcheck"
"""The file of a folder of shards that says what its rows depend on; readers of Parquet leave such names out."""


class Shard(NamedTuple):
    """Up to ``length`` lines, or rows of Parquet, of one file."""

    number: int
    """Where it stands among all shards, from 0."""
    path: str
    """Absolute, and the same on every machine."""
    start: int
    """Where it begins: a byte of JSONL, or a row of Parquet, from 0."""
    first: int
    """Number of its first line or row, from 1."""
    length: int
    several: bool
    """Whether there are other files, so that places name theirs."""

    @property
    def name(self) -> str:
        """The file that its rows are written to."""
        return f"part-{self.number:06}{SUFFIX}"

    def entries(self) -> Iterator[Entry]:
        """Yield its records, and why a line is none."""
        path = Path(self.path)
        found = self._rows(path) if path.suffix == SUFFIX else self._lines(path)
        return (named(entry, f"{path.name}: " if self.several else "") for entry in found)

    def _lines(self, path: Path) -> Iterator[Entry]:
        with path.open("rb") as file:
            file.seek(self.start)
            for number, line in enumerate(islice(bounded_lines(file), self.length), self.first):
                if entry := line_entry(line, number):
                    yield entry

    def _rows(self, path: Path) -> Iterator[Entry]:
        for number, (_, record) in enumerate(islice(read_rows(path, self.start), self.length), self.first):
            yield row_entry(record, number)


def cut(inputs: Inputs, size: int = SIZE) -> list[Shard]:
    """Cut all files into shards of ``size`` lines or rows, the last of each file as small as it comes."""
    stretches = ((str(path.resolve()), stretch) for path in inputs.paths for stretch in _stretches(path, size))
    several = len(inputs.paths) > 1
    return [Shard(number, path, *stretch, several) for number, (path, stretch) in enumerate(stretches)]


def _stretches(path: Path, size: int) -> Iterator[tuple[int, int, int]]:
    """Yield start, number of the first line or row, and count of each shard of a file."""
    if path.suffix == SUFFIX:
        total = count_rows(path)
        yield from ((start, start + 1, min(size, total - start)) for start in range(0, total, size))
        return
    with path.open("rb") as file:
        first, start, lines = 1, 0, bounded_lines(file)
        while count := sum(1 for _ in islice(lines, size)):
            yield start, first, count
            first, start = first + count, file.tell()


def write_shard(rows: Iterable[bytes], path: Path) -> None:
    """Write rows, lines of JSON, to a file that appears whole."""
    with row_writer(str(path)) as write:
        for row in rows:
            write(row)


def verdicts_of(path: Path) -> list[str] | None:
    """Return the verdict of each row of a shard; nothing when it is not there, or no Parquet."""
    lib = arrow()
    try:
        found: list[str] = lib.parquet.read_table(path, columns=["verdict"])["verdict"].to_pylist()
    except (lib.ArrowException, OSError, KeyError):
        return None
    return found


@contextmanager
def shard_folder(output: Path, identity: dict[str, str], *, resume: bool) -> Iterator[Path]:
    """Give a folder for the shards of ``output``, which takes that name when the block ends well.

    Until then it is called as a checkpoint is, and ``resume`` goes on with what an earlier run left there. Raises
    ``UsageError`` as ``open_checkpoint`` does, and when there is something at ``output``.
    """
    if output.exists():
        hint = "shards go to a folder of their own: name one that is not there yet"
        raise UsageError("there is something here already", where=Place(str(output)), hint=hint)
    folder = checkpoint_path(output)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        what = f"can't make this folder: {error.strerror}"
        raise UsageError(what, where=Place(str(folder)), hint=remedy(error)) from error
    with held(folder / HEADER, {"claimcheck_shards": "1", **identity}, output, resume=resume):
        yield folder
        for left in folder.glob(".*.tmp"):  # of workers that were killed
            left.unlink()
        folder.replace(output.resolve())
