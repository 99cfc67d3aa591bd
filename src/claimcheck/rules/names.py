"""CC11x: a person, place or organisation that the evidence does not name."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.relations import PROOF, is_title
from claimcheck.model import Severity
from claimcheck.rules.anaphora import ANAPHORIC, called_by, proper, slot_filled, stands_in_for
from claimcheck.rules.antecedents import is_meant
from claimcheck.rules.arguments import NAME_REACH
from claimcheck.rules.implicit import extends, is_known, missing_names, runs, taken_as_meant
from claimcheck.rules.interface import Example, Pair, Rule, Sign

_CLAUSES = frozenset({"advcl", "parataxis", "acl"})
"""Clauses that hang on a word and tell something else of it."""


def name_unknown(pair: Pair) -> Iterator[Sign]:
    """The claim names somebody or something that no source names at all."""
    for run in missing_names(pair):
        if is_known(pair, run) or run in taken_as_meant(pair):
            continue
        rival = stands_in_for(pair, run[-1], pair.home)
        rival = slot_filled(pair, run) if rival is None else rival
        if rival is None:
            yield _sign(pair, run, f"“{pair.claim_words(run)}” stands nowhere in the source")
        else:
            yield _replaced(pair, run, rival)


def name_elsewhere(pair: Pair) -> Iterator[Sign]:
    """The source names it, but not in the sentences that carry the rest of the claim."""
    for run in missing_names(pair):
        if not is_known(pair, run) or extends(pair, run) or _partnered(pair, run):
            continue
        rival = stands_in_for(pair, run[-1], pair.home)
        if rival is None and any(called_by(pair, run, sentence) for sentence in _where(pair, run)):
            continue
        if rival is None:
            yield _sign(pair, run, f"the sentence does not name “{pair.claim_words(run)}”")
        else:
            yield _replaced(pair, run, rival)


def _where(pair: Pair, run: list[int]) -> set[int]:
    """The anchor, and the sentence that has what a name hangs on: "*the company's* director" for "Brevik's"."""
    place = _governor(pair, run)
    return {pair.home} if place is None else {pair.home, pair.evidence.tokens[place].sentence}


def _partnered(pair: Pair, run: list[int]) -> bool:
    """Whether the evidence has the other half of a name that stands in full elsewhere: "Sir Colin" for "Mabey".

    A claim that has both halves itself means nobody else: "Ann Lee" is not "Kay Lee".
    """
    return not _beside_its_name(pair, run) and all(
        any(
            token.capitalised
            and not is_title(token.norm)
            and token.lemma in pair.partners(pair.claim.tokens[number].lemma)
            for token in pair.evidence.tokens
        )
        for number in run
    )


def _beside_its_name(pair: Pair, run: list[int]) -> bool:
    """Whether a given name stands before a family name that the evidence gives to somebody else."""
    after = run[-1] + 1
    if after >= len(pair.claim.tokens) or not pair.names[after] or pair.alignment.strength(after) < PROOF:
        return False
    place = pair.alignment.source_of(after)
    return bool(place) and _is_given_name(pair, place or 0)


def name_borrowed(pair: Pair) -> Iterator[Sign]:
    """The name stands in another sentence than the rest, which has another name there, or nothing to stand for it.

    "The scheme in Oxley was scrapped" is not carried by "The scheme in Stanwick was scrapped" because a neighbouring
    sentence mentions Oxley. A pronoun or "the company" may stand for a name of a sentence before.
    """
    home = pair.home
    for run in runs(pair, pair.alignment.proves):
        places = [place for number in run if (place := pair.alignment.source_of(number)) is not None]
        away = all(pair.evidence.tokens[place].sentence not in {home, pair.lead} for place in places)
        if _under_stand_in(pair, run, places):
            continue
        given = _other_given_name(pair, run)
        if given is not None or (not _under_governor(pair, run, places) and _has_part(pair, run, home)):
            rival = given if given is not None else stands_in_for(pair, run[-1], home, cased=not away)
            if rival is not None:
                yield _replaced(pair, run, rival)
            elif away and not (
                _beside(pair, run, places)
                or called_by(pair, run, home)
                or _left_out(pair, run)
                or is_meant(pair, run, places)
            ):
                yield _sign(pair, run, f"the sentence does not name “{pair.claim_words(run)}”, its neighbour does")


def _beside(pair: Pair, run: list[int], places: list[int]) -> bool:
    """Whether the name belongs, in its own sentence, to the noun right before it in the claim.

    "A storm with winds of 130 km/h at Sellick cut the power": the tree may have hung "at Sellick" on the storm.
    """
    tree, theirs = pair.claim.tree, pair.evidence.tree
    before = next((number for number in range(run[0] - 1, -1, -1) if pair.claim.tokens[number].content), None)
    if tree is None or theirs is None or before is None or tree.nodes[before].tag not in {"NOUN", "PROPN"}:
        return False
    place = pair.alignment.proof(before)
    if place is None:
        return False
    told = {number for noun in (place, *_again(pair, before, places)) for number in _told_with(theirs, noun)}
    return not told.isdisjoint(places)


def _again(pair: Pair, number: int, places: list[int]) -> list[int]:
    """Where the sentences of some places have a name that stands in the claim: Howard is Howard in both sentences."""
    sentences = {pair.evidence.tokens[place].sentence for place in places}
    name = pair.claim.tokens[number].lemma if pair.names[number] else None
    tokens = enumerate(pair.evidence.tokens)
    return [place for place, token in tokens if token.lemma == name and token.sentence in sentences]


def _told_with(tree: Tree, noun: int) -> tuple[int, ...]:
    """What is told by the verb of a noun, in its own clause."""
    deed = next((above for above in tree.above(noun) if tree.nodes[above].tag == "VERB"), noun)
    return tree.subtree(deed, without=frozenset({"conj", *_CLAUSES}))


def _left_out(pair: Pair, run: list[int]) -> bool:
    """Whether a sentence speaks of a thing without its owner, who was named before: "A wheel weighs 40 kilos"."""
    tree, theirs = pair.claim.tree, pair.evidence.tree
    owned = (
        next((tree.nodes[number].head for number in run if tree.nodes[number].relation.startswith("nmod")), -1)
        if tree
        else -1
    )
    thing = pair.alignment.source_of(owned) if owned >= 0 else None
    if thing is None or theirs is None or pair.alignment.strength(owned) < PROOF:
        return False
    owners = [child for child in theirs.children(thing, "nmod:poss", "nmod") if proper(pair.evidence, child)]
    told = pair.antecedents(pair.home)
    return not owners and any(pair.claim.tokens[number].lemma in told for number in run)


def _other_given_name(pair: Pair, run: list[int]) -> int | None:
    """The given name that the evidence has before the claim's family name, when it is another one everywhere."""
    tokens = pair.evidence.tokens
    for first, last in pairwise(run):
        ours = pair.claim.tokens[first]
        places = [
            place for place, token in enumerate(tokens) if token.lemma == pair.claim.tokens[last].lemma and place > 0
        ]
        if last != first + 1 or not places or pair.alignment.source_of(first) is None or is_title(ours.norm):
            continue
        met = pair.alignment.source_of(first)
        if any(met is not None and 0 < place - met <= NAME_REACH for place in places):
            continue
        if any(
            _same_start(ours.norm, token.norm)
            for place in places
            for token in tokens[max(0, place - NAME_REACH) : place]
        ):
            continue
        rivals = [place - 1 for place in places if _is_given_name(pair, place)]
        if rivals:
            return rivals[0]
    return None


