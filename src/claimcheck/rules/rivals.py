"""Another number of the evidence that is the claim's, though one with the claim's value stands there too."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.figures.quantities import Quantity, QuantityKind
from claimcheck.language.lexicons.relations import PROOF, relation
from claimcheck.language.lexicons.terms import Token
from claimcheck.language.reading import Reading
from claimcheck.matching.alignment import CARRYING
from claimcheck.rules.counting import NAMELIKE, held_against, is_reference, same_noun
from claimcheck.rules.interface import Pair
from claimcheck.rules.surroundings import deed, tops

ELSEWHERE = 2
"""How many words of a claim must stand outside the whole's phrase before its number is the part's."""
_HAVING = frozenset({"have", "be", "there"})
LISTED = 3
"""Within how many words behind a number the phrase stands that tells it from the others of a list."""
PARTED = 5
"""Within how many words before a whole its "of" stands."""
_PLACING = frozenset({"in", "on", "at", "of", "for", "among", "to", "from", "by"})
REACH = 100
"""How many words a phrase of a list is looked at over; a table that was run together has hundreds of numbers."""


def of_other_deed(pair: Pair, claim: Quantity, found: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """The number that the evidence gives for the claim's deed, where the fitting one belongs to another deed.

    "Killed four and injured three" does not carry "injured four", though both count the same people.
    """
    if claim.kind in NAMELIKE or is_reference(pair, claim):
        return None
    done, told = deed(pair.claim, claim), deed(pair.evidence, found)
    met = pair.alignment.source_of(done) if done is not None else None
    if met is None or told is None or met == told or pair.evidence.tree is None or _is_deeper(pair, claim):
        return None
    step = relation(pair.claim.tokens[done or 0].lemma, pair.evidence.tokens[told].lemma)
    if step and step.strength >= PROOF:
        return None
    rivals = (other for other in others if _is_told_of(pair.evidence, other, met))
    return next((other for other in rivals if not _given_too(pair, claim, other, met)), None)


def _is_told_of(reading: Reading, quantity: Quantity, deed_at: int) -> bool:
    """Whether a number is told of a deed: that of its verb, of a participle behind it, or one that it counts."""
    counts = any(event.nominal and event.predicate == deed_at for event in reading.events)
    spans = [*([quantity.noun_span] if counts else []), *(span for _, span in quantity.predicates)]
    return deed(reading, quantity) == deed_at or any(deed_at in reading.within(span) for span in spans if span)


def _is_deeper(pair: Pair, claim: Quantity) -> bool:
    """Whether what a number counts only belongs to another thing: "marched with the coffins *of three men*"."""
    tree, nouns = pair.claim.tree, pair.claim.within(claim.noun_span) if claim.noun_span else ()
    return tree is not None and any(tree.nodes[one].relation == "nmod" for one in nouns)


def _given_too(pair: Pair, claim: Quantity, other: Quantity, met: int) -> bool:
    """Whether the claim gives a number of the evidence beside its own: "three shelters took in 214 people"."""
    return any(
        one is not claim
        and held_against(pair, one, other) in CARRYING
        and (done := deed(pair.claim, one)) is not None
        and pair.alignment.source_of(done) == met
        for one in pair.claim.quantities
    )


def part_of(pair: Pair, claim: Quantity, found: Quantity, others: Sequence[Quantity]) -> Quantity | None:
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
        if token.content and number not in own and pair.alignment.proves(number)
    }
    has_it = pair.claim.tokens[done].lemma in _HAVING or pair.alignment.source_of(done) in inside
    return part if not has_it and len(around - {None} - inside) >= ELSEWHERE else None


def is_its_part(pair: Pair, claim: Quantity, source: Quantity) -> bool:
    """Whether a number of the evidence is what the claim takes from its whole: the 40 of "40 of the 310" to the 310."""
    of = of_whole(pair.claim, claim)
    return of is not None and any(
        of - 1 in pair.claim.within(part.number_span) and held_against(pair, part, source) in CARRYING
        for part in pair.claim.quantities
    )


def is_total(pair: Pair, claim: Quantity, first: Quantity) -> bool:
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
    between, done = range(here[-1] + 1, there[0]), deed(reading, first)
    shared = {word for word, _ in first.predicates} | ({reading.tokens[done].norm} if done is not None else set())
    return (
        reading.tokens[there[0] - 1].norm == "and"
        and not any(reading.tree.nodes[number].tag == "VERB" for number in between)
        and {word for word, _ in second.predicates} <= shared
        and done == deed(reading, second)
    )


def _counts_both(pair: Pair, claim: Quantity, first: Quantity, second: Quantity) -> bool:
    """Whether the claim's noun takes in both: that of each, of the first where the second has none, or another one."""
    same = [same_noun(pair, claim, one) for one in (first, second) if one.noun_span]
    return all(same) if same and any(same) else True


def _phrase_of(reading: Reading, quantity: Quantity) -> frozenset[int]:
    """A number with what it counts, and all that hangs on these."""
    assert reading.tree is not None  # noqa: S101 - the caller has looked
    return frozenset(number for head in tops(reading, quantity) for number in reading.tree.subtree(head))


def of_whole(reading: Reading, quantity: Quantity) -> int | None:
    """The "of" right before a number that is a whole: "40 of its 310 branches"."""
    first = next(iter(reading.within(quantity.span)), 0)
    return next(
        (number for number in range(max(0, first - PARTED), first) if reading.tokens[number].norm == "of"), None
    )


def nearer(pair: Pair, claim: Quantity, found: Quantity, others: Sequence[Quantity]) -> Quantity | None:
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


def object_of_deed(pair: Pair, claim: Quantity, found: Quantity, others: Sequence[Quantity]) -> Quantity | None:
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
    return any(number in objects for number in tops(reading, quantity))


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
