"""Names that a source leaves out, or gives in part, and that are taken for the one it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimcheck.language.clauses.events import argument
from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons import wordnet
from claimcheck.language.lexicons.determiners import DEFINITE
from claimcheck.language.lexicons.relations import PROOF, Step, is_honorific, is_place, is_title, relation, tells_where
from claimcheck.language.lexicons.sexes import sex_of
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading
from claimcheck.rules.anaphora import PERSONAL, is_name, may_be, slot_filled, stands_in_for, vague
from claimcheck.rules.interface import Pair

_PARTICIPLES = frozenset({"VBN", "VBG"})
_INSIDE = frozenset({".", "'", "-", "&"})
"""Marks inside a title: "Miracle at St. Anna"."""


@remembered
def taken_as_meant(pair: Pair) -> list[list[int]]:
    """Runs of the claim's name tokens that no source has, and that stand for whom the evidence speaks of."""
    return [
        run for run in missing_names(pair) if not is_known(pair, run) and (extends(pair, run) or implicit(pair, run))
    ]


@remembered
def missing_names(pair: Pair) -> list[list[int]]:
    """Runs of the claim's name tokens that met nothing; a title that the claim begins with is one."""
    found = [*runs(pair, lambda number: pair.alignment.strength(number) < PROOF and not _is_in_its_seat(pair, number))]
    title = [*range(_end_of_title(pair))]
    if not any(run[0] in title for run in found):
        return found
    words = [number for number in title if pair.claim.tokens[number].content]
    if any(pair.alignment.proves(number) for number in words):
        return found
    return [words, *(run for run in found if run[0] not in title)]


@remembered
def _end_of_title(pair: Pair) -> int:
    """One past the title of a work that a claim begins with and a verb follows: "*To Pimp a Butterfly* sold"; or 0."""
    tree, tokens = pair.claim.tree, pair.claim.tokens
    end = 0
    for number, token in enumerate(tokens):
        if token.capitalised:
            end = number + 1
        elif token.content or (token.kind == "mark" and token.norm not in _INSIDE):
            break
    follows = tree.nodes[end].tag if tree is not None and 1 < end < len(tokens) else ""
    return end if follows in {"VERB", "AUX"} else 0


def _is_in_its_seat(pair: Pair, number: int) -> bool:
    """Whether the anchor and the claim both name the capital of a country that the claim names too.

    "Danish activists in Copenhagen" are "activists in Copenhagen".
    """
    return any(
        relation(pair.claim.tokens[number].lemma, token.lemma) is Step.SEAT
        and token.capitalised
        and token.sentence == pair.home
        and pair.alignment.claims_of(place)
        for place, token in enumerate(pair.evidence.tokens)
    )


def runs(pair: Pair, wanted: Callable[[int], bool]) -> Iterator[list[int]]:
    """Runs of name tokens of the claim, those of dates left out, that are ``wanted``."""
    run: list[int] = []
    for number in range(len(pair.claim.tokens)):
        if pair.names[number] and wanted(number) and not _dated(pair.claim, number):
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _dated(reading: Reading, number: int) -> bool:
    token = reading.tokens[number]
    return any(date.span.start <= token.start < date.span.end for date in reading.dates)


def is_known(pair: Pair, run: list[int]) -> bool:
    """Whether a part of a name stands anywhere in the sources."""
    return any(pair.known(pair.claim.tokens[number].lemma) for number in run)


def extends(pair: Pair, run: list[int]) -> bool:
    """Whether the claim only gives a longer form of a name: "Terrence Howard" where the source has "Howard"."""
    if _adds_family_name(pair, run):
        return True
    after = run[-1] + 1
    if after < len(pair.claim.tokens) and pair.claim.tokens[after].norm == ".":
        after += 1  # of "John S. Howard"
    if after >= len(pair.claim.tokens) or not pair.names[after] or pair.alignment.strength(after) < PROOF:
        return False
    place = pair.alignment.source_of(after)
    before = pair.evidence.tokens[place - 1] if place else None
    if before is None or not before.capitalised or before.stop:
        return True
    if all(is_honorific(pair.claim.tokens[number].norm) for number in run):
        return _may_bear(pair, run, [place - 1, place] if place else [])
    given, other = (
        pair.claim.tokens[run[-1]].norm,
        [token.norm for token in pair.evidence.tokens[max(0, (place or 0) - 4) : place]],
    )
    return any(name.startswith(given) or given.startswith(name) for name in other if len(name) > 2)


