"""Scoring: how far the verdicts can be trusted, from claims whose labels are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist
from typing import NamedTuple

from claimcheck.model import Severity, Verdict, VerdictKind

CONFIDENCE = 0.95
"""Of the intervals."""
ENOUGH = 20
"""Claims labelled false without which no gate is called good: of fewer, chance alone lets none through."""
BAR = 95.0
"""Percent of true claims that a good gate passes and of false ones that it stops, unless another bar is set."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something happened, out of how many times it could have."""

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """The share, 0..1; nothing when it could never have happened."""
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the true share lies, 19 times in 20: the score interval of E. B. Wilson (1927), 0..1."""
        return wilson(self.count, self.of) if self.of else None


def wilson(count: int, of: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Give the score interval for ``count`` hits in ``of`` tries, ``of`` at least 1."""
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    share, spread = count / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / of + spread / of / 4) / (1 + spread)
    # At the ends the formula gives the end itself but for the last bit.
    return (0.0 if count == 0 else middle - half, 1.0 if count == of else middle + half)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A labelled claim and what the judge made of it."""

    supported: bool
    """The label."""
    verdict: VerdictKind
    rules: frozenset[tuple[str, str]] = frozenset()
    """Code and name of each rule that raised an error."""
    kind: str | None = None
    """What the claim tests, where its author says so."""
    claim: str = ""
    place: str = ""
    """Where the claim stands, for people."""

    @property
    def wrong(self) -> bool:
        """Whether a true claim did not pass, or a false one did."""
        return self.supported != (self.verdict is VerdictKind.SUPPORTED)


def outcome(verdict: Verdict, *, supported: bool, kind: str | None = None, claim: str = "", place: str = "") -> Outcome:
    """Keep of a verdict what the score needs."""
    errors = (finding for finding in verdict.findings if finding.severity is Severity.ERROR)
    rules = frozenset((finding.code, finding.name) for finding in errors)
    return Outcome(supported, verdict.verdict, rules, kind, claim, place)


@dataclass(frozen=True, slots=True)
class RuleScore:
    """How often one rule raised an error, rightly and wrongly."""

    code: str
    name: str
    caught: Rate
    """False claims on which it did, of all false claims."""
    alarms: Rate
    """True claims on which it did, of all true claims."""
    alone: int
    """True claims on which no other rule did: leave the rule out, and these pass."""

    @property
    def precision(self) -> Rate:
        """How often it was right when it raised an error."""
        return Rate(self.caught.count, self.caught.count + self.alarms.count)


@dataclass(frozen=True, slots=True)
class KindScore:
    """How often claims of one kind were judged wrongly."""

    kind: str
    supported: bool
    wrong: Rate


@dataclass(frozen=True, slots=True)
class Score:
    """The score of all labelled claims; what could not be judged is counted apart and in no rate."""

    false_passes: Rate
    """False claims that passed, of all false claims."""
    false_alarms: Rate
    """True claims that did not, of all true claims."""
    unchecked: int
    rules: tuple[RuleScore, ...]
    """In order of code."""
    kinds: tuple[KindScore, ...]
    """True ones first, then by name; empty where no claim has a kind."""
    wrong: tuple[Outcome, ...]
    """Each false alarm, then each false pass, in the order in which they came."""

    @property
    def scored(self) -> int:
        """How many claims count."""
        return self.false_passes.of + self.false_alarms.of


def score_outcomes(outcomes: Iterable[Outcome]) -> Score:
    """Add up outcomes, in any order."""
    everything = list(outcomes)
    judged = [one for one in everything if one.verdict is not VerdictKind.UNCHECKED]
    true = [one for one in judged if one.supported]
    false = [one for one in judged if not one.supported]
    return Score(
        false_passes=_wrong(false),
        false_alarms=_wrong(true),
        unchecked=len(everything) - len(judged),
        rules=_by_rule(true, false),
        kinds=_by_kind(true) + _by_kind(false),
        wrong=tuple(one for one in (*true, *false) if one.wrong),
    )


def _wrong(outcomes: Sequence[Outcome]) -> Rate:
    return Rate(sum(one.wrong for one in outcomes), len(outcomes))


def _by_rule(true: Sequence[Outcome], false: Sequence[Outcome]) -> tuple[RuleScore, ...]:
    return tuple(
        RuleScore(
            *rule,
            caught=Rate(sum(rule in one.rules for one in false), len(false)),
            alarms=Rate(sum(rule in one.rules for one in true), len(true)),
            alone=sum(one.rules == {rule} for one in true),
        )
        for rule in sorted({rule for one in (*true, *false) for rule in one.rules})
    )


def _by_kind(outcomes: Sequence[Outcome]) -> tuple[KindScore, ...]:
    kinds = sorted({one.kind for one in outcomes if one.kind is not None})
    return tuple(
        KindScore(kind, outcomes[0].supported, _wrong([one for one in outcomes if one.kind == kind])) for kind in kinds
    )


class Quality(StrEnum):
    """What a score allows to say of a gate."""

    GOOD = "good"
    POOR = "not good"
    UNKNOWN = "not known"


class Appraisal(NamedTuple):
    """What a score says of a gate, and why in a line."""

    quality: Quality
    reason: str


def appraise(score: Score, bar: float = BAR) -> Appraisal:
    """Say whether at least ``bar`` percent of the true claims pass and of the false ones are stopped.

    With fewer than ``ENOUGH`` false claims, or without a true one, a gate that reaches the bar may owe it to chance, so
    it is not called good; one that misses it is not good all the same.
    """
    for rate, right in ((score.false_passes, "false claims are stopped"), (score.false_alarms, "true claims pass")):
        if 100 * (rate.of - rate.count) < bar * rate.of:
            return Appraisal(Quality.POOR, f"less than {bar:g} % of the {right}")
    if score.false_passes.of < ENOUGH:
        few = f"{score.false_passes.of} false claims are too few to tell; it takes {ENOUGH}"
        return Appraisal(Quality.UNKNOWN, few)
    if not score.false_alarms.of:
        return Appraisal(Quality.UNKNOWN, "without a true claim nobody can tell how many would be stopped")
    return Appraisal(Quality.GOOD, f"at least {bar:g} % of the true claims pass and of the false ones are stopped")
