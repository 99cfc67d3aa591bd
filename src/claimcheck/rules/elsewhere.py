"""Whether a claim's argument has no part in an event of the evidence: it stands with another one, or elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.clauses.events import Event, argument
from claimcheck.language.lexicons.bodies import act_as_one
from claimcheck.language.lexicons.relations import PROOF, Step, dictionary_forms, is_office, kin, relation
from claimcheck.language.reading import Reading
from claimcheck.rules.anaphora import is_definite, proper, vague
from claimcheck.rules.arguments import carried, is_one_for_several
from claimcheck.rules.identity import bearers
from claimcheck.rules.interface import Pair

BESIDE = 6
"""Within how many words before a verb, with no other verb between, a noun may be its subject whatever the tree says."""
_LOOSE = frozenset({"acl", "advcl", "conj", "parataxis"})


def from_elsewhere(pair: Pair, head: int, same: Sequence[int], told: Event) -> bool:
    """Whether a common noun of the claim belongs to another event, and this one has another noun in its part."""
    met, tree = pair.alignment.source_of(head), pair.evidence.tree
    if met is None:
        return _put_in_place(pair, head, same)
    if (
        tree is None
        or pair.names[head]
        or pair.alignment.strength(head) < PROOF
        or (is_office(pair.claim.tokens[head].norm) and not _of_several(pair, head, same, told))
    ):
        return False
    tokens = pair.evidence.tokens
    if _only_kin(pair, head, met):
        return False
    if met == told.predicate or any(
        met in tree.subtree(other) or other in tree.subtree(met, without=_LOOSE) for other in same
    ):
        return False
    elsewhere = any(
        met in (*event.agents, *event.patients)
        for event in pair.evidence.events
        if (event.predicate, event.agents) != (told.predicate, told.agents) and not event.nominal
    )
    if tokens[met].sentence == tokens[told.predicate].sentence and not elsewhere:
        return False
    if tokens[met].sentence != tokens[told.predicate].sentence and (told.nominal or _in_passing(pair.evidence, told)):
        return False
    if beside(pair, head, same, told) or any(_may_mean(pair, head, other) for other in same):
        return False
    if tokens[met].sentence != tokens[told.predicate].sentence and not _is_plain(pair, met, same, told):
        return False
    return all(
        (_is_rival(pair, other) or is_one_for_several(pair, other, head))
        and not bearers(pair.evidence, other)
        and (tokens[met].sentence != tokens[other].sentence or not proper(pair.evidence, other))
        for other in same
    )


def _of_several(pair: Pair, head: int, same: Sequence[int], told: Event) -> bool:
    """Whether the claim has one where the evidence has several of whom it may be none: "politicians" for the mayor."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None or ours.nodes[head].fine != "NN" or tuple(same) != told.agents:
        return False
    done_to = [one for event in pair.claim.events if head in event.agents for one in event.patients]
    several = all(theirs.nodes[other].fine == "NNS" and not proper(pair.evidence, other) for other in same)
    return several and any(carried(pair, one, told.patients, strict=True) for one in done_to)


def _is_plain(pair: Pair, met: int, same: Sequence[int], told: Event) -> bool:
    """Whether a sentence tells of the claim's very deed, and not of "the drug" where one was named before it."""
    tokens = pair.evidence.tokens
    steps = {pair.alignment.matches[number] for number in pair.alignment.claims_of(told.predicate)}
    same_word = any(match is not None and match.step in {Step.SAME, Step.LEMMA} for match in steps)
    taken_up = tokens[met].sentence < tokens[told.predicate].sentence
    return same_word and not (taken_up and any(is_definite(pair.evidence, other) for other in same))


def _put_in_place(pair: Pair, head: int, same: Sequence[int]) -> bool:
    """Whether a word that the source has of something else took the place of another one, which the claim has not."""
    token = pair.claim.tokens[head]
    if pair.names[head] or not token.content or is_office(token.norm) or not pair.known(token.lemma):
        return False
    return all(_is_rival(pair, other) and not vague(pair.evidence, other) for other in same)


def _is_rival(pair: Pair, number: int) -> bool:
    """Whether a word of the evidence is a common noun that the claim has nowhere."""
    tree, token = pair.evidence.tree, pair.evidence.tokens[number]
    noun = tree is not None and tree.nodes[number].tag == "NOUN"
    return noun and token.content and not is_office(token.norm) and not pair.alignment.claims_of(number)


