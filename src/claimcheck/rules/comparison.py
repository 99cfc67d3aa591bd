"""CC135: what is compared with what, and which way."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.reading import Reading
from claimcheck.language.relations import opposites, wordnet_opposites
from claimcheck.model import Severity
from claimcheck.rules.interface import Example, Pair, Rule, Sign

COMPARED = 8
"""How many words before "than" its comparative may stand."""


def comparison_turned(pair: Pair) -> Iterator[Sign]:
    """The claim compares with the same thing in the other direction: more than, fewer than; above, below."""
    told = list(_comparisons(pair.evidence))
    for word, than in _comparisons(pair.claim):
        against = opposites(pair.claim.tokens[word].lemma) | wordnet_opposites(pair.claim.tokens[word].norm)
        same = [other for other, thing in told if pair.alignment.source_of(than) == thing]
        same = same or [other for other, thing in told if _same_thing(pair, than, thing)]
        turned = [other for other in same if pair.evidence.tokens[other].lemma in against]
        if turned and not any(pair.evidence.tokens[other].lemma == pair.claim.tokens[word].lemma for other in same):
            yield Sign(
                f"the claim says “{pair.claim_words([word])}”, the source says “{pair.source_words(turned[:1])}”",
                claim=pair.claim_span([word]),
                source=pair.source_span(turned[:1]),
                claim_value=pair.claim_words([word]),
                source_value=pair.source_words(turned[:1]),
                contradicts=True,
            )


def _comparisons(reading: Reading) -> Iterator[tuple[int, int]]:
    """Comparatives and prepositions of degree with the thing that they compare with."""
    tree = reading.tree
    if tree is None:
        return
    for number, token in enumerate(reading.tokens):
        above = [*tree.above(number)][:2]
        if token.norm == "than" and len(above) == 2:
            before = (
                word
                for word in range(number - 1, max(-1, number - COMPARED), -1)
                if tree.nodes[word].fine in {"JJR", "RBR"}
            )
            yield from ((word, above[0]) for word in [*before][:1])
        elif tree.nodes[number].relation == "case" and above and opposites(token.lemma):
            yield number, above[0]


def _same_thing(pair: Pair, claim: int, source: int) -> bool:
    ours, theirs = pair.claim.tokens[claim], pair.evidence.tokens[source]
    return pair.alignment.source_of(claim) == source or (
        ours.lemma == theirs.lemma and (ours.content or ours.norm == theirs.norm)
    )


RULES = (
    Rule(
        "CC135",
        "comparison-turned",
        Severity.ERROR,
        comparison_turned,
        (
            Example("More people came than last year.", "Fewer people came than last year.", fires=True),
            Example("Fewer people came than last year.", "Fewer people came than last year.", fires=False),
        ),
    ),
)
