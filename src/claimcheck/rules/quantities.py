"""CC10x: another number, a number of other things, a bound that was dropped, another unit."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.intervals import Comparison
from claimcheck.language.quantities import Quantity, compare
from claimcheck.language.relations import PROOF, relation
from claimcheck.language.words import lemma_of
from claimcheck.model import Severity, Span
from claimcheck.rules.interface import Example, Pair, Rule, Sign

_FINE = frozenset({Comparison.EQUAL, Comparison.CARRIED, Comparison.COARSER})


def number_mismatch(pair: Pair) -> Iterator[Sign]:
    """The source counts the same things and gets another number; ranges and bounds are compared as intervals."""
    for claim in pair.claim.quantities:
        source = _rival(pair, claim, Comparison.DISJOINT)
        if source:
            yield _sign(pair, claim, source, "the source's number is another one", contradicts=True)


def bound_dropped(pair: Pair) -> Iterator[Sign]:
    """The claim says more than the source's number does: "at least", "about" or "up to" was dropped or turned."""
    for claim in pair.claim.quantities:
        source = _rival(pair, claim, Comparison.STRONGER) or _rival(pair, claim, Comparison.FINER)
        if source:
            yield _sign(pair, claim, source, "the claim says more than the source's number")


def coarser_number(pair: Pair) -> Iterator[Sign]:
    """The claim rounds the source's number without saying "about"; true enough to pass, shown as a warning."""
    for claim in pair.claim.quantities:
        found = [source for source in pair.evidence.quantities if _bound(pair, claim, source)]
        outcomes = {compare(claim, source): source for source in found}
        if Comparison.COARSER in outcomes and not outcomes.keys() & {Comparison.EQUAL, Comparison.CARRIED}:
            yield _sign(pair, claim, outcomes[Comparison.COARSER], "the claim rounds the source's number")


def number_misbound(pair: Pair) -> Iterator[Sign]:
    """The number stands in the evidence, and counts something else there: 11 killed and 3 injured swapped."""
    for claim in pair.claim.quantities:
        fits = [source for source in pair.evidence.quantities if compare(claim, source) in _FINE]
        if fits and not any(_bound(pair, claim, source) for source in fits) and not _rival(pair, claim, Comparison.DISJOINT):
            yield _sign(pair, claim, fits[0], "the source counts something else with this number")


def number_missing(pair: Pair) -> Iterator[Sign]:
    """The evidence has no number that could be the claim's."""
    for claim in pair.claim.quantities:
        if not any(compare(claim, source) is not Comparison.INCOMPARABLE for source in pair.evidence.quantities) and not _verbatim(pair, claim):
            yield Sign(
                f"nothing in the source gives the number “{claim.span.of(pair.claim.text)}”",
                claim=claim.span,
                claim_value=claim.span.of(pair.claim.text),
            )


def _rival(pair: Pair, claim: Quantity, outcome: Comparison) -> Quantity | None:
    """The first quantity of the evidence that counts the same and compares like ``outcome``, unless another one carries the claim's."""
    comparable = [source for source in pair.evidence.quantities if compare(claim, source) is not Comparison.INCOMPARABLE]
    bound = [source for source in comparable if _bound(pair, claim, source)]
    if any(compare(claim, source) in _FINE for source in bound):
        return None
    if not bound and not any(compare(claim, source) in _FINE for source in comparable):
        bound = comparable
    return next((source for source in bound if compare(claim, source) is outcome), None)


def _bound(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether both numbers count the same things, as far as both say what they count."""
    if claim.dimension is not None and claim.dimension == source.dimension:
        return True
    ours, theirs = _counted(claim), _counted(source)
    if not ours or not theirs:
        return True
    return any(relation(mine, other) for mine in ours for other in theirs) or _aligned(pair, claim, source)


def _counted(quantity: Quantity) -> list[str]:
    nouns = [quantity.noun] if quantity.noun else []
    return [lemma_of(word.lower()) for word in [*nouns, *(word for word, _ in quantity.predicates)]]


def _aligned(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether the claim's counted noun met the source's counted noun."""
    if claim.noun_span is None or source.noun_span is None:
        return False
    theirs = pair.evidence.within(source.noun_span)
    return any(pair.alignment.source_of(number) in theirs and pair.alignment.strength(number) >= PROOF for number in pair.claim.within(claim.noun_span))


def _verbatim(pair: Pair, claim: Quantity) -> bool:
    return all(pair.alignment.strength(number) >= PROOF for number in pair.claim.within(claim.number_span))


def _sign(pair: Pair, claim: Quantity, source: Quantity, what: str, *, contradicts: bool = False) -> Sign:
    ours, theirs = claim.span.of(pair.claim.text), source.span.of(pair.evidence.text)
    return Sign(
        f"{what}: “{ours}” in the claim, “{theirs}” in the source",
        claim=Span(*claim.span),
        source=Span(*source.span),
        claim_value=ours,
        source_value=theirs,
        contradicts=contradicts,
    )


RULES = (
    Rule(
        "CC101",
        "number-mismatch",
        Severity.ERROR,
        number_mismatch,
        (
            Example("The fund lost 12 million euros.", "The fund lost 14 million euros.", fires=True),
            Example("Twelve goals were scored.", "They scored 12 goals.", fires=False),
        ),
    ),
    Rule(
        "CC102",
        "number-misbound",
        Severity.ERROR,
        number_misbound,
        (
            Example("Three doctors were fined.", "Five doctors were suspended and three nurses were fined.", fires=True),
            Example("Three nurses were fined.", "Five doctors were suspended and three nurses were fined.", fires=False),
        ),
    ),
    Rule(
        "CC103",
        "bound-dropped",
        Severity.ERROR,
        bound_dropped,
        (
            Example("The fire destroyed 40 houses.", "The fire destroyed at least 40 houses.", fires=True),
            Example("The fire destroyed more than 30 houses.", "The fire destroyed at least 40 houses.", fires=False),
        ),
        hint="keep the source's bound: “at least”, “about”, “up to”",
    ),
    Rule(
        "CC104",
        "coarser-number",
        Severity.WARNING,
        coarser_number,
        (
            Example("The city has 1.2 million people.", "The city has 1,234,567 people.", fires=True),
            Example("The city has 1,234,567 people.", "The city has 1,234,567 people.", fires=False),
        ),
        hint="say “about”",
    ),
    Rule(
        "CC105",
        "number-missing",
        Severity.ERROR,
        number_missing,
        (
            Example("The clinic treated 40 patients.", "The clinic treated patients.", fires=True),
            Example("The clinic treated 40 patients.", "The clinic treated forty patients.", fires=False),
        ),
    ),
)
