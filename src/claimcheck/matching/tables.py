"""What is indexed of some documents, as flat arrays: made in one pass, or from earlier ones and what is new."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcheck.matching.pieces import Large, Numbers
from claimcheck.matching.scan import Grouped, Scanner, spread

_SHORT = 1 << 16
CHUNK, MOST = 1_000_000, 50_000
"""Characters and sentences after which those that wait are read: few enough that all of it stays near the processor."""


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
    """Numbers of the norms that each document writes without a capital; some more than once.

    Of a common norm only some documents have it listed.
    """
    common: NDArray[np.bool_]
    """Of each norm whether documents may write it so that don't have it listed."""
    partner_sizes: Numbers
    partners: Numbers
    """Numbers of two lemmas that stand next to each other in a name, a row a pair; likewise by document."""


def tables(documents: Iterable[Sequence[str]], old: Tables | None = None) -> Tables:
    """Index documents, given as their sentences; what ``old`` has of them is not read again.

    They are gone through twice where all documents are gone that ``old`` lists for a common norm: others may have it.
    """
    making = _Making(old)
    for sentences in documents:
        making.add(sentences)
    return making.made() or tables(documents)


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
    common=np.zeros(0, np.bool_),
    partner_sizes=np.zeros(0, np.int32),
    partners=np.zeros((0, 2), np.int32),
)


class _Read(NamedTuple):
    """What was read of some new documents at once."""

    places: Numbers
    """Of its sentences."""
    words: Grouped
    """Lemmas, and the sentences that each stands in, numbered from 0 here: half as long as places are."""


