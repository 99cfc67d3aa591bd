"""Which number of the evidence is the claim's: the one whose surroundings fit best.

Surroundings are read off the tree: the noun that is counted with its modifiers, the predicate above, and the
predicate's arguments, each with a weight that falls with the distance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.language import lexicon
from claimcheck.language.cues import CueKind
from claimcheck.language.intervals import Comparison
from claimcheck.language.quantities import Quantity, QuantityKind, compare
from claimcheck.language.reading import Reading
from claimcheck.language.relations import PROOF, relation
from claimcheck.language.terms import Token
from claimcheck.language.trees import Tree
from claimcheck.language.words import lemma_of
from claimcheck.matching.alignment import CARRYING
from claimcheck.model import Span
from claimcheck.rules.anaphora import DEFINITE
from claimcheck.rules.interface import Pair

NEAR, PREDICATE, FAR = 1.0, 0.7, 0.5
ELSEWHERE = 2
"""How many words of a claim must stand outside the whole's phrase before its number is the part's."""
_EACH = frozenset({"a", "an", "per", "each", "every", "/"})
_AGO = frozenset({"ago", "earlier", "later", "before", "after"})
_HAVING = frozenset({"have", "be", "there"})
LISTED = 3
"""Within how many words behind a number the phrase stands that tells it from the others of a list."""
PARTED = 5
"""Within how many words before a whole its "of" stands."""
_PLACING = frozenset({"in", "on", "at", "of", "for", "among", "to", "from", "by"})
_NAMELIKE = frozenset({QuantityKind.SCORE, QuantityKind.IDENTIFIER})
"""Kinds whose figures are names: one that stands in the evidence is not bound to something else."""
_MAYBE = frozenset({"may", "might", "could", "can"})
_EXACT = frozenset({"exactly", "precisely"})
MARGIN = 0.25
"""How much better another number must fit before the claim's counts as bound elsewhere."""

AT_HOME = 0.3
"""What it adds when a number stands in the sentence that carries the claim's main predicate."""
LED = 0.3
"""What it adds when both numbers follow the same preposition: "from 5 to 7"."""
REACH = 100
"""How many words a phrase of a list is looked at over; a table that was run together has hundreds of numbers."""
Surroundings = dict[int, float]
"""Number of a token → how near it stands."""


@dataclass(frozen=True, slots=True)
class Binding:
    """The number of the evidence that a claim's number is held against."""

    source: Quantity
    outcome: Comparison
    elsewhere: bool
    """Whether the claim's value stands in the evidence, but for something else."""


@lru_cache(maxsize=1024)  # several rules ask, each for all numbers of a claim
def bind(pair: Pair, claim: Quantity) -> Binding | None:
    """The best-fitting comparable number; nothing when none shares any of the claim's surroundings."""
    outcomes = [(source, held_against(pair, claim, source)) for source in pair.evidence.quantities]
    offered = [(source, outcome) for source, outcome in outcomes if outcome is not Comparison.INCOMPARABLE]
    if not offered or _refers_to_names(pair, claim) or _only_refers(pair, claim):
        return None
    ours = surroundings(pair.claim, claim)
    led = _leading(pair.claim, claim)
    fits = {
        source: _fit(pair, ours, surroundings(pair.evidence, source))
        + LED * (led is not None and led == _leading(pair.evidence, source))
        + AT_HOME * _at_home(pair, source)
        for source, _ in offered
    }
    carrying = [item for item in offered if item[1] in CARRYING]
    if is_reference(pair, claim):
        named = next((item for item in carrying if _same_noun(pair, claim, item[0])), None)
        if named:
            return Binding(named[0], named[1], elsewhere=False)
    best = max(offered, key=lambda item: (round(fits[item[0]], 6), item[1] in CARRYING))
    if carrying:
        found = max(carrying, key=lambda item: round(fits[item[0]], 6))
        if (
            claim.kind not in _NAMELIKE
            and best[1] not in CARRYING
            and _only_one_counted(pair, claim, best[0], found[0])
        ):
            return Binding(best[0], best[1], elsewhere=True)
        rest = [source for source, outcome in offered if outcome not in CARRYING]
        other = (
            _of_other_deed(pair, claim, found[0], rest)
            or _part_of(pair, claim, found[0], rest)
            or _nearer(pair, claim, found[0], rest)
            or _object_of_deed(pair, claim, found[0], rest)
        )
        if other is not None:
            return Binding(other, held_against(pair, claim, other), elsewhere=True)
        if (
            claim.kind in _NAMELIKE
            or fits[found[0]] + MARGIN > fits[best[0]]
            or best[1] in CARRYING
            or _only_one_counted(pair, claim, found[0], best[0])
            or _only_one_done(pair, claim, found[0], best[0])
        ):
            return Binding(found[0], found[1], elsewhere=False)
        return Binding(best[0], best[1], elsewhere=True)
    if ours and fits[best[0]] <= AT_HOME + LED:
        same = [item for item in offered if claim.value is not None and item[0].value == claim.value]
        return Binding(*same[0], elsewhere=False) if same else None
    total = next((source for source, _ in offered if _is_total(pair, claim, source)), None)
    if total is not None:
        return Binding(total, Comparison.EQUAL, elsewhere=False)
    return Binding(best[0], best[1], elsewhere=False)


