"""The part that each word plays in its sentence: who acts, on whom, whose, where, when, how many.

Read off the events and the tree, so that active and passive, verb and noun of action give a word the same part.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from claimcheck.language.clauses.events import Event, argument
from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.relations import is_place, tells_where
from claimcheck.language.reading import Reading
from claimcheck.model import Role

_OF_NAME = frozenset({"flat", "appos"})
"""Relations by which a word joins the name or noun that it belongs to."""
_MODIFYING = frozenset({"amod", "advmod", "compound", "nmod", "acl", "nummod", "obl", "det", "dep"})


def parts(reading: Reading, leading: Collection[int] = ()) -> tuple[Role | None, ...]:
    """Give the part of each token, one a token; nothing for words without one, and for all of an unparsed reading.

    A word with a part in several events has the one in an event of ``leading`` (token numbers of predicates), else the
    one in the first event.
    """
    found: dict[int, Role] = {}
    if reading.tree is not None:
        for number, role in _parts(reading, reading.tree, leading):
            found.setdefault(number, role)
    return tuple(found.get(number) for number in range(len(reading.tokens)))


def _parts(reading: Reading, tree: Tree, leading: Collection[int]) -> Iterator[tuple[int, Role]]:
    """Words with their parts, the surest first."""
    events = sorted(reading.events, key=lambda event: event.predicate not in leading)
    verbal = [event for event in events if not event.nominal]
    nominal = [event for event in events if event.nominal]
    yield from ((event.predicate, Role.PREDICATE) for event in verbal)
    yield from _measures(reading)
    for event in [*verbal, *nominal]:
        yield from _arguments(reading, tree, event)
    yield from _owners(reading, tree)
    yield from ((event.predicate, Role.PREDICATE) for event in nominal)
    yield from _others(reading, tree)


def _measures(reading: Reading) -> Iterator[tuple[int, Role]]:
    """Words of numbers and dates; a number that stands for what it counts ("three were hurt") is left to the event."""
    heads = {head for event in reading.events for head in (*event.agents, *event.patients)}
    for quantity in reading.quantities:
        yield from ((number, Role.NUMBER) for number in reading.within(quantity.number_span) if number not in heads)
    for mention in reading.dates:
        yield from ((number, Role.TIME) for number in reading.within(mention.span))


def _arguments(reading: Reading, tree: Tree, event: Event) -> Iterator[tuple[int, Role]]:
    for heads, role in ((event.agents, Role.AGENT), (event.patients, Role.PATIENT)):
        yield from ((number, role) for head in heads for number in _named(tree, head))
    for preposition, head in event.others:
        role = Role.PLACE if _is_where(reading, tree, preposition, head) else Role.CIRCUMSTANCE
        if not (event.nominal and preposition == "of"):
            yield from ((number, role) for number in _named(tree, head))


def _named(tree: Tree, head: int) -> list[int]:
    """List the head of an argument with the words of its name: "*Hossein Amirabdollahian*, the minister"."""
    return [number for number in argument(tree, head) if number == head or _joins(tree, number, head)]


def _joins(tree: Tree, number: int, head: int) -> bool:
    """Whether only names and appositions lie between a word and the head of its argument."""
    while number != head:
        node = tree.nodes[number]
        first_name = node.relation == "compound" and node.tag == tree.nodes[node.head].tag == "PROPN"
        if node.relation.split(":")[0] not in _OF_NAME and not first_name:
            return False
        number = node.head
    return True


def _is_where(reading: Reading, tree: Tree, preposition: str, head: int) -> bool:
    named = tree.nodes[head].tag == "PROPN" or is_place(reading.tokens[head].lemma)
    return named and tells_where(preposition)


def _owners(reading: Reading, tree: Tree) -> Iterator[tuple[int, Role]]:
    """Whose it is: "Iran's minister", "the minister of Iran", "the Iranian minister"."""
    for node in tree.nodes:
        relation = node.relation.split(":")[0]
        of = relation == "nmod" and any(tree.nodes[case].lemma == "of" for case in tree.children(node.number, "case"))
        adjective = relation in {"amod", "compound"} and is_place(reading.tokens[node.number].lemma)
        if node.relation == "nmod:poss" or of or adjective:
            yield from ((number, Role.OWNER) for number in _named(tree, node.number))


def _others(reading: Reading, tree: Tree) -> Iterator[tuple[int, Role]]:
    """Yield modifiers, and words that turn or weaken what they govern, function words though they may be."""
    yield from ((number, Role.MODIFIER) for cue in reading.cues for number in range(cue.first, cue.last))
    for node in tree.nodes:
        if not reading.tokens[node.number].content or node.relation.split(":")[0] not in _MODIFYING:
            continue
        preposition = " ".join(tree.nodes[case].lemma for case in tree.children(node.number, "case"))
        role = Role.PLACE if preposition and _is_where(reading, tree, preposition, node.number) else Role.MODIFIER
        yield from ((number, role) for number in _named(tree, node.number))
