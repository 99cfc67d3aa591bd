"""What is indexed of some documents, as flat arrays: made in one pass, or from earlier ones and what is new."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcheck.matching.pieces import Large, Numbers
from claimcheck.matching.scan import Grouped, Scanned, Scanner, spread

CHUNK = 2_000_000
"""Characters that are read at once: few enough that what is worked out on the way stays near the processor."""


class Tables(NamedTuple):
    """An index of documents, each of which is some sentences; sentences have places from 0 through all of them."""

    digests: NDArray[np.uint8]
    """Of the sentences of each document, 32 bytes each."""
    sizes: Numbers
    """How many sentences each document has."""
    lemmas: NDArray[np.uint8]
    """Lines of UTF-8: each lemma that stands anywhere."""
    ends: Large
    """One past the last of the places of each lemma, in ``places``."""
    places: Numbers
    """The sentences that each lemma stands in, ascending; those of the first lemma, then those of the second …"""
    norms: NDArray[np.uint8]
    """Lines of UTF-8: each folded word that is written without a capital anywhere."""
    small_sizes: Numbers
    """How many numbers in ``small`` belong to each document."""
    small: Numbers
    """Numbers of the norms that each document writes without a capital; some more than once."""
    partner_sizes: Numbers
    partners: Numbers
    """Numbers of two lemmas that stand next to each other in a name, a row a pair; likewise by document."""


def tables(documents: Iterable[Sequence[str]], old: Tables | None = None) -> Tables:
    """Index documents, given as their sentences; what ``old`` has of them is not read again."""
    making = _Making(old)
    for sentences in documents:
        making.add(sentences)
    return making.made()


def lines(blob: NDArray[np.uint8]) -> list[str]:
    """Read the names that a table holds."""
    return blob.tobytes().decode("utf-8", "surrogatepass").split("\n") if len(blob) else []


def _blob(names: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode("utf-8", "surrogatepass"), dtype=np.uint8)


def _digest(sentences: Sequence[str]) -> bytes:
    """Digest sentences, so that their boundaries count as well."""
    digest = hashlib.sha256(array("Q", map(len, sentences)).tobytes())
    digest.update("".join(sentences).encode("utf-8", "surrogatepass"))
    return digest.digest()


_NOTHING = Tables(
    digests=np.zeros((0, 32), np.uint8),
    sizes=np.zeros(0, np.int32),
    lemmas=_blob(()),
    ends=np.zeros(0, np.int64),
    places=np.zeros(0, np.int32),
    norms=_blob(()),
    small_sizes=np.zeros(0, np.int32),
    small=np.zeros(0, np.int32),
    partner_sizes=np.zeros(0, np.int32),
    partners=np.zeros((0, 2), np.int32),
)


class _Making:
    """Tables in the making: documents are added one by one, and those that are new are read a chunk at a time."""

    def __init__(self, old: Tables | None) -> None:
        self._old = old or _NOTHING
        self._scanner = Scanner(lines(self._old.lemmas), lines(self._old.norms))
        self._known = {digest.tobytes(): number for number, digest in enumerate(self._old.digests)}
        self._digests: list[bytes] = []
        self._sizes: list[int] = []
        self._kept: list[int] = []
        """Number that each document had before; -1 for one that is new."""
        self._texts: list[str] = []
        """Sentences that wait to be read."""
        self._waiting: list[int] = []
        """The documents that they are of."""
        self._room = CHUNK
        self._read: list[Scanned] = []

    def add(self, sentences: Sequence[str]) -> None:
        """Add the next document."""
        digest = _digest(sentences)
        self._kept.append(self._known.pop(digest, -1))
        if self._kept[-1] < 0:
            self._texts += sentences
            self._waiting.append(len(self._sizes))
            self._room -= sum(map(len, sentences))
        self._digests.append(digest)
        self._sizes.append(len(sentences))
        if self._room < 0:
            self._flush()

    def _flush(self) -> None:
        """Read what waits."""
        starts, sizes = self._starts(), np.array(self._sizes, np.int32)
        waiting = np.array(self._waiting, np.int32)
        places = spread(starts[waiting], sizes[waiting]).astype(np.int32)
        self._read.append(self._scanner.read(self._texts, places, np.repeat(waiting, sizes[waiting])))
        self._texts, self._waiting, self._room = [], [], CHUNK

    def _starts(self) -> Large:
        """Return the place of the first sentence of each document."""
        return np.cumsum([0, *self._sizes[:-1]], dtype=np.int64)[: len(self._sizes)]

    def made(self) -> Tables:
        """Return the tables of all that was added."""
        self._flush()
        kept, old = np.array(self._kept, np.int32), self._old
        small = _by_document(kept, old.small_sizes, old.small, [one.small for one in self._read])
        partners = _by_document(kept, old.partner_sizes, old.partners, [one.partners for one in self._read])
        groups = [one.places for one in self._read]
        self._read = []
        if (kept >= 0).any() and len(old.places):
            groups.append(_moved(old, kept, self._starts()))
        counts, places = _listed(groups, len(self._scanner.lemmas))
        lemmas, lemma_numbers = _alive(self._scanner.lemmas, counts > 0)
        norms, norm_numbers = _alive(self._scanner.norms, _used(small[1], len(self._scanner.norms)))
        return Tables(
            digests=np.frombuffer(b"".join(self._digests), np.uint8).reshape(-1, 32),
            sizes=np.array(self._sizes, np.int32),
            lemmas=lemmas,
            ends=np.cumsum(counts[counts > 0]),
            places=places,
            norms=norms,
            small_sizes=small[0],
            small=norm_numbers[small[1]],
            partner_sizes=partners[0],
            partners=lemma_numbers[partners[1]],
        )


def _by_document(kept: Numbers, old_sizes: Numbers, old: Numbers, new: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """Return how many rows each document has, and the rows: those that were there, or those that are new.

    The first row of each of ``new`` tells documents, ascending; the others become the columns.
    """
    columns = [part[1:].T.reshape(-1, *old.shape[1:]) for part in new]
    sizes = np.bincount(np.concatenate([part[0] for part in new]), minlength=len(kept)).astype(np.int32)
    if (kept < 0).all():
        return sizes, np.concatenate(columns)
    starts = len(old) + np.cumsum(sizes, dtype=np.int64) - sizes
    again = kept >= 0
    starts[again] = (np.cumsum(old_sizes, dtype=np.int64) - old_sizes)[kept[again]]
    sizes[again] = old_sizes[kept[again]]
    return sizes, np.concatenate([old, *columns])[spread(starts, sizes)]


def _moved(old: Tables, kept: Numbers, starts: Large) -> Grouped:
    """Return the places of what is still there, by lemma, where its documents stand now."""
    again = np.flatnonzero(kept >= 0)
    sizes = old.sizes[kept[again]]
    before = (np.cumsum(old.sizes, dtype=np.int64) - old.sizes)[kept[again]]
    now = np.full(old.sizes.sum(), -1, np.int32)
    now[spread(before, sizes)] = spread(starts[again], sizes)
    places = now[old.places]
    held = places >= 0
    counts = np.add.reduceat(held, np.concatenate([[0], old.ends[:-1]]), dtype=np.int32)
    return Grouped(np.arange(len(counts), dtype=np.int32), counts, places[held])


def _listed(groups: list[Grouped], keys: int) -> tuple[Large, Numbers]:
    """Return how many members each key has in all groups, and the members, ascending, by key."""
    counts = np.zeros(keys, np.int64)
    for group in groups:
        counts[group.keys] += group.counts
    ends = np.cumsum(counts)
    free = ends - counts
    members = np.empty(counts.sum(), np.int32)
    while groups:
        group = groups.pop(0)
        members[spread(free[group.keys], group.counts)] = group.members
        free[group.keys] += group.counts
    _sort(members, ends)
    return counts, members


def _sort(members: Numbers, ends: Large) -> None:
    """Sort the members of each list that is not in order."""
    falls = np.flatnonzero(members[1:] < members[:-1]) + 1
    mixed = np.unique(np.searchsorted(ends, falls[~np.isin(falls, ends)], side="right"))
    for number in mixed.tolist():
        members[ends[number - 1] if number else 0 : ends[number]].sort()


def _used(numbers: Numbers, count: int) -> NDArray[np.bool_]:
    used = np.zeros(count, dtype=bool)
    used[numbers] = True
    return used


def _alive(names: Iterable[str], alive: NDArray[np.bool_]) -> tuple[NDArray[np.uint8], Numbers]:
    """Leave out the names that nothing has any more; return the others, and what the number of each is now."""
    kept = names if alive.all() else (name for name, held in zip(names, alive.tolist(), strict=True) if held)
    return _blob(kept), (np.cumsum(alive) - 1).astype(np.int32)
