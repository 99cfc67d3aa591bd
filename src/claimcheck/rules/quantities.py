"""CC10x: another number, a number of other things, a bound that was dropped, another unit."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.figures.intervals import Comparison
from claimcheck.language.figures.quantities import Quantity, QuantityKind
from claimcheck.language.lexicons.relations import PROOF, relation
from claimcheck.language.reading import Reading
from claimcheck.matching.alignment import CARRYING
from claimcheck.model import Severity
from claimcheck.rules.beside import counted_later
from claimcheck.rules.binding import bind
from claimcheck.rules.counting import held_against, is_reference, meets, other_noun
from claimcheck.rules.couples import counts_couple
from claimcheck.rules.interface import Example, Pair, Rule, Sign
from claimcheck.rules.reckoned import is_difference, is_end_of_change, is_size_of_change
from claimcheck.rules.rivals import of_whole
from claimcheck.rules.surroundings import deed, rate


def number_mismatch(pair: Pair) -> Iterator[Sign]:
    """The source counts the same things and gets another number; ranges and bounds are compared as intervals."""
    yield from _signs(pair, {Comparison.DISJOINT}, "the source's number is another one", contradicts=True)
    yield from _scores_turned(pair)


def _scores_turned(pair: Pair) -> Iterator[Sign]:
    """A score told the other way round of the same deed: "voted five to seven in favour" for "seven to five"."""
    for claim in pair.claim.quantities:
        turned = [source for source in pair.evidence.quantities if claim.parts and source.parts == claim.parts[::-1]]
        if claim.kind is QuantityKind.SCORE and turned and claim.parts[0] != claim.parts[1]:
            ours, theirs = deed(pair.claim, claim), deed(pair.evidence, turned[0])
            if (
                ours is not None
                and theirs is not None
                and pair.claim.tokens[ours].lemma == pair.evidence.tokens[theirs].lemma
            ):
                yield _sign(pair, claim, turned[0], "the source has the score the other way round", contradicts=True)


def bound_dropped(pair: Pair) -> Iterator[Sign]:
    """The claim says more than the source's number does: "at least", "about" or "up to" was dropped or turned."""
    yield from _signs(pair, {Comparison.STRONGER, Comparison.FINER}, "the claim says more than the source's number")


def coarser_number(pair: Pair) -> Iterator[Sign]:
    """The claim rounds the source's number without saying "about"; true enough to pass, shown as a warning."""
    yield from _signs(pair, {Comparison.COARSER}, "the claim rounds the source's number")


def _signs(pair: Pair, outcomes: set[Comparison], what: str, *, contradicts: bool = False) -> Iterator[Sign]:
    for claim in pair.claim.quantities:
        bound = bind(pair, claim)
        if bound and not bound.elsewhere and bound.outcome in outcomes:
            yield _sign(pair, claim, bound.source, what, contradicts=contradicts)


def number_misbound(pair: Pair) -> Iterator[Sign]:
    """The number stands in the evidence, and counts something else there: 11 killed and 3 injured swapped."""
    for claim in pair.claim.quantities:
        bound = bind(pair, claim)
        end = None if bound else _end_of_change(pair, claim)
        if bound and bound.elsewhere:
            yield _sign(pair, claim, bound.source, "the source's number for this is another one", contradicts=True)
        elif end:
            yield _sign(pair, claim, end, "one is where a change led, the other how large it was", contradicts=True)
        elif bound and bound.outcome in CARRYING and is_difference(pair, claim, bound.source):
            yield _sign(pair, claim, bound.source, "the source says how much more or less it is", contradicts=True)
        elif bound and bound.outcome in CARRYING and is_size_of_change(pair, claim, bound.source):
            yield _sign(pair, claim, bound.source, "the source says by how much it changed", contradicts=True)
        elif (
            bound
            and bound.outcome in CARRYING
            and (other_noun(pair, claim, bound.source) or counted_later(pair, claim, bound.source))
            and not _put_in_words(pair, claim, bound.source)
        ):
            yield _sign(
                pair, claim, bound.source, "the source counts something else with this number", contradicts=True
            )


def _end_of_change(pair: Pair, claim: Quantity) -> Quantity | None:
    """The claim's figure as the evidence has it: where a change led, and not how large it was, or the other way."""
    ends = (source for source in pair.evidence.quantities if is_end_of_change(pair, claim, source))
    return next((source for source in ends if held_against(pair, claim, source) in CARRYING), None)


