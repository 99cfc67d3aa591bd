"""Units: what stands before or behind a number and says what it measures."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from claimcheck.language.figures.intervals import Exact
from claimcheck.language.figures.scan import Phrases, Scan
from claimcheck.language.lexicons import lexicon


class Unit(NamedTuple):
    """A unit of measure or a currency."""

    name: str
    """Canonical: ``kilometre``, ``percent``, ``USD``, ``milligram/kilogram``."""
    dimension: str
    """What it measures; units of one dimension convert into one another (money does not)."""
    factor: Exact = 1
    """What one of it is in the dimension's base unit."""
    offset: Exact = 0
    """What is added before the factor is applied (temperatures)."""

    def per(self, below: Unit) -> Unit:
        """Make the rate of this by another: kilometres per hour."""
        factor = Fraction(self.factor) / Fraction(below.factor)
        return Unit(f"{self.name}/{below.name}", f"{self.dimension}/{below.dimension}", factor)


def _forms() -> Iterator[tuple[str, bool, Unit]]:
    """Yield every written form, whether it is a symbol, and its unit."""
    for row in lexicon.rows("units.tsv"):
        unit = Unit(row[1], row[2], Fraction(row[3]), Fraction(row[4]) if row[4:] else 0)
        words, _, symbols = row[0].partition("|")
        yield from ((form, False, unit) for form in _split(words))
        yield from ((form, True, unit) for form in _split(symbols))


def _money_forms() -> Iterator[tuple[str, str, Unit]]:
    """Yield every sign and word of a currency, and where it stands: before or after the number."""
    for code, before, after, factor in lexicon.rows("currencies.tsv"):
        unit = Unit(code, "money", Fraction(factor))
        yield from ((form, "before", unit) for form in _split(before))
        yield from ((form, "after", unit) for form in _split(after))


def _split(forms: str) -> tuple[str, ...]:
    return tuple(form for form in (part.strip() for part in forms.split(",")) if form not in ("", "-"))


@cache
def _words() -> Phrases[Unit]:
    measures = ((form, unit) for form, symbol, unit in _forms() if not symbol)
    return Phrases([*measures, *((form, unit) for form, place, unit in _money_forms() if place == "after")])


@cache
def _symbols() -> Phrases[Unit]:
    return Phrases(((form, unit) for form, symbol, unit in _forms() if symbol), exact_case=True)


@cache
def _signs() -> Phrases[Unit]:
    forms = ((form, unit) for form, place, unit in _money_forms() if place == "before")
    return Phrases(forms, backwards=True, exact_case=True)


@cache
def named(name: str) -> Unit:
    """Return the unit of measure with this canonical name."""
    return next(unit for _, _, unit in _forms() if unit.name == name)


def sign_before(tokens: Scan, index: int) -> tuple[int, Unit] | None:
    """Find the currency sign that ends just before token ``index``: its length in tokens, and its currency."""
    return _signs().find(tokens, index - 1) if index else None


def unit_after(tokens: Scan, index: int, *, digits: bool, one: bool) -> tuple[int, Unit] | None:
    """Find the unit that begins at token ``index``, behind digits or words: one past its last token, and what it is.

    ``one`` says that the number is one, so that "second" may be a unit and not an ordinal.
    """
    found = _single(tokens, index, digits=digits, one=one)
    if found is None:
        return None
    last, unit = found
    below = _below(tokens, last)
    return found if below is None or unit.dimension == "money" else (below[0], unit.per(below[1]))


def _single(tokens: Scan, index: int, *, digits: bool, one: bool) -> tuple[int, Unit] | None:
    tied = tokens.words[index] == "-" and tokens.glued(index + 1) and tokens.glued(index)
    start = index + 1 if tied else index
    if tokens.words[start] == "second" and (one or tied):
        return start + 1, named("second")
    found = _words().find(tokens, start)
    if found is None and not (tokens.words[start] in _MULTIPLIERS and tokens.words[start + 1].isdecimal()):
        found = _symbols().find(tokens, start) if digits or len(tokens.words[start]) > 1 else None
    if found is None and digits and tokens.glued(start):
        found = _attached(tokens, start)
    if found is None:
        return None
    length, unit = found
    if tokens.words[start] in ("pound", "pounds") and _is_weight(tokens, start + length, index):
        unit = named("pound")
    return _with_old(tokens, start + length), unit


_MULTIPLIERS = frozenset({"x", "×"})
"""Signs that mean "times" behind a number, and a product or a size between two."""


def _with_old(tokens: Scan, last: int) -> int:
    """Take in the "old" of an age."""
    after = last + 1 if tokens.words[last] == "-" and tokens.glued(last) else last
    return after + 1 if tokens.words[after] in ("old", "olds") else last


_ATTACHED = {"p": "pence", "c": "cents", "in": "inches"}
"""Units that are read only when they touch their digits, and the words that they stand for."""
_WEIGHING = ("weigh", "heav", "mass", "load", "birth", "gain", "baby", "fish")
"""Beginnings of words that make a pound a weight."""


def _attached(tokens: Scan, index: int) -> tuple[int, Unit] | None:
    word = _ATTACHED.get(tokens.original(index))
    if word == "inches":
        return 1, named("inch")
    return None if word is None else (1, next(unit for form, _, unit in _money_forms() if form == word))


def _is_weight(tokens: Scan, last: int, first: int) -> bool:
    before = tokens.words[max(0, first - 6) : first]
    return tokens.words[last] == "of" or any(
        word.startswith(_WEIGHING) for word in (*before, *tokens.words[last : last + 2])
    )


def _below(tokens: Scan, index: int) -> tuple[int, Unit] | None:
    """Find what a rate is by: ``/kg``, "per hour"."""
    if tokens.words[index] not in ("/", "per"):
        return None
    found = _words().find(tokens, index + 1) or _symbols().find(tokens, index + 1)
    if found is None and tokens.words[index + 1] == "second":
        return index + 2, named("second")
    return (index + 1 + found[0], found[1]) if found else None
