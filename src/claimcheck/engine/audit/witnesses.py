"""Several sources on one claim: which disagree, which are out of date, and how many carry it by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimcheck.engine.audit.bench import Bench
from claimcheck.engine.audit.book import Cited
from claimcheck.engine.audit.claims import Drafted
from claimcheck.engine.copies import Copies
from claimcheck.engine.independent import too_few
from claimcheck.engine.options import Options
from claimcheck.engine.raising import raise_rule, with_findings
from claimcheck.engine.succession import denies, succeeded, successors
from claimcheck.model import Finding, Source, Verdict, VerdictKind
from claimcheck.rules.derived import CONTESTED

_WIDEST = 120
"""Characters of a sentence that a message shows."""


def witnesses_of(bench: Bench, sources: Sequence[Source], options: Options) -> Witnesses:
    """Make witnesses of all sources."""
    return Witnesses(bench, options, tuple(source.id for source in sources), successors(sources), Copies(sources))


def with_witnesses(drafted: Iterable[Drafted], witnesses: Witnesses, required: int) -> list[Drafted]:
    """Judge each claim anew by what the sources that it may rest on say one by one."""
    return [_heard(one, witnesses, required) for one in drafted]


def _heard(one: Drafted, witnesses: Witnesses, required: int) -> Drafted:
    among = [cited.source for cited in one.citation.cited]
    return one._replace(verdict=witnesses.heard(one.verdict, one.said, among=among, required=required))


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Asks each source by itself."""

    bench: Bench
    options: Options
    names: tuple[str, ...]
    """Ids of all sources."""
    latest: dict[str, str]
    """Source that is out of date → the latest one of its line."""
    copies: Copies

    def heard(self, verdict: Verdict, claim: str, *, among: Sequence[str] = (), required: int = 1) -> Verdict:
        """Judge anew by what the sources say one by one; ``among`` names those that are cited, nothing means all."""
        names = tuple(among) or self.names
        if (len(self.names) < 2 and required < 2) or verdict.verdict is VerdictKind.UNCHECKED:
            return verdict
        alone = {name: self.bench.among([Cited(name)], claim) for name in names}
        verdict = self._succeeded(verdict, alone, claim, cited=bool(among))
        few = too_few(alone, self.copies, required, self.options, self.latest) if required > 1 else []
        return with_findings(verdict, [*self._contested(alone), *few])

    def _succeeded(self, verdict: Verdict, alone: dict[str, Verdict], claim: str, *, cited: bool) -> Verdict:
        """Let the successor of an outdated source speak in its place; what is cited must carry the claim itself."""
        if cited and verdict.verdict is not VerdictKind.SUPPORTED:
            return verdict

        def hear(names: Sequence[str]) -> Verdict:
            known = alone.get(names[0]) if len(names) == 1 else None
            return known or self.bench.among([Cited(name) for name in names], claim)

        return succeeded(verdict, list(alone), self.latest, hear, self.options)

    def _contested(self, alone: dict[str, Verdict]) -> list[Finding]:
        current = {name: said for name, said in alone.items() if name not in self.latest}
        for_it = [name for name, said in current.items() if said.verdict is VerdictKind.SUPPORTED and said.evidence]
        against = [name for name, said in current.items() if denies(said)]
        if not for_it or not against:
            return []
        carried, denied = current[for_it[0]].evidence[0], current[against[0]]
        reason = next(finding for finding in denied.findings if finding.contradicts)
        words = " ".join(carried.text.split())
        words = words if len(words) <= _WIDEST else f"{words[:_WIDEST].rsplit(' ', 1)[0]} …"
        message = (
            f"{carried.anchor} carries this (“{words}”), {denied.evidence[0].anchor} says otherwise: {reason.message}"
        )
        return [
            finding.model_copy(
                update={
                    "claim_span": reason.claim_span,
                    "claim_value": reason.claim_value,
                    "source_value": reason.source_value,
                    "source_span": reason.source_span or finding.source_span,
                }
            )
            for finding in raise_rule(CONTESTED, self.options, message, at=denied.evidence[0])
        ]
