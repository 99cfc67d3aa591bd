"""CC20x: a claim, or a part of one, that no sentence carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from claimcheck.language.clauses.events import Event
from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.relations import PROOF, Step
from claimcheck.language.lexicons.words import is_light
from claimcheck.language.memory import remembered
from claimcheck.language.quantifiers import STRONG, scaled
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import Cue, CueKind
from claimcheck.language.scopes.reasons import find_reasons
from claimcheck.model import Severity
from claimcheck.rules.ages import inside_age, told_by_age
from claimcheck.rules.anaphora import is_definite
from claimcheck.rules.aspects import empty_aspects
from claimcheck.rules.binding import counted_anyhow
from claimcheck.rules.comparison import compared_words
from claimcheck.rules.couples import couple
from claimcheck.rules.cover import is_covered
from claimcheck.rules.exceptions import told_as_exempt
from claimcheck.rules.implicit import taken_as_meant
from claimcheck.rules.implied import implied_verbs
from claimcheck.rules.interface import Example, Pair, Rule, Sign
from claimcheck.rules.measures import measuring_verbs
from claimcheck.rules.opposites import NEGATIVE, evens_out, opposed
from claimcheck.rules.relatives import told_from_the_other_side

HALF = 0.5
"""Above this weighted share of words that met nothing, a joined clause is not carried."""
HEAVY = 0.12
"""Share of a claim's weight from which its main verb is too much to leave uncarried."""
ABOUT = 0.55
"""Below this weighted share of met words, the best sentence is about something else."""
LOOSE = 0.12
"""Above this weighted share of words that met nothing, part of a claim that follows its sentence is not carried."""
FREE = 0.3
"""The same share for a claim in words and an order of its own, where a word that meets nothing proves little."""
CLOSE = 0.5
"""From this share of neighbouring words that are neighbours in the evidence too, a claim follows its sentence."""
_SHOWN = 8
"""Words that a message names."""
ADJECTIVES = 3
"""Within how many words before a noun its adjectives stand."""
_NARROWING = frozenset({"amod", "compound"})
_DESCRIBING = frozenset({"ADJ", "NOUN", "VERB"})
_NOT_YET = frozenset({CueKind.FUTURE, CueKind.PLAN, CueKind.PROMISE, CueKind.MODAL})
PLAIN_NO = frozenset({"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot"})
_SAYING = frozenset({CueKind.REPORT, CueKind.FACTIVE})
_POLAR = frozenset({"any", "anybody", "anyone", "anything", "anywhere", "ever", "yet", "either"})
"""Words that go with a negation and add nothing to it: "did not know of *any* injuries"."""
_WEAKENING = frozenset(
    {
        CueKind.MODAL,
        CueKind.ALLEGED,
        CueKind.PROBABLE,
        CueKind.CONDITION,
        CueKind.PARTIAL,
        CueKind.NEGATION,
        CueKind.REPORT,
        CueKind.DOUBT,
        CueKind.FUTURE,
    }
)
"""Cues that a claim may add, or that other rules speak of."""


def not_found(pair: Pair) -> Iterator[Sign]:
    """No sentence of the source is about this."""
    if about(pair) < ABOUT:
        yield Sign("no sentence of the source is about this")


def part_uncarried(pair: Pair) -> Iterator[Sign]:
    """A sentence carries some of the claim, and nothing carries the words shown."""
    open_words = uncarried(pair)
    close = pair.strict or closeness(pair) >= CLOSE
    limit = pair.slack * (LOOSE if close else FREE)
    much = sum(pair.weights[number] for number in open_words) > limit * _told(pair)
    if about(pair) >= ABOUT and (
        much or _clause_uncarried(pair, open_words) or _narrowed(pair, open_words) or _other_object(pair, open_words)
    ):
        open_words = tuple(number for number in open_words if pair.alignment.strength(number) == 0) or open_words
        words = _named(pair, open_words)
        yield Sign(
            f"nothing in the source carries {words}",
            claim=pair.claim_span(open_words),
            claim_value=words,
        )


