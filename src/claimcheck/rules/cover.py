"""Which cues cover the words that a claim and its evidence share; used by the rules on polarity, time and reporting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.language.lexicons.relations import PROOF, Step
from claimcheck.language.lexicons.words import tells_as_done
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import Cue, CueKind
from claimcheck.rules.interface import Pair
from claimcheck.rules.opposites import evens_out, opposed

_NOBODY = frozenset({"one", "nobody", "none", "nothing", "no-one"})
RELATED = 0.1
"""Strength of a step from which two words have to do with one another."""
_DENYING = frozenset({CueKind.NEGATION, CueKind.DENIAL})
_BECOMING = frozenset({"be", "go", "come"})
_SETTING_APART = frozenset({"not", "rather", "instead"})
"""Words just before a thing that is left out of what is said: "grows pears, *not* apples", "*rather* than apples"."""
_HELPING = frozenset({"aux", "aux:pass", "cop"})
"""Relations of a verb that helps another word."""
_OF_WHATEVER = frozenset({CueKind.DOUBT, CueKind.REPORT, CueKind.ALLEGED, CueKind.PARTIAL})
"""Cues that colour a thing in whatever part it is used."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A cue and the shared word that it is about, as token numbers on both sides."""

    cue: Cue
    claim: int
    source: int


def source_covers(pair: Pair, kinds: frozenset[CueKind]) -> Iterator[Covered]:
    """Cues of the evidence that are about a word which the claim has as well."""
    for cue in pair.evidence.cues:
        if cue.kind not in kinds:
            continue
        for number in _with_complements(pair.evidence, cue):
            claimed = [
                claim
                for claim in pair.alignment.claims_of(number)
                if pair.alignment.proves(claim)
                and not _helps_on_one_side(pair, claim, number)
                and (number in cue.focus or _is_state(pair.claim, claim))
                and (cue.kind in _OF_WHATEVER or _denies_of_all(pair, cue) or _used_alike(pair, claim, number))
            ]
            if cue.kind not in _DENYING:
                claimed += [
                    claim for claim, place in opposed(pair) if place == number and evens_out(pair, claim, place)
                ]
            if claimed:
                yield Covered(cue, claimed[0], number)
                break


def _is_state(reading: Reading, number: int) -> bool:
    """Whether a word tells what something is like or where it is, and is nothing that is spoken of: "is on *show*"."""
    return reading.tree is None or not reading.tree.nodes[number].relation.startswith("nsubj")


def _with_complements(reading: Reading, cue: Cue) -> Iterator[int]:
    """The words that a cue is about, and what "be" or "go" joins to a subject: "is to be *back*", "to go on *show*".

    A sign stands for its number: "wants *7*%".
    """
    for number in cue.focus:
        yield number
        if reading.tree is not None and not reading.tokens[number].content:
            yield from reading.tree.children(number, "nummod")
        if reading.tree is not None and reading.tokens[number].norm in _BECOMING:
            yield from reading.tree.children(number, "obl", "advmod", "xcomp")


def _helps_on_one_side(pair: Pair, claim: int, source: int) -> bool:
    """Whether a verb only helps another one in one text and stands alone in the other: "had gone", "had no time"."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    return (
        ours is not None
        and theirs is not None
        and (ours.nodes[claim].relation in _HELPING) != (theirs.nodes[source].relation in _HELPING)
    )


def _denies_of_all(pair: Pair, cue: Cue) -> bool:
    """Whether a cue is the subject itself and leaves nobody out: "no one", "nobody", "nothing"."""
    return pair.evidence.tokens[cue.last - 1].norm in _NOBODY


def _used_alike(pair: Pair, claim: int, source: int) -> bool:
    """Whether a noun under a cue is part of one thing on both sides: its governors meet, or it stands alone."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return True
    if theirs.nodes[source].tag not in {"NOUN", "PROPN", "PRON"}:
        return _share_something(pair, claim, source)
    if theirs.children(source, "cop"):
        return bool(ours.children(claim, "cop")) or ours.nodes[claim].relation == "root"
    if ours.nodes[claim].relation.startswith("nsubj") and ours.children(ours.nodes[claim].head, "cop"):
        return True
    above = next(ours.above(claim), None)
    governor = next(theirs.above(source), None)
    if above is None or governor is None or ours.nodes[claim].tag in {"VERB", "ADJ"}:
        return True
    if any(
        theirs.nodes[place].lemma in _SETTING_APART
        for place in range(max(0, source - 3), source)
        if all(pair.evidence.tokens[between].stop for between in range(place + 1, source))
    ):
        return True
    return pair.alignment.source_of(above) == governor or pair.claim.tokens[above].stop or _takes_place(pair, above)


