"""What a number counts, and how a claim's number stands to one of the evidence."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.language.figures.intervals import Comparison
from claimcheck.language.figures.quantities import Quantity, QuantityKind, compare
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.relations import PROOF, relation
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import CueKind
from claimcheck.model import Span
from claimcheck.rules.anaphora import TAKING_UP
from claimcheck.rules.interface import Pair
from claimcheck.rules.surroundings import deed, is_elided, surroundings

NAMELIKE = frozenset({QuantityKind.SCORE, QuantityKind.IDENTIFIER})
"""Kinds whose figures are names: one that stands in the evidence is not bound to something else."""
_MAYBE = frozenset({"may", "might", "could", "can"})
_EXACT = frozenset({"exactly", "precisely"})


def held_against(pair: Pair, claim: Quantity, source: Quantity) -> Comparison:
    """How a claim's number stands to one of the evidence.

    A range that gives both its ends is a figure of its own: a wider one is another figure, though it takes the
    narrower one in. And "exactly" does not round.
    """
    if _tells_how_often(pair, claim, source):
        source = replace(source, kind=QuantityKind.CARDINAL, unit=None, dimension=None)
    outcome = compare(claim, source)
    if outcome is Comparison.CARRIED and _in_another_unit(claim, source):
        return Comparison.DISJOINT
    if outcome is Comparison.CARRIED and claim.kind is source.kind is QuantityKind.RANGE:
        return Comparison.DISJOINT
    if outcome is Comparison.COARSER and set(claim.span.of(pair.claim.text).lower().split()) & _EXACT:
        return Comparison.STRONGER
    possible = outcome in (Comparison.STRONGER, Comparison.FINER) and _is_possible(pair.claim, claim)
    return Comparison.CARRIED if possible else outcome


def _tells_how_often(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether a number tells how often the deed is done that the claim counts: "four marriages", "married 4 times"."""
    done = deed(pair.evidence, source) if source.kind is QuantityKind.TIMES else None
    counted = pair.claim.within(claim.noun_span) if claim.noun_span and claim.dimension is None else ()
    return done is not None and any(meets(pair, number, done) for number in counted)


def _in_another_unit(claim: Quantity, source: Quantity) -> bool:
    """Whether a limit is the source's very figure in another unit: "within ten weeks" for "within ten days"."""
    same = claim.value is not None and claim.value == source.value != 0
    same = same and not (claim.value == 1 and claim.low_open)  # "more than a decade" of "more than a century"
    return same and claim.unit != source.unit and None not in (claim.unit, source.unit)


def _is_possible(reading: Reading, quantity: Quantity) -> bool:
    """Whether a plain figure is only said to be possible: "may reach 700 million" of what is "up to 700 million"."""
    if quantity.low != quantity.high and not quantity.approximate:
        return False
    numbers = {*reading.within(quantity.number_span)}
    return any(
        cue.kind is CueKind.MODAL and reading.tokens[cue.first].norm in _MAYBE and numbers & cue.covered
        for cue in reading.cues
    )


def at_home(pair: Pair, source: Quantity) -> bool:
    """Whether a number stands in the sentence that carries the claim's main predicate."""
    return any(
        pair.evidence.tokens[number].sentence == pair.home for number in pair.evidence.within(source.number_span)
    )


def meets(pair: Pair, claim: int, source: int) -> bool:
    """Whether a word of the evidence can stand for one of the claim, or is the one that it met."""
    step = relation(pair.claim.tokens[claim].lemma, pair.evidence.tokens[source].lemma)
    return bool(step and step.strength >= PROOF) or pair.alignment.source_of(claim) == source


def only_one_counted(pair: Pair, claim: Quantity, found: Quantity, best: Quantity) -> bool:
    """Whether the number with the claim's value counts the claim's noun, and the better-fitting one something else."""
    return same_noun(pair, claim, found) and not same_noun(pair, claim, best)