def _may_bear(pair: Pair, titles: list[int], name: list[int]) -> bool:
    """Whether somebody called by a full name may bear a title of courtesy: "Mr Berg" is Anders Berg, not Anna Berg."""
    if any(is_title(pair.evidence.tokens[place].norm) for place in name):
        return False  # the deputy minister is not the minister
    ours = sex_of([pair.claim.tokens[number] for number in titles], None, pair.partners)
    theirs = sex_of([pair.evidence.tokens[place] for place in name], None, pair.partners)
    return None in {ours, theirs} or ours is theirs


def _adds_family_name(pair: Pair, run: list[int]) -> bool:
    """Whether what the source lacks comes after a given name that stands alone there: "Ilka Gerhold" for "Ilka"."""
    given = run[0] - 1
    place = pair.alignment.source_of(given) if run[0] and pair.names[given] and not _dated(pair.claim, given) else None
    if place is None or pair.alignment.strength(given) < PROOF or is_place(pair.claim.tokens[given].lemma):
        return False
    if is_title(pair.claim.tokens[given].norm):
        return False  # of "the duke" nobody knows which duke
    words = [pair.claim.tokens[number] for number in run]
    first = next(number for number in range(run[0], -1, -1) if not number or not pair.names[number - 1])
    if first and (pair.claim.tokens[first - 1].norm in DEFINITE or tells_where(pair.claim.tokens[first - 1].norm)):
        return False  # "the Ilka Centre", "in Ilka Bay"
    after = pair.evidence.tokens[place + 1 : place + 2]
    alone = not any(token.capitalised and token.content for token in after)
    return alone and all(is_title(word.norm) or not wordnet.knows(word.norm) for word in words)


def implicit(pair: Pair, run: list[int]) -> bool:
    """Whether the source is an excerpt that speaks of its subject by pronoun or noun only, with no name before."""
    if pair.claim.tree is None or not _whole(pair, run):
        return False
    if _left_to_pronoun(pair, run):
        return True
    if (
        not any(_is_subject(pair, number) for number in run)
        or is_place(pair.claim.tokens[run[-1]].lemma)
        or stands_in_for(pair, run[-1], pair.home) is not None
        or slot_filled(pair, run) is not None
    ):
        return False
    subject = _first_subject(pair)
    return (
        subject is not None
        and _names_nobody(pair, subject)
        and may_be(pair, pair.evidence.tokens[subject].norm, run)
        and not _done_by_named(pair, run)
        and not _antecedents(pair, pair.home)
    )


def _home(pair: Pair) -> list[int]:
    """The tokens of the anchor."""
    return [number for number, token in enumerate(pair.evidence.tokens) if token.sentence == pair.home]


def _done_by_named(pair: Pair, run: list[int]) -> bool:
    """Whether the evidence names somebody who does what the claim has its name do: "*Marsh*, a nurse who fled"."""
    tree, theirs = pair.claim.tree, pair.evidence.tree
    if tree is None or theirs is None:
        return False
    deeds = {pair.alignment.source_of(tree.nodes[number].head) for number in run if tree.nodes[number].head >= 0}
    doers = {who for event in pair.evidence.events if event.predicate in deeds for who in event.agents}
    named = doers | {theirs.nodes[who].head for who in doers if theirs.nodes[who].relation == "appos"}
    return any(_is_somebody(pair, who) for who in named)


def _first_subject(pair: Pair) -> int | None:
    """The first subject of the anchor, where it is one."""
    tree = pair.evidence.tree
    if tree is None:
        return None
    return next((number for number in _home(pair) if tree.nodes[number].relation.startswith("nsubj")), None)


def _names_nobody(pair: Pair, place: int) -> bool:
    """Whether a word is a pronoun for somebody, or "the film", and no name stands in its sentence up to there.

    Nor may one stand with it: "the library of Brede" is that of Brede.
    """
    reading, tree = pair.evidence, pair.evidence.tree
    if tree is None or not (reading.tokens[place].norm in PERSONAL or _is_left_bare(pair, tree, place)):
        return False
    sentence = reading.tokens[place].sentence
    before = {number for number in range(place) if reading.tokens[number].sentence == sentence}
    return not any(
        _is_somebody(pair, number) for number in {*(before - _others(reading, tree, place)), *argument(tree, place)}
    )