def _only_refers(pair: Pair, claim: Quantity) -> bool:
    """Whether an ordinal stands for a thing and says nothing of its place: "shorter than *the first*"."""
    return claim.kind is QuantityKind.ORDINAL and claim.noun is None and is_reference(pair, claim)


def held_against(pair: Pair, claim: Quantity, source: Quantity) -> Comparison:
    """How a claim's number stands to one of the evidence.

    A range that gives both its ends is a figure of its own: a wider one is another figure, though it takes the
    narrower one in. And "exactly" does not round.
    """
    outcome = compare(claim, source)
    if outcome is Comparison.CARRIED and _in_another_unit(claim, source):
        return Comparison.DISJOINT
    if outcome is Comparison.CARRIED and claim.kind is source.kind is QuantityKind.RANGE:
        return Comparison.DISJOINT
    if outcome is Comparison.COARSER and set(claim.span.of(pair.claim.text).lower().split()) & _EXACT:
        return Comparison.STRONGER
    possible = outcome in (Comparison.STRONGER, Comparison.FINER) and _is_possible(pair.claim, claim)
    return Comparison.CARRIED if possible else outcome


def _in_another_unit(claim: Quantity, source: Quantity) -> bool:
    """Whether a limit is the source's very figure in another unit: "within ten weeks" for "within ten days"."""
    same = claim.value is not None and claim.value == source.value != 0
    return same and claim.unit != source.unit and None not in (claim.unit, source.unit)


def _is_possible(reading: Reading, quantity: Quantity) -> bool:
    """Whether a plain figure is only said to be possible: "may reach 700 million" of what is "up to 700 million"."""
    if quantity.low != quantity.high and not quantity.approximate:
        return False
    numbers = {*reading.within(quantity.number_span)}
    return any(
        cue.kind is CueKind.MODAL and reading.tokens[cue.first].norm in _MAYBE and numbers & cue.covered
        for cue in reading.cues
    )


@lru_cache(maxsize=64)
def _figures(reading: Reading) -> frozenset[int]:
    """Numbers of the tokens that are part of a number."""
    return frozenset(number for other in reading.quantities for number in reading.within(other.number_span))


@lru_cache(maxsize=1024)  # each number of a claim asks for those of all numbers of its evidence
def surroundings(reading: Reading, quantity: Quantity) -> Surroundings:
    """The words around a number that say what it counts."""
    inside = _figures(reading) | set(reading.within(quantity.span))
    found: Surroundings = {}
    spans = [quantity.noun_span, *(span for _, span in quantity.predicates)]
    found = {number: NEAR for span in spans if span for number in reading.within(span)}
    if reading.tree is not None:
        for number in reading.within(quantity.number_span):
            _climb(reading, number, found)
    counted = set(reading.within(quantity.noun_span)) if quantity.noun_span else set()
    return {
        number: weight
        for number, weight in found.items()
        if reading.tokens[number].content and (number not in inside or number in counted)
    }


