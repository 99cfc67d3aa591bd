"""The cache of a project: whole runs, and verdicts, by all that they depend on; signed, bounded, disposable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.project.cache.store import shards, shrink, size_of

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.engine import Options
    from claimcheck.project.cache.memory import Memory
    from claimcheck.project.cache.readings import Readings

__all__ = ["open_memory", "open_readings", "shards", "shrink", "size_of"]


def open_memory(root: Path, options: Options) -> Memory | None:
    """Return the verdicts that are remembered of a project; nothing where nothing is cached."""
    # Imported here, with the models that verdicts are made of: a whole run is told again without them.
    from claimcheck.project.cache.memory import open_memory

    return open_memory(root, options)


def open_readings(root: Path) -> Readings | None:
    """Return what is remembered of the sources of a project; nothing where nothing is cached."""
    from claimcheck.project.cache.readings import Readings
    from claimcheck.project.cache.secret import is_kept_here
    from claimcheck.project.names import CACHE_FOLDER

    return Readings(root / CACHE_FOLDER) if is_kept_here() else None
