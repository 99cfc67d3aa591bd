"""The links of a claim, the likeliest first; what can't come next is neither aligned nor completed.

Both are dear, and few links are ever judged. What a sentence covers is bounded by the words that it can meet, and what
others add to it by what it leaves open, so the order is that of all sentences aligned and all links completed.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from claimcheck.engine.linking import Link, Linking, Prospect
from claimcheck.language.reading import Reading
from claimcheck.matching import Candidate

PRIMARIES = 4
"""Sentences that are tried as the anchor: those that cover most by themselves."""
PREDICATE = 0.1
"""What it counts for a link that its anchor has the claim's main predicate, beside coverages of 0..1."""
ROUNDED = 1e-9
"""What rounding, which makes equals of coverages, may have taken away."""

Raw = TypeVar("Raw")
Done = TypeVar("Done")


class Ranked(NamedTuple):
    """A link, and how likely it is the right one."""

    link: Link
    promise: float
    """What the anchor covers and what all its sentences do, added, and whether the anchor has the predicate."""


class Queue(Generic[Raw, Done]):
    """What is dear to work out, in the order of what comes out; no more is worked out than may be the first."""

    def __init__(self) -> None:
        self._heap: list[tuple[float, bool, tuple[object, ...], int, Raw | Done]] = []
        self._put = 0

    def put(self, raw: Raw, most: float) -> None:
        """Put in what counts so much at most; of equals the one put in first comes first."""
        self._put += 1
        heapq.heappush(self._heap, (-most, False, (), self._put, raw))

    @property
    def most(self) -> float:
        """What the next one may count at most; minus infinity when there is none."""
        return -self._heap[0][0] if self._heap else -math.inf

    def advance(self, work: Callable[[Raw], tuple[float, tuple[object, ...], Done]]) -> tuple[Done, float] | None:
        """Take the first with what it counts, if it is worked out; else work it out, and give nothing.

        ``work`` gives what an item counts, what decides among those that count as much (the least first), and what it
        became. An item never counts more than was said when it was put in. It is not kept, so that nothing waits for
        the garbage collector.
        """
        most, done, _, order, held = heapq.heappop(self._heap)
        if done:
            return held, -most  # type: ignore[return-value]  # those that are done hold what came out
        counts, further, out = work(held)  # type: ignore[arg-type]
        heapq.heappush(self._heap, (-counts, True, further, order, out))
        return None


class Ranking:
    """Links by promise, then by what they cover, then by the words of the anchor."""

    def __init__(self, linking: Linking, claim: Reading) -> None:
        """``claim`` is the one that is linked, parsed where its predicate shall count."""
        self._linking = linking
        self._roots = [node.number for node in claim.tree.nodes if node.relation == "root"] if claim.tree else []
        self._anchors: Queue[Candidate, Prospect] = Queue()
        self._links: Queue[Prospect, Link] = Queue()
        self._left = PRIMARIES
        for anchor in linking.anchors:
            self._anchors.put(anchor, round(linking.at_most(anchor), 9))

    def __iter__(self) -> Iterator[Link]:
        while ranked := self.next():
            yield ranked.link

    def next(self, least: float = 0.0) -> Ranked | None:
        """The next link that promises at least so much; nothing when there is none."""
        while max(self._links.most, self._unseen) >= least:
            if self._unseen >= self._links.most:
                self._draw()
            elif found := self._links.advance(self._completed):
                return Ranked(*found)
        return None

    @property
    def _unseen(self) -> float:
        """What a link may promise whose anchor is not drawn yet."""
        most = self._anchors.most + ROUNDED
        return _promise(most, 1.0, anchored=True) if self._left else -math.inf

    def _draw(self) -> None:
        if found := self._anchors.advance(self._aligned):
            prospect, _ = found
            anchored = any(prospect.alignment.source_of(root) is not None for root in self._roots)
            self._links.put(prospect, _promise(prospect.coverage, prospect.most, anchored=anchored))
            self._left -= 1

    def _aligned(self, anchor: Candidate) -> tuple[float, tuple[object, ...], Prospect]:
        prospect = self._linking.prospect(anchor)
        return round(prospect.coverage, 9), (), prospect

    def _completed(self, prospect: Prospect) -> tuple[float, tuple[object, ...], Link]:
        link = self._linking.link(prospect)
        places = [place for root in self._roots if (place := link.alignment.source_of(root)) is not None]
        anchored = any(place < link.anchor_length for place in places)
        covered = round(link.anchor_coverage + link.coverage, 9)
        promise = _promise(link.anchor_coverage, link.coverage, anchored=anchored)
        return promise, (-covered, link.source.text_of(link.sentences[0])), link


def _promise(alone: float, covered: float, *, anchored: bool) -> float:
    return round(alone + covered + PREDICATE * anchored, 9)
