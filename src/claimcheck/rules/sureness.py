"""How sure a text is of what some words say: which cues over them deny it or leave it open."""

from __future__ import annotations

from collections.abc import Set

from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import CueKind

TOLD = frozenset({CueKind.REPORT, CueKind.FACTIVE, CueKind.PARTIAL})
"""Cues that neither deny nor doubt what they cover."""


def open_kinds(reading: Reading, numbers: Set[int]) -> frozenset[CueKind]:
    """Kinds of the cues over some words that deny them or leave them open."""
    return frozenset(cue.kind for cue in reading.cues if cue.kind not in TOLD and not numbers.isdisjoint(cue.covered))
