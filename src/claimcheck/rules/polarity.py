"""CC13x: a claim that says yes where its sentence says no, the opposite, or a different share of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.cues import Cue, CueKind
from claimcheck.language.determiners import INDEFINITE
from claimcheck.language.relations import PROOF, relation
from claimcheck.model import Severity
from claimcheck.rules.arguments import carried
from claimcheck.rules.cover import Covered, claim_covers, counterparts, is_covered, same_cue, source_covers
from claimcheck.rules.coverage import PLAIN_NO
from claimcheck.rules.exceptions import denied_exemptions, exempts_the_rest, is_exempt
from claimcheck.rules.interface import Example, Pair, Rule, Sign
from claimcheck.rules.opposites import NEGATIVE, evens_out, is_denied, opposed
from claimcheck.rules.phrased import claim_cue_within, source_cue_within
from claimcheck.rules.until import denied_for_good, happens_then

_INDEFINITE = INDEFINITE | {"any"}
_WANTED = frozenset({CueKind.PLAN, CueKind.ASK})


def negation_dropped(pair: Pair) -> Iterator[Sign]:
    """The sentence denies what the claim states.

    "did not recall", "failed to recall", "denied recalling" and "without recalling" all say that nobody was
    recalled. A negation elsewhere in the sentence, which does not cover the claim's words, does not count.
    """
    for covered in source_covers(pair, NEGATIVE):
        negated = (
            source_cue_within(pair, covered.cue)
            or _denied_too(pair, covered, covered.claim)
            or _denied_further(pair, covered)
            or same_cue(pair, covered)
            or is_exempt(pair, covered.cue)
            or _opposite_claimed(pair, told=covered.cue)
            or happens_then(pair, covered, claim_denies=False)
        )
        if not negated:
            cue = range(covered.cue.first, covered.cue.last)
            denied = f"{pair.source_words([*cue])} … {pair.source_words([covered.source])}"
            message = f"the source says “{denied}”, the claim does not"
            yield Sign.of(pair, message, [covered.claim], [*cue, covered.source], contradicts=True)


def _denied_too(pair: Pair, covered: Covered, number: int) -> bool:
    """Whether the claim denies a word as well, with a cue that is not itself what the evidence denies.

    "We cannot say that it prevents the disease": that "prevents" is a denial does not make up for "cannot".
    """
    return any(
        cue.kind in NEGATIVE
        and (number in cue.covered or cue.first <= number < cue.last)
        and not claim_cue_within(pair, cue)
        and not any(
            _denied_itself(pair, covered, word)
            for word in range(cue.first, cue.last)
            if pair.claim.tokens[word].content
        )
        for cue in pair.claim.cues
    )


def _denied_itself(pair: Pair, covered: Covered, word: int) -> bool:
    """Whether the evidence has a claim's denying word, and denies it."""
    place = pair.alignment.source_of(word)
    same = place is not None and pair.evidence.tokens[place].lemma == pair.claim.tokens[word].lemma
    return same and place in covered.cue.covered


def negation_added(pair: Pair) -> Iterator[Sign]:
    """The claim denies what the sentence states."""
    yield from _denied_of_exempt(pair)
    for covered in claim_covers(pair, NEGATIVE):
        cue = range(covered.cue.first, covered.cue.last)
        if (
            not claim_cue_within(pair, covered.cue)
            and not _negated_somewhere(pair, covered)
            and not _negated_further(pair, covered)
            and not _done_negated(pair, covered)
            and not _denied_of_same(pair, covered)
            and not happens_then(pair, covered, claim_denies=True)
            and not _opposite_claimed(pair, claimed=covered.cue)
            and not exempts_the_rest(pair, covered.cue)
            and not _same_words(pair, cue)
            and not _same_deed(pair, cue, covered.source)
        ) or (_negated_somewhere(pair, covered) and denied_for_good(pair, covered)):
            denied = f"{pair.claim_words([*cue])} … {pair.claim_words([covered.claim])}"
            message = f"the claim says “{denied}”, the source does not"
            yield Sign.of(pair, message, [*cue, covered.claim], [covered.source], contradicts=True)


def _denied_of_exempt(pair: Pair) -> Iterator[Sign]:
    """The claim denies of somebody what the sentence denies of all but them."""
    for claim, source in denied_exemptions(pair):
        message = f"the source leaves “{pair.source_words([source])}” out of what it denies"
        yield Sign.of(pair, message, [claim], [source], contradicts=True)


def _negated_somewhere(pair: Pair, covered: Covered) -> bool:
    """Whether the evidence negates the claim's word in any of its places, or says it under a turned negation."""
    lemma = pair.claim.tokens[covered.claim].lemma
    again = (place for place, token in enumerate(pair.evidence.tokens) if token.lemma == lemma)
    places = {covered.source, *(place for place in again if not _done_to_another(pair, covered.claim, place))}
    words = [pair.claim.tokens[number].lemma for number in range(covered.cue.first, covered.cue.last)]
    evened = {number for one in pair.evidence.cues if one.kind not in NEGATIVE for number in range(one.first, one.last)}
    tokens, near = pair.evidence.tokens, {cue.first for cue in counterparts(pair, covered.cue, NEGATIVE)}
    same = any(
        [token.lemma for token in tokens[place : place + len(words)]] == words and place not in evened
        for place, token in enumerate(tokens)
        if place in near or token.sentence == pair.home
    )
    return any(_is_negated(pair, place, lemma) for place in places) or (same and len(words) + len(words[0]) > 4)


