"""Many pairs of a source and a claim at once, one row for each, in the order they came."""

from claimcheck.batch.records import Record, Unreadable, read_record
from claimcheck.batch.rows import Row, unchecked_row, verdict_row
from claimcheck.batch.run import check_records, judge_record

__all__ = [
    "Record",
    "Row",
    "Unreadable",
    "check_records",
    "judge_record",
    "read_record",
    "unchecked_row",
    "verdict_row",
]
