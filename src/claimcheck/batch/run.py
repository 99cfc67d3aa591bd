"""Judging a stream of records: a row for each, in order, and no more in memory than a few sources."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from claimcheck.batch.records import Record, Unreadable, read_record
from claimcheck.batch.rows import Row, unchecked_row, verdict_row
from claimcheck.engine import Checker, Options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEPT = 8
"""Sources whose split and index are kept: enough for records that take turns on a few, little enough to stay flat."""


class Checkers:
    """A checker for each of the last few source texts, so that records about one text split it once."""

    def __init__(self, options: Options, kept: int = KEPT) -> None:
        self._options = options
        self._kept = kept
        self._by_text: OrderedDict[str, Checker] = OrderedDict()

    def get(self, text: str) -> Checker:
        """Return the checker that has read ``text``, or a fresh one in place of the one unused for longest."""
        checker = self._by_text.pop(text, None) or Checker(self._options)
        self._by_text[text] = checker
        while len(self._by_text) > self._kept:
            self._by_text.popitem(last=False)
        return checker


def check_records(lines: Iterable[bytes], options: Options | None = None) -> Iterator[Row]:
    """Yield a row for every line that is not blank; whatever is wrong with a line stays in its row."""
    checkers = Checkers(options or Options())
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(read_record(line, number), number, checkers)


def judge_record(record: Record, checkers: Checkers) -> Row:
    """Judge one record."""
    return verdict_row(record.id, checkers.get(record.source).check(record.claim, record.source))


def _row(record: Record | Unreadable, number: int, checkers: Checkers) -> Row:
    if isinstance(record, Unreadable):
        return unchecked_row(record.id, record.reason)
    try:
        return judge_record(record, checkers)
    except Exception as error:
        return unchecked_row(record.id, f"line {number}: could not be judged ({type(error).__name__}: {error})")
