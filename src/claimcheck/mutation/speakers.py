"""Mutants of speakers: the words are given to somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.scopes.cues import CueKind
from claimcheck.model import Span
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.scene import Scene
from claimcheck.mutation.tables import listed, rows

_SAYING = frozenset({CueKind.REPORT, CueKind.FACTIVE, CueKind.DOUBT, CueKind.DENIAL, CueKind.PROMISE, CueKind.ASK})


def speaks(scene: Scene, numbers: Sequence[int]) -> bool:
    """Whether a name is the speaker of what the claim reports."""
    inside = set(numbers)
    for cue in scene.claim.cues:
        if cue.kind not in _SAYING:
            continue
        verbs = {*range(cue.first, cue.last)}
        if any(event.predicate in verbs and inside & set(event.agents) for event in scene.claim.events):
            return True
        if scene.claim.tokens[cue.first].norm == "according" and cue.last - 1 < min(inside) <= cue.last + 3:
            return True
    return False


@cache
def _classes() -> dict[str, str]:
    """Noun → the class of speakers that it belongs to."""
    return {noun: row[0] for row in rows("speakers.tsv") for noun in listed(row[1])}


def changes(scene: Scene) -> Iterator[Change]:
    """Yield other plural speakers without a name: officials for experts, villagers for police."""
    told = {token.lemma for reading in (*scene.evidence, *scene.others) for token in reading.tokens}
    for number, token in enumerate(scene.claim.tokens):
        own = _classes().get(token.norm)
        if own is None or token.lemma not in scene.lemmas or not speaks(scene, (number,)):
            continue
        free = sorted(noun for noun, kind in _classes().items() if kind != own and lemma_of(noun) not in told)
        if free and len(scene.tree.conjuncts(number)) == 1:
            other = scene.random("speaker", token.start).choice(free)
            edit = Edit(Span(token.start, token.end), other.capitalize() if token.capitalised else other)
            yield Change(Kind.SPEAKER, (edit,), f"in the source it is not {other} who say so")
