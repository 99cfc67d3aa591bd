"""Features of a judged link: how closely and completely its sentences cover a claim, and what the rules found."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from claimcheck.language.relations import PROOF
from claimcheck.model import Finding, Severity
from claimcheck.rules import Pair
from claimcheck.rules.coverage import about, closeness, uncarried

MOST = 3
"""More errors than this say nothing more."""


def features(pair: Pair, findings: Sequence[Finding]) -> Mapping[str, float]:
    """Named features of a link; all but the counts of findings (0..3) lie in 0..1."""
    content = [number for number, token in enumerate(pair.claim.tokens) if token.content]
    total = sum(pair.weights[number] for number in content) or 1.0
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    against = sum(finding.contradicts for finding in errors)
    return {
        "coverage": pair.alignment.coverage(pair.weights),
        "about": about(pair),
        "missing": sum(pair.weights[number] for number in uncarried(pair)) / total,
        "closeness": closeness(pair),
        "related": sum(pair.weights[number] for number in content if 0 < pair.alignment.strength(number) < PROOF)
        / total,
        "length": min(1.0, math.log1p(len(content)) / 4),
        "spread": (len({token.sentence for token in pair.evidence.tokens}) - 1) / 2,
        "contradicting": float(min(against, MOST)),
        "failing": float(min(len(errors) - against, MOST)),
        "failed": float(bool(errors)),
        "warnings": float(min(sum(finding.severity is Severity.WARNING for finding in findings), MOST)),
    }


FINDINGS = ("contradicting", "failing", "failed", "warnings")
"""Features that may only lower a score."""
