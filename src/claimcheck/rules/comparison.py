"""CC135: what is compared with what, and which way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.language.comparatives import Comparative, alike, comparatives
from claimcheck.language.figures.quantities import Quantity, QuantityKind
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import CueKind
from claimcheck.model import Severity
from claimcheck.rules.interface import Example, Pair, Rule, Sign
from claimcheck.rules.superlatives import other_ranks

_NEGATIVE = frozenset({CueKind.NEGATION, CueKind.DENIAL})


def comparison_turned(pair: Pair) -> Iterator[Sign]:
    """The claim compares the same things the other way: more than, fewer than; A is heavier than B, B than A.

    Where the source gives a number for each of two things and the claim says which has more, the numbers decide. The
    second largest, and one of the largest, is not the largest.
    """
    yield from other_ranks(pair)
    for ours in comparatives(pair.claim):
        agreeing, against = _told(pair, ours)
        said = pair.claim_words(ours.words)
        if against and not agreeing:
            theirs = pair.source_words(against[0].words)
            message = f"the claim says “{said}”, the source “{theirs}” of this"
            yield Sign.of(pair, message, ours.words, against[0].words, contradicts=True)
        elif not agreeing and ours.sign * by_numbers(pair, ours) < 0:
            message = f"the claim says “{said}”, the source's numbers say otherwise"
            yield Sign.of(pair, message, ours.words, contradicts=True)


def compared_words(pair: Pair) -> frozenset[int]:
    """The claim's comparing words that the evidence bears out, in whatever words of its own, and nowhere denies."""
    return frozenset(
        number
        for ours in comparatives(pair.claim)
        if [bool(told) for told in _told(pair, ours)] == [True, False]
        or (ours.sign and ours.sign == by_numbers(pair, ours))
        for number in ours.words
    )


def changed_sides(pair: Pair) -> frozenset[int]:
    """The claim's words that may stand on the other side than in the evidence, as the comparison comes to the same.

    "Men have less than women" of women who have more than men.
    """
    return _of_borne_out(pair, frozenset(comparatives(pair.claim)))


def beside_comparing(pair: Pair) -> frozenset[int]:
    """Those of them that a verb tells of which does not compare itself: "*Lind finished* ahead of *Rask*"."""
    tree = pair.claim.tree
    return _of_borne_out(
        pair, frozenset(one for one in comparatives(pair.claim) if tree and tree.nodes[one.words[0]].tag != "VERB")
    )


def _of_borne_out(pair: Pair, wanted: frozenset[Comparative]) -> frozenset[int]:
    """The words, and those of both sides, of comparisons with something that the evidence bears out."""
    return frozenset(
        number
        for ours in wanted
        if ours.standard and _told(pair, ours)[0]
        for number in (*ours.words, *ours.nearer, *ours.standard)
    )


@remembered
def _told(pair: Pair, ours: Comparative) -> tuple[list[Comparative], list[Comparative]]:
    """The comparisons of the evidence that say the same of the same things, and those that say otherwise.

    Only the sentence that has most of the claim's words counts, and only where the thing is the same of which there is
    more: more passengers are not more crossings.
    """
    ways = {
        theirs: (_shared(pair, ours, theirs), way)
        for theirs in comparatives(pair.evidence)
        if alike(pair.claim, ours, pair.evidence, theirs)
        and not _is_met_by_another(pair, ours, theirs)
        and not _turned(pair, ours, theirs)
        and _same_thing(pair, ours, theirs)
        and (way := _way(pair, ours, theirs))
    }
    most = max((shared for shared, _ in ways.values()), default=(0, 0))
    best = {theirs: ours.sign == way * theirs.sign for theirs, (shared, way) in ways.items() if shared == most}
    return [theirs for theirs in best if best[theirs]], [theirs for theirs in best if not best[theirs]]


def _is_met_by_another(pair: Pair, ours: Comparative, theirs: Comparative) -> bool:
    """Whether a comparison that is no change is what another of the claim's met: "profits fell on *higher* costs"."""
    met = {claim for place in theirs.words for claim in pair.alignment.claims_of(place)}
    others = {number for other in comparatives(pair.claim) if other != ours for number in other.words}
    return not theirs.change and not met.isdisjoint(others) and met.isdisjoint(ours.words)


def _sentence(pair: Pair, theirs: Comparative) -> frozenset[int]:
    number = pair.evidence.tokens[theirs.words[0]].sentence
    return frozenset(place for place, token in enumerate(pair.evidence.tokens) if token.sentence == number)


def _shared(pair: Pair, ours: Comparative, theirs: Comparative) -> tuple[int, int]:
    """How many of the claim's words the sentence of a comparison has, and how many of these its standard has."""
    in_sentence = _met(pair, ours.nearer | ours.standard) & _sentence(pair, theirs)
    return len(in_sentence), len(_met(pair, ours.standard) & theirs.standard)


def _same_thing(pair: Pair, ours: Comparative, theirs: Comparative) -> bool:
    """Whether the sentence of a comparison has the noun that the claim's comparative stands before, if any."""
    tree = pair.claim.tree
    above = tree.nodes[ours.words[0]].head if tree else -1
    if pair.evidence.tokens[theirs.words[0]].norm in {"much", "many"}:
        return True  # "a German twice as much" leaves the thing to what went before
    if tree is None or above < ours.words[-1] or tree.nodes[above].tag != "NOUN" or above in ours.standard:
        return True
    return bool(_met(pair, frozenset({above})) & _sentence(pair, theirs))


def _turned(pair: Pair, ours: Comparative, theirs: Comparative) -> bool:
    """Whether one of two comparisons is denied and the other is not."""
    return _denied(pair.claim, ours) != _denied(pair.evidence, theirs)


