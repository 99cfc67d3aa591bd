"""The coverage map: which sentences of the sources a text rests on, and which it never touches."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import ClaimResult, Coverage, SentenceKind, Source, VerdictKind

_MUTE = frozenset({SentenceKind.CODE, SentenceKind.REFERENCE, SentenceKind.LABEL, SentenceKind.HEADING})


def coverage(sources: Sequence[Source], results: Sequence[ClaimResult]) -> tuple[Coverage, ...]:
    """Map each source, in the order given; only supported claims rest on a sentence."""
    return tuple(_of_source(source, results) for source in sources)


def _of_source(source: Source, results: Sequence[ClaimResult]) -> Coverage:
    rests: dict[int, list[str]] = {}
    for result in results:
        if result.verdict.verdict is VerdictKind.SUPPORTED:
            for evidence in result.verdict.evidence:
                if evidence.source == source.id:
                    rests.setdefault(evidence.sentence, []).append(result.claim.id)
    ordered = {number: tuple(rests[number]) for number in sorted(rests)}
    untouched = tuple(s.number for s in source.sentences if s.number not in rests and s.kind not in _MUTE)
    return Coverage(source=source.id, rests=ordered, untouched=untouched)
