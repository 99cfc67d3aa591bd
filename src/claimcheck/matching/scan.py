"""Which words stand in which texts, for very many texts: each piece is read once, by the ``tokenize`` of claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claimcheck.language.lexicons.terms import Token, TokenKind, tokenize
from claimcheck.matching.pieces import Cut, Large, Numbering, Numbers, cut, only_blanks

_KEPT = 20_000
"""Pieces that are kept in case that another text has them: most words of a text stand in others too."""
LISTED = 32
"""Times that it is told of a norm who writes it small: when one of so many goes, others are left. It may be more."""


def _read(written: Sequence[bytes]) -> list[tuple[Token, ...]]:
    """Return the tokens of each piece; their places mean nothing."""
    lately = _lately()
    new = [one for one in written if one not in lately]
    if len(lately) + len(new) > _KEPT:
        lately.clear()
        new = list(written)
    found = dict(zip(new, _tokens([one.decode("utf-8", "surrogatepass") for one in new]), strict=True))
    if len(found) <= _KEPT:
        lately |= found
    return [found[one] if one in found else lately[one] for one in written]


@cache
def _lately() -> dict[bytes, tuple[Token, ...]]:
    return {}


def _tokens(texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
    """Yield the tokens of each text; those in ASCII, which are read far more quickly, apart from the others."""
    plain, other = (_together([text for text in texts if text.isascii() is told]) for told in (True, False))
    return (next(plain if text.isascii() else other) for text in texts)


def _together(texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
    """Yield the tokens of each text; to read all at once takes a fraction of the time."""
    tokens = tokenize(" ".join(texts))
    at = end = 0
    for text in texts:
        first, end = at, end + len(text) + 1
        while at < len(tokens) and tokens[at].start < end:
            at += 1
        yield tokens[first:at]


def may_name(token: Token) -> bool:
    """Whether a token may be part of a name: it says something and has a capital."""
    return token.capitalised and token.content


class Grouped(NamedTuple):
    """Members by key: ``members`` holds those of the first key, then those of the second, and so on."""

    keys: Numbers
    counts: Numbers
    """How many members each key has."""
    members: NDArray[np.int32 | np.uint16]


class Scanned(NamedTuple):
    """What stands in some texts, by the numbers that a ``Scanner`` gave to lemmas and norms."""

    places: Grouped
    """Lemmas, and the texts that each stands in, ascending."""
    small: Numbers
    """Two rows: a document, ascending, and a norm that it writes without a capital. The same may come again."""
    partners: Numbers
    """Three rows: a document, ascending, and two lemmas next to each other in a name there; likewise."""


class Scanner:
    """Gives numbers to lemmas and norms, and reads texts into them; it adds to those that it is given.

    Who writes a norm small it tells ``LISTED`` times, and then leaves the norm out.
    """

    def __init__(self, lemmas: Iterable[str] = (), norms: Iterable[str] = ()) -> None:
        self.lemmas = {name: number for number, name in enumerate(lemmas)}
        self.norms = {name: number for number, name in enumerate(norms)}
        self._numbering = Numbering()
        self._lists = tuple(_Lists() for _ in range(3))
        self._listed = np.zeros(len(self.norms), dtype=np.int64)
        """How often it was told of each norm that a document writes it small."""
        self._edges = np.full((2, 1), -1, dtype=np.int32)
        """Lemma of the first and of the last token of each piece where those may belong to a name, else -1."""
        self._empty = np.ones(1, dtype=bool)

    def read(self, texts: Sequence[str], documents: Numbers) -> Scanned:
        """Read texts, numbered from 0; each belongs to one of ``documents``, which ascend."""
        cuts, pieces = self._pieces(texts)
        found, counts = self._lists[0].of(pieces)
        where = documents[cuts.rows]
        return Scanned(
            grouped(found, np.repeat(cuts.rows, counts)),
            self._small(pieces, where),
            self._partners(cuts, pieces, where),
        )

    def common(self) -> NDArray[np.bool_]:
        """Tell of each norm whether documents may write it small that were not told of."""
        told: NDArray[np.bool_] = self._listed >= LISTED
        return told

    def _small(self, pieces: Numbers, where: Numbers) -> Numbers:
        """Return which norms stand small in which document, without those that it was told of often enough."""
        small = self._lists[1]
        told = small.any_of(~self.common())[pieces]
        pieces, where = pieces[told], where[told]
        once = first_met(pieces, where)
        norms, many = small.of(pieces[once])
        self._listed += np.bincount(norms, minlength=len(self.norms))
        return np.vstack([np.repeat(where[once], many), norms])

    def _pieces(self, texts: Sequence[str]) -> tuple[Cut, Numbers]:
        """Cut and number the pieces, and read those that are new."""
        cuts = cut(texts)
        pieces, written = self._numbering.of(cuts)
        self._note(_read(written))
        if self._empty[1:].any():
            held = ~self._empty[pieces]
            cuts = Cut(cuts.data, cuts.starts[held], cuts.ends[held], cuts.rows[held])
            pieces = pieces[held]
        return cuts, pieces

    def _note(self, new: Sequence[tuple[Token, ...]]) -> None:
        """Note what each new piece says wherever it stands."""
        said: list[list[int]] = []
        small: list[list[int]] = []
        names: list[list[int]] = []
        edges: list[tuple[int, int]] = []
        for tokens in new:
            words = [token for token in tokens if token.kind is not TokenKind.MARK]
            said.append([self._lemma(token) for token in words])
            small.append([self._norm(token.norm) for token in words if not token.capitalised])
            named = [self._lemma(token) if may_name(token) else -1 for token in tokens] or [-1]
            names.append([lemma for two in pairwise(named) if min(two) >= 0 for lemma in two])
            edges.append((named[0], named[-1]))
        self._listed = np.pad(self._listed, (0, len(self.norms) - len(self._listed)))
        for lists, more in zip(self._lists, (said, small, names), strict=True):
            lists.extend(more)
        self._edges = np.hstack([self._edges, np.array(edges, dtype=np.int32).reshape(-1, 2).T])
        self._empty = np.append(self._empty, np.array([not tokens for tokens in new], dtype=bool))

    def _lemma(self, token: Token) -> int:
        return self.lemmas.setdefault(token.lemma, len(self.lemmas))

    def _norm(self, name: str) -> int:
        return self.norms.setdefault(name, len(self.norms))

    def _partners(self, cuts: Cut, pieces: Numbers, where: Numbers) -> Numbers:
        """Return the partners that stand in one piece or in two next to each other, by document."""
        first, last = self._edges
        at = np.flatnonzero((last[pieces[:-1]] >= 0) & (first[pieces[1:]] >= 0) & (cuts.rows[:-1] == cuts.rows[1:]))
        near = only_blanks(cuts, at)
        for number in np.flatnonzero(cuts.starts[at + 1] - cuts.ends[at] > 1).tolist():
            near[number] = not _has_token(cuts.data[cuts.ends[at[number]] : cuts.starts[at[number] + 1]])
        at = at[near]
        inner, counts = self._lists[2].of(pieces)
        within = np.vstack([np.repeat(where, counts // 2), inner.reshape(-1, 2).T])
        found = np.hstack([within, np.vstack([where[at], last[pieces[at]], first[pieces[at + 1]]])])
        return found[:, np.argsort(found[0], kind="stable")]


def _has_token(between: bytes) -> bool:
    """Whether there is more than white space, and what can't be seen, between two pieces."""
    if between.isascii():
        return not between.isspace()
    return bool(tokenize(between.decode("utf-8", "surrogatepass")))