def _put_in_words(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether the evidence has another word for one that gives no figure: "multiple leagues" for "several"."""
    figure = pair.evidence.within(source.number_span)
    others = [place for place in range(len(pair.evidence.tokens)) if place not in figure]
    return claim.vague and any(
        meets(pair, number, place) for number in pair.claim.within(claim.number_span) for place in others
    )


def number_missing(pair: Pair) -> Iterator[Sign]:
    """The evidence has no number that could be the claim's."""
    for claim in pair.claim.quantities:
        if (
            bind(pair, claim) is None
            and not _verbatim(pair, claim)
            and not _other_unit(pair, claim)
            and not _no_count(pair, claim)
            and (not is_reference(pair, claim) or _is_whole(pair.claim, claim))
            and not counts_couple(pair, claim)
        ):
            yield Sign(
                f"nothing in the source gives the number “{claim.span.of(pair.claim.text)}”",
                claim=claim.span,
                claim_value=claim.span.of(pair.claim.text),
            )


def unit_mismatch(pair: Pair) -> Iterator[Sign]:
    """The same figure in another unit, currency or magnitude: dollars for euros, a week for a day."""
    for claim in pair.claim.quantities:
        bound = bind(pair, claim)
        source = _other_unit(pair, claim) if bound is None else None
        if source:
            yield _sign(pair, claim, source, "the source's unit is another one", contradicts=True)
        elif bound and not bound.elsewhere and bound.outcome in CARRYING and _other_rate(pair, claim, bound.source):
            yield _sign(pair, claim, bound.source, "the source's figure is per something else", contradicts=True)


def _other_rate(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether both tell per what a figure is, and it is not the same: a day, a week, a tablet."""
    ours, theirs = rate(pair.claim, claim), rate(pair.evidence, source)
    if ours is None or theirs is None:
        return False
    step = relation(pair.claim.tokens[ours].lemma, pair.evidence.tokens[theirs].lemma)
    return step is None or step.strength < PROOF


def _other_unit(pair: Pair, claim: Quantity) -> Quantity | None:
    """The quantity of the evidence that has the claim's figure and can't be compared with it."""
    met = {pair.alignment.source_of(number) for number in pair.claim.within(claim.number_span)} - {None}
    return next(
        (
            source
            for source in pair.evidence.quantities
            if met & set(pair.evidence.within(source.number_span)) and source.unit != claim.unit
        ),
        None,
    )


def _no_count(pair: Pair, claim: Quantity) -> bool:
    """Whether an ordinal is an adverb ("first aired"), part of a name, or the day of a date of the evidence."""
    if claim.kind is not QuantityKind.ORDINAL:
        return False
    numbers = [*pair.claim.within(claim.number_span)]
    tree = pair.claim.tree
    adverb = tree is not None and any(
        tree.nodes[number].tag == "ADV" or tree.nodes[number].relation == "advmod" for number in numbers
    )
    named = bool(numbers) and numbers[-1] + 1 < len(pair.names) and pair.names[numbers[-1] + 1]
    return adverb or named or any(date.day == claim.low for date in pair.evidence.dates)


def _is_whole(reading: Reading, claim: Quantity) -> bool:
    """Whether a number is the whole of which another number is a part: "64 of the *320* homes"."""
    of = of_whole(reading, claim)
    return of is not None and any(of - 1 in reading.within(part.number_span) for part in reading.quantities)


def _verbatim(pair: Pair, claim: Quantity) -> bool:
    """Whether the evidence has the very words, each of them for itself."""
    numbers = pair.claim.within(claim.number_span)
    return len(pair.alignment.proofs(numbers)) == len(numbers)


def _sign(pair: Pair, claim: Quantity, source: Quantity, what: str, *, contradicts: bool = False) -> Sign:
    ours, theirs = claim.span.of(pair.claim.text), source.span.of(pair.evidence.text)
    return Sign(
        f"{what}: “{ours}” in the claim, “{theirs}” in the source",
        claim=claim.span,
        source=source.span,
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
            Example(
                "Three doctors were fined.", "Five doctors were suspended and three nurses were fined.", fires=True
            ),
            Example(
                "Three nurses were fined.", "Five doctors were suspended and three nurses were fined.", fires=False
            ),
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
        "CC106",
        "unit-mismatch",
        Severity.ERROR,
        unit_mismatch,
        (
            Example("The bridge cost 40 million dollars.", "The bridge cost 40 million euros.", fires=True),
            Example("The bridge cost 40 million euros.", "The bridge cost €40 million.", fires=False),
        ),
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
