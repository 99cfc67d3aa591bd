"""CC30x: what is wrong with the words that a claim is pinned to; the engine looks for them."""

from __future__ import annotations

from claimcheck.model import Severity
from claimcheck.rules.interface import Rule

QUOTE_NOT_FOUND = Rule(
    "CC301",
    "quote-not-found",
    Severity.ERROR,
    check=None,
    text="The claim pins words with `quote:`, and no source of the claim has them. Case, kinds of quotation marks "
    "and dashes, and line breaks may differ; the words may not.",
    hint="copy the words from the source again",
)
QUOTE_ELSEWHERE = Rule(
    "CC302",
    "quote-elsewhere",
    Severity.WARNING,
    check=None,
    text="The pinned words stand in the source, but the sentence that carries the claim is another one.",
    hint="pin the words of the sentence that carries the claim",
)

RULES = (QUOTE_NOT_FOUND, QUOTE_ELSEWHERE)
