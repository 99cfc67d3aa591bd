"""Records that come again: the same claim about the same text is judged once, and told again with its own id.

What is judged sees of a record that came before only a blank one, so that rows keep their order and no more is read
ahead than otherwise.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.batch.inputs import Entry
from claimcheck.batch.records import Record, Unreadable
from claimcheck.batch.rows import Row, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST = 32 * 2**20
"""Bytes of rows that are kept: those of some thirty thousand records."""
_BLANK = Unreadable(None, "")
"""What stands for a record that came before; it is answered at once, and the answer dropped."""


@dataclass(slots=True)
class _Told:
    """What is said of one claim about one text."""

    key: bytes
    place: str
    """Where it stood first, which the reason names when it could not be judged."""
    line: bytes = b""
    """Its row, once it is there."""

    def again(self, entry: Entry) -> bytes:
        """The row of another record that says the same."""
        row: Row = json.loads(self.line)
        row["id"] = entry.record.id
        if "reason" in row and row["reason"].startswith(f"{self.place}: "):
            row["reason"] = entry.place + row["reason"].removeprefix(self.place)
        return encode(row)


class Repeats:
    """The rows of the last records, by what they were made from: a digest of source and claim."""

    def __init__(self, most: int = MOST) -> None:
        """Keep rows of ``most`` bytes; those that nobody asked for longest go first."""
        self._most = most
        self._held = 0
        self._told: OrderedDict[bytes, _Told] = OrderedDict()

    def rows(self, judge: Callable[[Iterable[Entry]], Iterable[bytes]], entries: Iterable[Entry]) -> Iterator[bytes]:
        """Yield the line of each entry's row, in order; ``judge`` makes those of entries that are new."""
        asked: deque[tuple[Entry, _Told | None]] = deque()
        for line in judge(self._new(entries, asked)):
            entry, told = asked.popleft()
            if told is None:
                yield line
            elif told.line:
                yield told.again(entry)
            else:
                self._keep(told, line)
                yield line

    def _new(self, entries: Iterable[Entry], asked: deque[tuple[Entry, _Told | None]]) -> Iterator[Entry]:
        """Yield the entries, a blank one for each that came before; note all of them in ``asked``."""
        for entry in entries:
            record = entry.record
            if isinstance(record, Unreadable):
                asked.append((entry, None))
                yield entry
                continue
            key = _digest(record)
            known = self._told.pop(key, None)
            told = self._told[key] = known or _Told(key, entry.place)
            asked.append((entry, told))
            yield Entry(entry.place, _BLANK) if known else entry

    def _keep(self, told: _Told, line: bytes) -> None:
        told.line = line
        if self._told.get(told.key) is not told:  # others took its room before it was there
            return
        self._held += len(line)
        while self._held > self._most:
            _, oldest = self._told.popitem(last=False)
            self._held -= len(oldest.line)


def _digest(record: Record) -> bytes:
    found = hashlib.blake2b(digest_size=16)
    for text in (record.source, record.claim):
        data = text.encode("utf-8", "surrogatepass")
        found.update(len(data).to_bytes(8))
        found.update(data)
    return found.digest()
