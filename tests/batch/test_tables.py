"""Tables of records become tables of rows, the same as everywhere else."""

import json

import pyarrow as pa
import pytest

from claimcheck.batch.parquet import schema
from claimcheck.batch.rows import encode
from claimcheck.batch.run import check_records
from claimcheck.batch.tables import check_frames, check_table

RECORDS = [
    {"id": "a", "source": "At least 11 people were killed.", "claim": "at least 11 people were killed"},
    {"id": "b", "source": "At least 11 people were killed.", "claim": "at least 12 people were killed"},
    {"id": "c", "source": None, "claim": "it rained"},
]


def expected():
    return [json.loads(encode(row)) for row in check_records(json.dumps(record).encode() for record in RECORDS)]


def plain(rows):
    """Return rows with their reason left out, which names a place."""
    return [{key: value for key, value in row.items() if key != "reason"} for row in rows]


def test_frames_as_spark_hands_them_over_become_frames_of_rows():
    pandas = pytest.importorskip("pandas")
    frames = [pandas.DataFrame(RECORDS[:2]), pandas.DataFrame(RECORDS[2:])]
    found = [pa.Table.from_pandas(frame, schema=schema()) for frame in check_frames(iter(frames))]
    assert [table.num_rows for table in found] == [2, 1]
    assert plain(row for table in found for row in table.to_pylist()) == plain(expected())
    assert found[1]["reason"].to_pylist() == ["row 1: source must be a string"]


def test_a_table_without_the_columns_of_a_record_is_unchecked_row_by_row():
    def never(entries):
        return (encode({"id": None, "verdict": "unchecked", "reason": entry.record.reason}) for entry in entries)

    found = check_table(pa.table({"text": ["x", "y"]}), never)
    assert found["reason"].to_pylist() == [f"row {number}: no id and no source and no claim" for number in (1, 2)]
