"""What the evidence denies too, in other words than the claim: "disputes this", "who did not", "pears, not apples"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.determiners import INDEFINITE
from claimcheck.language.lexicons.frames import frame
from claimcheck.language.lexicons.relations import PROOF, relation
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import Cue, CueKind, saying_kind
from claimcheck.rules.anaphora import ANAPHORIC, PERSONAL
from claimcheck.rules.arguments import carried
from claimcheck.rules.cover import Covered, is_covered
from claimcheck.rules.coverage import PLAIN_NO
from claimcheck.rules.interface import Pair
from claimcheck.rules.opposites import NEGATIVE, is_denied

_INDEFINITE = INDEFINITE | {"any"}
_WANTED = frozenset({CueKind.PLAN, CueKind.ASK})
_OPEN = frozenset({CueKind.PLAN, CueKind.FUTURE, CueKind.MODAL, CueKind.ASK, CueKind.PROMISE})
_THINGS = frozenset({"NOUN", "PROPN", "PRON"})
_POINTING = PERSONAL | ANAPHORIC | {"this", "these"}
_JOINED = frozenset({"conj", "appos", "nmod", "obl", "obj"})
"""How a thing that is left out hangs on what it is left out of: "trains, but not *freight*"."""
_DOING = frozenset({"do", "have", "be", "will", "can"})
"""Verbs that stand for one said before."""
_MOST = frozenset({"JJS", "RBS"})
_MORE = frozenset({"JJR", "RBR"})


def denied_otherwise(pair: Pair, covered: Covered) -> bool:
    """Whether the evidence denies what a negation of the claim denies, in another place or other words."""
    cue = range(covered.cue.first, covered.cue.last)
    return (
        _negated_further(pair, covered)
        or _done_negated(pair, covered)
        or _denied_of_same(pair, covered)
        or _same_words(pair, cue)
        or _same_deed(pair, cue, covered.source)
        or _disputed(pair, covered)
        or _left_out(pair, covered)
        or _left_unsaid(pair, covered)
        or _not_yet(pair, covered)
        or _first_since(pair, covered)
        or _topped_by_none(pair, covered)
    )


def _negated_further(pair: Pair, covered: Covered) -> bool:
    """Whether the evidence negates what the claim's negated verb is about: "do not *intend* to go", "will not go"."""
    further = [number for number in covered.cue.focus if number > covered.claim]
    return any(is_covered(pair.evidence, place, NEGATIVE) for place in pair.alignment.proofs(further))


def _done_negated(pair: Pair, covered: Covered) -> bool:
    """Whether the claim says that there is none, and the evidence that they don't: "no trains", "will not run"."""
    tree = pair.evidence.tree
    if tree is None or any(
        pair.evidence.tokens[child].norm not in _INDEFINITE
        for child in tree.children(covered.source, "det", "nummod", "nmod:poss")
    ):
        return False  # that the four events were not linked to the drug does not say that there were none
    none = all(pair.claim.tokens[number].norm in PLAIN_NO for number in range(covered.cue.first, covered.cue.last))
    named = pair.names[covered.claim]  # who is not Ann Lee may well have met her
    return (
        none
        and not named
        and any(
            other.kind is CueKind.NEGATION and covered.source in tree.children(verb, "nsubj", "obj")
            for other in pair.evidence.cues
            for verb in other.focus
        )
    )


def _denied_of_same(pair: Pair, covered: Covered) -> bool:
    """Whether the evidence denies the same of the same subject in another clause: "whereas tea *had none*"."""
    tree = pair.evidence.tree
    about = {covered.claim, *covered.cue.focus}
    claimed = [event for event in pair.claim.events if event.predicate in about and event.agents]
    return tree is not None and any(
        is_denied(pair.evidence, told.predicate)
        and _meets_verb(pair, event.predicate, told.predicate)
        and any(carried(pair, agent, told.agents, strict=True) for agent in event.agents)
        for event in claimed
        for told in pair.evidence.events
    )