def _is_given_name(pair: Pair, place: int) -> bool:
    before, name = pair.evidence.tokens[place - 1], pair.evidence.tokens[place]
    return (
        before.sentence == name.sentence
        and before.capitalised
        and before.content
        and before.kind == "word"
        and not is_title(before.norm)
    )


def _same_start(first: str, second: str) -> bool:
    """Whether one name is the beginning of the other: Zac, Zachary."""
    return first == second or (len(second) > 2 and (second.startswith(first) or first.startswith(second)))


def _under_governor(pair: Pair, run: list[int], places: list[int]) -> bool:
    """Whether the name hangs, in the evidence too, on what it hangs on in the claim."""
    theirs = pair.evidence.tree
    if theirs is None:
        return True
    place = _governor(pair, run)
    return place is None or not set(places).isdisjoint(theirs.subtree(place, without=_CLAUSES))


def name_implicit(pair: Pair) -> Iterator[Sign]:
    """The source names nobody here, or not in full; the claim's name is taken for the one that is meant."""
    for run in taken_as_meant(pair):
        yield _sign(
            pair,
            run,
            f"the source does not name “{pair.claim_words(run)}” in full; taken for the one that is meant",
        )


def _under_stand_in(pair: Pair, run: list[int], places: list[int]) -> bool:
    """Whether the name hangs on a word that stands for the claim's noun: "prices rose, *those* in B fell"."""
    tree, theirs = pair.claim.tree, pair.evidence.tree
    if tree is None or theirs is None:
        return False
    deeds = {pair.alignment.source_of(above) for above in tree.above(run[-1])}
    return any(
        pair.evidence.tokens[above].norm in ANAPHORIC and theirs.nodes[above].head in deeds
        for place in places
        for above in theirs.above(place)
    )


