"""The score: how well a claim is supported, 0..1."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.engine.link import Link
from claimcheck.model import Finding, Severity


def score(link: Link, findings: Sequence[Finding]) -> float:
    """Monotone: one more error never raises it."""
    base = link.coverage
    for finding in findings:
        if finding.severity is Severity.ERROR:
            base *= 0.4
        elif finding.severity is Severity.WARNING:
            base *= 0.95
    return round(base, 4)