def _named(pair: Pair, numbers: Sequence[int]) -> str:
    """Name some words of a claim, each once; of many the first."""
    words: dict[str, str] = {}
    for number in numbers:
        words.setdefault(pair.claim.tokens[number].norm, f"“{pair.claim_words([number])}”")
    named = list(words.values())
    more = len(named) - _SHOWN
    return ", ".join(named[:_SHOWN]) + (f" and {more} more word{'s' if more > 1 else ''}" if more > 0 else "")


def _clause_uncarried(pair: Pair, open_words: Sequence[int]) -> bool:
    """Whether most of a clause that is joined to the rest by "and" met nothing."""
    tree = pair.claim.tree
    if tree is None:
        return False
    joined = (node.number for node in tree.nodes if node.relation == "conj" and node.tag == "VERB")
    for clause in (tree.subtree(head, without=frozenset({"conj", "cc"})) for head in joined):
        weight = sum(pair.weights[number] for number in clause)
        if sum(pair.weights[number] for number in clause if number in open_words) > pair.slack * HALF * weight:
            return True
    return False


def _narrowed(pair: Pair, open_words: Sequence[int]) -> bool:
    """Whether a word that no source has narrows a thing of the sentence: "*private* schools" for schools.

    Where the sentence describes the thing in its own words, the two may say the same: "big" for "largest".
    """
    tree = pair.claim.tree
    return tree is not None and any(
        tree.nodes[number].relation in _NARROWING
        and number < tree.nodes[number].head
        and pair.alignment.matches[number] is None
        and pair.known(pair.claim.tokens[number].lemma) == _put_otherwise(pair, tree.nodes[number].head)
        and not is_light(pair.claim.tokens[number].lemma)
        and pair.alignment.proves(tree.nodes[number].head)
        and pair.claim.tokens[tree.nodes[number].head].content
        for number in open_words
    )


def _other_object(pair: Pair, open_words: Sequence[int]) -> bool:
    """Whether the sentence tells the deed of another thing than one that met nothing: "raise taxes" for "fares"."""
    tree, theirs = pair.claim.tree, pair.evidence.tree
    if tree is None or theirs is None:
        return False
    for number in open_words:
        deed, part = tree.nodes[number].head, _part(tree, number)
        place = pair.alignment.proof(deed) if deed >= 0 else None
        if part is None or place is None or pair.alignment.matches[number] is not None:
            continue
        others = [one for one in theirs.children(place) if _part(theirs, one) == part]
        told = [one for top in others for one in theirs.subtree(top) if pair.evidence.tokens[one].content]
        other_name = part == "obj" and any(is_definite(pair.evidence, one) for one in others)
        if told and not other_name and not any(pair.alignment.claims_of(one) for one in told):
            return True  # "raised *its* outlook" may be "raised its forecast"
    return False


def _part(tree: Tree, number: int) -> str | None:
    """What part a thing has in a deed or thing: its object, or what goes with it "on", "of", "for"; else nothing."""
    relation = tree.nodes[number].relation
    if relation in {"obj", "nsubj:pass"}:
        return "obj"
    if relation in {"obl:unmarked", "nmod:unmarked"} and tree.nodes[number].tag == "NOUN":
        return relation  # "a *year*"
    cases = tree.children(number, "case") if relation in {"obl", "nmod"} else []
    return tree.nodes[cases[0]].lemma if cases else None


def _put_otherwise(pair: Pair, thing: int) -> bool:
    """Whether the evidence describes a thing in words of its own, which no word of the claim met."""
    place, tree = pair.alignment.source_of(thing), pair.evidence.tree
    if place is None or tree is None:
        return False
    near = (number for number in range(max(0, place - ADJECTIVES), place) if not pair.alignment.claims_of(number))
    return any(tree.nodes[number].tag in _DESCRIBING and pair.evidence.tokens[number].content for number in near)


def closeness(pair: Pair) -> float:
    """Share of neighbouring content words of the claim that are neighbours in the evidence too, in the same order."""
    order = {
        number: place
        for place, number in enumerate(number for number, token in enumerate(pair.evidence.tokens) if token.content)
    }
    content = [number for number, token in enumerate(pair.claim.tokens) if token.content]
    met = [order.get(place) if (place := pair.alignment.source_of(number)) is not None else None for number in content]
    kept = sum(first is not None and second is not None and 0 <= second - first <= 2 for first, second in pairwise(met))
    return kept / max(1, len(content) - 1)


