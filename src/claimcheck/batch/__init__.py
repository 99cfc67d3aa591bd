"""Many pairs of a source and a claim at once, one row for each, in the order they came.

``run.check_records`` is the stream; it loads the engine, so it is not imported with the package.
"""

from claimcheck.batch.records import Record, Unreadable, read_record
from claimcheck.batch.rows import Row, unchecked_row, verdict_row

__all__ = ["Record", "Row", "Unreadable", "read_record", "unchecked_row", "verdict_row"]
