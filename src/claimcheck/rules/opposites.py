"""Opposite words of a claim and its evidence: "won" and "lost"; under a negation on one side they say the same."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from claimcheck.language.clauses.events import agent_nouns
from claimcheck.language.lexicons.relations import PROOF, Step, neighbours, opposites, turned, wordnet_opposites
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.memory import remembered
from claimcheck.language.quantifiers import scaled
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import CueKind
from claimcheck.matching.alignment import CARRYING
from claimcheck.rules.ages import inside_age
from claimcheck.rules.attachment import interchangeable
from claimcheck.rules.binding import bind
from claimcheck.rules.comparison import compared_words
from claimcheck.rules.interface import Pair
from claimcheck.rules.measures import measuring_verbs
from claimcheck.rules.ordering import may_agree
from claimcheck.rules.relatives import told_from_the_other_side, told_from_two_sides

NEGATIVE = frozenset({CueKind.NEGATION, CueKind.DENIAL})
_BETWEEN = frozenset({"case", "advmod"})


@remembered
def opposed(pair: Pair) -> tuple[tuple[int, int], ...]:
    """Claim words that met nothing, and words of the evidence which nothing met, that are opposites.

    Quantifiers are left to the rule on quantifiers: "entirely" says more than "partially", not the opposite. So are
    the words of a number that is carried (eight weeks are two months), verbs that only introduce one ("took eight
    weeks" to give), comparatives that the rule on comparisons bears out, and "before" and "after", which the rule on
    order judges with what they join.
    """
    return tuple(_opposed(pair))


def _opposed(pair: Pair) -> Iterator[tuple[int, int]]:
    ranked = {number for one in scaled(pair.claim) for number in range(one.first, one.last)}
    ranked |= compared_words(pair) | measuring_verbs(pair) | told_from_the_other_side(pair) | interchangeable(pair)
    ranked |= {number for date in pair.claim.dates for number in pair.claim.within(date.span)}
    ranked |= {
        number
        for quantity in pair.claim.quantities
        if (bound := bind(pair, quantity)) and bound.outcome in CARRYING
        for number in pair.claim.within(quantity.span)
    }
    here = {token.lemma for token in pair.evidence.tokens}
    taken = {match.source for match in pair.alignment.matches if match and match.step.strength >= PROOF}
    for claim, token in enumerate(pair.claim.tokens):
        place = pair.alignment.source_of(claim)
        away = place is not None and pair.evidence.tokens[place].sentence != pair.home
        match = pair.alignment.matches[claim]
        other_side = match is not None and match.step is Step.CONVERSE
        if (pair.alignment.proves(claim) and not away) or other_side or claim in ranked:
            continue
        others = _opposites(token.lemma, token.norm)
        if not others.isdisjoint(here):
            for source, candidate in enumerate(pair.evidence.tokens):
                if (
                    source not in taken
                    and candidate.lemma in others
                    and not _is_thing(pair, claim, source)
                    and not inside_age(pair.evidence, source)
                    and not may_agree(pair, claim, source)
                    and _same_place(pair, claim, source)
                ):
                    yield claim, source
                    break


def _is_thing(pair: Pair, claim: int, source: int) -> bool:
    """Whether a word of the evidence names somebody or something: "White" the player, "buildings" and "destroyed"."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return False
    token, node = pair.evidence.tokens[source], theirs.nodes[source]
    named = node.tag == "PROPN" and token.capitalised and not pair.claim.tokens[claim].capitalised
    somebody = node.tag == "NOUN" and node.lemma in agent_nouns()  # who employs has workers
    things = node.fine == "NNS" and token.norm.endswith("ings")
    return named or (ours.nodes[claim].tag == "VERB" and (somebody or things))


@lru_cache(maxsize=65536)
def _opposites(lemma: str, norm: str) -> frozenset[str]:
    """Lemmas that contradict a word, and their synonyms."""
    others = opposites(lemma) | wordnet_opposites(norm) | {*map(lemma_of, turned(norm))}  # stems may differ in more
    return others | {near for other in others for near, step in neighbours(other).items() if step is Step.SYNONYM}


def evens_out(pair: Pair, claim: int, source: int) -> bool:
    """Whether just one of two opposite words is denied, so that both sides say the same: "not open", "closed"."""
    if told_from_two_sides(pair.claim.tokens[claim].lemma, pair.evidence.tokens[source].lemma):
        return False  # who is not her son is not her mother
    return is_denied(pair.claim, claim) != is_denied(pair.evidence, source)


def are_of_several(pair: Pair, claim: int, source: int) -> bool:
    """Whether two opposites are two of more: who did not go in spring did not therefore go in autumn."""
    one, other = pair.claim.tokens[claim].lemma, pair.evidence.tokens[source].lemma
    return bool(opposites(one) & opposites(other))


def is_denied(reading: Reading, number: int) -> bool:
    """Whether a word stands under a negation that it is no part of: who "denies" a charge does not deny that."""
    return any(
        cue.kind in NEGATIVE and number in cue.covered and not cue.first <= number < cue.last for cue in reading.cues
    )


def _same_place(pair: Pair, claim: int, source: int) -> bool:
    """Whether two words hang on the same thing, or the same thing hangs on both.

    Verbs that each do something to something must do it to the same thing: who launches an attack opens nothing.
    """
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return True
    met = pair.alignment.source_of
    done, told = ours.children(claim, "obj"), theirs.children(source, "obj")
    if done and told and not {met(number) for number in done} & {*told}:
        return False
    higher = [*theirs.above(source)][:2]
    if ours.nodes[claim].relation in _BETWEEN and theirs.nodes[source].relation in _BETWEEN:
        higher += [child for top in higher[:1] for child in theirs.below[top]]  # "*down* from 27% a year earlier"
    above = {met(number) for number in [*ours.above(claim)][:2]} & {*higher}
    below = {
        met(number)
        for child in ours.below[claim]
        for number in ours.subtree(child)
        if pair.claim.tokens[number].content
    } - {None}
    shared = below & {number for child in theirs.below[source] for number in theirs.subtree(child)}
    sides = (
        {met(number) for child in ours.below[ours.nodes[claim].head] for number in (child,)}
        if ours.nodes[claim].head >= 0
        else set()
    )
    beside = sides & set(theirs.below[theirs.nodes[source].head]) if theirs.nodes[source].head >= 0 else set()
    return bool(above or shared or beside - {None, source})