def only_one_done(pair: Pair, claim: Quantity, found: Quantity, best: Quantity) -> bool:
    """Whether the number with the claim's value has the claim's deed and noun, and the better-fitting one does not."""
    done = deed(pair.claim, claim)
    met = pair.alignment.source_of(done) if done is not None else None
    told = deed(pair.evidence, found)
    return met is not None and met == told != deed(pair.evidence, best) and same_noun(pair, claim, found)


def same_noun(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether two numbers count the same; what describes the source's noun may be the claim's too."""
    counted = _counted(pair.evidence, source)
    if not (claim.noun_span and counted):
        return False
    theirs = set(pair.evidence.within(counted))
    if pair.evidence.tree is not None:
        theirs |= {
            child for place in theirs for child in pair.evidence.tree.children(place, "amod", "compound", "nmod")
        }
    return any(meets(pair, number, place) for number in pair.claim.within(claim.noun_span) for place in theirs)


def _counted(reading: Reading, quantity: Quantity) -> Span | None:
    """The noun that a number counts; for "others", or where none is said again, that of a number before.

    "Killed four men and hurt two others"; "sent four aircraft, and France two".
    """
    if quantity.noun is None:
        full = [other for other in reading.quantities if other.noun_span and is_elided(reading, quantity, other)]
        return full[-1].noun_span if full else None
    if lemma_of(quantity.noun.lower()) not in _referring():
        return quantity.noun_span
    before = [other for other in reading.quantities if other.span.end <= quantity.span.start and other.noun_span]
    return before[-1].noun_span if before else quantity.noun_span


def other_noun(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether both say what they count, and it is not the same."""
    if not (claim.noun and source.noun and claim.noun_span and source.noun_span) or claim.dimension or source.dimension:
        return False
    if any(word == source.noun for word, _ in source.predicates):
        return False  # "318 died" leaves open who they were
    if lemma_of(claim.noun.lower()) in _generic() | _referring() or lemma_of(source.noun.lower()) in _referring():
        return False
    if is_reference(pair, claim) and not at_home(pair, source):
        return False
    ours = [number for number in pair.claim.within(claim.noun_span) if pair.claim.tokens[number].content]
    theirs = {*pair.evidence.within(source.noun_span), *surroundings(pair.evidence, source)}
    return bool(ours) and not any(meets(pair, number, place) for number in ours for place in theirs)


def counts_anything(quantity: Quantity) -> bool:
    """Whether a number counts what only stands for whatever is counted: people, things, cases."""
    return quantity.noun is not None and lemma_of(quantity.noun.lower()) in _generic()


def is_reference(pair: Pair, claim: Quantity) -> bool:
    """Whether a number only refers ("the two countries") and says nothing new of how many there are."""
    first = [*pair.claim.within(claim.span)][:1]
    if not first or not first[0] or pair.claim.tokens[first[0] - 1].norm not in TAKING_UP:
        return False
    return pair.claim.tree is None or pair.claim.tree.nodes[first[0] - 1].relation != "mark"


def refers_to_names(pair: Pair, claim: Quantity) -> bool:
    """Whether "the two firms" are as many names that the evidence joins: "Orlen and Galp"."""
    tree = pair.evidence.tree
    if tree is None or not is_reference(pair, claim) or not claim.noun_span:
        return False
    if any(pair.alignment.proves(number) for number in pair.claim.within(claim.noun_span)):
        return False
    return any(
        node.tag == "PROPN" and node.relation != "conj" and len(tree.conjuncts(node.number)) == claim.value
        for node in tree.nodes
    )


def _referring() -> frozenset[str]:
    return frozenset(lemma_of(row[0]) for row in lexicon.rows("generic_nouns.txt") if row[1:] == ("refers",))


def _generic() -> frozenset[str]:
    return frozenset(lemma_of(word) for word in lexicon.words("generic_nouns.txt"))
