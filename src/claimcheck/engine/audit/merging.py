"""Facts of several sentences in one statement that no sentence makes."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.engine.audit.bench import Bench
from claimcheck.engine.audit.book import Cited
from claimcheck.engine.audit.claims import Drafted
from claimcheck.engine.options import Options
from claimcheck.engine.raising import raise_rule, with_findings
from claimcheck.model import Evidence, Finding, Verdict, VerdictKind
from claimcheck.rules.derived import MERGED_FACTS


def with_merged(drafted: Iterable[Drafted], bench: Bench, options: Options) -> list[Drafted]:
    """Add to each claim that is merged that it is."""
    return [
        one._replace(verdict=with_findings(one.verdict, merged(bench, one.verdict, one.said, options)))
        for one in drafted
    ]


def merged(bench: Bench, verdict: Verdict, claim: str, options: Options) -> list[Finding]:
    """Tell that a claim which is carried draws on several sentences, none of which carries it alone."""
    if verdict.verdict is not VerdictKind.SUPPORTED or len(verdict.evidence) < 2:
        return []
    second = _joined(verdict)
    if second is None or any(_alone(bench, one, claim) for one in verdict.evidence):
        return []
    first = verdict.evidence[0]
    message = f"{first.anchor} and {second.anchor} say this together, no sentence does by itself"
    return raise_rule(MERGED_FACTS, options, message, at=second)


def _joined(verdict: Verdict) -> Evidence | None:
    """Give the sentence that adds words of its own to the first, and not only the name that a pronoun stands for."""
    words = verdict.explanation.words if verdict.explanation else ()
    met = [word.met for word in words if word.content and word.met and word.met.proves and not word.met.through]
    added = [one for one in met if one.sentence != verdict.evidence[0].sentence]
    if any(word.met and word.met.through for word in words):
        return None
    return next((one for one in verdict.evidence[1:] if any(one.sentence == each.sentence for each in added)), None)


def _alone(bench: Bench, evidence: Evidence, claim: str) -> bool:
    return bench.among([Cited(evidence.source, (evidence.sentence,))], claim).verdict is VerdictKind.SUPPORTED
