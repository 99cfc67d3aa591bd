"""Quantifiers: words that say of how much of a whole something holds, each with its rank on a scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.terms import Token
from claimcheck.language.lexicons.words import lemmas_of
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading

STRONG = 60
"""Rank (0..100) from which a quantifier says so much that its sentence must say it too."""


@dataclass(frozen=True, slots=True)
class Quantifier:
    """A quantifier in a reading; ``first`` and ``last`` (one past) are token numbers."""

    first: int
    last: int
    scale: str
    rank: int


ALL = 100
NEARLY = 90
"""Rank of "all but a few", and of "all" with an exception."""
WITHIN = 6
"""Within how many words after a quantifier its exception stands: "every year *except* 2021"."""
_BOTH = "both"
_NO_SHARE = 30
"""Rank of what says neither that it is few nor that it is many."""
AMOUNT = "amount"
_EXCEPTION = "exception"
_NO_SCALE = frozenset({"none", _EXCEPTION})


@cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], str, int, str], ...]]:
    entries: dict[str, list[tuple[tuple[str, ...], str, int, str]]] = {}
    for row in lexicon.rows("quantifiers.tsv"):
        lemmas = lemmas_of(row[0])
        entries.setdefault(lemmas[0], []).append((lemmas, row[1], int(row[2]), row[0]))
    return {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in entries.items()}


@remembered
def scaled(reading: Reading) -> tuple[Quantifier, ...]:
    """All quantifiers of a reading, the longest where several begin; those inside numbers are left out."""
    return tuple(one for one in _every(reading) if one.scale not in _NO_SCALE)


@remembered
def exceptions(reading: Reading) -> tuple[Quantifier, ...]:
    """The words of a reading that take something out: "except", "other than"."""
    return tuple(one for one in _every(reading) if one.scale == _EXCEPTION)


@remembered
def _every(reading: Reading) -> tuple[Quantifier, ...]:
    return tuple(_found(reading))


def _found(reading: Reading) -> Iterator[Quantifier]:
    tokens, table = reading.tokens, _table()
    words = tuple([token.lemma for token in tokens])
    places = [number for number, lemma in enumerate(words) if lemma in table]
    taken = {number for quantity in reading.quantities for number in reading.within(quantity.span)} if places else set()
    end = 0
    for first in places:
        if first < end:
            continue
        for lemmas, scale, rank, form in table[words[first]]:
            last = first + len(lemmas)
            if words[first:last] != lemmas:
                continue
            if form.endswith("ly") and " " not in form and tokens[first].norm != form:
                continue
            if len(lemmas) == 1 and _is_other_word(reading, first):
                continue
            if first not in taken:
                end = last
                yield Quantifier(first, last, scale, _rank(reading, first, last, rank))
                if rank == ALL and scale == AMOUNT and (but := _all_but(reading, last)):
                    yield Quantifier(but, but + 1, _EXCEPTION, 0)
                break


def _is_other_word(reading: Reading, number: int) -> bool:
    """Whether a word that looks like a quantifier is a verb ("completed") or makes a superlative ("most costly")."""
    if reading.tree is None:
        return False
    node = reading.tree.nodes[number]
    above = reading.tree.nodes[node.head] if node.head == number + 1 else None
    return node.tag == "VERB" or (node.fine == "RBS" and above is not None and above.tag in {"ADJ", "ADV"})


def _rank(reading: Reading, first: int, last: int, rank: int) -> int:
    """The rank of a quantifier in its sentence, which may take out some, or only join two."""
    if reading.tokens[first].norm == _BOTH and _joins(reading, first):
        return _NO_SHARE
    return NEARLY if rank == ALL and (_all_but(reading, last) or _excepted(reading.tokens, last)) else rank


def _joins(reading: Reading, both: int) -> bool:
    """Whether "both" goes with an "and", and takes no share of anything: "met *both* Jones *and* Brown"."""
    tree = reading.tree
    if tree is None or tree.nodes[both].head < 0:
        return False
    return any(tree.children(one, "cc") for one in tree.children(tree.nodes[both].head, "conj"))


def _all_but(reading: Reading, last: int) -> int | None:
    """Where "but" follows at once, or behind the noun: "everyone *but* the captain", "all members *but* one"."""
    place, tree = last, reading.tree
    while tree is not None and place < len(tree.nodes) and tree.nodes[place].tag in {"NOUN", "ADJ"}:
        place += 1
    return place if place < len(reading.tokens) and reading.tokens[place].norm == "but" else None


def _excepted(tokens: Sequence[Token], last: int) -> bool:
    """Whether somebody or something is taken out of all that a quantifier names."""
    lemmas = [token.lemma for token in tokens]
    opening = next(number for number, token in enumerate(tokens) if token.sentence == tokens[last - 1].sentence)
    return any(
        scale == _EXCEPTION and tuple(lemmas[place : place + len(words)]) == words
        for place in (opening, *range(last, min(last + WITHIN, len(tokens))))
        for words, scale, *_ in _table().get(lemmas[place], ())
    )
