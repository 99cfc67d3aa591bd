"""Verifying: every claim of a project against the sources that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.engine.ignores import apply_ignores
from claimcheck.engine.judge import Judge
from claimcheck.engine.options import Options
from claimcheck.matching import Index
from claimcheck.model import Claim, ClaimResult, Problem, Report, Source, Verdict, VerdictKind


def verify(
    sources: Sequence[Source],
    claims: Sequence[Claim],
    options: Options = Options(),
    problems: Sequence[Problem] = (),
) -> Report:
    """Judge every claim; pure: no files, no clock, the same report for the same input."""
    by_id = {source.id: source for source in sorted(sources, key=lambda source: source.id)}
    judges: dict[tuple[str, ...], Judge] = {}
    results: list[ClaimResult] = []
    found: list[Problem] = []
    for claim in claims:
        result = ClaimResult(claim=claim, verdict=_judge(claim, by_id, judges, options))
        result, more = apply_ignores(result, options)
        results.append(result)
        found.extend(more)
    return Report(results=tuple(results), sources=tuple(by_id.values()), problems=(*problems, *found))


def _judge(claim: Claim, by_id: Mapping[str, Source], judges: dict[tuple[str, ...], Judge], options: Options) -> Verdict:
    missing = [name for name in claim.sources if name not in by_id]
    if missing or not by_id:
        reason = f"source {missing[0]} could not be read" if missing else "there is no source to check it against"
        return Verdict(verdict=VerdictKind.UNCHECKED, score=0.0, reason=reason)
    wanted = tuple(sorted(set(claim.sources))) or tuple(by_id)
    if wanted not in judges:
        judges[wanted] = Judge(Index.build([by_id[name] for name in wanted]), options)
    return judges[wanted].verdict(claim.text)