def _meets_verb(pair: Pair, claim: int, source: int) -> bool:
    step = relation(pair.claim.tokens[claim].lemma, pair.evidence.tokens[source].lemma)
    return bool(step and step.strength >= PROOF)


def of_others(pair: Pair, claim: int, place: int) -> bool:
    """Whether "none of" them is said of others than behind the claim's: "ate four eggs but none of *the nuts*"."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None or not ours.children(claim, "nmod"):
        return False
    told = {number for child in theirs.children(place, "nmod") for number in theirs.subtree(child)}
    behind = range(claim + 1, len(pair.claim.tokens))
    met = pair.alignment.proofs(number for number in behind if pair.claim.tokens[number].content)
    return bool(told) and bool(met) and met.isdisjoint(told)


def _same_words(pair: Pair, cue: range) -> bool:
    """Whether the anchor negates in the claim's very words, about a word that stands for its own: "without them"."""
    ours = [pair.claim.tokens[number].lemma for number in cue]
    if saying_kind(ours[0]) is CueKind.DENIAL:
        return False  # whose denial it is tells which
    home = pair.evidence.tokens[0].sentence
    return any(
        other.kind in NEGATIVE
        and pair.evidence.tokens[other.first].sentence == home
        and [token.lemma for token in pair.evidence.tokens[other.first : other.last]] == ours
        and any(pair.evidence.tokens[number].norm in _POINTING for number in other.focus)
        and not of_others(pair, cue[0], other.first)
        for other in pair.evidence.cues
    )


def _same_deed(pair: Pair, cue: range, denied: int) -> bool:
    """Whether the evidence has the claim's denying verb too, in its own words: "turned down", "withdrew the report"."""
    met = [
        place
        for number in cue
        if pair.claim.tokens[number].content and (place := pair.alignment.proof(number)) is not None
    ]
    tree = pair.evidence.tree
    things = {denied, *_plans_for(pair, denied)}
    return tree is not None and any(
        tree.nodes[place].tag == "VERB"
        and (
            tree.nodes[place].relation.startswith("acl")
            or things.intersection(tree.children(place, "obj", "nsubj"))
            or (_denies_unnamed(pair, place) and _by_same(pair, cue.start, place))
        )
        for place in met
    )


def _denies_unnamed(pair: Pair, verb: int) -> bool:
    """Whether a denying verb of the evidence is about something that the claim has in other words, or not at all."""
    about = [cue.focus for cue in pair.evidence.cues if cue.kind in NEGATIVE and cue.first <= verb < cue.last]
    return bool(about) and not any(pair.alignment.claims_of(number) for focus in about for number in focus)


def _plans_for(pair: Pair, thing: int) -> Iterator[int]:
    """What the evidence wants for a thing: who throws out "*plans* for a tower" rejects the tower."""
    for cue in pair.evidence.cues:
        if cue.kind in _WANTED and thing in cue.focus:
            yield from range(cue.first, cue.last)


def _disputed(pair: Pair, covered: Covered) -> bool:
    """Whether the same one denies in the evidence what was just said, without saying it again: "disputes *this*"."""
    tree = pair.evidence.tree
    if tree is None or not _denies_by_saying(pair.claim, covered.cue):
        return False
    said = pair.evidence.tokens[covered.source].sentence
    return any(
        _denies_by_saying(pair.evidence, other)
        and 0 <= pair.evidence.tokens[other.first].sentence - said <= 1
        and any(_points_back(tree, number) for number in tree.children(other.first, "obj"))
        and _by_same(pair, covered.cue.first, other.first)
        for other in pair.evidence.cues
    )


