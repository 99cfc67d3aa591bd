"""The lines that a run finds in its cache, uses and adds, shard by shard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.project.cache.fingerprint import installation, is_as_loaded
from claimcheck.project.cache.secret import NoKeyError, signing_key
from claimcheck.project.cache.store import LARGEST_SHARD, Store, StoreError
from claimcheck.project.cache.trees import UnsettledError

if TYPE_CHECKING:
    from pathlib import Path

_SAFETY = 2
"""By how much a shard may outgrow what the last run used before it is cut down to that."""


class Lines:
    """Lines by shard and key; ``notes`` tell what of the cache could not be used, and then there are none."""

    def __init__(self, folder: Path) -> None:
        self.notes: list[str] = []
        self.installed = ""
        """What is installed, as far as that could be told."""
        self.store = self._opened(folder)
        """Nothing where nothing can be kept."""
        self._shards: dict[str, dict[str, str]] = {}
        self._used: dict[str, set[str]] = {}
        self._new: set[str] = set()

    def get(self, name: str, key: str) -> str | None:
        """Return a line."""
        return self._shard(name).get(key)

    def use(self, name: str, key: str) -> None:
        """Take note that a line is of use still, if there is one."""
        self._used.setdefault(name, set()).add(key)

    def put(self, name: str, key: str, line: str) -> None:
        """Add a line, or replace it."""
        self._shard(name)[key] = line
        self.use(name, key)
        self._new.add(name)

    def save(self) -> None:
        """Write the shards that have new lines, and touch the others that were used."""
        if self.store is None:
            return
        if self._new and not is_current():
            self.note("claimcheck itself was changed while it ran")
            return
        for name in self._used:
            try:
                self._save(self.store, name)
            except StoreError as error:
                self.note(str(error))
        self._new.clear()

    def note(self, why: str) -> None:
        """Tell why the cache, or a part of it, is not used."""
        text = f"the cache is not used: {why}"
        if text not in self.notes:
            self.notes.append(text)

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

    def _opened(self, folder: Path) -> Store | None:
        try:
            self.installed = installation()
            if is_as_loaded(self.installed):
                return Store(folder, signing_key())
            self.note("claimcheck itself was changed since this process began")
        except (NoKeyError, UnsettledError) as error:
            self.note(str(error))
        return None

    def _shard(self, name: str) -> dict[str, str]:
        if name not in self._shards:
            try:
                self._shards[name] = self.store.read(name) if self.store else {}
            except StoreError as error:
                self.note(str(error))
                self._shards[name] = {}
        return self._shards[name]


def is_current() -> bool:
    """Whether what is installed is still what this process began with."""
    try:
        return is_as_loaded(installation())
    except UnsettledError:
        return False


def _size(lines: dict[str, str]) -> int:
    return sum(len(key) + len(line.encode()) + 2 for key, line in lines.items())