def _climb(reading: Reading, number: int, found: Surroundings) -> None:
    """From a number up to its predicate, taking in what hangs on the way."""
    tree = reading.tree
    assert tree is not None  # noqa: S101 - the caller has looked
    for one in tree.subtree(number, without=frozenset({"conj", "acl"})):
        found.setdefault(one, NEAR)
    weight = NEAR
    below = number
    for above in tree.above(number):
        found[above] = max(found.get(above, 0.0), weight)
        if tree.nodes[above].tag in {"VERB", "AUX"} or tree.children(above, "cop"):
            for child in tree.children(above, "nsubj", "obj", "obl", "advmod"):
                for one in tree.subtree(child, without=frozenset({"conj", "acl", "appos"})) if child != below else ():
                    found.setdefault(one, FAR)
            break
        for child in tree.children(above):
            if child != below and tree.nodes[child].relation.split(":")[0] not in {"conj", "cc", "punct", "acl"}:
                for one in tree.subtree(child, without=frozenset({"conj", "acl"})):
                    found.setdefault(one, weight)
        below = above
        weight = PREDICATE


def _of_other_deed(pair: Pair, claim: Quantity, found: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """The number that the evidence gives for the claim's deed, where the fitting one belongs to another deed.

    "Killed four and injured three" does not carry "injured four", though both count the same people.
    """
    if claim.kind in _NAMELIKE or is_reference(pair, claim):
        return None
    done, told = deed(pair.claim, claim), deed(pair.evidence, found)
    met = pair.alignment.source_of(done) if done is not None else None
    if met is None or told is None or met == told or pair.evidence.tree is None:
        return None
    step = relation(pair.claim.tokens[done or 0].lemma, pair.evidence.tokens[told].lemma)
    if step and step.strength >= PROOF:
        return None
    rivals = (other for other in others if deed(pair.evidence, other) == met)
    return next((other for other in rivals if not _given_too(pair, claim, other, met)), None)


def _given_too(pair: Pair, claim: Quantity, other: Quantity, met: int) -> bool:
    """Whether the claim gives a number of the evidence beside its own: "three shelters took in 214 people"."""
    return any(
        one is not claim
        and held_against(pair, one, other) in CARRYING
        and (done := deed(pair.claim, one)) is not None
        and pair.alignment.source_of(done) == met
        for one in pair.claim.quantities
    )


def _part_of(pair: Pair, claim: Quantity, found: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """The number that is done to, where the fitting one is only the whole that it is taken from: "40 of its 310"."""
    if pair.evidence.tree is None:
        return None
    of = of_whole(pair.evidence, found)
    if of is None or of_whole(pair.claim, claim) is not None:
        return None
    part = next((one for one in others if of - 1 in pair.evidence.within(one.number_span)), None)
    done = deed(pair.claim, claim)
    told = deed(pair.evidence, part) if part else None
    if part is None or done is None or told is None:
        return None
    if pair.alignment.source_of(done) == told:
        return part
    inside = _phrase_of(pair.evidence, found)
    own = set(pair.claim.within(claim.span)) | {done}
    around = {
        pair.alignment.source_of(number)
        for number, token in enumerate(pair.claim.tokens)
        if token.content and number not in own and pair.alignment.strength(number) >= PROOF
    }
    has_it = pair.claim.tokens[done].lemma in _HAVING or pair.alignment.source_of(done) in inside
    return part if not has_it and len(around - {None} - inside) >= ELSEWHERE else None


def _is_total(pair: Pair, claim: Quantity, first: Quantity) -> bool:
    """Whether a count is the sum of two that "and" joins in one deed: "five women and four men" are nine jurors."""
    return (
        _is_count(claim)
        and _is_count(first)
        and any(
            _is_count(second)
            and first.low + second.low == claim.low
            and _is_joined(pair.evidence, first, second)
            and _counts_both(pair, claim, first, second)
            for second in pair.evidence.quantities
        )
    )


def _is_count(quantity: Quantity) -> bool:
    """Whether a quantity counts whole things, exactly."""
    plain = quantity.kind is QuantityKind.CARDINAL and quantity.dimension is None and quantity.low == quantity.high
    return plain and not quantity.approximate


def _is_joined(reading: Reading, first: Quantity, second: Quantity) -> bool:
    """Whether "and" stands right before the second number, with no deed of its own between or beside it."""
    here, there = reading.within(first.span), reading.within(second.span)
    if reading.tree is None or not here or not there or here[-1] >= there[0]:
        return False
    between = range(here[-1] + 1, there[0])
    return (
        reading.tokens[there[0] - 1].norm == "and"
        and not any(reading.tree.nodes[number].tag == "VERB" for number in between)
        and {word for word, _ in second.predicates} <= {word for word, _ in first.predicates}
        and deed(reading, first) == deed(reading, second)
    )


def _tops(reading: Reading, quantity: Quantity) -> list[int]:
    """A number and the noun that it counts, either of which may fill a part."""
    return [*reading.within(quantity.number_span), *(reading.within(quantity.noun_span) if quantity.noun_span else ())]


def _counts_both(pair: Pair, claim: Quantity, first: Quantity, second: Quantity) -> bool:
    """Whether the claim's noun takes in both: that of each, of the first where the second has none, or another one."""
    same = [_same_noun(pair, claim, one) for one in (first, second) if one.noun_span]
    return all(same) if same and any(same) else True


def _phrase_of(reading: Reading, quantity: Quantity) -> frozenset[int]:
    """A number with what it counts, and all that hangs on these."""
    assert reading.tree is not None  # noqa: S101 - the caller has looked
    return frozenset(number for head in _tops(reading, quantity) for number in reading.tree.subtree(head))


def of_whole(reading: Reading, quantity: Quantity) -> int | None:
    """The "of" right before a number that is a whole: "40 of its 310 branches"."""
    first = next(iter(reading.within(quantity.span)), 0)
    return next(
        (number for number in range(max(0, first - PARTED), first) if reading.tokens[number].norm == "of"), None
    )


def _nearer(pair: Pair, claim: Quantity, found: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """Another number that stands between the fitting one and what the claim tells of it, in a list of like phrases.

    "By 9 points in one group and by 4 in the other": what follows the 4 does not belong to the 9.
    """
    tokens = pair.evidence.tokens
    here = next(iter(pair.evidence.within(found.number_span)), 0)
    behind = [number for number in range(len(pair.claim.tokens)) if pair.claim.tokens[number].start >= claim.span.end]
    there = [(next(iter(pair.evidence.within(other.number_span)), 0), other) for other in others]
    listed = [(at, other) for at, other in there if here < at < here + REACH and _joined(tokens[here:at])]
    for number in behind if listed else ():
        place = pair.alignment.source_of(number)
        if place is None or not pair.claim.tokens[number].content or tokens[place].sentence != tokens[here].sentence:
            continue
        for at, other in listed:
            if at < place < at + REACH and _listed_alike(pair, here, at, place):
                return other
    return _of_another_phrase(pair, here, others)


def _of_another_phrase(pair: Pair, here: int, others: Sequence[Quantity]) -> Quantity | None:
    """The number whose phrase the claim has, where the fitting one has another: "45 for cars and 130 *for lorries*"."""
    tree, tokens = pair.claim.tree, pair.evidence.tokens
    phrases = [node for node in tree.nodes if node.relation == "case" and node.lemma in _PLACING] if tree else []
    for node in phrases:
        place = pair.alignment.source_of(node.head) if pair.claim.tokens[node.head].content else None
        if place is None or not _follows(pair, here, node.lemma) or tokens[place].sentence != tokens[here].sentence:
            continue
        for other in others:
            there = [*pair.evidence.within(other.span)]
            near = bool(there) and there[-1] < place < here and place - there[-1] <= LISTED
            if near and _follows(pair, there[-1], node.lemma):
                return other
    return None


def _follows(pair: Pair, number: int, preposition: str) -> bool:
    """Whether a number of the evidence has a phrase with this preposition right behind it."""
    behind = pair.evidence.tokens[number + 1 : number + 1 + LISTED]
    return any(token.norm == preposition for token in behind)


def _object_of_deed(pair: Pair, claim: Quantity, found: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """The number that the claim's deed has for its object, where the fitting one hangs on it some other way.

    "Has cost $310 million, well below the budgeted $400 million" does not carry "has cost $400 million".
    """
    done = deed(pair.claim, claim)
    met = pair.alignment.source_of(done) if done is not None else None
    if met is None or done is None or not _is_object(pair.claim, claim, done) or _is_object(pair.evidence, found, met):
        return None
    return next((other for other in others if _is_object(pair.evidence, other, met)), None)


def _is_object(reading: Reading, quantity: Quantity, verb: int) -> bool:
    """Whether a number, or what it counts, is the object of a verb."""
    tree = reading.tree
    if tree is None:
        return False
    orphans = (one for second in tree.children(verb, "conj") for one in tree.children(second, "orphan"))
    objects = {*tree.children(verb, "obj"), *orphans}
    return any(number in objects for number in _tops(reading, quantity))


def _joined(between: Sequence[Token]) -> bool:
    """Whether what stands between two numbers may join two phrases of one preposition."""
    norms = {token.norm for token in between}
    return not norms.isdisjoint({"and", "but", "while", ";"}) and not norms.isdisjoint(_PLACING)


def _listed_alike(pair: Pair, here: int, there: int, place: int) -> bool:
    """Whether a preposition before a number that is joined to another follows it too, and a word stands there alone."""
    tokens = pair.evidence.tokens
    between, after = tokens[here:there], tokens[there:place]
    like = {token.norm for token in between} & {token.norm for token in after} & _PLACING
    return bool(like) and all(token.lemma != tokens[place].lemma for token in between)


def deed(reading: Reading, quantity: Quantity) -> int | None:
    """The verb right before a number ("injured three"), else the nearest one above it."""
    tree = reading.tree
    numbers = [*reading.within(quantity.number_span)]
    if tree is None or not numbers:
        return None
    before = next(iter(reading.within(quantity.span)), 0) - 1
    if before >= 0 and tree.nodes[before].tag == "VERB" and not _is_subject(tree, numbers[-1]):
        return before
    above = (number for top in numbers[-1:] for number in tree.above(top))
    return next((number for number in above if tree.nodes[number].tag == "VERB"), None)


def rate(reading: Reading, quantity: Quantity) -> int | None:
    """The noun of which one has the figure: "400,000 euros a *day*", "ten cents per *tablet*"."""
    ends = [*reading.within(quantity.span), *_tops(reading, quantity)]
    after = reading.tokens[max(ends) + 1 : max(ends) + 4] if ends else ()
    if reading.tree is None or len(after) < 2 or after[0].norm not in _EACH:
        return None
    ago = len(after) > 2 and after[2].norm in _AGO
    noun = max(ends) + 2
    return noun if reading.tree.nodes[noun].tag == "NOUN" and not ago else None


def _is_subject(tree: Tree, number: int) -> bool:
    """Whether a number, or what it counts, is the subject of a verb that follows: "said two children were killed"."""
    near = [number, *[*tree.above(number)][:2]]
    return any(tree.nodes[one].relation.startswith("nsubj") for one in near if tree.nodes[one].tag != "VERB")


def _at_home(pair: Pair, source: Quantity) -> bool:
    return any(
        pair.evidence.tokens[number].sentence == pair.home for number in pair.evidence.within(source.number_span)
    )


def _leading(reading: Reading, quantity: Quantity) -> str | None:
    """The preposition right before a number."""
    first = [*reading.within(quantity.span)][:1]
    before = reading.tokens[first[0] - 1] if first and first[0] else None
    return before.norm if before is not None and before.norm in {"from", "to", "by", "at", "of", "in", "on"} else None


def _fit(pair: Pair, ours: Surroundings, theirs: Surroundings) -> float:
    total = 0.0
    for claim, weight in ours.items():
        met = [theirs[source] for source in theirs if _meets(pair, claim, source)]
        if met:
            total += min(weight, max(met)) + 0.1 * weight
    return total


def _meets(pair: Pair, claim: int, source: int) -> bool:
    step = relation(pair.claim.tokens[claim].lemma, pair.evidence.tokens[source].lemma)
    return bool(step and step.strength >= PROOF) or pair.alignment.source_of(claim) == source


def _only_one_counted(pair: Pair, claim: Quantity, found: Quantity, best: Quantity) -> bool:
    """Whether the number with the claim's value counts the claim's noun, and the better-fitting one something else."""
    return _same_noun(pair, claim, found) and not _same_noun(pair, claim, best)


def _only_one_done(pair: Pair, claim: Quantity, found: Quantity, best: Quantity) -> bool:
    """Whether the number with the claim's value has the claim's deed and noun, and the better-fitting one does not."""
    done = deed(pair.claim, claim)
    met = pair.alignment.source_of(done) if done is not None else None
    told = deed(pair.evidence, found)
    return met is not None and met == told != deed(pair.evidence, best) and _same_noun(pair, claim, found)


def _same_noun(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    counted = _counted(pair.evidence, source)
    if not (claim.noun_span and counted):
        return False
    theirs = set(pair.evidence.within(counted))
    if pair.evidence.tree is not None:
        theirs |= {
            child for place in theirs for child in pair.evidence.tree.children(place, "amod", "compound", "nmod")
        }
    return any(_meets(pair, number, place) for number in pair.claim.within(claim.noun_span) for place in theirs)


def _counted(reading: Reading, quantity: Quantity) -> Span | None:
    """The noun that a number counts; for "others" that of the number before: "killed four men and hurt two others"."""
    if quantity.noun is None or lemma_of(quantity.noun.lower()) not in _referring():
        return quantity.noun_span
    before = [other for other in reading.quantities if other.span.end <= quantity.span.start and other.noun_span]
    return before[-1].noun_span if before else quantity.noun_span


def other_noun(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether both say what they count, and it is not the same."""
    if not (claim.noun and source.noun and claim.noun_span and source.noun_span) or claim.dimension or source.dimension:
        return False
    if any(word == source.noun for word, _ in source.predicates):
        return False  # "318 died" leaves open who they were
    if lemma_of(claim.noun.lower()) in _generic() | _referring() or lemma_of(source.noun.lower()) in _referring():
        return False
    if is_reference(pair, claim) and not _at_home(pair, source):
        return False
    ours = [number for number in pair.claim.within(claim.noun_span) if pair.claim.tokens[number].content]
    theirs = {*pair.evidence.within(source.noun_span), *surroundings(pair.evidence, source)}
    return bool(ours) and not any(_meets(pair, number, place) for number in ours for place in theirs)


def is_reference(pair: Pair, claim: Quantity) -> bool:
    """Whether a number only refers ("the two countries") and says nothing new of how many there are."""
    first = [*pair.claim.within(claim.span)][:1]
    if not first or not first[0] or pair.claim.tokens[first[0] - 1].norm not in DEFINITE:
        return False
    return pair.claim.tree is None or pair.claim.tree.nodes[first[0] - 1].relation != "mark"


def _refers_to_names(pair: Pair, claim: Quantity) -> bool:
    """Whether "the two firms" are as many names that the evidence joins: "Orlen and Galp"."""
    tree = pair.evidence.tree
    if tree is None or not is_reference(pair, claim) or not claim.noun_span:
        return False
    if any(pair.alignment.strength(number) >= PROOF for number in pair.claim.within(claim.noun_span)):
        return False
    return any(
        node.tag == "PROPN" and node.relation != "conj" and len(tree.conjuncts(node.number)) == claim.value
        for node in tree.nodes
    )


def _referring() -> frozenset[str]:
    return frozenset(lemma_of(row[0]) for row in lexicon.rows("generic_nouns.txt") if row[1:] == ("refers",))


def _generic() -> frozenset[str]:
    return frozenset(lemma_of(word) for word in lexicon.words("generic_nouns.txt"))