def _has_part(pair: Pair, run: list[int], home: int) -> bool:
    """Whether what the name hangs on stands in the anchor sentence."""
    place = _governor(pair, run)
    return place is not None and pair.evidence.tokens[place].sentence == home


def _governor(pair: Pair, run: list[int]) -> int | None:
    """Where the evidence has the nearest word that a name of the claim hangs on and that it proves."""
    above = pair.claim.tree.above(run[-1]) if pair.claim.tree else ()
    words = (number for number in above if number not in run and pair.claim.tokens[number].content)
    return next((place for number in words if (place := pair.alignment.proof(number)) is not None), None)


def _replaced(pair: Pair, run: list[int], rival: int) -> Sign:
    message = f"the sentence has “{pair.source_words([rival])}” where the claim has “{pair.claim_words(run)}”"
    return Sign.of(pair, message, run, [rival], contradicts=True)


def _sign(pair: Pair, run: list[int], message: str) -> Sign:
    return Sign.of(pair, message, run)


RULES = (
    Rule(
        "CC111",
        "name-unknown",
        Severity.ERROR,
        name_unknown,
        (
            Example("The bridge was opened by Anna Berg.", "The bridge was opened by Maria Lind.", fires=True),
            Example("The bridge was opened by Lind.", "The bridge was opened by Maria Lind.", fires=False),
        ),
    ),
    Rule(
        "CC112",
        "name-elsewhere",
        Severity.ERROR,
        name_elsewhere,
        (
            Example(
                "The harbour was closed by Karlstad council.",
                "The harbour was closed by the Malmo council. Rain fell. Snow fell. Sleet fell. Hail fell. "
                "Karlstad was dry.",
                fires=True,
            ),
            Example(
                "The harbour was closed by Malmo council.", "The harbour was closed by the Malmo council.", fires=False
            ),
        ),
    ),
    Rule(
        "CC113",
        "name-borrowed",
        Severity.ERROR,
        name_borrowed,
        (
            Example(
                "The plan was praised in Oxley.",
                "Nobody from Oxley came. The plan was praised in Stanwick.",
                fires=True,
            ),
            Example(
                "The plan was praised in Stanwick.",
                "Nobody from Oxley came. The plan was praised in Stanwick.",
                fires=False,
            ),
            Example(
                "The talks were held in Oxley.", "Nobody from Oxley came. They held talks in Stanwick.", fires=True
            ),
        ),
    ),
    Rule(
        "CC114",
        "name-implicit",
        Severity.WARNING,
        name_implicit,
        (
            Example("Maria Lind opened the bridge.", "Lind opened the bridge.", fires=True),
            Example("Lind opened the bridge.", "Lind opened the bridge.", fires=False),
        ),
    ),
)