def _by_same(pair: Pair, claim: int, source: int) -> bool:
    """Whether whoever denies in the claim may be the one who denies in the evidence."""
    deniers = [who for event in pair.claim.events if event.predicate == claim for who in event.agents]
    told = [event.agents for event in pair.evidence.events if event.predicate == source and event.agents]
    return all(carried(pair, who, agents) for who in deniers for agents in told)


def _denies_by_saying(reading: Reading, cue: Cue) -> bool:
    return cue.kind in NEGATIVE and saying_kind(reading.tokens[cue.first].lemma) is CueKind.DENIAL


def _points_back(tree: Tree, number: int) -> bool:
    """Whether a word only stands for what was said before: "this", "the accusation", "wrongdoing"."""
    node = tree.nodes[number]
    return node.tag == "PRON" or (node.lemma in frame("said-before") and not tree.children(number, "nmod", "acl"))


def _left_out(pair: Pair, covered: Covered) -> bool:
    """Whether the evidence leaves the claim's thing out of what it says: "grows pears, *not apples*"."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return False
    things = {pair.alignment.source_of(number) for number in ours.children(covered.claim, "nsubj", "obj", "obl")}
    inside = {covered.source, *theirs.subtree(covered.source)}
    return any(
        cue.kind is CueKind.NEGATION
        and not cue.first <= covered.source < cue.last  # who "denied the charge" left nothing out
        and theirs.nodes[number].tag in _THINGS
        and theirs.nodes[number].relation.split(":")[0] in _JOINED
        and theirs.nodes[number].head in inside
        and number in things
        for cue in pair.evidence.cues
        for number in cue.focus
    )


def _left_unsaid(pair: Pair, covered: Covered) -> bool:
    """Whether the evidence denies the deed of others without saying it again: "who took it and those who *did not*"."""
    theirs = pair.evidence.tree
    if theirs is None or theirs.nodes[covered.source].tag != "VERB":
        return False
    told = [event for event in pair.evidence.events if event.predicate == covered.source]
    doers = [who for event in pair.claim.events if event.predicate == covered.claim for who in event.agents]
    if any(event.agents and carried(pair, who, event.agents, strict=True) for who in doers for event in told):
        return False  # the council took it, and the mayor did not
    if any(theirs.nodes[place].head in {*theirs.above(covered.source)} for place in _figures(pair)):
        return False  # the figure is that of those who did
    home = pair.evidence.tokens[covered.source].sentence
    return any(
        cue.kind is CueKind.NEGATION
        and covered.source < cue.first
        and pair.evidence.tokens[cue.first].sentence == home
        and any(_stands_for_deed(theirs, number) for number in cue.focus)
        for cue in pair.evidence.cues
    )


def denied_unsaid(pair: Pair) -> Iterator[Covered]:
    """What the evidence denies of the claim's subject without saying it again: "they took it, the mayor *did not*"."""
    tree = pair.evidence.tree
    if tree is None:
        return
    for cue in (cue for cue in pair.evidence.cues if cue.kind is CueKind.NEGATION):
        alone = [number for number in cue.focus if _stands_for_deed(tree, number)]
        subjects = [child for number in alone for child in tree.children(number, "nsubj")]
        if subjects:
            yield from (Covered(cue, verb, alone[0]) for verb in _done_by_others(pair, cue, subjects))


def _done_by_others(pair: Pair, cue: Cue, subjects: Sequence[int]) -> Iterator[int]:
    """Verbs of the claim that the evidence has of others, just before, and the claim of one of these subjects."""
    home = pair.evidence.tokens[cue.first].sentence
    for event in pair.claim.events:
        place = pair.alignment.proof(event.predicate)
        told = [(*other.agents, *other.patients) for other in pair.evidence.events if other.predicate == place]
        here = place is not None and place < cue.first and pair.evidence.tokens[place].sentence == home
        if here and any(
            carried(pair, who, subjects, strict=True) and not any(carried(pair, who, agents) for agents in told)
            for who in (*event.agents, *event.patients)
        ):
            yield event.predicate


