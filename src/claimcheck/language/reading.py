"""A reading: everything the light (parse-free) language modules see in one stretch of text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate

from claimcheck.language.clauses.events import Event, find_events
from claimcheck.language.clauses.trees import Node, Tree, grow, tree
from claimcheck.language.figures.dates import DateMention
from claimcheck.language.figures.later import Later
from claimcheck.language.figures.quantities import Quantity, find_measures
from claimcheck.language.lexicons.phrases import Phrase, find_phrases
from claimcheck.language.lexicons.terms import Token, tokenize
from claimcheck.language.memory import remembered
from claimcheck.language.parser.syntax import Parse
from claimcheck.language.scopes.cues import Cue, find_cues
from claimcheck.language.scopes.scopes import find_scoped_cues
from claimcheck.language.text.quotes import find_quotes
from claimcheck.model import Span

BETWEEN = " "
"""What stands between sentences that are joined."""
_NOUGHT = frozenset({"nil", "nought", "naught", "zero"})
"""Names of a number that deny nothing beside another one: "lost two nil"."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """Tokens, quantities, dates, cues and quotations of a claim or of its evidence; offsets count in ``text``.

    All but the tokens may be found when somebody asks for them. A reading equals itself alone, so that what was found
    in it can be kept.
    """

    text: str
    tokens: tuple[Token, ...]
    quantities: Sequence[Quantity]
    dates: Sequence[DateMention]
    cues: Sequence[Cue]
    quotes: Sequence[Span]
    phrases: Sequence[Phrase] = ()
    tree: Tree | None = None
    """Nothing as long as the sentence is not parsed."""
    events: Sequence[Event] = ()
    """Empty as long as the sentence is not parsed."""
    memory: dict[Hashable, object] = field(default_factory=dict, init=False, repr=False)
    """What was found out about it (``memory.remembered``)."""

    def parsed(self, parse: Parse) -> Reading:
        """The same reading with its tree, its events, and cues whose scope the tree gives."""
        grown = grow(
            self.tokens, parse, self.tokens[0].start - parse.tokens[0].start if self.tokens and parse.tokens else 0
        )
        return replace(
            self,
            quantities=Later(lambda: (self._counting(quantity, grown) for quantity in self.quantities)),
            tree=grown,
            events=Later(partial(find_events, grown)),
            cues=Later(lambda: (cue for cue in find_scoped_cues(self.tokens, grown) if not self._counts(cue))),
        )

    def _counting(self, quantity: Quantity, grown: Tree) -> Quantity:
        """A quantity without the noun that word order gave it, where it is none: "and 17,950 *finished*"."""
        counted = self.within(quantity.noun_span) if quantity.noun_span else ()
        dated = quantity.noun_span and any(mention.span.overlaps(quantity.noun_span) for mention in self.dates)
        acts = any(
            grown.nodes[number].tag == "VERB" and self.within(quantity.number_span)[-1] in _subjects(grown, number)
            for number in counted
        )
        if not (dated or acts):
            return quantity
        noun = None if dated else _numbered(grown, self.within(quantity.number_span)[-1])
        token = self.tokens[noun] if noun is not None else None
        return replace(
            quantity, noun=token and token.norm, noun_span=Span(token.start, token.end) if token is not None else None
        )

    def _counts(self, cue: Cue) -> bool:
        """Whether a cue is part of a number: "no fewer than three"."""
        start, end = self.tokens[cue.first].start, self.tokens[cue.last - 1].end
        return any(
            quantity.span.start <= start and end <= quantity.span.end
            for quantity in self.quantities
            if quantity.high != 0 or self.tokens[cue.first].norm in _NOUGHT
        )

    def only(self, numbers: Sequence[int]) -> Reading:
        """The reading of some of its tokens alone, such as one clause; offsets stay those of the whole."""
        place = {number: position for position, number in enumerate(numbers)}
        tokens = tuple(self.tokens[number] for number in numbers)

        def inside(span: Span) -> bool:
            return any(number in place for number in self.within(span))

        whole = self.tree
        kept = tree([_moved(whole.nodes[number], place) for number in numbers]) if whole else None
        return Reading(
            self.text,
            tokens,
            tuple(quantity for quantity in self.quantities if inside(quantity.number_span)),
            tuple(mention for mention in self.dates if inside(mention.span)),
            find_scoped_cues(tokens, kept) if kept else find_cues(tokens),
            tuple(quote for quote in self.quotes if inside(quote)),
            find_phrases(tokens),
            kept,
            Later(partial(find_events, kept)) if kept else (),
        )

    def token_at(self, offset: int) -> int | None:
        """Number of the token that holds a code point."""
        return next((number for number, token in enumerate(self.tokens) if token.start <= offset < token.end), None)

    def within(self, span: Span) -> range:
        """Numbers of the tokens that overlap a span."""
        starts, ends = _edges(self)
        low, high = bisect_right(ends, span.start), bisect_left(starts, span.end)
        return range(low, high) if low < high else range(0)


@remembered
def _edges(reading: Reading) -> tuple[list[int], list[int]]:
    """Where each token begins, and where each ends; they stand in the order of the text."""
    return [token.start for token in reading.tokens], [token.end for token in reading.tokens]


def _numbered(tree: Tree, number: int) -> int | None:
    """The noun that a number is said of: "the sixth *trial* starts"."""
    node = tree.nodes[number]
    said_of = node.head >= 0 and node.relation in {"amod", "nummod"} and tree.nodes[node.head].tag == "NOUN"
    return node.head if said_of else None


def _subjects(grown: Tree, verb: int) -> list[int]:
    return [number for child in grown.children(verb, "nsubj") for number in grown.subtree(child)]


def _moved(node: Node, place: Mapping[int, int]) -> Node:
    """A node where only some of the tokens are left; one whose governor is gone is a root."""
    head = place.get(node.head, -1)
    return node._replace(number=place[node.number], head=head, relation=node.relation if head >= 0 else "root")


def read(text: str, start: int = 0, end: int | None = None, tokens: Sequence[Token] | None = None) -> Reading:
    """Read one sentence or claim; pass its tokens when they are known already."""
    end = len(text) if end is None else end
    words = tuple(tokenize(text, start, end) if tokens is None else tokens)
    measures = Later(lambda: (find_measures(text, start, end),))
    return Reading(
        text,
        words,
        Later(lambda: measures[0].quantities),
        Later(lambda: measures[0].dates),
        Later(partial(find_cues, words)),
        Later(partial(find_quotes, text, start, end)),
        Later(partial(find_phrases, words)),
    )


def join(readings: Sequence[Reading]) -> Reading:
    """One reading of several sentences, each with a text of its own; in its text a blank stands between them."""
    if len(readings) == 1:
        return readings[0]
    whole = _join_trees(readings)
    begun = list(zip(beginnings([len(reading.text) for reading in readings]), readings, strict=True))
    return Reading(
        BETWEEN.join(reading.text for reading in readings),
        tuple(token.shifted(at) for at, reading in begun for token in reading.tokens),
        Later(lambda: (quantity.shifted(at) for at, reading in begun for quantity in reading.quantities)),
        Later(lambda: (mention.shifted(at) for at, reading in begun for mention in reading.dates)),
        Later(partial(_join_cues, readings)),
        Later(lambda: (quote.shifted(at) for at, reading in begun for quote in reading.quotes)),
        tree=whole,
        events=Later(partial(find_events, whole)) if whole else (),
    )


def beginnings(lengths: Iterable[int]) -> list[int]:
    """Where each of some sentences begins, by their lengths, when they are joined."""
    return [0, *accumulate(length + len(BETWEEN) for length in lengths)][:-1]


def _join_cues(readings: Sequence[Reading]) -> Iterator[Cue]:
    base = 0
    for reading in readings:
        yield from (cue.shifted(base) for cue in reading.cues)
        base += len(reading.tokens)


def _join_trees(readings: Sequence[Reading]) -> Tree | None:
    nodes: list[Node] = []
    for reading in readings:
        if reading.tree is None:
            return None
        nodes.extend(reading.tree.shifted(len(nodes)))
    return tree(nodes)
