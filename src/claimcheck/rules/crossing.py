"""Parts that crossed over a verb: whoever stands before it in the claim stands after it in the source, and the reverse.

English marks subject and object by their place, so where both voices are active and both sides crossed, the parts were
swapped, whatever a parser made of the sentence. One side alone proves nothing: "on Tuesday" may stand anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.language.lexicons.determiners import BE
from claimcheck.language.lexicons.relations import PROOF
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import CueKind
from claimcheck.rules.interface import Pair

_HELPERS = BE | {"get", "gets", "got", "getting"}
_JOINTS = frozenset({"and", "or", "but", ";", ":", "as", "when", "while", "because"})
_ADJUNCT = frozenset({"in", "on", "at", "during", "for", "after", "before", "since", "by", "with", "under", "near"})
"""Prepositions of phrases that may stand before a verb or after it, all the same."""
BEFORE, BY = 3, 8
"""Within how many words before a verb a helper, and after it "by", makes it passive."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A verb of the claim with a part on either side that the source has on the other; numbers of tokens."""

    claim: int
    """The claim's part before the verb."""
    source: int
    """What the source has before the verb."""
    verb: int
    """The verb in the source."""


def crossings(pair: Pair) -> Iterator[Crossing]:
    """Give the verbs over which parts of a claim crossed."""
    for number, token in enumerate(pair.claim.tokens):
        verb = pair.alignment.source_of(number)
        if verb is None or not token.content or not _same_verb(pair, number, verb):
            continue
        if _is_passive(pair.claim, number) or _is_passive(pair.evidence, verb):
            yield from _turned(pair, number, verb)
            continue
        subject = _subject(pair.claim, number)
        if subject is None or not _behind(pair, subject, verb):
            continue
        for other in _objects(pair.claim, number):
            if _ahead(pair, other, verb):
                yield Crossing(subject, pair.alignment.source_of(other) or 0, verb)
                break


def _turned(pair: Pair, claim: int, source: int) -> Iterator[Crossing]:
    """Where it is done to another one, and either stands behind a preposition on the other side.

    "A was sent to B" and "they sent B to A"; but "A was given B" is "they gave B to A".
    """
    ours, theirs = _patient(pair.claim, claim), _patient(pair.evidence, source)
    place = pair.alignment.source_of(ours) if ours is not None else None
    if ours is None or theirs is None or place is None or place == theirs:
        return
    others = [number for number in pair.alignment.claims_of(theirs) if number > claim and _lead(pair.claim, number)]
    if others and place > source and _lead(pair.evidence, place) and _sure(pair, (ours, *others)):
        yield Crossing(ours, theirs, source)


def _patient(reading: Reading, verb: int) -> int | None:
    """What a verb is done to: before it in the passive voice, else the first noun after it with no preposition."""
    if _is_passive(reading, verb):
        return _subject(reading, verb)
    first = next(iter(_objects(reading, verb)), None)
    return first if first is not None and _lead(reading, first, verb) is None else None


def _sure(pair: Pair, numbers: Sequence[int]) -> bool:
    return all(pair.alignment.proves(number) for number in numbers)


def _same_verb(pair: Pair, claim: int, source: int) -> bool:
    """Whether both are one verb that reports nothing: "'…', said Ann" is "Ann said '…'"."""
    if not (_is_verb(pair.claim, claim) and _is_verb(pair.evidence, source)):
        return False
    if pair.claim.tokens[claim].lemma != pair.evidence.tokens[source].lemma:
        return False
    return not any(cue.kind is CueKind.REPORT and cue.first <= claim < cue.last for cue in pair.claim.cues)


def _is_verb(reading: Reading, number: int) -> bool:
    """Whether a word is a verb with its parts on both sides; those of "prize-winning" author stand the other way."""
    node = reading.tree.nodes[number] if reading.tree is not None else None
    return node is not None and node.tag == "VERB" and node.relation != "amod"


def _is_passive(reading: Reading, verb: int) -> bool:
    norms = [token.norm for token in reading.tokens]
    ahead = norms[verb + 1 : verb + 1 + BY]
    node = reading.tree.nodes[verb] if reading.tree else None
    if norms[verb].endswith("ing"):
        return False
    reduced = node is not None and node.fine == "VBN" and node.relation.split(":")[0] == "acl"
    return reduced or bool(_HELPERS & set(norms[max(0, verb - BEFORE) : verb])) or "by" in ahead


def _subject(reading: Reading, verb: int) -> int | None:
    """The nearest noun before a verb, with no other verb and no joint between, that no adjunct leads in."""
    for number in range(verb - 1, -1, -1):
        if _is_verb(reading, number) or reading.tokens[number].norm in _JOINTS:
            return None
        if _is_noun(reading, number):
            return None if _lead(reading, number) in _ADJUNCT or _is_dated(reading, number) else number
    return None


def _objects(reading: Reading, verb: int) -> list[int]:
    """The nouns after a verb, up to the next verb or joint."""
    found = []
    for number in range(verb + 1, len(reading.tokens)):
        if _is_verb(reading, number) or reading.tokens[number].norm in _JOINTS:
            break
        if _is_noun(reading, number) and not _is_dated(reading, number):
            found.append(number)
    return found


def _is_noun(reading: Reading, number: int) -> bool:
    assert reading.tree is not None  # noqa: S101 - the callers have looked for a verb
    return reading.tokens[number].content and reading.tree.nodes[number].tag in {"NOUN", "PROPN"}


def _lead(reading: Reading, noun: int, after: int = -1) -> str | None:
    """The preposition of the phrase that a noun stands in, looked for behind a token."""
    for number in range(noun - 1, after, -1):
        if reading.tree and reading.tree.nodes[number].tag == "ADP":
            return reading.tokens[number].norm
        if not (reading.tokens[number].capitalised or reading.tokens[number].stop or _is_noun(reading, number)):
            return None
    return None


def _is_dated(reading: Reading, number: int) -> bool:
    return any(number in reading.within(mention.span) for mention in reading.dates)


def _behind(pair: Pair, number: int, verb: int) -> bool:
    """Whether a part of the claim stands after the verb in the source, and only there."""
    return _only(pair, number, range(verb + 1, len(pair.evidence.tokens)), verb)


def _ahead(pair: Pair, number: int, verb: int) -> bool:
    return _only(pair, number, range(verb), verb)


def _only(pair: Pair, number: int, side: Sequence[int], verb: int) -> bool:
    place = pair.alignment.source_of(number)
    tokens = pair.evidence.tokens
    if place is None or pair.alignment.strength(number) < PROOF or place not in side:
        return False
    same = [other for other, token in enumerate(tokens) if token.lemma == tokens[place].lemma]
    return tokens[place].sentence == tokens[verb].sentence and all(
        other in side for other in same if tokens[other].sentence == tokens[verb].sentence
    )
