"""Tries a gate with mutants: each passing claim's false variants, judged as the claim itself was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from pydantic import BaseModel, ConfigDict

from claimcheck.engine import Options, verify
from claimcheck.model import Claim, ClaimResult, Report, Source, Span, VerdictKind
from claimcheck.mutation.making import mutants
from claimcheck.mutation.mutant import Kind, Mutant


class Trial(BaseModel):
    """One mutant and what became of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claim: Claim
    """The claim as it stands in its file."""
    kind: Kind
    text: str
    """The claim as changed."""
    span: Span
    """Where it differs, in code points of ``text``."""
    was: str
    now: str
    reason: str
    """Why it is not so."""
    verdict: VerdictKind

    @property
    def caught(self) -> bool:
        """Whether the mutant did not pass."""
        return self.verdict is not VerdictKind.SUPPORTED


class Trials(BaseModel):
    """All mutants of a run."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    trials: tuple[Trial, ...] = ()
    """In order of the claims, then of the kinds."""
    claims: int = 0
    """How many passing claims were taken."""
    left_out: int = 0
    """How many claims do not pass, are expected to be false, or tell what is said nowhere, and were not taken."""
    seed: int = 0

    @property
    def caught(self) -> int:
        """How many mutants did not pass."""
        return sum(trial.caught for trial in self.trials)

    @property
    def score(self) -> float | None:
        """Share of mutants that did not pass, 0..1; nothing when there is none."""
        return self.caught / len(self.trials) if self.trials else None

    @property
    def survivors(self) -> tuple[Trial, ...]:
        """The mutants that passed."""
        return tuple(trial for trial in self.trials if not trial.caught)

    def by_kind(self) -> Mapping[Kind, tuple[int, int]]:
        """Kind → mutants caught, and all; kinds without a mutant are left out."""
        counts = {kind: [trial.caught for trial in self.trials if trial.kind is kind] for kind in Kind}
        return {kind: (sum(caught), len(caught)) for kind, caught in counts.items() if caught}


def try_mutants(report: Report, options: Options | None = None, *, seed: int = 0, limit: int | None = None) -> Trials:
    """Make mutants of every claim of a report that is supported as expected, and judge them as it was judged.

    ``limit`` is the most mutants to try, drawn by ``seed``; their order stays. Pure, the same for a report and seed.
    """
    passing = [result for result in report.results if _is_taken(result)]
    sources = {source.id: source for source in report.sources}
    made = [(result.claim, mutant) for result in passing for mutant in _mutants(result, sources, seed)]
    chosen = _drawn(made, seed, limit)
    changed = [_changed(claim, mutant, number) for number, (claim, mutant) in enumerate(chosen)]
    judged = verify(report.sources, changed, options or Options()).results
    return Trials(
        trials=tuple(_trial(claim, mutant, result) for (claim, mutant), result in zip(chosen, judged, strict=True)),
        claims=len(passing),
        left_out=len(report.results) - len(passing),
        seed=seed,
    )


def _is_taken(result: ClaimResult) -> bool:
    return result.passed and result.claim.expect is VerdictKind.SUPPORTED and not result.claim.nowhere


def _mutants(result: ClaimResult, sources: Mapping[str, Source], seed: int) -> tuple[Mutant, ...]:
    wanted = result.claim.sources or tuple(sources)
    context = [text for name in wanted for text in _sentences(sources[name])]
    evidence = [found.text for found in result.verdict.evidence]
    return mutants(result.claim.text, evidence, seed, context=context)


def _sentences(source: Source) -> Iterator[str]:
    return (source.text_of(sentence) for sentence in source.sentences)


def _drawn(made: Sequence[tuple[Claim, Mutant]], seed: int, limit: int | None) -> list[tuple[Claim, Mutant]]:
    if limit is None or limit >= len(made):
        return [*made]
    places = Random(f"{seed}:limit").sample(range(len(made)), limit)  # noqa: S311 - nothing secret
    return [made[place] for place in sorted(places)]


def _changed(claim: Claim, mutant: Mutant, number: int) -> Claim:
    """Return the claim with the mutant's words; its ignores hold, for they may be what lets a mutant through."""
    return claim.model_copy(update={"id": f"{claim.id}~{number}", "text": mutant.text})


def _trial(claim: Claim, mutant: Mutant, result: ClaimResult) -> Trial:
    return Trial(
        claim=claim,
        kind=mutant.kind,
        text=mutant.text,
        span=mutant.span,
        was=mutant.was,
        now=mutant.now,
        reason=mutant.reason,
        verdict=result.verdict.verdict,
    )