def _in_passing(reading: Reading, event: Event) -> bool:
    """Whether an event is told in a clause on a noun, before "it" comes: "Unlike the brig, which sank, it …"."""
    tree, sentence = reading.tree, reading.tokens[event.predicate].sentence
    return (
        tree is not None
        and tree.nodes[event.predicate].relation.startswith("acl")
        and any(
            head > event.predicate and tree.nodes[head].tag == "PRON" and tree.nodes[head].fine == "PRP"
            for other in reading.events
            if reading.tokens[other.predicate].sentence == sentence
            for head in (*other.agents, *other.patients)
        )
    )


def describes_another(pair: Pair, head: int, same: Sequence[int]) -> bool:
    """Whether a noun of the claim is said of somebody else, with a name, than the one whom the evidence names there."""
    met, tree = pair.alignment.source_of(head), pair.evidence.tree
    if met is None or tree is None or pair.names[head] or pair.alignment.strength(head) < PROOF:
        return False
    named = {pair.evidence.tokens[number].lemma for number in bearers(pair.evidence, met)}
    theirs = {pair.evidence.tokens[number].lemma for other in same for number in argument(tree, other)}
    return bool(named) and not named & theirs and all(proper(pair.evidence, other) for other in same)


def _only_kin(pair: Pair, claim: int, source: int) -> bool:
    """Whether two words met by their stem alone: the "researchers" are not the "research"."""
    match = pair.alignment.matches[claim]
    first, second = pair.claim.tokens[claim].norm, pair.evidence.tokens[source].norm
    return (
        match is not None
        and match.step in {Step.LEMMA, Step.DERIVED, Step.ALIAS}
        and {*dictionary_forms(first)}.isdisjoint(dictionary_forms(second))
    )


def _may_mean(pair: Pair, head: int, other: int) -> bool:
    """Whether the evidence may mean the claim's word: by a kind of it, its members, or "the disease" for diabetes."""
    ours, theirs = pair.claim.tokens[head], pair.evidence.tokens[other]
    if act_as_one(ours.norm, theirs.norm) or any(form in kin(ours.norm) for form in dictionary_forms(theirs.norm)):
        return True
    step = relation(theirs.lemma, ours.lemma)
    return vague(pair.evidence, other) and step is not None and step.strength >= PROOF


def beside(pair: Pair, head: int, same: Sequence[int], told: Event) -> bool:
    """Whether the claim's argument stands where the parser may have missed it: in one phrase, or next to the verb."""
    tree = pair.evidence.tree
    met = pair.alignment.source_of(head)
    if tree is None or met is None:
        return False
    if any(met in tree.subtree(other, without=frozenset({"acl", "parataxis"})) for other in same):
        return True
    if any(_listed(pair, other, met) for other in same):
        return True
    if _is_described_by(pair.evidence, met, told.predicate):
        return True
    if any(met in event.agents for event in pair.evidence.events if event.predicate == told.predicate):
        return False  # it does the same to something else: "Spain sent planes and France helicopters"
    if any(met in event.patients for event in pair.evidence.events if event.predicate < told.predicate):
        return False  # it is done to it by the verb before: "liked the screen and hated the charger"
    between = range(min(met, told.predicate) + 1, max(met, told.predicate))
    return (
        met < told.predicate
        and len(between) <= BESIDE
        and not any(tree.nodes[number].tag == "VERB" or pair.evidence.tokens[number].norm == "," for number in between)
    )


def _is_described_by(reading: Reading, noun: int, verb: int) -> bool:
    """Whether a participle stands right behind a noun and a comma: "reopened the border, *closed* since 1994"."""
    tree = reading.tree
    parted = tree is not None and tree.nodes[verb].fine == "VBN" and not tree.children(verb, "nsubj", "aux")
    return parted and [token.norm for token in reading.tokens[noun + 1 : verb]] == [","]


def _listed(pair: Pair, first: int, last: int) -> bool:
    """Whether two names stand in one list: only names, commas and "and" between them."""
    low, high = sorted((first, last))
    return high - low <= 12 and all(
        token.capitalised or token.norm in {",", "and", "&", "or", "'s"} for token in pair.evidence.tokens[low:high]
    )