@remembered
def about(pair: Pair) -> float:
    """Weighted share of the claim's words that are met; words that other rules speak of are left out."""
    spoken = _spoken(pair).union(*taken_as_meant(pair))
    rest = [0.0 if number in spoken else weight for number, weight in enumerate(pair.weights)]
    return pair.alignment.coverage(rest) if sum(rest) else 1.0


@remembered
def _told(pair: Pair) -> float:
    """The weight of what the claim tells; a name taken for the one that is meant tells nothing."""
    meant = {number for run in taken_as_meant(pair) for number in run}
    return sum(weight for number, weight in enumerate(pair.weights) if number not in meant)


@remembered
def _spoken(pair: Pair) -> frozenset[int]:
    """Claim tokens that other rules speak of: numbers, dates, denied opposites, and cues that a claim may add."""
    spoken = {number for cue in pair.claim.cues if _spoken_of(pair, cue) for number in range(cue.first, cue.last)}
    spoken |= {
        number
        for number, token in enumerate(pair.claim.tokens)
        if token.norm in _POLAR and is_covered(pair.claim, number, NEGATIVE)
    }
    spoken |= {claim for claim, source in opposed(pair) if evens_out(pair, claim, source)}
    for span in [*(quantity.span for quantity in pair.claim.quantities), *(date.span for date in pair.claim.dates)]:
        spoken.update(pair.claim.within(span))
    spoken |= _ages(pair) | counted_anyhow(pair)
    if pair.claim.tree is not None:
        given = find_reasons(pair.claim.tokens, pair.claim.tree)
        spoken.update(number for reason in given for number in reason.connective)
    spoken |= {number for number in range(len(pair.claim.tokens)) if couple(pair, number)}
    shares = (one for one in scaled(pair.claim) if one.rank < STRONG or one.scale == "amount")
    spoken |= compared_words(pair) | measuring_verbs(pair) | empty_aspects(pair) | told_as_exempt(pair)
    spoken |= implied_verbs(pair) | told_from_the_other_side(pair) | told_by_age(pair)
    return frozenset(spoken | {number for one in shares for number in range(one.first, one.last)})


def _ages(pair: Pair) -> set[int]:
    """The word "age" before a figure, which says no more than the figure: "died at the *age* of 78", "dies at 78"."""
    tokens = pair.claim.tokens
    figures = [pair.claim.within(quantity.number_span) for quantity in pair.claim.quantities if quantity.unit == "year"]
    firsts = [numbers[0] for numbers in figures if len(numbers) and numbers[0] > 1]
    return {first - 2 for first in firsts if [token.norm for token in tokens[first - 2 : first]] == ["age", "of"]}


@remembered
def uncarried(pair: Pair) -> tuple[int, ...]:
    """Content words of the claim that met nothing and that no other rule speaks of (names, numbers, dates, cues)."""
    spoken = _spoken(pair).union(*taken_as_meant(pair))
    return tuple(
        number
        for number, token in enumerate(pair.claim.tokens)
        if token.content and number not in spoken and not pair.names[number] and not _is_met(pair, number)
    )


def _is_met(pair: Pair, number: int) -> bool:
    """Whether a word is proved, or told from the event's other side, which is for the rule on roles to judge."""
    match = pair.alignment.matches[number]
    proved = match is not None and (match.step.strength >= PROOF or match.step is Step.CONVERSE)
    return proved and match is not None and not inside_age(pair.evidence, match.source)


def _spoken_of(pair: Pair, cue: Cue) -> bool:
    """Whether a cue may stand in a claim and not in its sentence: it weakens, or other rules speak of it."""
    first = pair.claim.tokens[cue.first]
    if cue.kind is CueKind.PLAN:
        met = {pair.alignment.source_of(number) for number in cue.focus} - {None}
        return first.lemma == "be" or any(
            other.kind in _NOT_YET and met & other.covered for other in pair.evidence.cues
        )
    if cue.kind is CueKind.FACTIVE:
        met = {pair.alignment.source_of(number) for number in cue.focus} - {None}
        return any(other.kind in _SAYING and met & other.covered for other in pair.evidence.cues)
    if cue.kind is CueKind.NEGATION and not first.stop and first.norm not in PLAIN_NO:
        things = {place for number in cue.focus if (place := pair.alignment.source_of(number)) is not None}
        return any(
            other.kind is CueKind.NEGATION and _is_denied_by(pair, other, things) for other in pair.evidence.cues
        )
    return cue.kind in _WEAKENING