def _takes_place(pair: Pair, verb: int) -> bool:
    """Whether a claim's verb, which met nothing, only says that there was such a thing: "*held* a parade"."""
    met_nothing = pair.alignment.source_of(verb) is None and not is_covered(pair.claim, verb, _DENYING)
    return met_nothing and tells_as_done(pair.claim.tokens[verb].lemma)


def _share_something(pair: Pair, claim: int, source: int) -> bool:
    """Whether a verb has any of the claim's dependents in the evidence too, where it has any."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    assert ours is not None  # noqa: S101 - the caller has looked
    assert theirs is not None  # noqa: S101 - the caller has looked
    own = [number for number in ours.subtree(claim) if number != claim and pair.claim.tokens[number].content]
    if not own and ours.nodes[claim].tag == "NOUN":
        acted = [event.predicate for event in pair.claim.events if claim in (*event.agents, *event.patients)]
        met = {pair.alignment.source_of(verb) for verb in acted if pair.claim.tokens[verb].content} - {None}
        return not met or bool(met & {source, *theirs.subtree(source, without=frozenset({"advcl", "conj"}))})
    if _compares(pair.evidence, source) and not any(token.norm == "than" for token in pair.claim.tokens):
        return False
    above = [*theirs.above(source)][:2]
    near = {number for top in (source, *above) for number in theirs.subtree(top)}
    return not own or any(pair.alignment.source_of(number) in near for number in own) or _stood_for(pair, claim, source)


def _compares(reading: Reading, number: int) -> bool:
    """Whether a word is a comparative with its "than": "no longer than a grain"."""
    after = reading.tokens[number + 1 : number + 2]
    return bool(after) and after[0].norm == "than"


def _stood_for(pair: Pair, claim: int, source: int) -> bool:
    """Whether the evidence's verb has a pronoun for what the claim's has in that part: "it", "they"."""
    ours = [event for event in pair.claim.events if event.predicate == claim]
    theirs = [event for event in pair.evidence.events if event.predicate == source]
    tree = pair.evidence.tree
    return tree is not None and any(
        mine and any(tree.nodes[head].tag == "PRON" for head in told)
        for own in ours
        for other in theirs
        for mine, told in ((own.agents, other.agents), (own.patients, other.patients))
    )


def claim_covers(pair: Pair, kinds: frozenset[CueKind]) -> Iterator[Covered]:
    """Cues of the claim that are about a word which its evidence has as well.

    Where the evidence has no such cue about any word of the claim, a word that is only related will do ("not
    suspicious", "with suspicion"), and where none met anything, what the cue is about else.
    """
    for cue in pair.claim.cues:
        if cue.kind in kinds:
            said_too = bool(counterparts(pair, cue, kinds))
            enough = PROOF if said_too else RELATED
            further = [] if said_too else _about(pair.claim, cue)
            for number in [*sorted(cue.focus, key=lambda number: pair.claim.tokens[number].stop), *further]:
                source = pair.alignment.source_of(number)
                if source is None or _helps_on_one_side(pair, number, source):
                    continue
                if pair.alignment.strength(number) >= enough:
                    yield Covered(cue, number, source)
                    break
            else:
                yield from _denied_figure(pair, cue)


def _denied_figure(pair: Pair, cue: Cue) -> Iterator[Covered]:
    """The date or number that is denied with a word which met nothing: "a film *not* released in *2002*"."""
    spans = [*(date.span for date in pair.claim.dates), *(one.number_span for one in pair.claim.quantities)]
    for number in sorted({number for span in spans for number in pair.claim.within(span)} & cue.covered):
        source = pair.alignment.source_of(number)
        unmet = all(pair.alignment.source_of(one) is None for one in cue.focus)
        if unmet and source is not None and pair.evidence.tokens[source].sentence == pair.home:
            yield Covered(cue, number, source)
            return


def counterparts(pair: Pair, cue: Cue, kinds: frozenset[CueKind]) -> list[Cue]:
    """Cues of the evidence, of some kinds, that are about a word which a cue of the claim is about, or about "it"."""
    tree, others = pair.evidence.tree, [other for other in pair.evidence.cues if other.kind in kinds]
    if not others:
        return []
    numbers = {*cue.focus, *_about(pair.claim, cue)}
    met = pair.alignment.proofs(numbers)
    return [
        other
        for other in others
        if not met.isdisjoint({*other.covered, *range(other.first, other.last), *_subjects(pair.evidence, other)})
        or any(tree is not None and tree.nodes[number].tag == "PRON" for number in other.focus)
    ]


def _about(claim: Reading, cue: Cue) -> list[int]:
    """What a cue is about beside the word that it is said of: "*the talks* did not take place", "not those of *X*"."""
    about = {*_subjects(claim, cue), *cue.covered}
    return [number for number in sorted(about) if claim.tokens[number].content]


def _subjects(reading: Reading, cue: Cue) -> set[int]:
    """The subjects of what a cue is said of."""
    tree = reading.tree
    return {child for head in cue.focus for child in (tree.children(head, "nsubj", "nsubj:pass") if tree else ())}


def is_covered(reading: Reading, number: int, kinds: frozenset[CueKind]) -> bool:
    """Whether a word stands in the scope of a cue of these kinds, or is part of one."""
    return any(
        cue.kind in kinds and (number in cue.covered or (cue.kind in _DENYING and cue.first <= number < cue.last))
        for cue in reading.cues
    )


def same_cue(pair: Pair, covered: Covered) -> bool:
    """Whether the claim has a cue of the same kind whose words met the words of this one."""
    if _is_exchanged(pair, covered):
        return False
    words = [number for number in range(covered.cue.first, covered.cue.last) if pair.evidence.tokens[number].content]
    if words and all(_said_alike(pair, number) for number in words):
        return True
    met = {claim for number in range(covered.cue.first, covered.cue.last) for claim in pair.alignment.claims_of(number)}
    return any(cue.kind is covered.cue.kind and met & set(range(cue.first, cue.last)) for cue in pair.claim.cues)


def _is_exchanged(pair: Pair, covered: Covered) -> bool:
    """Whether the claim's like cue is about another thing, and what it states is denied: "gas instead of oil"."""
    theirs = {claim for number in covered.cue.focus for claim in pair.alignment.claims_of(number)}
    words = [token.norm for token in pair.evidence.tokens[covered.cue.first : covered.cue.last]]
    return any(
        [token.norm for token in pair.claim.tokens[cue.first : cue.last]] == words
        and theirs.isdisjoint({*cue.covered, *cue.focus})
        and (ours := pair.alignment.proofs(cue.focus))
        and ours.isdisjoint({*covered.cue.covered, *covered.cue.focus})
        for cue in pair.claim.cues
        if cue.kind is covered.cue.kind is CueKind.NEGATION and theirs
    )


def _said_alike(pair: Pair, number: int) -> bool:
    """Whether the claim has a cue's very word, or one that says the same: to say is less than to deny."""
    steps = (
        (match, pair.alignment.strength(claim))
        for claim in pair.alignment.claims_of(number)
        if (match := pair.alignment.matches[claim])
    )
    return any(strength >= PROOF and match.step is not Step.NARROWER for match, strength in steps)
