"""CC16x: words in quotation marks that the source does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.language.lexicons.folding import fold
from claimcheck.model import Severity
from claimcheck.rules.interface import Example, Pair, Rule, Sign

_GAPS = re.compile(r"[^\w]+")


def misquotation(pair: Pair) -> Iterator[Sign]:
    """Words in quotation marks must stand in the evidence just so; marks, case and line breaks may differ."""
    if not pair.claim.quotes:
        return
    said = _plain(" ".join(pair.evidence.text[token.start : token.end] for token in pair.evidence.tokens))
    for quote in pair.claim.quotes:
        words = quote.of(pair.claim.text)
        if _plain(words) and f" {_plain(words)} " not in f" {said} ":
            yield Sign(f"the source does not have the words “{words}”", claim=quote, claim_value=words)


def _plain(text: str) -> str:
    return _GAPS.sub(
        " ", fold(text).text.replace("'s", "s").replace("n't", "nt").replace(" nt", "nt").replace(" s ", "s ")
    ).strip()


RULES = (
    Rule(
        "CC161",
        "misquotation",
        Severity.ERROR,
        misquotation,
        (
            Example("He called the plan “utterly mad”.", "He called the plan “somewhat mad”.", fires=True),
            Example('He called the plan "somewhat mad".', "He called the plan “somewhat mad”.", fires=False),
        ),
        hint="quote the source word for word, or drop the quotation marks",
    ),
)
