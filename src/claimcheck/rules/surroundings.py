"""The words around a number that say what it counts, and of what deed it is told.

They are read off the tree: the noun that is counted with its modifiers, the predicate above, and the predicate's
arguments, each with a weight that falls with the distance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.figures.elided import is_bare
from claimcheck.language.figures.quantities import Quantity
from claimcheck.language.lexicons.determiners import DEFINITE, INDEFINITE
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading

NEAR, PREDICATE, FAR = 1.0, 0.7, 0.5
_PARTING = frozenset({",", ";", ":", "(", ")", "and", "but", "against", "while", "whereas", "versus", "than"})
"""Marks and words between two numbers of one list or comparison."""
_EACH = INDEFINITE | {"per", "each", "every", "/"}
_THE = DEFINITE | {"all"}
_LEADING = frozenset({"from", "to", "by", "at", "of", "in", "on"})
_AGO = frozenset({"ago", "earlier", "later", "before", "after"})
Surroundings = dict[int, float]
"""Number of a token → how near it stands."""


@remembered
def _figures(reading: Reading) -> frozenset[int]:
    """Numbers of the tokens that are part of a number."""
    return frozenset(number for other in reading.quantities for number in reading.within(other.number_span))


@remembered
def surroundings(reading: Reading, quantity: Quantity) -> Surroundings:
    """The words around a number that say what it counts."""
    inside = _figures(reading) | set(reading.within(quantity.span))
    found: Surroundings = {}
    spans = [quantity.noun_span, *(span for _, span in quantity.predicates)]
    found = {number: NEAR for span in spans if span for number in reading.within(span)}
    if reading.tree is not None:
        for number in reading.within(quantity.number_span):
            _climb(reading, number, found)
    bounds = {*reading.within(quantity.span)}
    for event in reading.events:
        if event.predicate in bounds:  # what "exceeds" a figure is what has it
            found.update(dict.fromkeys(event.agents, NEAR))
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
            if tree.nodes[below].relation.startswith("nsubj"):
                found.update(dict.fromkeys(_turned_into(tree, above), NEAR))
            break
        for child in tree.children(above):
            if child != below and tree.nodes[child].relation.split(":")[0] not in {"conj", "cc", "punct", "acl"}:
                for one in tree.subtree(child, without=frozenset({"conj", "acl"})):
                    found.setdefault(one, weight)
        below = above
        weight = PREDICATE


def _turned_into(tree: Tree, verb: int) -> list[int]:
    """What the subject of a verb is by it: "27 have turned out to be *pairs*"."""
    return [child for child in tree.children(verb, "xcomp") if tree.nodes[child].tag in {"NOUN", "ADJ"}]


def tops(reading: Reading, quantity: Quantity) -> list[int]:
    """A number and the noun that it counts, either of which may fill a part."""
    return [*reading.within(quantity.number_span), *(reading.within(quantity.noun_span) if quantity.noun_span else ())]


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


def is_elided(reading: Reading, bare: Quantity, full: Quantity) -> bool:
    """Whether a number leaves out what it counts or measures since one before it in the sentence has said it."""
    here, there = reading.within(bare.number_span), reading.within(full.number_span)
    if not here or not there or reading.tokens[here[0]].sentence != reading.tokens[there[0]].sentence:
        return False
    said = full.noun_span is not None or full.dimension is not None
    parted = any(reading.tokens[number].norm in _PARTING for number in range(there[-1] + 1, here[0]))
    behind = [token.norm for token in reading.tokens[here[-1] + 1 : here[-1] + 3]]
    part = behind[:1] == ["of"] and behind[1:] not in (["which"], ["whom"])
    share = full.dimension == "share" and _has_clause(reading, range(there[-1] + 1, here[0]))
    apart = share or _opens_whole(reading, there[0])
    return parted and said and is_bare(bare) and not part and not apart


def _has_clause(reading: Reading, between: range) -> bool:
    """Whether a verb with a subject of its own stands between two numbers: "fell 62 percent and *cases went* to 8"."""
    nodes = reading.tree.nodes if reading.tree else ()
    subjects = (nodes[number] for number in between if nodes and nodes[number].relation.startswith("nsubj"))
    return any(one.head in between and nodes[one.head].tag == "VERB" for one in subjects)


def _opens_whole(reading: Reading, number: int) -> bool:
    """Whether a number is the whole of which others follow: "*Of* the 380 objects, 27 are pairs"."""
    before = [token for token in reading.tokens[max(0, number - 2) : number] if token.norm not in _THE]
    return bool(before) and before[-1].norm == "of"


def stretch(reading: Reading, quantity: Quantity) -> frozenset[int]:
    """The words between a number and the next marks that part it from others: "and *France two*"."""
    inside = reading.within(quantity.number_span)
    return (
        frozenset(
            [
                *_up_to_mark(reading, range(inside[0] - 1, -1, -1)),
                *_up_to_mark(reading, range(inside[-1] + 1, len(reading.tokens))),
            ]
        )
        if inside
        else frozenset()
    )


def _up_to_mark(reading: Reading, numbers: Iterable[int]) -> Iterator[int]:
    """Numbers of words up to the next mark or number."""
    figures = _figures(reading)
    for number in numbers:
        if number in figures or reading.tokens[number].norm in _PARTING:
            return
        yield number


def rate(reading: Reading, quantity: Quantity) -> int | None:
    """The noun of which one has the figure: "400,000 euros a *day*", "ten cents per *tablet*"."""
    ends = [*reading.within(quantity.span), *tops(reading, quantity)]
    after = reading.tokens[max(ends) + 1 : max(ends) + 4] if ends else ()
    if reading.tree is None or len(after) < 2 or after[0].norm not in _EACH:
        return None
    ago = len(after) > 2 and after[2].norm in _AGO
    noun = max(ends) + 2
    return noun if reading.tree.nodes[noun].tag == "NOUN" and not ago else None


def leading(reading: Reading, quantity: Quantity) -> str | None:
    """The preposition right before a number."""
    first = [*reading.within(quantity.span)][:1]
    before = reading.tokens[first[0] - 1] if first and first[0] else None
    return before.norm if before is not None and before.norm in _LEADING else None


def _is_subject(tree: Tree, number: int) -> bool:
    """Whether a number, or what it counts, is the subject of a verb that follows: "said two children were killed"."""
    near = [number, *[*tree.above(number)][:2]]
    return any(tree.nodes[one].relation.startswith("nsubj") for one in near if tree.nodes[one].tag != "VERB")
