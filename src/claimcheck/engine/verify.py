"""Verifying: every claim of a project against the sources that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.engine.ignores import apply_ignores, ignore_problems
from claimcheck.engine.judge import Judge
from claimcheck.engine.options import Options
from claimcheck.engine.pinned import with_quote
from claimcheck.matching import Index
from claimcheck.model import Claim, ClaimResult, Problem, Report, Source, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Verifier:
    """Judges claims one by one; each set of sources that claims name is indexed once, with the first that names it."""

    def __init__(self, sources: Iterable[Source], options: Options = Options()) -> None:
        self.options = options
        self._by_id = {source.id: source for source in sorted(sources, key=lambda source: source.id)}
        self._judges: dict[tuple[str, ...], Judge] = {}

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources, by id."""
        return tuple(self._by_id.values())

    def result(self, claim: Claim) -> ClaimResult:
        """Judge a claim against the sources that it names, or all; what it ignores is taken out."""
        return apply_ignores(ClaimResult(claim=claim, verdict=self._verdict(claim)), self.options)

    def report(self, claims: Iterable[Claim], problems: Sequence[Problem] = ()) -> Report:
        """Judge claims, and report them in their order, with ``problems`` and those of the claims' ignores."""
        results = tuple(self.result(claim) for claim in claims)
        found = (problem for result in results for problem in ignore_problems(result, self.options))
        return Report(results=results, sources=self.sources, problems=(*problems, *found))

    def _verdict(self, claim: Claim) -> Verdict:
        missing = [name for name in claim.sources if name not in self._by_id]
        if missing or not self._by_id:
            reason = f"source {missing[0]} could not be read" if missing else "there is no source to check it against"
            return Verdict(verdict=VerdictKind.UNCHECKED, score=0.0, reason=reason)
        wanted = tuple(sorted(set(claim.sources))) or tuple(self._by_id)
        if wanted not in self._judges:
            self._judges[wanted] = Judge(Index.build([self._by_id[name] for name in wanted]), self.options)
        verdict = self._judges[wanted].verdict(claim.text, nowhere=claim.nowhere)
        return with_quote(verdict, claim.quote, [self._by_id[name] for name in wanted], self.options)


def verify(
    sources: Iterable[Source],
    claims: Iterable[Claim],
    options: Options = Options(),
    problems: Sequence[Problem] = (),
) -> Report:
    """Judge every claim; pure: no files, no clock, the same report for the same input."""
    return Verifier(sources, options).report(claims, problems)
