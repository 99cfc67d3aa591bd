"""Crowding: one sentence pinned under many claims, a sign that it was pinned because it was at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from claimcheck.engine.options import Options
    from claimcheck.model import Claim, ClaimResult

MANY = 5
"""Claims that pin words of one sentence from which on it is told."""
_SHOWN = 5


def crowded(results: Iterable[ClaimResult], options_of: Callable[[Claim], Options]) -> list[Problem]:
    """Return a warning for each sentence that many claims rest on and pin, at the first of them."""
    by_sentence: dict[str, list[ClaimResult]] = {}
    for result in results:
        if result.claim.quote and result.verdict.evidence:
            by_sentence.setdefault(result.verdict.evidence[0].anchor, []).append(result)
    found = [(anchor, pinning) for anchor, pinning in by_sentence.items() if len(pinning) >= MANY]
    made = (_problem(anchor, pinning, options_of(pinning[0].claim)) for anchor, pinning in found)
    return [problem for problem in made if problem]


def _problem(anchor: str, pinning: Sequence[ClaimResult], options: Options) -> Problem | None:
    from claimcheck.engine.judge import settled
    from claimcheck.rules.anchors import QUOTE_CROWDED

    rule = settled(QUOTE_CROWDED, options)
    if rule is None:
        return None
    names = ", ".join(result.claim.id for result in pinning[:_SHOWN]) + (", …" if len(pinning) > _SHOWN else "")
    origin = pinning[0].claim.origin
    return Problem(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=f"{anchor} is pinned under {len(pinning)} claims: {names}",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        column=origin.column if origin else None,
        hint=rule.hint,
    )