def _figures(pair: Pair) -> Iterator[int]:
    """Where the numbers of the claim met."""
    for quantity in pair.claim.quantities:
        met = (pair.alignment.source_of(number) for number in pair.claim.within(quantity.number_span))
        yield from (place for place in met if place is not None)


def _stands_for_deed(tree: Tree, verb: int) -> bool:
    """Whether a verb has nothing with it that it would be about, and stands for one said before: "they *did* not"."""
    node = tree.nodes[verb]
    helps = node.relation.startswith(("aux", "cop"))
    return node.lemma in _DOING and not helps and not tree.children(verb, "obj", "xcomp", "ccomp", "obl", "advcl")


def _not_yet(pair: Pair, covered: Covered) -> bool:
    """Whether the evidence tells what comes first of the claim's deed: "will study it *before deciding*".

    What was done before is no sign that the deed was not done since; the claim must speak of the time before.
    """
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None or theirs.nodes[covered.source].relation != "advcl":
        return False
    if not any(theirs.nodes[mark].lemma == "before" for mark in theirs.children(covered.source, "mark")):
        return False
    helping = {pair.claim.tokens[number].norm for number in ours.children(covered.claim, "aux")}
    first = theirs.nodes[covered.source].head
    return "had" in helping or (bool(helping & {"has", "have"}) and is_covered(pair.evidence, first, _OPEN))


def _first_since(pair: Pair, covered: Covered) -> bool:
    """Whether the evidence tells of the first time since the claim's: "*had* not won since 2008"."""
    tree = pair.claim.tree
    if any(token.norm == "first" for token in pair.claim.tokens):
        return False  # "had not known of the first report since June"
    if tree is None or "had" not in {pair.claim.tokens[number].norm for number in tree.children(covered.claim, "aux")}:
        return False
    home = pair.evidence.tokens[covered.source].sentence
    first = any(token.norm == "first" and token.sentence == home for token in pair.evidence.tokens)
    since = {*_since(pair.evidence, home)}
    ours = [*_since(pair.claim, pair.claim.tokens[covered.claim].sentence)]
    return first and bool(ours) and all(pair.alignment.source_of(number) in since for number in ours)


def _since(reading: Reading, sentence: int) -> Iterator[int]:
    """The words of content that "since" joins."""
    for node in reading.tree.nodes if reading.tree else ():
        if reading.tree and node.lemma == "since" and reading.tokens[node.number].sentence == sentence:
            words = reading.tree.subtree(node.head) if node.head >= 0 else ()
            yield from (number for number in words if number > node.number and reading.tokens[number].content)


def _topped_by_none(pair: Pair, covered: Covered) -> bool:
    """Whether the claim has none with more, where the evidence has the one with most: "the *commonest* species"."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return False
    reach = {*covered.cue.covered, *covered.cue.focus}
    more = [number for number in reach if _degree(ours, number) in _MORE]
    most = {place for number in more for place in [pair.alignment.source_of(number)] if place is not None}
    tops = [place for place in most if _degree(theirs, place) in _MOST]
    standard = [number for node in ours.nodes if node.lemma == "than" and node.head >= 0 for number in [node.head]]
    return bool(tops) and all(
        pair.alignment.source_of(number) in {*_subjects(theirs, place)} for number in standard for place in tops
    )


def _degree(tree: Tree, number: int) -> str:
    """How a word is compared, in itself or by the "more" or "most" before it."""
    before = [tree.nodes[child].fine for child in tree.children(number, "advmod", "amod")]
    return next((fine for fine in (tree.nodes[number].fine, *before) if fine in _MORE | _MOST), "")


def _subjects(tree: Tree, number: int) -> Iterator[int]:
    """Of what a word is said, alone or as part of a noun."""
    for one in (number, *tree.above(number)):
        yield from tree.children(one, "nsubj")
        if tree.nodes[one].tag == "VERB":
            return
