"""What a name is called where it stands: "the ferry *Maren*", "the operator, *Hidro Norte*", "*Calder*, a firm"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from claimcheck.language.lexicons import wordnet
from claimcheck.language.lexicons.determiners import ARTICLES, POSSESSIVES
from claimcheck.language.lexicons.relations import PROOF, dictionary_forms, relation
from claimcheck.language.lexicons.terms import Token

_BEFORE_NOUNS = ARTICLES | POSSESSIVES | {"another", "one"}
_TYING = frozenset({",", "(", "is", "was", "are", "were", "became"})
"""What stands between a name and a description of it."""
_WITHIN = frozenset({"of", "for"})
"""Prepositions that stand within names."""
_NAMING = frozenset({"named", "called", "nicknamed", "dubbed"})
LONGEST = 5
"""Words of a description behind a name, its article included."""


class Bearer(NamedTuple):
    """A name, and the nouns that it is called by in one sentence."""

    name: frozenset[str]
    """Lemmas of the words of the name."""
    nouns: tuple[str, ...]
    """Lemmas of the nouns; words of the name that are common ones are among them: "the Kestrel *Museum*"."""

    def is_called(self, thing: str) -> bool:
        """Whether a noun, given as lemma, may stand for the name: its very noun, or a broader one."""
        steps = (relation(thing, noun) for noun in self.nouns)
        return any(step is not None and step.strength >= PROOF for step in steps)


def bearers(tokens: Sequence[Token], named: Sequence[bool]) -> Iterator[Bearer]:
    """Yield the names of a sentence that are called something, in order; ``named`` flags the words of names."""
    for is_name, group in groupby(range(len(tokens)), key=named.__getitem__):
        run = [*group]
        if is_name:
            nouns = (*_before(tokens, run[0]), *_behind(tokens, run[-1] + 1), *_inside(tokens, run))
            if nouns:
                yield Bearer(frozenset(tokens[number].lemma for number in run), nouns)


def _before(tokens: Sequence[Token], first: int) -> Iterator[str]:
    """The word right before a name, or before the comma before it, or that begins it: the "*Department* for Roads"."""
    place = first - 1
    if place > 0 and tokens[place].norm in _WITHIN and tokens[place - 1].capitalised:
        place -= 1
    if place > 0 and tokens[place].norm in {",", "the", *_NAMING}:
        place -= 1
    if place > 0 and tokens[place].norm == ",":
        place -= 1
    if place >= 0 and tokens[place].content and tokens[place].kind == "word":
        yield tokens[place].lemma


def _behind(tokens: Sequence[Token], after: int) -> Iterator[str]:
    """A common word that goes on from a name, or the last one of a description: "*Museum*", ", a small *firm*"."""
    if after < len(tokens) and tokens[after].capitalised and tokens[after].content:
        yield tokens[after].lemma
    if after < len(tokens) and tokens[after].norm == '"':
        after += 1
    tied = tokens[after : after + 1] and tokens[after].norm in _TYING
    if tied and [token.norm in _BEFORE_NOUNS for token in tokens[after + 1 : after + 2]] == [True]:
        rest = takewhile(lambda token: token.content or token.norm == "-", tokens[after + 2 : after + 1 + LONGEST])
        yield from (token.lemma for token in [*rest][-1:])


def _inside(tokens: Sequence[Token], run: Sequence[int]) -> Iterator[str]:
    """Common words at either end of a name of several words."""
    ends = {run[0], run[-1]} if len(run) > 1 else ()
    for number in sorted(ends):
        if any(wordnet.knows(form) for form in dictionary_forms(tokens[number].norm)):
            yield tokens[number].lemma
