"""Features of a judged link: how much of a claim its sentences cover, and how surely the rules found it wanting.

More were tried (closeness, length, number of sentences, shares of names, numbers and words, words that stand elsewhere
in the source, counts of findings, each rule by itself): they ordered sets that were left out of the fit no better than
these (``benchmarks/fit_score.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.model import Finding, Severity
from claimcheck.rules import Pair
from claimcheck.rules.coverage import closeness

WHOLE = 0.95
"""Coverage from which a claim in its sentence's order is a copy of a part of it."""

RISING = ("coverage", "carried", "copied")
"""Features that may only raise a score; an error leaves ``coverage`` as it is and sets the others to 0."""
FALLING = ("failed", "contradicted", "missing", "otherwise")
"""Features that may only lower a score; an error never sets one of them to 0."""

NOT_FOUND = "CC201"
OTHERWISE = frozenset(
    {
        *("CC101", "CC103", "CC106", "CC111", "CC121", "CC124", "CC131", "CC132", "CC133", "CC134"),
        *("CC135", "CC136", "CC141", "CC143", "CC145", "CC152", "CC161"),
    }
)
"""Rules that see something else in the claim than in its sentence. The others miss words of the claim in it, or miss
them where they should stand, which is as often a matter of wording."""


def features(pair: Pair, findings: Sequence[Finding]) -> Mapping[str, float]:
    """Named features of a link, each 0..1."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    codes = {finding.code for finding in errors}
    coverage = pair.alignment.coverage(pair.weights)
    return {
        "coverage": coverage,
        "carried": coverage * (not errors),
        "copied": float(not errors and coverage >= WHOLE and closeness(pair) == 1.0),
        "failed": float(bool(errors)),
        "contradicted": float(any(finding.contradicts for finding in errors)),
        "missing": float(NOT_FOUND in codes),
        "otherwise": float(not codes.isdisjoint(OTHERWISE)),
    }