def _denied(reading: Reading, comparative: Comparative) -> bool:
    first = comparative.words[0]
    less_already = reading.tokens[first - 1].norm == "as"  # "not as high as" is lower
    return not less_already and any(cue.kind in _NEGATIVE and first in cue.covered for cue in reading.cues)


def _way(pair: Pair, ours: Comparative, theirs: Comparative) -> int:
    """1 where both compare the same thing with the same, -1 where these have changed sides, 0 where that is unclear."""
    left, right = _sides(pair, ours)
    left = left - _met(pair, _common(pair, ours)) or left
    both = _on_both_sides(pair, theirs)
    left, right = left - both, right - both
    if theirs.standard and not (ours.change and theirs.change):
        same, turned = right & theirs.standard, (left & theirs.standard) | (right & theirs.nearer)
        if not right and not turned and (theirs.change or not _says(pair, ours.standard)):
            same = left & theirs.nearer
    else:
        same, turned = left & theirs.nearer, right & theirs.nearer
    return (len(same) > len(turned)) - (len(turned) > len(same))


def _sides(pair: Pair, ours: Comparative) -> tuple[frozenset[int], frozenset[int]]:
    """Places of the evidence that only the nearer side of a claim's comparison has, and that only the standard has."""
    left, right = _met(pair, ours.nearer - ours.standard), _met(pair, ours.standard)
    return left - right, right - left


def _on_both_sides(pair: Pair, theirs: Comparative) -> frozenset[int]:
    """Where the evidence has a word on either side, which tells them not apart: "this *year* than last *year*"."""
    tokens = pair.evidence.tokens
    nearer, standard = ({tokens[number].lemma for number in side} for side in (theirs.nearer, theirs.standard))
    return frozenset(number for number in theirs.nearer | theirs.standard if tokens[number].lemma in nearer & standard)


def _common(pair: Pair, ours: Comparative) -> frozenset[int]:
    """What both sides do, and what both have: "Germans *eat* more *bread* than Finns"."""
    tree = pair.claim.tree
    verbs = (number for number in ours.nearer if tree and tree.nodes[number].tag == "VERB")
    thing = [tree.nodes[ours.words[0]].head] if tree and tree.nodes[ours.words[0]].head >= 0 else []
    return frozenset([*verbs, *thing])


def _says(pair: Pair, numbers: frozenset[int]) -> bool:
    return any(pair.claim.tokens[number].content for number in numbers)


def _met(pair: Pair, numbers: frozenset[int]) -> frozenset[int]:
    """All places of the evidence that some words of the claim can stand for."""
    lemmas = {pair.claim.tokens[number].lemma for number in numbers if pair.claim.tokens[number].content}
    content = {place for place in pair.alignment.proofs(numbers) if pair.evidence.tokens[place].content}
    return frozenset(content | {place for place, token in enumerate(pair.evidence.tokens) if token.lemma in lemmas})


@remembered
def by_numbers(pair: Pair, ours: Comparative) -> int:
    """Which side of the claim has more by the evidence's numbers: 1 the nearer, -1 the standard, 0 where unclear."""
    left, right = _sides(pair, ours)
    dimensions = _MEASURED.get(ours.scale)
    if dimensions is None or not right or not left:
        return 0
    clauses = _clauses(pair.evidence)
    of_right = [clause for clause in clauses if right & clause]
    of_left = [clause for clause in clauses if left & clause and not right & clause]
    signs = {
        (mine.low > other.high) - (mine.high < other.low)
        for mine in _numbers(pair.evidence, of_left)
        for other in _numbers(pair.evidence, of_right)
        if mine.dimension == other.dimension and mine.unit == other.unit and mine.dimension in dimensions
    }
    return signs.pop() if len(signs) == 1 else 0


_MEASURED: dict[str, frozenset[str | None]] = {
    "amount": frozenset({None, "share", "money", "mass", "length", "temperature"}),
    "size": frozenset({None, "length", "mass", "area", "volume"}),
    "price": frozenset({"money"}),
    "weight": frozenset({"mass"}),
    "height": frozenset({"length"}),
    "length": frozenset({"length", "time", "calendar-time"}),
    "heat": frozenset({"temperature"}),
    "age": frozenset({"calendar-time"}),
}
"""Scale → dimensions of the numbers that tell which of two things has more of it."""
_PARTING = frozenset({";", "while", "whereas", "compared", "against", "versus"})
"""Words behind which the sentence turns to the other of two things."""
_COUNTING = frozenset({QuantityKind.CARDINAL, QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.MEASURE})


def _clauses(reading: Reading) -> list[frozenset[int]]:
    """The evidence cut at the ends of sentences and where it turns to the other of two things."""
    starts = [
        number
        for number, token in enumerate(reading.tokens)
        if not number or token.norm in _PARTING or token.sentence != reading.tokens[number - 1].sentence
    ]
    return [frozenset(range(*ends)) for ends in pairwise([*starts, len(reading.tokens)])]


def _numbers(reading: Reading, clauses: list[frozenset[int]]) -> list[Quantity]:
    """The plain numbers that stand in some clauses."""
    inside = frozenset().union(*clauses)
    plain = (one for one in reading.quantities if one.kind in _COUNTING)
    return [one for one in plain if inside.issuperset(reading.within(one.number_span))]


RULES = (
    Rule(
        "CC135",
        "comparison-turned",
        Severity.ERROR,
        comparison_turned,
        (
            Example("More people came than last year.", "Fewer people came than last year.", fires=True),
            Example("Fewer people came than last year.", "Fewer people came than last year.", fires=False),
            Example("Trams are cheaper than buses.", "We took the buses, which are cheaper than trams.", fires=True),
        ),
    ),
)
