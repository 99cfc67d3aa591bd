"""The cache of a project: verdicts by the content of everything that they depend on, signed, bounded, disposable."""

from claimcheck.project.cache.memory import Memory, open_memory
from claimcheck.project.cache.store import FOLDER, shards, shrink, size_of

__all__ = ["FOLDER", "Memory", "open_memory", "shards", "shrink", "size_of"]
