"""Records and rows as Parquet, by way of pyarrow (the extra ``parquet``)."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from claimcheck.batch.records import Record, Unreadable, checked
from claimcheck.errors import Place, UsageError, import_extra

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

    import pyarrow as pa
    import pyarrow.parquet as pq

SUFFIX = ".parquet"
_READ = 256
"""Records read at a time."""
_GROUP = 4096
"""Rows of a row group; fixed, so that the file does not depend on how the work was split."""


def arrow() -> ModuleType:
    """Return pyarrow with its Parquet part; raise ``UsageError``, saying how to get it, when it is missing."""
    return import_extra("pyarrow.parquet", "parquet", "Parquet")


def schema() -> pa.Schema:
    """Return the columns of a file of rows; ids are strings there, a whole number as its digits."""
    lib = arrow()
    span = lib.list_(lib.int64())
    evidence = [("start", lib.int64()), ("end", lib.int64()), ("sentence", lib.int64()), ("text", lib.string())]
    words = [(name, lib.string()) for name in ("code", "name", "message")]
    finding = [*words, ("claim_span", span), ("source_span", span)]
    columns: pa.Schema = lib.schema([
        ("id", lib.string()),
        ("verdict", lib.string()),
        ("score", lib.float64()),
        ("evidence", lib.list_(lib.struct(evidence))),
        ("findings", lib.list_(lib.struct(finding))),
        ("reason", lib.string()),
    ])  # fmt: skip
    return columns


def count_rows(path: Path) -> int:
    """Return how many records a file has; raise ``UsageError`` if it is no Parquet."""
    with _opened(path) as file:
        count: int = file.metadata.num_rows
        return count


def read_rows(path: Path, start: int = 0) -> Iterator[tuple[float, Record | Unreadable]]:
    """Yield each record from row ``start`` (from 0) on, with the share of the file read by then.

    Raises ``UsageError`` if it is no Parquet.
    """
    with _opened(path) as file:
        columns = [name for name in file.schema_arrow.names if name in {"id", "source", "claim"}]
        total = file.metadata.num_rows
        if not columns:
            yield from ((1.0, checked({})) for _ in range(start, total))
            return
        groups, done = _groups_from(file.metadata, start)
        for batch in file.iter_batches(_READ, row_groups=groups, columns=columns):
            skipped = min(max(0, start - done), batch.num_rows)
            done += skipped
            for record in records_of(batch.slice(skipped)):
                done += 1
                yield done / total, record


def _groups_from(metadata: pq.FileMetaData, start: int) -> tuple[list[int], int]:
    """Return the row groups that hold row ``start`` and all after it, and the row at which the first of them begins."""
    before, group = 0, 0
    while group < metadata.num_row_groups and before + metadata.row_group(group).num_rows <= start:
        before += metadata.row_group(group).num_rows
        group += 1
    return list(range(group, metadata.num_row_groups)), before


@contextmanager
def _opened(path: Path) -> Iterator[pq.ParquetFile]:
    lib = arrow()
    try:
        with lib.parquet.ParquetFile(path) as file:
            yield file
    except (lib.ArrowException, OSError) as error:
        what = f"this can't be read as Parquet: {str(error).splitlines()[0]}"
        raise UsageError(what, where=Place(str(path)), hint="write the file anew, or leave it out") from error


def records_of(batch: pa.RecordBatch | pa.Table) -> Iterator[Record | Unreadable]:
    """Yield the record of each row of a batch or table that has some of a record's columns and no others."""
    for number in range(batch.num_rows):
        try:
            (data,) = batch.slice(number, 1).to_pylist()
        except UnicodeDecodeError:
            yield Unreadable(None, "not UTF-8")
        else:
            yield checked(data)


@contextmanager
def parquet_writer(file: BinaryIO) -> Iterator[Callable[[bytes], object]]:
    """Write rows, given as lines of JSON, into an open file."""
    lib, columns = arrow(), schema()
    with lib.parquet.ParquetWriter(file, columns, compression="zstd") as writer:
        group: list[dict[str, Any]] = []

        def write(row: bytes) -> None:
            group.append(encodable(json.loads(row)))
            if len(group) == _GROUP:
                flush()

        def flush() -> None:
            writer.write_table(lib.Table.from_pylist(group, schema=columns), row_group_size=_GROUP)
            group.clear()

        yield write
        if group:
            flush()


def encodable(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with its id as a string, and what UTF-8 can't hold (a lone surrogate) replaced by ``?``."""
    row["id"] = None if row["id"] is None else str(row["id"])
    cleaned: dict[str, Any] = json.loads(json.dumps(row, ensure_ascii=False).encode(errors="replace"))
    return cleaned
