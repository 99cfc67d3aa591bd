"""Judging records, a few side by side: a row for each, in order, and no more in memory than a few sources."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from claimcheck.batch.inputs import Entry
from claimcheck.batch.records import Unreadable, read_record
from claimcheck.batch.rows import Row, unchecked_row, verdict_row
from claimcheck.engine import Checker, Options
from claimcheck.engine.asking import ABREAST, Asking, abreast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEPT = 8
"""Sources whose split and index are kept: enough for records that take turns on a few, little enough to stay flat."""


class Checkers:
    """A checker for each of the last few source texts, so that records about one text split it once."""

    def __init__(self, options: Options, kept: int = KEPT, most: int = ABREAST) -> None:
        """Judge ``most`` records side by side; with 1 each row is there before the next record is read."""
        self._options = options
        self._most = most
        self._kept = kept
        self._by_text: OrderedDict[str, Checker] = OrderedDict()

    def get(self, text: str) -> Checker:
        """Return the checker that has read ``text``, or a fresh one in place of the one unused for longest."""
        checker = self._by_text.pop(text, None) or Checker(self._options)
        self._by_text[text] = checker
        while len(self._by_text) > self._kept:
            self._by_text.popitem(last=False)
        return checker

    def rows(self, entries: Iterable[Entry]) -> Iterator[Row]:
        """Yield the row of each entry, in order; some entries are read ahead, to be judged side by side."""
        return abreast(map(self._row, entries), self._most)

    def _row(self, entry: Entry) -> Asking[Row]:
        """Make the row of one entry; whatever is wrong with it stays in its row."""
        record = entry.record
        if isinstance(record, Unreadable):
            return unchecked_row(record.id, record.reason)
        try:
            verdict = yield from self.get(record.source).asking(record.claim, record.source)
            return verdict_row(record.id, verdict)
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
    return Checkers(options or Options()).rows(entries)
