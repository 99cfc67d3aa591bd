"""Verifying: every claim of a project against the sources that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from claimcheck.engine.asking import Asking, abreast, answered
from claimcheck.engine.crowding import crowded
from claimcheck.engine.options import Options
from claimcheck.model import Claim, ClaimResult, Problem, Report, Source, Verdict, VerdictKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.engine.judge import Judge
    from claimcheck.engine.witness import Deposition
    from claimcheck.matching import Index


class Recollection(Protocol):
    """Verdicts that are known already, so that what judges need not even be imported."""

    def recall(self, claim: Claim, sources: Sequence[Source]) -> Verdict | None:
        """Return what judging the claim against these sources would, its ignores not applied; nothing if unknown."""

    def keep(self, claim: Claim, sources: Sequence[Source], verdict: Verdict) -> None:
        """Take note of a verdict."""

    def deposition(self, claim: Claim, sources: Sequence[Source]) -> Deposition | None:
        """Return what was asked for the claim when it was last judged by sources of these names, and the verdict."""

    def depose(self, claim: Claim, sources: Sequence[Source], deposition: Deposition) -> None:
        """Take note of what was asked for a claim that has just been judged, and of the verdict."""

    def index(self, sources: Sequence[Source]) -> Index:
        """Return what ``Index.build`` would of these sources; it may take it from an earlier run."""


class Verifier:
    """Judges claims, one or some side by side; each set of sources is indexed once, with the first that names it."""

    def __init__(
        self, sources: Iterable[Source], options: Options = Options(), known: Recollection | None = None
    ) -> None:
        self.options = options
        self._known = known
        self._by_id = {source.id: source for source in sorted(sources, key=lambda source: source.id)}
        self._latest = self._succession()
        self._judges: dict[tuple[object, ...], Judge] = {}
        self._indexes: dict[tuple[str, ...], Index] = {}

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources, by id."""
        return tuple(self._by_id.values())

    def result(self, claim: Claim) -> ClaimResult:
        """Judge a claim against the sources that it names, or all; what it ignores is taken out."""
        return answered(self._result(claim))

    def _result(self, claim: Claim) -> Asking[ClaimResult]:
        result = ClaimResult(claim=claim, verdict=(yield from self._verdict(claim)))
        if not claim.ignore:
            return result
        from claimcheck.engine.ignores import apply_ignores

        return apply_ignores(result, self.options_of(claim))

    def options_of(self, claim: Claim) -> Options:
        """Return the options that hold for a claim."""
        return self.options.at(claim.path)

    def report(self, claims: Iterable[Claim], problems: Sequence[Problem] = ()) -> Report:
        """Judge claims, and report them in their order, with ``problems`` and those of the claims' ignores."""
        results = tuple(abreast(map(self._result, claims)))
        found = [problem for result in results if result.claim.ignore for problem in self._of_ignores(result)]
        found += crowded(results, self.options_of)
        return Report(results=results, sources=self.sources, problems=(*problems, *found))

    def _of_ignores(self, result: ClaimResult) -> Sequence[Problem]:
        from claimcheck.engine.ignores import ignore_problems

        return ignore_problems(result, self.options_of(result.claim))

    def _verdict(self, claim: Claim) -> Asking[Verdict]:
        missing = [name for name in claim.sources if name not in self._by_id]
        if missing or not self._by_id:
            reason = f"source {missing[0]} could not be read" if missing else "there is no source to check it against"
            return Verdict(verdict=VerdictKind.UNCHECKED, score=0.0, reason=reason)
        named = set(claim.sources) or set(self._by_id)
        heard = self._in_order(named | {self._latest[name] for name in named & self._latest.keys()})
        known = self._known.recall(claim, heard) if self._known else None
        if known is not None:
            return known
        # What is said nowhere must not be said by a successor either.
        verdict = yield from self._judged(claim, heard if claim.nowhere else self._in_order(named))
        if self._known:
            self._known.keep(claim, heard, verdict)
        return verdict

    def _in_order(self, names: set[str]) -> list[Source]:
        return [self._by_id[name] for name in sorted(names)]

    def _judged(self, claim: Claim, sources: Sequence[Source]) -> Asking[Verdict]:
        options = self.options_of(claim)
        verdict = yield from self._said(claim, sources, options)
        if self._latest and not claim.nowhere:
            verdict = self._succeeded(verdict, claim, sources, options)
        if claim.quote is not None:
            from claimcheck.engine.pinned import with_quote

            verdict = with_quote(verdict, claim, sources, options)
        return self._with_required(verdict, claim, sources, options) if claim.require.sources > 1 else verdict

    def _said(self, claim: Claim, sources: Sequence[Source], options: Options) -> Asking[Verdict]:
        """Return what the judge says; he is not asked where all that he would ask is as it was."""
        if not self._known:
            return (yield from self._of(sources, options).asking(claim.text, nowhere=claim.nowhere))
        from claimcheck.engine.witness import Deposition, Witness

        index = self._index(sources)
        before = self._known.deposition(claim, sources)
        verdict = before.now(index) if before else None
        if verdict is None:
            witness = Witness(index)
            judge = self._of(sources, options).asking_by(witness)
            verdict = yield from judge.asking(claim.text, nowhere=claim.nowhere)
            self._known.depose(claim, sources, Deposition(verdict, witness.asked))
        return verdict

    def _succession(self) -> Mapping[str, str]:
        """Return the latest source of each line in which some are out of date."""
        if not any(source.superseded_by for source in self._by_id.values()):
            return {}
        from claimcheck.engine.succession import successors

        return successors(self._by_id.values())

    def _succeeded(self, verdict: Verdict, claim: Claim, sources: Sequence[Source], options: Options) -> Verdict:
        """Return what is to be said where the claim rests on a source that is out of date."""
        from claimcheck.engine.statements import statements
        from claimcheck.engine.succession import succeeded

        def hear(names: Sequence[str]) -> Verdict:
            return self._of(self._in_order(set(names)), options).verdict(claim.text)

        def each(name: str) -> Iterator[Verdict]:
            stated = answered(statements(claim.text))
            judge = self._of([self._by_id[name]], options)
            yield from (judge.verdict(one.span.of(claim.text)) for one in stated if len(stated) > 1)

        return succeeded(verdict, [source.id for source in sources], self._latest, hear, options, each)

    def _with_required(self, verdict: Verdict, claim: Claim, sources: Sequence[Source], options: Options) -> Verdict:
        """Return a verdict that is green only where as many independent sources as required carry the claim."""
        from claimcheck.engine.copies import Copies
        from claimcheck.engine.independent import too_few
        from claimcheck.engine.raising import with_findings

        if verdict.verdict is not VerdictKind.SUPPORTED:
            return verdict
        alone = {source.id: self._of([source], options).verdict(claim.text) for source in sources}
        return with_findings(verdict, too_few(alone, Copies(sources), claim.require.sources, options, self._latest))

    def _of(self, sources: Sequence[Source], options: Options) -> Judge:
        """Return the judge of some sources, which is made once; each set of them is indexed once, too."""
        wanted = tuple(source.id for source in sources)
        key = (options.weights, wanted)
        if key not in self._judges:
            from claimcheck.engine.judge import Judge

            self._judges[key] = Judge(self._index(sources), options)
        return self._judges[key]

    def _index(self, sources: Sequence[Source]) -> Index:
        wanted = tuple(source.id for source in sources)
        if wanted not in self._indexes:
            from claimcheck.matching import Index

            self._indexes[wanted] = self._known.index(sources) if self._known else Index.build(sources)
        return self._indexes[wanted]


def verify(
    sources: Iterable[Source],
    claims: Iterable[Claim],
    options: Options = Options(),
    problems: Sequence[Problem] = (),
    known: Recollection | None = None,
) -> Report:
    """Judge every claim; pure: no files, no clock, the same report for the same input, whatever is ``known``."""
    return Verifier(sources, options, known).report(claims, problems)
