"""CC134: of how much of a whole something is said: all for most, most for some."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from claimcheck.language.figures.quantities import Quantity
from claimcheck.language.lexicons.relations import PROOF, relation
from claimcheck.language.quantifiers import NEARLY, STRONG, Quantifier, scaled
from claimcheck.language.reading import Reading
from claimcheck.model import Severity
from claimcheck.rules.exceptions import told_as_exempt
from claimcheck.rules.interface import Example, Pair, Rule, Sign
from claimcheck.rules.phrased import claim_phrases, is_within
from claimcheck.rules.reckoned import SHARE, shares
from claimcheck.rules.restriction import told_of_some, wholes, widened

_HALF = Fraction(1, 2)
FEW, MANY = 15, 50
"""Ranks up to which a quantifier says that it is few, and from which on it says that it is many."""
_LEAST = ((100, Fraction(1)), (90, Fraction(9, 10)), (85, Fraction(4, 5)), (75, Fraction(3, 5)), (0, _HALF))
"""From which rank on a quantifier takes at least this share of the whole; the last one more than this."""


def quantifier(pair: Pair) -> Iterator[Sign]:
    """The claim takes in more than the sentence: all for most, every for some, only or never added."""
    yield from _taken_in(pair)
    for claim in scaled(pair.claim):
        phrased = is_within(range(claim.first, claim.last), claim_phrases(pair))
        if FEW < claim.rank < MANY or phrased or claim.first in told_as_exempt(pair):
            continue
        told = _sentence_of(pair, claim.last)
        rivals = [
            other
            for other in scaled(pair.evidence)
            if other.scale == claim.scale
            and pair.evidence.tokens[other.first].sentence == told
            and _of_same(pair, claim, other)
        ]
        if any(
            _says_enough(other, claim)
            or (
                pair.evidence.tokens[other.first].lemma == pair.claim.tokens[claim.first].lemma and other.rank != NEARLY
            )
            for other in rivals
        ):
            continue
        met = [
            pair.alignment.source_of(number)
            for number in range(claim.first, claim.last)
            if pair.claim.tokens[number].content
        ]
        if (
            claim.scale != "amount"
            and met
            and all(place is not None and pair.evidence.tokens[place].sentence == told for place in met)
        ):
            continue
        if (claim.rank < STRONG and not rivals) or _counted_so(pair, claim, told):
            continue
        ours, theirs = range(claim.first, claim.last), range(0)
        said = "does not"
        if rivals:
            theirs = range(rivals[0].first, rivals[0].last)
            excepted = ", with an exception" if rivals[0].rank == NEARLY < claim.rank else ""
            said = f"“{pair.source_words(theirs)}”{excepted}"
        yield Sign.of(pair, f"the claim says “{pair.claim_words(ours)}”, the source {said}", ours, theirs)


def _taken_in(pair: Pair) -> Iterator[Sign]:
    """What the source says of a part, the claim of the whole; of what is denied, the source denies the part only."""
    for noun, other in (*wholes(pair), *told_of_some(pair), *widened(pair)):
        ours, theirs = pair.claim_words([noun]), pair.source_words([other])
        yield Sign.of(pair, f"the claim speaks of “{ours}” without the source's “{theirs}”", [noun], [other])


def _says_enough(source: Quantifier, claim: Quantifier) -> bool:
    """Whether a quantifier carries the claim's: at least as much, for "none" none; "few" is told from "many" alone."""
    if claim.rank == 0:
        return source.rank == 0
    if claim.rank <= FEW:
        return source.rank < MANY
    return source.rank >= (claim.rank if claim.rank >= STRONG else FEW + 1)


def _counted_so(pair: Pair, claim: Quantifier, told: int) -> bool:
    """Whether the sentence gives the share in numbers: 71 % or eight of eleven are "most", 14 to nine a majority."""
    least = next(share for rank, share in _LEAST if claim.rank >= rank)
    return claim.scale == "amount" and any(
        share.base_interval.low >= least if least > _HALF else share.base_interval.low > least
        for share in (*_told_shares(pair.evidence), *shares(pair.evidence))
        if pair.evidence.tokens[pair.evidence.within(share.number_span)[0]].sentence in {told, pair.home}
    )


def _told_shares(reading: Reading) -> Iterator[Quantity]:
    """What a text itself tells as a share: 71 %, two thirds."""
    return (quantity for quantity in reading.quantities if quantity.dimension == SHARE)


def _of_same(pair: Pair, claim: Quantifier, source: Quantifier) -> bool:
    """Whether two quantifiers are about the same things, as far as both say of what."""
    ours, theirs = _whole(pair.claim, claim), _whole(pair.evidence, source)
    if (
        claim.scale != "amount"
        or ours is None
        or theirs is None
        or not pair.claim.tokens[ours].content
        or not pair.evidence.tokens[theirs].content
    ):
        return True
    ours, theirs = _on_a_level(pair, ours, theirs)
    step = relation(pair.claim.tokens[ours].lemma, pair.evidence.tokens[theirs].lemma)
    return bool(step and step.strength >= PROOF) or pair.alignment.source_of(ours) == theirs


def _on_a_level(pair: Pair, claim: int, source: int) -> tuple[int, int]:
    """Both as verbs where one is: "hardly anyone" has no noun to compare, and "many people" came as well."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is not None and theirs is not None:
        if theirs.nodes[source].tag == "VERB" != ours.nodes[claim].tag:
            claim = next(ours.above(claim), claim)
        elif ours.nodes[claim].tag == "VERB" != theirs.nodes[source].tag:
            source = next(theirs.above(source), source)
    return claim, source


def _whole(reading: Reading, quantifier: Quantifier) -> int | None:
    """The noun that a quantifier takes its share of: "all *teachers*", "most of the *teachers*"."""
    if reading.tree is None:
        return None
    after = [
        child
        for number in range(quantifier.first, quantifier.last)
        for child in reading.tree.children(number, "nmod", "obl")
    ]
    above = [*reading.tree.above(quantifier.first)]
    nouns = (number for number in above if reading.tree.nodes[number].tag in {"NOUN", "PROPN", "PRON"})
    return after[0] if after else next(nouns, above[0] if above else None)


def _sentence_of(pair: Pair, number: int) -> int:
    """Number of the sentence that carries the claim's words from ``number`` on."""
    for claim in [*range(number, len(pair.claim.tokens)), *range(number - 1, -1, -1)]:
        source = pair.alignment.proof(claim)
        if source is not None and pair.claim.tokens[claim].content:
            return pair.evidence.tokens[source].sentence
    return 0


RULES = (
    Rule(
        "CC134",
        "quantifier",
        Severity.ERROR,
        quantifier,
        (
            Example("All of the teachers went on strike.", "Some of the teachers went on strike.", fires=True),
            Example("Some of the teachers went on strike.", "All of the teachers went on strike.", fires=False),
        ),
        hint="say of how many the source says it",
    ),
)
