"""Pinned quotes: the words that a claim says its source contains."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.anchoring import find_quote
from claimcheck.engine.judge import kind_of, settled
from claimcheck.engine.options import Options
from claimcheck.model import Evidence, Finding, Severity, Source, Span, Verdict
from claimcheck.rules import Rule
from claimcheck.rules.anchors import QUOTE_ELSEWHERE, QUOTE_NOT_FOUND


def with_quote(verdict: Verdict, quote: str | None, sources: Sequence[Source], options: Options) -> Verdict:
    """Return the verdict of a claim whose quote was looked for too; a quote that no source has is an error."""
    if quote is None:
        return verdict
    places = [(source, span) for source in sources for span in find_quote(source.text, quote)]
    found = _apart(verdict, places) if places else _missing(quote)
    rule = settled(found.rule, options) if found else None
    if found is None or rule is None:
        return verdict
    finding = _finding(found, rule, quote)
    findings = (finding, *verdict.findings) if finding.severity is Severity.ERROR else (*verdict.findings, finding)
    return verdict.model_copy(update={"findings": findings, "verdict": kind_of(list(findings))})


class _Fault(NamedTuple):
    """What is wrong with a quote, before it becomes a finding."""

    rule: Rule
    message: str
    source: str | None = None
    span: Span | None = None


def _missing(quote: str) -> _Fault:
    return _Fault(QUOTE_NOT_FOUND, f"no source has the pinned words “{quote}”")


def _apart(verdict: Verdict, places: Sequence[tuple[Source, Span]]) -> _Fault | None:
    """Return a fault where the pinned words stand in none of the sentences that the verdict rests on."""
    evidence = verdict.evidence
    if not evidence or any(_overlap(one, source, span) for one in evidence for source, span in places):
        return None
    source, span = places[0]
    return _Fault(QUOTE_ELSEWHERE, "another sentence than the pinned one carries the claim", source.id, span)


def _overlap(evidence: Evidence, source: Source, span: Span) -> bool:
    return evidence.source == source.id and evidence.start < span.end and span.start < evidence.end


def _finding(fault: _Fault, rule: Rule, quote: str) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=fault.message,
        source=fault.source,
        source_span=fault.span,
        claim_value=quote,
        hint=rule.hint,
    )
