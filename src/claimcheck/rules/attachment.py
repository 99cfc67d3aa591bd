"""Phrases that hang elsewhere in the source: "cleared of murder" for "guilty of murder", "behind A" for "behind B"."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache

from claimcheck.language.clauses.events import argument
from claimcheck.language.lexicons import lexicon
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading
from claimcheck.rules.anaphora import vague
from claimcheck.rules.crossing import Crossing
from claimcheck.rules.interface import Pair

_CORE = frozenset({"of", "to", "from", "with", "against", "for", "into", "over", "about"})
"""Prepositions that a word asks for; those of place and time may hang on anything near."""
_REASON = frozenset({"because of", "due to", "owing to", "thanks to", "on account of", "as a result of"})
_PLACING = frozenset({"in", "at", "on", "by"})
"""Prepositions that may hang on anything near: one that fills two words of a sentence tells them apart."""
_OTHER_FACTS = frozenset({"conj"})
_ONE_WAY = frozenset({"behind", "above", "below", "beneath", "under", "ahead", "inside", "outside"})
"""Prepositions whose two sides can't change places."""


def displaced(pair: Pair) -> Iterator[Crossing]:
    """Give the phrases of the claim whose place the source fills with another one, and which it hangs elsewhere."""
    for noun, preposition, governor in _phrases(pair.claim, _CORE | _PLACING):
        top, place = pair.alignment.proof(governor), pair.alignment.proof(noun)
        if top is None or place is None or not _apart(pair, top, place, preposition, noun):
            continue
        if preposition in _PLACING and not _in_other_phrase(pair, preposition, place, top):
            continue
        rivals = [other for other, own, head in _phrases(pair.evidence, {preposition}) if head == top]
        away = pair.evidence.tokens[top].sentence != pair.evidence.tokens[place].sentence
        if away and any(vague(pair.evidence, rival) for rival in rivals):
            continue  # "the applicant" may be who a sentence before names
        if rivals and not any(_told(pair, rival) for rival in rivals):
            yield Crossing(noun, rivals[0], top)


def other_reasons(pair: Pair) -> Iterator[Crossing]:
    """Give the reasons of the claim where the source gives another one for the same: "because of the heat"."""
    for noun, _, governor in _phrases(pair.claim, _REASON):
        top = pair.alignment.proof(governor)
        rivals = [other for other, _, head in _phrases(pair.evidence, _REASON) if head == top]
        if rivals and not any(_told(pair, rival) for rival in rivals):
            yield Crossing(noun, rivals[0], rivals[0])


def turned_round(pair: Pair) -> Iterator[Crossing]:
    """Give the phrases that the source has of the thing which the claim sets against them: "A behind B"."""
    for noun, preposition, _ in _phrases(pair.claim, _ONE_WAY):
        subject = _subject(pair.claim, noun)
        met = pair.alignment.proof(subject) if subject is not None else None
        for other, *_ in _phrases(pair.evidence, {preposition}):
            if met is not None and _names(pair, other, met) and pair.alignment.source_of(noun) != other:
                yield Crossing(subject or 0, other, other)


def _names(pair: Pair, noun: int, name: int) -> bool:
    """Whether a word is a noun of the evidence or the name of one: "leaders *Karlsund*"."""
    tree = pair.evidence.tree
    return noun == name or (tree is not None and name in tree.children(noun, "appos", "flat"))


def exchanged(pair: Pair) -> Iterator[Crossing]:
    """Give the phrases of one word that changed prepositions with one another: "from A to B" for "from B to A"."""
    for noun, preposition, governor in _phrases(pair.claim, _CORE):
        top, place = pair.alignment.proof(governor), pair.alignment.proof(noun)
        theirs = {other: own for other, own, head in _phrases(pair.evidence, _CORE) if head == top}
        rivals = [other for other in theirs if theirs[other] == preposition and other != place]
        if place in theirs and theirs[place] != preposition and any(_stands(pair, noun, rival) for rival in rivals):
            yield Crossing(noun, rivals[0], top or 0)


def opposed(pair: Pair) -> Iterator[Crossing]:
    """Give the phrases of a verb that the source has behind the opposite preposition alone: "sent to A", "from A"."""
    tree, theirs = pair.claim.tree, pair.evidence.tree
    for noun, preposition, governor in _phrases(pair.claim, _opposites().keys()):
        top, place = pair.alignment.proof(governor), pair.alignment.proof(noun)
        if tree is None or theirs is None or top is None or place is None or tree.nodes[governor].tag != "VERB":
            continue
        lemmas = {tree.nodes[governor].lemma, theirs.nodes[top].lemma}
        against = {word for word, alike in _opposites()[preposition].items() if alike.isdisjoint(lemmas)}
        inside = {number for verb in _again(pair.evidence, top) for number in theirs.subtree(verb)}
        told = [(other, own) for other, own, _ in _phrases(pair.evidence, against) if other in inside]
        if not _is_borne_out(pair, preposition, place, inside) and any(other == place for other, _ in told):
            yield Crossing(noun, place, top)


