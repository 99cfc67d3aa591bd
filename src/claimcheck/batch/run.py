"""Judging records one by one: a row for each, in order, and no more in memory than a few sources."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from claimcheck.batch.inputs import Entry
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

    def row(self, entry: Entry) -> Row:
        """Return the row of one entry; whatever is wrong with it stays in its row."""
        record = entry.record
        if isinstance(record, Unreadable):
            return unchecked_row(record.id, record.reason)
        try:
            return judge_record(record, self)
        except Exception as error:
            return unchecked_row(record.id, f"{entry.place}: could not be judged ({type(error).__name__}: {error})")


def check_records(lines: Iterable[bytes], options: Options | None = None) -> Iterator[Row]:
    """Yield a row for every line of JSONL that is not blank."""
    entries = (
        Entry(f"line {number}", read_record(line, number)) for number, line in enumerate(lines, 1) if line.strip()
    )
    return check_entries(entries, options)


def check_entries(entries: Iterable[Entry], options: Options | None = None) -> Iterator[Row]:
    """Yield a row for every entry, in this process."""
    return map(Checkers(options or Options()).row, entries)


def judge_record(record: Record, checkers: Checkers) -> Row:
    """Judge one record."""
    return verdict_row(record.id, checkers.get(record.source).check(record.claim, record.source))
