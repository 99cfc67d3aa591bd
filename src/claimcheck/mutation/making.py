"""Makes mutants: every change that turns a claim false, each made once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.language.text.sentences import split_sentences
from claimcheck.mutation import (
    affirmations,
    bounds,
    dates,
    doubts,
    names,
    negations,
    numbers,
    opposites,
    quantifiers,
    roles,
    speakers,
    units,
)
from claimcheck.mutation.mutant import Change, Kind, Mutant, mutant
from claimcheck.mutation.scene import Scene, scenes

_MAKERS = (
    numbers,
    units,
    bounds,
    dates,
    names,
    speakers,
    roles,
    negations,
    affirmations,
    opposites,
    quantifiers,
    doubts,
)


def mutants(claim: str, evidence: Sequence[str], seed: int = 0, *, context: Sequence[str] = ()) -> tuple[Mutant, ...]:
    """Return false variants of a claim that its evidence carries, each with one fact changed; the same for a seed.

    ``evidence`` are the sentences that carry it; ``context`` are all sentences of the sources, from which other names
    are taken and by which no mutant may be so. What may still be so is not made: a wider bound, another name that the
    sentence fits as well, an opposite under a negation.
    """
    found: dict[str, Mutant] = {}
    for scene in scenes(claim, split_sentences(claim), evidence, context, seed):
        for change in _changes(scene):
            made = mutant(claim, change)
            if made is not None:
                found.setdefault(made.text, made)
    order = [*Kind]
    return tuple(sorted(found.values(), key=lambda one: (order.index(one.kind), one.span, one.text)))


def _changes(scene: Scene) -> Iterator[Change]:
    for maker in _MAKERS:
        yield from maker.changes(scene)
