"""Reviewing a lock: which sentences are not what they were, and taking down the new ones that somebody accepted."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from claimcheck.anchoring import find_quote, requoted
from claimcheck.engine import Options
from claimcheck.engine.drift import Drift, State, drift
from claimcheck.model import Claim, Report, Source, Span
from claimcheck.project.lock import Lock, lock_of

SAFE = (State.MOVED, State.REWORDED)
"""What says the same as before; the other states need somebody to look."""


class Astray(NamedTuple):
    """A locked sentence that is not, or not where, it was."""

    claim: str
    """Id of the claim that rested on it."""
    text: str
    """The claim's words."""
    drift: Drift
    now: tuple[str, ...]
    """The words at each place that it may mean."""
    quote: str | None = None
    """The words to pin in place of those that the claim pins and that its sources have no more."""
    pins: bool = False
    """Whether the claim file pins words of a source for it."""

    @property
    def state(self) -> State:
        """What became of it."""
        return self.drift.state


def astray(lock: Lock, report: Report, options: Options) -> list[Astray]:
    """Return the locked sentences of the report's claims that are not exact, by claim."""
    sources = {source.id: source for source in report.sources}
    locked = lock.by_id()
    found = []
    for result in sorted(report.results, key=lambda result: result.claim.id):
        entry = locked.get(result.claim.id)
        if entry is None or entry.claim != result.claim.text:
            continue
        for anchor in entry.evidence:
            one = drift(anchor, sources.get(anchor.source), options)
            if one.state is not State.EXACT:
                now = tuple(_words(sources.get(anchor.source), place) for place in one.places)
                quote = _quote(result.claim, one, now, sources)
                found.append(Astray(entry.id, entry.claim, one, now, quote, pins=result.claim.quote is not None))
    return found


def _quote(claim: Claim, one: Drift, now: Sequence[str], sources: Mapping[str, Source]) -> str | None:
    """Return what a claim is to pin, if its words were those of a sentence that stands at just one place now."""
    if claim.quote is None or len(now) != 1:
        return None
    texts = [source.text for name, source in sources.items() if name in claim.sources or not claim.sources]
    if any(find_quote(text, claim.quote) for text in texts):
        return None
    return requoted(one.anchor.exact, claim.quote, now[0])


def _words(source: Source | None, place: Span) -> str:
    return " ".join(place.of(source.text).split()) if source else ""


def unsafe(found: Collection[Astray]) -> set[str]:
    """Return the ids of the claims with a sentence that says something else now, or can't be found."""
    return {one.claim for one in found if one.state not in SAFE}


def taken_down(old: Lock | None, report: Report, kept: Collection[str]) -> Lock:
    """Return the lock of a report in which claims that failed, and those in ``kept``, keep what they had."""
    passed = tuple(one for one in report.results if one.passed and one.claim.id not in kept)
    fresh = lock_of(report.model_copy(update={"results": passed}))
    known = {result.claim.id for result in report.results}
    named = {one.id for one in fresh.claim}
    rest = tuple(one for one in (old.claim if old else ()) if one.id in known and one.id not in named)
    return fresh.model_copy(update={"claim": tuple(sorted((*fresh.claim, *rest), key=lambda one: one.id))})
