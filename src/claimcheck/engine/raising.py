"""Findings of rules that look at more than one aligned pair, and what they make of a verdict."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.engine.judge import kind_of, settled
from claimcheck.engine.options import Options
from claimcheck.model import Evidence, Finding, Severity, Span, Verdict, VerdictKind
from claimcheck.rules import Rule


def raise_rule(
    rule: Rule,
    options: Options,
    message: str,
    *,
    claim_span: Span | None = None,
    at: Evidence | None = None,
    contradicts: bool = False,
    hint: str | None = None,
) -> list[Finding]:
    """Make a finding with the severity that the options give it; empty when they turn its rule off.

    ``at`` is the sentence of a source that it points to.
    """
    active = settled(rule, options)
    if active is None:
        return []
    return [
        Finding(
            code=active.code,
            name=active.name,
            severity=active.severity,
            message=message,
            claim_span=claim_span,
            source=at.source if at else None,
            source_span=Span(at.start, at.end) if at else None,
            source_value=at.anchor if at else None,
            contradicts=contradicts,
            hint=hint or active.hint,
        )
    ]


def with_findings(verdict: Verdict, found: Iterable[Finding], *, first: bool = True) -> Verdict:
    """Return a verdict with further findings; an error among them ends its being supported.

    Errors come before all others; with ``first`` the further ones before those that are there.
    """
    new = tuple(found)
    if not new:
        return verdict
    errors = tuple(finding for finding in new if finding.severity is Severity.ERROR)
    others = tuple(finding for finding in new if finding.severity is not Severity.ERROR)
    before = () if first else tuple(finding for finding in verdict.findings if finding.severity is Severity.ERROR)
    findings = (*before, *errors, *verdict.findings[len(before) :], *others)
    kind = kind_of(list(findings)) if verdict.verdict is VerdictKind.SUPPORTED else verdict.verdict
    return verdict.model_copy(update={"findings": findings, "verdict": kind})
