"""Whether the evidence puts two events of the claim in the same order, or in the other one."""

from __future__ import annotations

from claimcheck.language.lexicons.relations import PROOF, relation
from claimcheck.language.order import INVERSE, Order, find_orders
from claimcheck.language.reading import Reading
from claimcheck.rules.interface import Pair


def may_agree(pair: Pair, claim: int, source: int) -> bool:
    """Whether "before" and "after" may say the same, since what they join changed places with them.

    Where both texts order the same events, the rule on order judges. Elsewhere the words around tell: "A before B" is
    "after A, B", and not "A after B".
    """
    ours = [order for order in find_orders(pair.claim) if order.word == claim]
    told = [*find_orders(pair.evidence)]
    if any(turned(pair, one, other) is not None for one in ours for other in told):
        return True
    if ours and not any(order.word == source and order.other is not None for order in told):
        return True  # "the following year" joins nothing
    home = pair.evidence.tokens[source].sentence
    met = (
        (number, pair.alignment.source_of(number)) for number, token in enumerate(pair.claim.tokens) if token.content
    )
    near = [
        (number, place) for number, place in met if place is not None and pair.evidence.tokens[place].sentence == home
    ]
    kept = sum((number < claim) == (place < source) for number, place in near)
    return bool(ours) and kept < len(near) - kept


def turned(pair: Pair, claim: Order, source: Order) -> bool | None:
    """Whether the evidence orders the claim's events the other way; nothing when it speaks of other events."""
    straight = _meet(pair, claim.event, source.event) and (
        source.other is None or _meet(pair, claim.other, source.other)
    )
    told_first = (
        _stands_before(pair, claim.event, source.event)
        if source.other is None
        else (_meet(pair, claim.event, source.other))
    )
    crossed = told_first and _meet(pair, claim.other, source.event)
    if straight == crossed:
        return None
    return claim.kind == source.kind if crossed else INVERSE[claim.kind] == source.kind


def _stands_before(pair: Pair, claim: int, source: int) -> bool:
    """Whether the claim's event stands before one of the evidence in its sentence: "*arrested* and *freed* later"."""
    place, tokens = pair.alignment.proof(claim), pair.evidence.tokens
    return place is not None and place < source and tokens[place].sentence == tokens[source].sentence


def told_backwards(pair: Pair, claim: Order) -> bool:
    """Whether one sentence tells what the claim puts first, and one before it what the claim puts second.

    Nothing then says that it came before. "Had done" would say so, and dates may.
    """
    if claim.kind != "earlier" or claim.other not in {event.predicate for event in pair.claim.events}:
        return False
    first, second = pair.alignment.proof(claim.event), pair.alignment.proof(claim.other)
    tree, tokens = pair.evidence.tree, pair.evidence.tokens
    if first is None or second is None or tree is None or tokens[first].sentence == tokens[second].sentence:
        return False
    if any(tree.nodes[child].lemma == "have" for child in tree.children(first, "aux")):
        return False
    dated = {tokens[number].sentence for date in pair.evidence.dates for number in pair.evidence.within(date.span)}
    starts = [pair.in_source(pair.source_span([place])).start for place in (first, second)]
    return starts[0] > starts[1] and not {tokens[first].sentence, tokens[second].sentence} <= dated


def _meet(pair: Pair, claim: int | None, source: int) -> bool:
    """Whether a claim's event or thing can be the evidence's."""
    if claim is None:
        return False
    place = pair.alignment.source_of(claim)
    if place == source or _is_done_to(pair, claim, source) or _is_deed_of(pair.evidence, place, source):
        return True
    step = relation(pair.claim.tokens[claim].lemma, pair.evidence.tokens[source].lemma)
    return bool(step and step.strength >= PROOF)


def _is_deed_of(reading: Reading, place: int | None, verb: int) -> bool:
    """Whether a noun is what a verb without much meaning of its own is about: to launch a *strike* is to strike."""
    if place is None or reading.tree is None or place not in reading.tree.children(verb, "obj"):
        return False
    return any(event.nominal and event.predicate == place for event in reading.events)


def _is_done_to(pair: Pair, claim: int, source: int) -> bool:
    """Whether the evidence names by a noun what the claim has done: "the last of the tests", "tests were made"."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None or theirs.nodes[source].tag == "VERB" or ours.nodes[claim].tag != "VERB":
        return False
    things = [child for child in ours.children(claim, "obj", "nsubj") if ours.nodes[child].relation != "nsubj"]
    named = {source, *theirs.children(source, "nmod", "obl")}
    return any(pair.alignment.source_of(thing) in named for thing in things)