def _done_to_another(pair: Pair, claim: int, place: int) -> bool:
    """Whether a verb of the evidence is done to another thing than the claim's: "did not order a *trial*"."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return False
    done, told = ours.children(claim, "obj"), theirs.children(place, "obj")
    met = {pair.alignment.source_of(number) for number in done}
    return bool(done and told) and not any(one in met or theirs.nodes[one].tag == "PRON" for one in told)


def _is_negated(pair: Pair, place: int, lemma: str) -> bool:
    """Whether a word of the evidence is denied; that "cancelled" denies does not deny that it was cancelled."""
    if pair.evidence.tokens[place].lemma == lemma:
        return is_denied(pair.evidence, place)
    return is_covered(pair.evidence, place, NEGATIVE)


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
    return none and any(
        other.kind is CueKind.NEGATION and covered.source in tree.children(verb, "nsubj", "obj")
        for other in pair.evidence.cues
        for verb in other.focus
    )


def _denied_further(pair: Pair, covered: Covered) -> bool:
    """Whether the claim negates what the evidence's negated verb is about: "cannot *say* that", "could not show"."""
    further = [claim for number in covered.cue.focus for claim in pair.alignment.claims_of(number)]
    return any(pair.alignment.proves(claim) and _denied_too(pair, covered, claim) for claim in further)


def _denied_of_same(pair: Pair, covered: Covered) -> bool:
    """Whether the evidence denies the same of the same subject in another clause: "whereas tea *had none*"."""
    tree = pair.evidence.tree
    about = {covered.claim, *covered.cue.focus}
    claimed = [event for event in pair.claim.events if event.predicate in about and event.agents]
    return tree is not None and any(
        is_covered(pair.evidence, told.predicate, NEGATIVE)
        and _meets_verb(pair, event.predicate, told.predicate)
        and any(carried(pair, agent, told.agents, strict=True) for agent in event.agents)
        for event in claimed
        for told in pair.evidence.events
    )


def _meets_verb(pair: Pair, claim: int, source: int) -> bool:
    step = relation(pair.claim.tokens[claim].lemma, pair.evidence.tokens[source].lemma)
    return bool(step and step.strength >= PROOF)


def _same_words(pair: Pair, cue: range) -> bool:
    """Whether the anchor negates in the claim's very words, about a word that stands for its own: "without them"."""
    ours = [pair.claim.tokens[number].lemma for number in cue]
    home = pair.evidence.tokens[0].sentence
    return any(
        other.kind in NEGATIVE
        and pair.evidence.tokens[other.first].sentence == home
        and [token.lemma for token in pair.evidence.tokens[other.first : other.last]] == ours
        and any(
            pair.evidence.tree is not None and pair.evidence.tree.nodes[number].tag == "PRON" for number in other.focus
        )
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
        and (tree.nodes[place].relation.startswith("acl") or things.intersection(tree.children(place, "obj", "nsubj")))
        for place in met
    )


def _plans_for(pair: Pair, thing: int) -> Iterator[int]:
    """What the evidence wants for a thing: who throws out "*plans* for a tower" rejects the tower."""
    for cue in pair.evidence.cues:
        if cue.kind in _WANTED and thing in cue.focus:
            yield from range(cue.first, cue.last)


def _opposite_claimed(pair: Pair, *, claimed: Cue | None = None, told: Cue | None = None) -> bool:
    """Whether both sides also use opposite words, so that a negation on either evens out: not open, closed."""
    inside = [range(cue.first, cue.last) if cue else () for cue in (claimed, told)]
    return any(claim not in inside[0] and source not in inside[1] for claim, source in opposed(pair))


def antonym(pair: Pair) -> Iterator[Sign]:
    """The claim uses the opposite of the sentence's word: rose and fell, won and lost, before and after."""
    for claim, source in opposed(pair):
        if not evens_out(pair, claim, source):
            ours, theirs = pair.claim_words([claim]), pair.source_words([source])
            message = f"the claim says “{ours}”, the source says “{theirs}”"
            yield Sign.of(pair, message, [claim], [source], contradicts=True)


RULES = (
    Rule(
        "CC131",
        "negation-dropped",
        Severity.ERROR,
        negation_dropped,
        (
            Example("The court overturned the verdict.", "The court did not overturn the verdict.", fires=True),
            Example("The drug reduced mortality.", "The drug failed to reduce mortality.", fires=True),
            Example("The court did not overturn the verdict.", "The court did not overturn the verdict.", fires=False),
            Example(
                "The pilot was injured.",
                "The crash did not kill the passengers but the pilot was injured.",
                fires=False,
            ),
        ),
    ),
    Rule(
        "CC132",
        "negation-added",
        Severity.ERROR,
        negation_added,
        (
            Example("The council did not approve the budget.", "The council approved the budget.", fires=True),
            Example("The council approved the budget.", "The council approved the budget.", fires=False),
        ),
    ),
    Rule(
        "CC133",
        "antonym",
        Severity.ERROR,
        antonym,
        (
            Example("Profits rose in March.", "Profits fell in March.", fires=True),
            Example("Profits fell in March.", "Profits fell in March after costs rose.", fires=False),
            Example("Ghana sold gold and closed its port.", "Ghana sold gold and launched a satellite.", fires=False),
        ),
    ),
)