def interchangeable(pair: Pair) -> frozenset[int]:
    """The claim's prepositions that come to the same as their opposites behind its verb: "vaccinated *for* flu"."""
    tree = pair.claim.tree
    return frozenset(
        case
        for noun, preposition, governor in _phrases(pair.claim, _opposites().keys())
        if tree and any(tree.nodes[governor].lemma in alike for alike in _opposites()[preposition].values())
        for case in tree.children(noun, "case")
    )


def _is_borne_out(pair: Pair, preposition: str, place: int, inside: Set[int]) -> bool:
    """Whether some words of the evidence have a noun, or a pronoun, behind a preposition."""
    tree, tokens = pair.evidence.tree, pair.evidence.tokens
    assert tree is not None  # noqa: S101 - the caller has looked
    return any(
        tokens[head].lemma == tokens[place].lemma or tree.nodes[head].tag == "PRON"
        for head in inside
        if any(tokens[case].norm == preposition for case in tree.children(head, "case"))
    )


def _again(reading: Reading, place: int) -> Iterator[int]:
    """Where a reading has a word, in whatever form."""
    return (number for number, token in enumerate(reading.tokens) if token.lemma == reading.tokens[place].lemma)


@cache
def _opposites() -> dict[str, dict[str, frozenset[str]]]:
    """Preposition → its opposites, each with the verbs behind which both come to the same."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for one, other, *alike in lexicon.rows("opposed_prepositions.tsv"):
        verbs = frozenset(verb for row in alike for verb in row.split())
        found.setdefault(one, {})[other] = verbs
        found.setdefault(other, {})[one] = verbs
    return found


def _stands(pair: Pair, noun: int, rival: int) -> bool:
    """Whether a claim has a word of the evidence in another phrase of its own."""
    tree = pair.claim.tree
    return tree is not None and any(
        number != noun and tree.children(number, "case") for number in pair.alignment.claims_of(rival)
    )


def _phrases(reading: Reading, prepositions: Set[str]) -> list[tuple[int, str, int]]:
    """Nouns behind one of some prepositions: noun, preposition, and the content word that the phrase hangs on."""
    return [phrase for phrase in _every_phrase(reading) if phrase[1] in prepositions]


@remembered
def _every_phrase(reading: Reading) -> tuple[tuple[int, str, int], ...]:
    return tuple(_led(reading))


def _led(reading: Reading) -> Iterator[tuple[int, str, int]]:
    tree = reading.tree
    for node in tree.nodes if tree else ():
        above = node.head if node.head >= 0 else node.number  # "A is behind B" hangs on nothing
        if tree is None or not reading.tokens[node.number].content:
            continue
        cases = [reading.tokens[case].norm for case in tree.children(node.number, "case")]
        for preposition in dict.fromkeys([*cases, " ".join(cases)]):
            if reading.tokens[above].content:
                yield node.number, preposition, above


def _subject(reading: Reading, noun: int) -> int | None:
    """The subject of the clause that a noun stands in."""
    tree = reading.tree
    above = [noun, *tree.above(noun)] if tree else []
    return next((child for one in above if tree for child in tree.children(one, "nsubj")), None)


def _told(pair: Pair, rival: int) -> bool:
    """Whether a claim has a word of a rival phrase too, or the phrase only stands for something: "of their own"."""
    assert pair.evidence.tree is not None  # noqa: S101 - it was found in a tree
    phrase = argument(pair.evidence.tree, rival)
    return pair.evidence.tokens[rival].norm in {"one", "ones", "own"} or any(
        pair.evidence.tokens[number].content and pair.alignment.claims_of(number) for number in phrase
    )


def _apart(pair: Pair, top: int, place: int, preposition: str, noun: int) -> bool:
    """Whether a word of the evidence hangs on another content word of the same sentence than ``top``."""
    tree, tokens = pair.evidence.tree, pair.evidence.tokens
    if tree is not None and preposition in _CORE and tokens[top].sentence != tokens[place].sentence:
        return tokens[top].sentence == pair.home and not pair.names[noun]
    if (
        tree is None
        or tree.nodes[place].relation == "advmod"
        or tokens[top].sentence != tokens[place].sentence
        or place in tree.subtree(top, without=_OTHER_FACTS if preposition in _PLACING else frozenset())
    ):
        return False
    return top not in tree.subtree(place)


def _in_other_phrase(pair: Pair, preposition: str, place: int, top: int) -> bool:
    """Whether the source has the very phrase, and of a word of the kind of ``top``: "highest in A, *lowest in B*"."""
    tree = pair.evidence.tree
    return tree is not None and any(
        noun == place and head != top and tree.nodes[head].tag == tree.nodes[top].tag
        for noun, _, head in _phrases(pair.evidence, {preposition})
    )