class _Rows:
    """Rows of numbers that belong to documents, one document after the other."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self._shape = shape
        self._sizes = array("i")
        self._numbers = array("H")
        """In an array that grows in place, of short numbers while they fit: here most of the memory would go twice."""

    def add(self, documents: Numbers, rows: Numbers, count: int) -> None:
        """Add the rows of the next ``count`` documents, which ``documents`` numbers from 0."""
        self._sizes.frombytes(np.bincount(documents, minlength=count).astype(np.intc).tobytes())
        if self._numbers.typecode == "H" and rows.size and rows.max() >= _SHORT:
            self._numbers = array("i", self._numbers)
        kind = np.dtype(self._numbers.typecode)
        self._numbers.frombytes(np.ascontiguousarray(rows, kind).data.cast("B") if rows.size else b"")

    def among(self, kept: Numbers, old_sizes: Numbers, old: Numbers) -> tuple[Numbers, Numbers]:
        """Return how many rows each document has, and the rows: those that ``old`` has, or else those added here."""
        rows = np.array(self._numbers, np.int32).reshape(-1, *self._shape)
        sizes = np.zeros(len(kept), np.int32)
        sizes[kept < 0] = np.frombuffer(self._sizes, np.intc)
        if (kept < 0).all():
            return sizes, rows
        starts = len(old) + np.cumsum(sizes, dtype=np.int64) - sizes
        again = kept >= 0
        starts[again] = (np.cumsum(old_sizes, dtype=np.int64) - old_sizes)[kept[again]]
        sizes[again] = old_sizes[kept[again]]
        return sizes, np.concatenate([old, rows])[spread(starts, sizes)]


class _Making:
    """Tables in the making: documents are added one by one, and those that are new are read some at a time."""

    def __init__(self, old: Tables | None) -> None:
        self._old = old or _NOTHING
        self._scanner = Scanner(lines(self._old.lemmas), lines(self._old.norms))
        self._known = {digest.tobytes(): number for number, digest in enumerate(self._old.digests)}
        self._digests: list[bytes] = []
        self._sizes: list[int] = []
        self._kept: list[int] = []
        """Number that each document had before; -1 for one that is new."""
        self._count = 0
        self._waiting: list[Sequence[str]] = []
        """Documents that are to be read."""
        self._places: list[int] = []
        """Of their sentences."""
        self._length = 0
        """Of all their sentences together."""
        self._read: list[_Read] = []
        self._small, self._partners = _Rows(()), _Rows((2,))

    def add(self, sentences: Sequence[str]) -> None:
        """Add the next document."""
        digest = _digest(sentences)
        self._kept.append(self._known.pop(digest, -1))
        if self._kept[-1] < 0:
            self._waiting.append(sentences)
            self._places += range(self._count, self._count + len(sentences))
            self._length += sum(map(len, sentences))
        self._digests.append(digest)
        self._sizes.append(len(sentences))
        self._count += len(sentences)
        if self._length > CHUNK or len(self._places) > MOST:
            self._flush()

    def _flush(self) -> None:
        """Read what waits."""
        sizes = [len(one) for one in self._waiting]
        documents = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        found = self._scanner.read([*chain(*self._waiting)], documents)
        self._small.add(found.small[0], found.small[1], len(sizes))
        self._partners.add(found.partners[0], found.partners[1:].T, len(sizes))
        self._read.append(_Read(np.array(self._places, np.int32), Grouped(*map(_short, found.places))))
        self._waiting, self._places, self._length = [], [], 0

    def made(self) -> Tables | None:
        """Return the tables of all that was added; the old ones themselves where that is what they hold.

        Nothing where it can't be told from the old ones whether a common norm is still written small.
        """
        if self._old is not _NOTHING and self._kept == [*range(len(self._old.sizes))]:
            return self._old
        self._flush()
        kept, old = np.array(self._kept, np.int32), self._old
        starts = np.cumsum([0, *self._sizes], dtype=np.int64)[:-1]
        now = _moved(old, kept, starts)
        known_lemmas, known_norms = self._scanner.lemmas, self._scanner.norms
        common = self._scanner.common()
        common[: len(old.common)] |= old.common
        del self._scanner  # all else that it holds is no longer wanted when memory is needed most
        counts, places = _listed(self._read, len(known_lemmas), old, now)
        small = self._small.among(kept, old.small_sizes, old.small)
        partners = self._partners.among(kept, old.partner_sizes, old.partners)
        lemmas, lemma_numbers = _alive(known_lemmas, counts > 0)
        written = _used(small[1], len(known_norms))
        if (common & ~written).any():
            return None
        norms, norm_numbers = _alive(known_norms, written)
        return Tables(
            digests=np.frombuffer(b"".join(self._digests), np.uint8).reshape(-1, 32),
            sizes=np.array(self._sizes, np.int32),
            lemmas=lemmas,
            ends=np.cumsum(counts[counts > 0]),
            places=places,
            norms=norms,
            small_sizes=small[0],
            small=small[1] if norm_numbers is None else norm_numbers[small[1]],
            common=common[written],
            partner_sizes=partners[0],
            partners=partners[1] if lemma_numbers is None else lemma_numbers[partners[1]],
        )


def _moved(old: Tables, kept: Numbers, starts: Large) -> Numbers:
    """Return where each of the old sentences stands now; -1 for one that is gone."""
    again = np.flatnonzero(kept >= 0)
    sizes = old.sizes[kept[again]]
    before = (np.cumsum(old.sizes, dtype=np.int64) - old.sizes)[kept[again]]
    now = np.full(old.sizes.sum(), -1, np.int32)
    now[spread(before, sizes)] = spread(starts[again], sizes)
    return now


def _short(numbers: NDArray[Any]) -> NDArray[Any]:
    """Numbers in half of the memory where they fit, as nearly all do that are counted in what is read at once."""
    return numbers.astype(np.uint16) if not numbers.size or numbers.max() < _SHORT else numbers


def _listed(read: list[_Read], keys: int, old: Tables, now: Numbers) -> tuple[Large, Numbers]:
    """Return how many places each lemma has in all, and the places, ascending, by lemma.

    ``now`` tells where the old sentences stand; places ascend from each that was read to the next.
    """
    counts = np.zeros(keys, np.int64)
    spans = [*pairwise([0, *old.ends.tolist()])]
    if spans:
        counts[: len(spans)] = np.add.reduceat((now >= 0)[old.places], [start for start, _ in spans], dtype=np.int64)
    for _, words in read:
        counts[words.keys] += words.counts
    ends = np.cumsum(counts)
    free = ends - counts
    found = np.empty(counts.sum(), np.int32)
    for number, (start, end) in enumerate(spans):  # one by one: all at once would take their memory several times
        places = now[old.places[start:end]]
        places = places[places >= 0]
        found[free[number] : free[number] + len(places)] = places
        free[number] += len(places)
    while read:
        places, words = read.pop(0)
        found[spread(free[words.keys], words.counts)] = places[words.members]
        free[words.keys] += words.counts
    if spans:
        _sort(found, ends)
    return counts, found


def _sort(members: Numbers, ends: Large) -> None:
    """Sort the members of each list that is not in order."""
    falls = np.flatnonzero(members[1:] < members[:-1]) + 1
    mixed = np.unique(np.searchsorted(ends, falls[~np.isin(falls, ends)], side="right"))
    for number in mixed.tolist():
        members[ends[number - 1] if number else 0 : ends[number]].sort(kind="stable")  # which merges what ascends


def _used(numbers: Numbers, count: int) -> NDArray[np.bool_]:
    used = np.zeros(count, dtype=bool)
    used[numbers] = True
    return used


def _alive(names: Iterable[str], alive: NDArray[np.bool_]) -> tuple[NDArray[np.uint8], Numbers | None]:
    """Leave out the names that nothing has any more; also return what the numbers are then, if they are others."""
    if alive.all():
        return _blob(names), None
    held = (name for name, kept in zip(names, alive.tolist(), strict=True) if kept)
    return _blob(held), (np.cumsum(alive) - 1).astype(np.int32)