def _is_left_bare(pair: Pair, tree: Tree, place: int) -> bool:
    """Whether a clause is about "the film", and no sentence before says what it is called; "her sister" is another."""
    token, node = pair.evidence.tokens[place], tree.nodes[place]
    noun = node.tag == "NOUN" and node.relation.startswith(("nsubj", "nmod:poss")) and vague(pair.evidence, place)
    owned = any(tree.nodes[one].tag == "PRON" for one in tree.children(place, "nmod:poss"))
    return noun and not owned and not pair.called(token.sentence, token.lemma)


def _others(reading: Reading, tree: Tree, place: int) -> frozenset[int]:
    """The words before a pronoun, or "the film", that can't be meant by it: "*Ann* met her", "*set in A*, the film"."""
    doers = (who for event in reading.events if place in event.patients for who in event.agents)
    asides = (
        clause
        for clause in tree.children(tree.nodes[place].head, "advcl")
        if clause < place and tree.nodes[clause].fine in _PARTICIPLES
    )
    found = (*(argument(tree, who) for who in doers), *(tree.subtree(clause) for clause in asides))
    return frozenset(number for numbers in found for number in numbers)


def _is_somebody(pair: Pair, number: int) -> bool:
    """Whether a word of the evidence is a name, and neither of a country nor of a date."""
    reading = pair.evidence
    return is_name(reading, number) and not is_place(reading.tokens[number].lemma) and not _dated(reading, number)


def _left_to_pronoun(pair: Pair, run: list[int]) -> bool:
    """Whether the evidence has a pronoun, or "the film", just where the claim has the name, and nobody it may be."""
    for place, told in _in_its_part(pair, run):
        if told and all(_names_nobody(pair, one) and may_be(pair, pair.evidence.tokens[one].norm, run) for one in told):
            return not _antecedents(pair, pair.evidence.tokens[place].sentence)
    return False


def _in_its_part(pair: Pair, run: list[int]) -> Iterator[tuple[int, Sequence[int]]]:
    """Give what has the name's part in the deeds, and of the things, of the claim that the evidence tells of too."""
    tree, theirs = pair.claim.tree, pair.evidence.tree
    if tree is None or theirs is None:
        return
    for owned in (tree.nodes[number].head for number in run if tree.nodes[number].relation == "nmod:poss"):
        if (place := pair.alignment.proof(owned)) is not None:
            yield place, theirs.children(place, "nmod:poss")
    end = _end_of_title(pair)
    deed = tree.nodes[end].head if tree.nodes[end].tag == "AUX" else end
    if run[0] < end and deed >= 0 and (place := pair.alignment.proof(deed)) is not None:
        yield place, _subjects(pair.evidence, place)
    for event in pair.claim.events:
        place = pair.alignment.proof(event.predicate)
        told = [other for other in pair.evidence.events if other.predicate == place]
        if place is not None and not set(run).isdisjoint(event.agents):
            yield place, [one for other in told for one in other.agents]
        elif place is not None and not set(run).isdisjoint(event.patients):
            yield place, [one for other in told for one in other.patients]


def _subjects(reading: Reading, verb: int) -> Sequence[int]:
    """The subjects of a verb, its own or shared."""
    assert reading.tree is not None  # noqa: S101 - the caller has looked
    shared = ((*event.agents, *event.patients) for event in reading.events if event.predicate == verb)
    return reading.tree.children(verb, "nsubj") or next(shared, ())


def _antecedents(pair: Pair, sentence: int) -> frozenset[str]:
    """Lemmas of names, of places apart, that the source has before a sentence and that its pronouns may stand for."""
    return frozenset(name for name in pair.antecedents(sentence) if not is_place(name))


def _whole(pair: Pair, run: list[int]) -> bool:
    """Whether a run is a whole name: none of its neighbours is a name that the evidence has, as in "Bank of Ghana"."""
    tokens = pair.claim.tokens
    around = [
        number
        for end, step in ((run[0], -1), (run[-1], 1))
        for number in (end + step, end + 2 * step)
        if 0 <= number < len(tokens) and (number == end + step or not tokens[end + step].content)
    ]
    return not any(
        pair.names[number] and pair.alignment.proves(number) and not _dated(pair.claim, number) for number in around
    )


def _is_subject(pair: Pair, number: int) -> bool:
    tree = pair.claim.tree
    assert tree is not None  # noqa: S101 - the caller has looked
    return any(
        tree.nodes[one].relation.startswith(("nsubj", "nmod:poss")) for one in (number, *[*tree.above(number)][:2])
    )
