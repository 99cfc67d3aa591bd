"""The lines that a run finds in its cache, uses and adds, shard by shard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.project.cache.store import LARGEST_SHARD, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.project.cache.store import Store

_SAFETY = 2
"""By how much a shard may outgrow what the last run used before it is cut down to that."""


class Lines:
    """Lines by shard and key; without a ``store`` there are none, and none are kept.

    ``note`` is told why a shard could not be used.
    """

    def __init__(self, store: Store | None, note: Callable[[str], None]) -> None:
        self._store = store
        self._note = note
        self._shards: dict[str, dict[str, str]] = {}
        self._used: dict[str, set[str]] = {}
        self._new: set[str] = set()

    @property
    def any_new(self) -> bool:
        """Whether there is anything to save."""
        return bool(self._new)

    def get(self, name: str, key: str) -> str | None:
        """Return a line."""
        return self._shard(name).get(key)

    def use(self, name: str, key: str) -> None:
        """Take note that a line is of use still, if there is one."""
        self._used.setdefault(name, set()).add(key)

    def put(self, name: str, key: str, line: str) -> None:
        """Add a line, or replace it."""
        if self._store is None:
            return
        self._shard(name)[key] = line
        self.use(name, key)
        self._new.add(name)

    def save(self) -> None:
        """Write the shards that have new lines, and touch the others that were used."""
        if self._store is None:
            return
        for name in self._used:
            try:
                self._save(self._store, name)
            except StoreError as error:
                self._note(str(error))

    def _save(self, store: Store, name: str) -> None:
        if name not in self._new:
            store.touch(name)
            return
        # Another run may have written meanwhile; what it knows is as good as what this one knows.
        try:
            others = store.read(name)
        except StoreError:
            others = {}
        lines = {**others, **self._shards[name]}
        used = {key: lines[key] for key in self._used[name] if key in lines}
        store.write(name, lines if _size(lines) < min(LARGEST_SHARD, _SAFETY * _size(used)) else used)

    def _shard(self, name: str) -> dict[str, str]:
        if name not in self._shards:
            try:
                self._shards[name] = self._store.read(name) if self._store else {}
            except StoreError as error:
                self._note(str(error))
                self._shards[name] = {}
        return self._shards[name]


def _size(lines: dict[str, str]) -> int:
    return sum(len(key) + len(line.encode()) + 2 for key, line in lines.items())
