"""Which number of the evidence is the claim's: the one whose surroundings fit best."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.language.figures.intervals import Comparison
from claimcheck.language.figures.quantities import Quantity, QuantityKind
from claimcheck.language.memory import remembered
from claimcheck.matching.alignment import CARRYING
from claimcheck.rules.beside import of_another_date, of_another_name
from claimcheck.rules.counting import (
    NAMELIKE,
    at_home,
    counts_anything,
    held_against,
    is_reference,
    meets,
    only_one_counted,
    only_one_done,
    refers_to_names,
    same_noun,
)
from claimcheck.rules.couples import counts_couple
from claimcheck.rules.interface import Pair
from claimcheck.rules.reckoned import is_end_of_change, reckoned
from claimcheck.rules.rivals import is_its_part, is_total, nearer, object_of_deed, of_other_deed, part_of
from claimcheck.rules.surroundings import Surroundings, is_elided, leading, stretch, surroundings

MARGIN = 0.25
"""How much better another number must fit before the claim's counts as bound elsewhere."""
AT_HOME = 0.3
"""What it adds when a number stands in the sentence that carries the claim's main predicate."""
MEASURES = 3
"""How many figures and dates a claim must have for their order to tell which goes with which."""
LED = 0.3
"""What it adds when both numbers follow the same preposition: "from 5 to 7"."""


@dataclass(frozen=True, slots=True)
class Binding:
    """The number of the evidence that a claim's number is held against."""

    source: Quantity
    outcome: Comparison
    elsewhere: bool
    """Whether the claim's value stands in the evidence, but for something else."""


_Offer = tuple[Quantity, Comparison]


@remembered
def bind(pair: Pair, claim: Quantity) -> Binding | None:
    """The best-fitting comparable number; nothing when none shares any of the claim's surroundings."""
    if counts_couple(pair, claim) or refers_to_names(pair, claim) or _only_refers(pair, claim):
        return None
    offered = _offered(pair, claim)
    worked_out = _worked_out(pair, claim) if all(outcome not in CARRYING for _, outcome in offered) else None
    return _best(pair, claim, offered) if offered and worked_out is None else worked_out


def _offered(pair: Pair, claim: Quantity) -> list[_Offer]:
    """The numbers of the evidence that can be compared with the claim's, and how it stands to them."""
    outcomes = [(source, held_against(pair, claim, source)) for source in pair.evidence.quantities]
    return [
        (source, outcome)
        for source, outcome in outcomes
        if (outcome in CARRYING or (outcome is not Comparison.INCOMPARABLE and not is_its_part(pair, claim, source)))
        and not is_end_of_change(pair, claim, source)
    ]


def _best(pair: Pair, claim: Quantity, offered: Sequence[_Offer]) -> Binding | None:
    """The number whose surroundings fit the claim's best."""
    ours = surroundings(pair.claim, claim)
    led = leading(pair.claim, claim)
    fits = {
        source: _fit(pair, ours, surroundings(pair.evidence, source))
        + LED * (led is not None and led == leading(pair.evidence, source))
        + AT_HOME * at_home(pair, source)
        for source, _ in offered
    }
    fits |= {bare: max(fits[bare], fits[full] + LED) for bare, full in _elided(pair, fits)}
    carrying = [item for item in offered if item[1] in CARRYING]
    if is_reference(pair, claim):
        named = next((item for item in carrying if same_noun(pair, claim, item[0])), None)
        if named:
            return Binding(named[0], named[1], elsewhere=False)
    best = max(offered, key=lambda item: (round(fits[item[0]], 6), item[1] in CARRYING))
    if carrying:
        found = max(carrying, key=lambda item: round(fits[item[0]], 6))
        if claim.kind not in NAMELIKE and best[1] not in CARRYING and only_one_counted(pair, claim, best[0], found[0]):
            return Binding(best[0], best[1], elsewhere=True)
        rest = [source for source, outcome in offered if outcome not in CARRYING]
        other = _rival(pair, claim, found[0], rest)
        if other is not None:
            return Binding(other, held_against(pair, claim, other), elsewhere=True)
        if (
            claim.kind in NAMELIKE
            or fits[found[0]] + MARGIN > fits[best[0]]
            or best[1] in CARRYING
            or _told_in_order(pair, claim)
            or only_one_counted(pair, claim, found[0], best[0])
            or only_one_done(pair, claim, found[0], best[0])
        ):
            return Binding(found[0], found[1], elsewhere=False)
        return Binding(best[0], best[1], elsewhere=True)
    if ours and fits[best[0]] <= AT_HOME + LED:
        same = [item for item in offered if claim.value is not None and item[0].value == claim.value]
        return Binding(*same[0], elsewhere=False) if same else None
    total = next((source for source, _ in offered if is_total(pair, claim, source)), None)
    if total is not None:
        return Binding(total, Comparison.EQUAL, elsewhere=False)
    return Binding(best[0], best[1], elsewhere=False)