class _Lists:
    """Lists of numbers, one for each piece, end to end; that of number 0 is empty."""

    def __init__(self) -> None:
        self._starts = np.zeros(2, dtype=np.int64)
        self._members = np.zeros(0, dtype=np.int32)

    def extend(self, lists: Sequence[Sequence[int]]) -> None:
        """Add the lists of some further pieces."""
        ends = np.cumsum([len(one) for one in lists], dtype=np.int64) + self._starts[-1]
        self._starts = np.append(self._starts, ends)
        self._members = np.append(self._members, np.fromiter(chain(*lists), dtype=np.int32))

    def any_of(self, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Tell of each list whether it has a number that is wanted."""
        before = np.concatenate([[0], np.cumsum(wanted[self._members])])[self._starts]
        told: NDArray[np.bool_] = before[1:] > before[:-1]
        return told

    def of(self, pieces: Numbers) -> tuple[Numbers, Numbers]:
        """Return the lists of pieces, end to end, and how long each of them is."""
        counts = np.diff(self._starts).astype(np.int32)[pieces]
        return self._members[spread(self._starts[pieces], counts)], counts


def spread(starts: Large, counts: Numbers) -> Large:
    """Return ``start, start + 1 …`` for each start, as many numbers as its count says, end to end."""
    ends = np.cumsum(counts, dtype=np.int64)
    return np.repeat(starts - (ends - counts), counts) + np.arange(ends[-1] if len(ends) else 0)


def grouped(keys: Numbers, members: Numbers) -> Grouped:
    """Group members, which ascend, by key; one that a key has more than once counts once."""
    order = _order(keys)
    keys, members = keys[order], members[order]
    new = _changes(keys) | _changes(members)
    keys, members = keys[new], members[new]
    at = np.flatnonzero(_changes(keys))
    return Grouped(keys[at], np.diff(at, append=len(keys)).astype(np.int32), members)


def first_met(keys: Numbers, members: Numbers) -> NDArray[np.bool_]:
    """Tell of each key whether it is the first with its member, where members ascend."""
    order = _order(keys)
    first = np.zeros(len(keys), dtype=bool)
    first[order] = _changes(keys[order]) | _changes(members[order])
    return first


def _order(keys: Numbers) -> NDArray[np.intp]:
    """Return what sorts keys and leaves equal ones in their order: by radix, which takes 16 bits at a time."""
    order = np.argsort(keys.astype(np.uint16), kind="stable")
    if len(keys) and keys.max() >> 16:
        order = order[np.argsort((keys[order] >> 16).astype(np.uint16), kind="stable")]
    return order


def _changes(numbers: Numbers) -> NDArray[np.bool_]:
    """Tell of each number whether it is another one than that before it."""
    changes = np.ones(len(numbers), dtype=bool)
    np.not_equal(numbers[1:], numbers[:-1], out=changes[1:])
    return changes
