"""Doubts: findings that prove little in a long claim, when the source has most of its words.

In "at least 12 killed" each word counts. In a sentence of a dozen content words one or two are often put another way,
and a rule that missed them is wrong as often as right (``docs/judgement.md``). There such findings are shown as
warnings. What contradicts, and whatever is about numbers, dates, negation or speakers, stays an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.model import Finding, Severity
from claimcheck.rules import Pair

DOUBTS = frozenset({"CC113", "CC142", "CC202", "CC204"})
"""Rules that speak of words which met nothing, or which met their kin in another sentence."""
LONG = 8
"""Content words from which a claim is long."""
AT_HAND = 0.7
"""Weighted share of a claim's words that its source must have somewhere."""


def weighed(pair: Pair, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Give the findings on a pair, those that are only doubts in a claim such as this as warnings."""
    mild = _proves_little(pair)
    for finding in findings:
        doubt = mild and finding.code in DOUBTS and finding.severity is Severity.ERROR and not finding.contradicts
        yield finding.model_copy(update={"severity": Severity.WARNING}) if doubt else finding


def _proves_little(pair: Pair) -> bool:
    """Whether a claim is long, whole, and made of words that its source has."""
    if pair.strict or sum(token.content for token in pair.claim.tokens) < LONG:
        return False
    met = (
        weight * (1.0 if pair.known(token.lemma) else pair.alignment.strength(number))
        for number, (token, weight) in enumerate(zip(pair.claim.tokens, pair.weights, strict=True))
    )
    return sum(met) >= AT_HAND * sum(pair.weights)
