"""CC13x: a claim that says yes where its sentence says no, the opposite, or a different share of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import Cue
from claimcheck.model import Severity
from claimcheck.rules.cover import Covered, claim_covers, counterparts, is_covered, same_cue, source_covers
from claimcheck.rules.denials import denied_otherwise, denied_unsaid, of_others
from claimcheck.rules.exceptions import denied_exemptions, exempts_the_rest, is_exempt, taken_out
from claimcheck.rules.interface import Example, Pair, Rule, Sign
from claimcheck.rules.opposites import NEGATIVE, are_of_several, evens_out, is_denied, opposed
from claimcheck.rules.phrased import claim_cue_within, source_cue_within
from claimcheck.rules.until import denied_for_good, happens_then

_THINGS = frozenset({"NOUN", "PROPN"})


def negation_dropped(pair: Pair) -> Iterator[Sign]:
    """The sentence denies what the claim states.

    "did not recall", "failed to recall", "denied recalling" and "without recalling" all say that nobody was
    recalled. A negation elsewhere in the sentence, which does not cover the claim's words, does not count.
    """
    for covered in (*source_covers(pair, NEGATIVE), *denied_unsaid(pair)):
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
    for claim, source in taken_out(pair):
        message = f"the source takes “{pair.source_words([source])}” out of this"
        yield Sign.of(pair, message, [claim], [source], contradicts=True)


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
            and not denied_otherwise(pair, covered)
            and not happens_then(pair, covered, claim_denies=True)
            and not _opposite_claimed(pair, claimed=covered.cue)
            and not exempts_the_rest(pair, covered.cue)
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
        [token.lemma for token in tokens[place : place + len(words)]] == words
        and place not in evened
        and not of_others(pair, covered.cue.first, place)
        for place, token in enumerate(tokens)
        if place in near or token.sentence == pair.home
    )
    return any(_is_negated(pair, covered.claim, place) for place in places) or (same and len(words) + len(words[0]) > 4)


def _done_to_another(pair: Pair, claim: int, place: int) -> bool:
    """Whether a verb of the evidence is done to another thing than the claim's: "did not order a *trial*"."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return False
    done, told = ours.children(claim, "obj"), theirs.children(place, "obj")
    met = {pair.alignment.source_of(number) for number in done}
    return bool(done and told) and not any(one in met or theirs.nodes[one].tag == "PRON" for one in told)


def _is_negated(pair: Pair, claim: int, place: int) -> bool:
    """Whether a word of the evidence is denied; that "acquitted" denies does not deny that somebody was cleared.

    Who "is not Ann Lee" is denied by no "did not meet Ann Lee".
    """
    if _is_who_somebody_is(pair.claim, claim) and not _is_who_somebody_is(pair.evidence, place):
        return any(cue.kind in NEGATIVE and place in cue.focus for cue in pair.evidence.cues)
    if pair.evidence.tokens[place].lemma == pair.claim.tokens[claim].lemma or pair.alignment.proof(claim) == place:
        return is_denied(pair.evidence, place)
    return is_covered(pair.evidence, place, NEGATIVE)


def _is_who_somebody_is(reading: Reading, number: int) -> bool:
    """Whether a noun says who or what somebody is; "over it" and "in the team" do not."""
    tree = reading.tree
    named = tree is not None and tree.nodes[number].tag in _THINGS and not tree.children(number, "case")
    return named and tree is not None and bool(tree.children(number, "cop"))


def _denied_further(pair: Pair, covered: Covered) -> bool:
    """Whether the claim negates what the evidence's negated verb is about: "cannot *say* that", "could not show"."""
    further = [claim for number in covered.cue.focus for claim in pair.alignment.claims_of(number)]
    return any(pair.alignment.proves(claim) and _denied_too(pair, covered, claim) for claim in further)


def _opposite_claimed(pair: Pair, *, claimed: Cue | None = None, told: Cue | None = None) -> bool:
    """Whether both sides also use opposite words, so that a negation on either evens out: not open, closed."""
    inside = [range(cue.first, cue.last) if cue else () for cue in (claimed, told)]
    return any(
        claim not in inside[0] and source not in inside[1] and not are_of_several(pair, claim, source)
        for claim, source in opposed(pair)
    )


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
