"""Indexes on disk: the tables of many sentences, mapped into memory, and brought up to date where documents changed.

A file is a line with its signature, a line of JSON that tells where each table begins, and the tables as they are in
memory. Nothing in it is run or unpickled, and nothing is looked at before the signature fits.
"""

from __future__ import annotations

import hmac
import json
import math
import mmap
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.matching import Index
from claimcheck.matching.index import Documents
from claimcheck.matching.postings import Many
from claimcheck.matching.tables import Tables, tables
from claimcheck.project.cache.fingerprint import combined
from claimcheck.project.cache.store import INDEX, NO_LINKS, Store, StoreError, shards, shrink
from claimcheck.project.files import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from claimcheck.model import Source

FORM = "2"
"""Of names and files; what another form wrote is not found."""
LEAST = 2_000
"""Sentences of sources that are kept indexed; fewer are indexed in less time than it takes to look for their file."""
LARGEST_INDEX = 512 * 1024 * 1024
"""Bytes of one file, some four million sentences; a larger one is not written."""
LARGEST = 1024 * 1024 * 1024
"""Bytes of all files; those that were used longest ago go first."""
_TYPES = {"digests": np.uint8, "lemmas": np.uint8, "norms": np.uint8, "ends": np.int64, "common": np.bool_}
"""Of what tables hold; 32-bit integers where nothing is said."""
_ALIGNED = 64
_SIGNATURE = 65
"""Bytes of the signature and the line break after it."""


class Indexes:
    """The indexes of one project, by the ids of the sources that each is about."""

    def __init__(self, store: Store, world: str, note: Callable[[str], None], is_current: Callable[[], bool]) -> None:
        """``is_current`` tells whether what has been read is still of the world that was named."""
        self._store = store
        self._is_current = is_current
        self._world = combined([FORM, world])[:16]
        self._note = note

    def of(self, sources: Sequence[Source]) -> Index:
        """Index some sources; what an earlier run has read of them is not read again.

        The index is the one that building it from nothing gives. ``note`` is told why a file could not be used.
        """
        if sum(len(source.sentences) for source in sources) < LEAST:
            return Index.build(sources)
        name = f"{self._world}-{combined(source.id for source in sources)}"
        old = self._known(name)
        made = tables(Documents(sources), old)
        try:
            if made is old:
                self._touch(name)
            elif self._is_current():
                self._write(name, made)
        except StoreError as error:
            self._note(str(error))
        return Index(sources, Many(made))

    def _known(self, name: str) -> Tables | None:
        """Return the tables of the same sources as they were, else those that were used last; they may share some."""
        others = [path.name.removesuffix(INDEX) for path in shards(self._store.folder, INDEX)]
        last = [other for other in others if other.startswith(self._world)][-1:]
        for one in dict.fromkeys([name, *last]):
            try:
                return self._read(one)
            except FileNotFoundError:
                continue
            except StoreError as error:
                self._note(str(error))
            except OSError as error:
                self._note(f"it can't be read: {error.strerror}")
        return None

    def _read(self, name: str) -> Tables:
        self._store.refuse_foreign_folder()
        descriptor = os.open(self._store.folder / f"{name}{INDEX}", os.O_RDONLY | NO_LINKS)
        with os.fdopen(descriptor, "rb") as file:
            if not _SIGNATURE < os.fstat(descriptor).st_size <= LARGEST_INDEX:
                raise StoreError("it was cut, or is larger than any that is written")
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        signing = self._signing(name)
        signing.update(memoryview(data)[_SIGNATURE:])
        if not hmac.compare_digest(data[:_SIGNATURE], signing.hexdigest().encode() + b"\n"):
            raise StoreError("it was cut, changed, or written by somebody else")
        return _mapped(data)

    def _write(self, name: str, tables: Tables) -> None:
        """Replace a file; then drop old ones until all fit. Raises ``StoreError`` when it can't be written."""
        if sum(values.nbytes for values in tables) + _ALIGNED**2 > LARGEST_INDEX:
            raise StoreError("the index is too large to be kept")
        signing = self._signing(name)
        try:
            self._store.make_folder()
            with replacing(self._store.folder / f"{name}{INDEX}") as file:
                file.write(b" " * _SIGNATURE)
                for part in _parts(tables):
                    signing.update(part)
                    file.write(part)
                file.seek(0)
                file.write(signing.hexdigest().encode() + b"\n")
        except OSError as error:
            raise StoreError(f"it can't be written: {error.strerror}") from None
        shrink(self._store.folder, LARGEST, INDEX)

    def _touch(self, name: str) -> None:
        with suppress(OSError):
            os.utime(self._store.folder / f"{name}{INDEX}")

    def _signing(self, name: str) -> hmac.HMAC:
        return self._store.signing(f"{name}{INDEX}")


def _parts(tables: Tables) -> Iterator[bytes | memoryview]:
    """Yield what a file holds below its signature: the shapes of the tables, then each table."""
    head = json.dumps({name: values.shape for name, values in tables._asdict().items()}).encode() + b"\n"
    yield head
    at = _SIGNATURE + len(head)
    for values in tables:
        yield bytes(-at % _ALIGNED)
        at += -at % _ALIGNED + values.nbytes
        yield np.ascontiguousarray(values).reshape(-1).view(np.uint8).data


def _mapped(data: mmap.mmap) -> Tables:
    """Return the tables of a file whose signature fits, so that they are where we wrote them; nothing is copied."""
    at = data.find(b"\n", _SIGNATURE) + 1
    tables: dict[str, NDArray[Any]] = {}
    for name, shape in json.loads(data[_SIGNATURE:at]).items():
        at += -at % _ALIGNED
        kind, count = np.dtype(_TYPES.get(name, np.int32)), math.prod(shape)
        tables[name] = np.frombuffer(data, kind, count, at).reshape(shape) if count else np.zeros(shape, kind)
        at += count * kind.itemsize
    return Tables(**tables)
