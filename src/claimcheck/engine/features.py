"""Features of a judged link: how much of a claim its sentences cover, and whether the rules found it wanting.

More were tried (closeness, length, number of sentences, counts of findings): they ordered sets that were left out of
the fit worse than these three (``benchmarks/fit_score.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.model import Finding, Severity
from claimcheck.rules import Pair

FINDINGS = ("failed", "contradicted")
"""Features that may only lower a score."""


def features(pair: Pair, findings: Sequence[Finding]) -> Mapping[str, float]:
    """Named features of a link, each 0..1."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    return {
        "coverage": pair.alignment.coverage(pair.weights),
        "failed": float(bool(errors)),
        "contradicted": float(any(finding.contradicts for finding in errors)),
    }