def counted_anyhow(pair: Pair) -> frozenset[int]:
    """The claim's nouns that stand for whatever is counted, of numbers that the evidence carries: "eleven *people*"."""
    bound = ((claim, bind(pair, claim)) for claim in pair.claim.quantities if counts_anything(claim))
    carried = (claim for claim, found in bound if found and not found.elsewhere and found.outcome in CARRYING)
    return frozenset(number for claim in carried if claim.noun_span for number in pair.claim.within(claim.noun_span))


def _worked_out(pair: Pair, claim: Quantity) -> Binding | None:
    """A figure that the evidence gives without saying it, where that carries the claim's."""
    figures = ((one, held_against(pair, claim, one)) for one in reckoned(pair, claim))
    return next((Binding(one, outcome, elsewhere=False) for one, outcome in figures if outcome in CARRYING), None)


def _elided(pair: Pair, fits: Mapping[Quantity, float]) -> Iterator[tuple[Quantity, Quantity]]:
    """Bare numbers beside which words of the claim stand, each with the number before it whose words it shares.

    "Spain sent four aircraft and *France two*": what is told of the four is told of the two as well, but of France.
    """
    for bare in fits:
        before = [other for other in fits if is_elided(pair.evidence, bare, other)]
        if before and _has_word_beside(pair, bare):
            yield bare, max(before, key=lambda other: round(fits[other], 6))


def _has_word_beside(pair: Pair, source: Quantity) -> bool:
    """Whether the claim has a content word that stands beside a number of the evidence."""
    beside = stretch(pair.evidence, source)
    return any(pair.evidence.tokens[number].content and pair.alignment.claims_of(number) for number in beside)


def _rival(pair: Pair, claim: Quantity, found: Quantity, rest: Sequence[Quantity]) -> Quantity | None:
    """Another number of the evidence that is the claim's, though one with its value stands there too."""
    if _told_in_order(pair, claim):
        return None
    looks = (of_other_deed, part_of, nearer, object_of_deed)
    other = next((other for look in looks if (other := look(pair, claim, found, rest)) is not None), None)
    return other or of_another_name(pair, found, rest) or of_another_date(pair, found, rest)


@remembered
def _told_in_order(pair: Pair, claim: Quantity) -> bool:
    """Whether the claim's figures and dates, and all that stands between them, stand in one sentence in the same order.

    "By 6.5 percent in January and by 2 percent in July": whatever is nearest to each of them, they go together.
    """
    spans = [*(one.number_span for one in pair.claim.quantities), *(date.span for date in pair.claim.dates)]
    measures = [pair.claim.within(span) for span in spans if pair.claim.within(span)]
    numbers = {number for measure in measures for number in measure}
    if len(measures) < MEASURES or not numbers & {*pair.claim.within(claim.number_span)}:
        return False
    between = range(min(numbers), max(numbers) + 1)
    told = [number for number in between if number in numbers or pair.claim.tokens[number].content]
    found = [place for number in told if (place := pair.alignment.proof(number)) is not None]
    met = {number for number in told if pair.alignment.source_of(number) is not None}
    one = len({pair.evidence.tokens[place].sentence for place in found}) == 1
    return one and numbers <= met and found == sorted(found)


def _only_refers(pair: Pair, claim: Quantity) -> bool:
    """Whether an ordinal stands for a thing and says nothing of its place: "shorter than *the first*"."""
    return claim.kind is QuantityKind.ORDINAL and claim.noun is None and is_reference(pair, claim)


def _fit(pair: Pair, ours: Surroundings, theirs: Surroundings) -> float:
    total = 0.0
    for claim, weight in ours.items():
        met = [theirs[source] for source in theirs if meets(pair, claim, source)]
        if met:
            total += min(weight, max(met)) + 0.1 * weight
    return total