def _is_denied_by(pair: Pair, cue: Cue, things: Set[int]) -> bool:
    """Whether a cue denies one of some things, or a deed done by or to it: who is "not *in* the study" rejects none."""
    deeds = [event for event in pair.evidence.events if event.predicate in cue.focus]
    parts = {number for one in deeds for number in (*one.agents, *one.patients, *one.complements)}
    return not things.isdisjoint(parts if deeds else cue.covered) or not things.isdisjoint(cue.focus)


def predicate_uncarried(pair: Pair) -> Iterator[Sign]:
    """What the claim says happened met nothing at all, though the rest of its words did."""
    tree = pair.claim.tree
    if tree is None or about(pair) < ABOUT:
        return
    total = _told(pair)
    for node in tree.nodes:
        token = pair.claim.tokens[node.number]
        main = node.relation == "root" or (
            node.relation in {"conj", "xcomp", "ccomp"} and tree.nodes[node.head].relation == "root"
        )
        if (
            main
            and (node.tag == "VERB" or _names_what_somebody_is(pair, node.number))
            and not is_light(token.lemma)
            and pair.alignment.strength(node.number) == 0
            and (
                (pair.weights[node.number] >= HEAVY * total and node.relation != "ccomp")
                or _told_another_deed(pair, node.number)
            )
            and node.number in uncarried(pair)
        ):
            yield Sign.of(pair, f"nothing in the source says that anything “{token.text}”", [node.number])


def _told_another_deed(pair: Pair, verb: int) -> bool:
    """Whether the sentence that a claim follows tells another deed of two things: "Ann *sued* Kim", "Ann met Kim".

    In a long claim no single word weighs much, but what was done is no smaller part of what it says.
    """
    if closeness(pair) < CLOSE:
        return False
    ours = {place for place in map(pair.alignment.source_of, _parts_of(pair.claim, verb)) if place is not None}
    return any(
        not pair.alignment.claims_of(event.predicate) and len(ours.intersection(_parts_in(event))) > 1
        for event in pair.evidence.events
        if not event.nominal
    )


def _parts_of(reading: Reading, verb: int) -> set[int]:
    return {number for event in reading.events if event.predicate == verb for number in _parts_in(event)}


def _parts_in(event: Event) -> tuple[int, ...]:
    """All that has a part in an event."""
    return (*event.agents, *event.patients, *event.complements, *(number for _, number in event.others))


def _names_what_somebody_is(pair: Pair, number: int) -> bool:
    """Whether a noun says what somebody with a name is: "Lucy Cane is his *niece*"."""
    tree = pair.claim.tree
    if tree is None or tree.nodes[number].tag != "NOUN" or not tree.children(number, "cop"):
        return False
    return any(pair.names[child] for child in tree.children(number, "nsubj"))


RULES = (
    Rule(
        "CC204",
        "predicate-uncarried",
        Severity.ERROR,
        predicate_uncarried,
        (
            Example("The mayor insulted the fans.", "The mayor met the fans of the club on Friday.", fires=True),
            Example("The mayor met the fans.", "The mayor met the fans of the club on Friday.", fires=False),
        ),
        hint="claim only what the sentence says happened",
    ),
    Rule(
        "CC201",
        "not-found",
        Severity.ERROR,
        not_found,
        (
            Example("The orchestra toured Japan.", "Wheat prices fell sharply after the harvest.", fires=True),
            Example("Wheat prices fell.", "Wheat prices fell sharply after the harvest.", fires=False),
        ),
        hint="check the spelling, the source, or drop the claim",
    ),
    Rule(
        "CC202",
        "part-uncarried",
        Severity.ERROR,
        part_uncarried,
        (
            Example(
                "Wheat prices fell because of smuggling.", "Wheat prices fell sharply after the harvest.", fires=True
            ),
            Example(
                "Wheat prices fell after the harvest.", "Wheat prices fell sharply after the harvest.", fires=False
            ),
        ),
        hint="claim only what the sentence says, or split the claim",
    ),
)
