"""CC14x: who did it to whom, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.reading import Reading
from claimcheck.model import Severity
from claimcheck.rules.attachment import displaced, exchanged, opposed, other_reasons, turned_round
from claimcheck.rules.circumstances import of_another_deed
from claimcheck.rules.comparison import beside_comparing, changed_sides
from claimcheck.rules.converse import converse_swaps
from claimcheck.rules.crossing import crossings
from claimcheck.rules.identity import other_bearers
from claimcheck.rules.interface import Example, Pair, Rule, Sign
from claimcheck.rules.mismatches import Mismatch, mismatches
from claimcheck.rules.modifiers import modifier_elsewhere
from claimcheck.rules.owners import other_owner
from claimcheck.rules.relatives import sides_turned
from claimcheck.rules.symmetry import is_symmetric


def role_swapped(pair: Pair) -> Iterator[Sign]:
    """The sentence tells the same event with the parts the other way round: who hit whom, who recalled whom.

    Active and passive, relative clauses and nouns of action are read alike, and verbs whose parts may change places
    (met, married, agreed with) are left alone.
    """
    swaps = [mismatch for mismatch in mismatches(pair) if mismatch.swapped] or [*_crossed_over(pair)]
    sides = changed_sides(pair) if swaps else frozenset()
    for mismatch in swaps:
        if mismatch.claim in sides:
            continue
        yield _sign(pair, mismatch, "in the source it is the other way round")
    for turned in opposed(pair) if not swaps else ():
        ours, theirs = (_with_case(*one) for one in ((pair.claim, turned.claim), (pair.evidence, turned.source)))
        message = f"the claim says “{pair.claim_words(ours)}”, the source “{pair.source_words(theirs)}”"
        yield Sign.of(pair, message, ours, theirs, contradicts=True)


def _with_case(reading: Reading, noun: int) -> list[int]:
    """A noun and its preposition."""
    return sorted([noun, *(reading.tree.children(noun, "case") if reading.tree else ())])


def _crossed_over(pair: Pair) -> Iterator[Mismatch]:
    """Swaps of other kinds: by word order alone, from an event's other side, of phrases behind prepositions."""
    for swap in (*converse_swaps(pair), *turned_round(pair), *exchanged(pair), *sides_turned(pair)):
        yield Mismatch(swap.claim, (swap.source,), swap.verb, swapped=True)
    for crossing in crossings(pair):
        if not is_symmetric(pair.evidence, crossing.verb):
            yield Mismatch(crossing.claim, (crossing.source,), crossing.verb, swapped=True)


def other_actor(pair: Pair) -> Iterator[Sign]:
    """The sentence tells of the same event with somebody else in that part."""
    for mismatch in mismatches(pair):
        if not mismatch.swapped and mismatch.claim not in beside_comparing(pair):
            yield _sign(pair, mismatch, "in the source it is somebody else")
    for swap in (*displaced(pair), *other_reasons(pair), *other_bearers(pair), *of_another_deed(pair)):
        mismatch = Mismatch(swap.claim, (swap.source,), swap.verb, swapped=False)
        yield _sign(pair, mismatch, "in the source it is something else")


def _sign(pair: Pair, mismatch: Mismatch, what: str) -> Sign:
    ours = pair.claim_words([mismatch.claim])
    theirs = pair.source_words(sorted(mismatch.source)[:1])
    verb = pair.source_words([mismatch.predicate])
    return Sign(
        f"{what}: the claim has “{ours}” with “{verb}”, the source “{theirs}”",
        claim=pair.claim_span([mismatch.claim]),
        source=pair.source_span(sorted([mismatch.source[0], mismatch.predicate])),
        claim_value=ours,
        source_value=theirs,
        contradicts=True,
    )


RULES = (
    Rule(
        "CC141",
        "role-swapped",
        Severity.ERROR,
        role_swapped,
        (
            Example("The referee attacked the striker.", "The striker attacked the referee.", fires=True),
            Example("The referee was attacked by the striker.", "The striker attacked the referee.", fires=False),
        ),
    ),
    Rule(
        "CC142",
        "other-actor",
        Severity.ERROR,
        other_actor,
        (
            Example(
                "Anna Berg bought the factory.", "Maria Lind bought the factory. Anna Berg sold her shares.", fires=True
            ),
            Example(
                "Maria Lind bought the factory.",
                "Maria Lind bought the factory. Anna Berg sold her shares.",
                fires=False,
            ),
            Example(
                "Abena Quartey won the race.", "Abena Quartey broke a record. The Ghanaian won the race.", fires=False
            ),
        ),
    ),
    Rule(
        "CC143",
        "other-owner",
        Severity.ERROR,
        other_owner,
        (
            Example("France's coach resigned after Italy won.", "Italy's coach resigned after France won.", fires=True),
            Example("The Italian coach resigned.", "Italy's coach resigned after France won.", fires=False),
        ),
    ),
    Rule(
        "CC144",
        "modifier-elsewhere",
        Severity.ERROR,
        modifier_elsewhere,
        (
            Example("The blue car hit a truck.", "The red car hit the blue truck.", fires=True),
            Example("The red car hit a blue truck.", "The red car hit the blue truck.", fires=False),
        ),
    ),
)
