"""Whether a sentence speaks, by pronoun or noun, of somebody or something whom one before it names."""

from __future__ import annotations

from claimcheck.language.lexicons.relations import is_title, tells_where
from claimcheck.language.reading import Reading
from claimcheck.rules.anaphora import may_be, may_stand_for, proper, vague
from claimcheck.rules.arguments import NAME_REACH
from claimcheck.rules.interface import Pair

_THERE = frozenset({"there", "here"})


def is_meant(pair: Pair, run: list[int], places: list[int]) -> bool:
    """Whether the anchor may speak of a name of the claim that another sentence has, at some places of the evidence."""
    return may_stand_for(pair, run, pair.home) and _is_antecedent(pair, run, places) and not _done_by_others(pair, run)


def _is_antecedent(pair: Pair, run: list[int], places: list[int]) -> bool:
    """Whether a name stands before the sentence that takes it up, and first in the nearest one that names anybody."""
    told = pair.antecedents(pair.home)
    ours = {pair.claim.tokens[number].lemma for number in run if not is_title(pair.claim.tokens[number].norm)}
    named = bool(ours & told) and (ours <= told or told <= ours)
    if named or all(pair.evidence.tokens[place].sentence > pair.home for place in places):
        return named
    return not _located(pair, run, places) and not (told and _taken_up(pair, run))


def _done_by_others(pair: Pair, run: list[int]) -> bool:
    """Whether the evidence has somebody else do what the claim has its name do: "two drivers pleaded guilty"."""
    deeds = {pair.alignment.source_of(event.predicate) for event in pair.claim.events if {*run} & {*event.agents}}
    doers = [who for event in pair.evidence.events if event.predicate in deeds for who in event.agents]
    return bool(doers) and not any(_may_be_named(pair, who, run) for who in doers)


def _may_be_named(pair: Pair, who: int, run: list[int]) -> bool:
    """Whether a phrase names somebody or may take up a name of the claim; "two drivers" does not, "the two" may."""
    reading = pair.evidence
    assert reading.tree is not None  # noqa: S101 - events come from trees
    several = reading.tree.nodes[who].fine == "NNS" and not {
        reading.tokens[child].norm for child in reading.tree.children(who, "det", "nmod:poss")
    }
    taking_up = vague(reading, who) and not several and may_be(pair, reading.tokens[who].norm, run)
    return taking_up or proper(reading, who)


def _located(pair: Pair, run: list[int], places: list[int]) -> bool:
    """Whether a name only says where something was, and nothing in the sentence can mean that place.

    No pronoun for persons or things tells where. "There" does, and "the bakery" where its neighbour has "the bakery
    in Randers".
    """
    tree = pair.claim.tree
    if tree is None or not _tells_where(pair.claim, run):
        return False
    home = {token.norm for token in pair.evidence.tokens if token.sentence == pair.home}
    above = {pair.claim.tokens[tree.nodes[number].head].lemma for number in run}
    before = {token.lemma for place in places for token in pair.evidence.tokens[max(0, place - NAME_REACH) : place]}
    return not (_THERE & home or above & before)


def _tells_where(reading: Reading, run: list[int]) -> bool:
    """Whether a name stands after a preposition of place; the "to" of "according to" is none."""
    tree = reading.tree
    cases = {reading.tokens[case].norm for number in run for case in (tree.children(number, "case") if tree else ())}
    return "according" not in cases and any(map(tells_where, cases))


def _taken_up(pair: Pair, run: list[int]) -> bool:
    """Whether a name is a subject or object, or owns what the evidence has a pronoun for the owner of: "its shares"."""
    tree, theirs = pair.claim.tree, pair.evidence.tree
    if tree is None or theirs is None:
        return False
    relations = {tree.nodes[number].relation for number in run}
    if any(relation.startswith(("nsubj", "obj")) for relation in relations):
        return True
    owned = [tree.nodes[number].head for number in run if tree.nodes[number].relation == "nmod:poss"]
    places = [place for number in owned if number >= 0 and (place := pair.alignment.source_of(number)) is not None]
    return any(theirs.nodes[child].tag == "PRON" for place in places for child in theirs.children(place, "nmod:poss"))
