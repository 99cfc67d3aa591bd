"""Tables of records to tables of rows: what engines for many machines hand over, in Arrow or in pandas."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimcheck.batch.inputs import row_entry
from claimcheck.batch.parquet import arrow, encodable, records_of, schema
from claimcheck.batch.records import checked
from claimcheck.batch.repeats import Repeats
from claimcheck.batch.rows import encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pandas as pd
    import pyarrow as pa

    from claimcheck.batch.inputs import Entry
    from claimcheck.batch.records import Record, Unreadable
    from claimcheck.engine import Options


def check_table(table: pa.Table, judge: Callable[[Iterable[Entry]], Iterable[bytes]]) -> pa.Table:
    """Return a row (``parquet.schema``) for each record of a table with the columns ``id``, ``source`` and ``claim``.

    ``judge`` makes a line of JSON of each entry. Rows keep their order; what is no record becomes an ``unchecked`` row,
    whose reason counts the rows of this table from 1.
    """
    entries = (row_entry(record, number) for number, record in enumerate(_records(table), 1))
    rows = [encodable(json.loads(line)) for line in judge(entries)]
    found: pa.Table = arrow().Table.from_pylist(rows, schema=schema())
    return found


def check_frames(frames: Iterable[pd.DataFrame], options: Options | None = None) -> Iterator[pd.DataFrame]:
    """Yield for each frame of records a frame of rows, as ``mapInPandas`` of Spark wants it; loads the engine once."""
    from claimcheck.batch.run import Checkers
    from claimcheck.engine import Options

    lib = arrow()
    checkers, repeats = Checkers(options or Options()), Repeats()

    def judge(entries: Iterable[Entry]) -> Iterator[bytes]:
        return repeats.rows(lambda new: map(encode, checkers.rows(new)), entries)

    for frame in frames:
        yield check_table(lib.Table.from_pandas(frame, preserve_index=False), judge).to_pandas()


def _records(table: pa.Table) -> Iterator[Record | Unreadable]:
    columns = [name for name in ("id", "source", "claim") if name in table.column_names]
    return records_of(table.select(columns)) if columns else (checked({}) for _ in range(table.num_rows))
