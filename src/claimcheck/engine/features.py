"""Features of a judged link: how much of a claim its sentences cover, and whether the rules found it wanting.

More were tried (closeness, length, number of sentences, counts of findings): they ordered sets that were left out of
the fit worse than these four (``benchmarks/fit_score.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.model import Finding, Severity
from claimcheck.rules import Pair
from claimcheck.rules.coverage import closeness

WHOLE = 0.95
"""Coverage from which a claim in its sentence's order is a copy of a part of it."""

FINDINGS = ("failed", "contradicted")
"""Features that may only lower a score."""


def features(pair: Pair, findings: Sequence[Finding]) -> Mapping[str, float]:
    """Named features of a link, each 0..1."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    coverage = pair.alignment.coverage(pair.weights)
    return {
        "coverage": coverage,
        "copied": float(not errors and coverage >= WHOLE and closeness(pair) == 1.0),
        "failed": float(bool(errors)),
        "contradicted": float(any(finding.contradicts for finding in errors)),
    }
