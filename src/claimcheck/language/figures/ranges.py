"""Amounts that belong together: ranges, scores, ratios and shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from claimcheck.language.figures.amounts import Amount
from claimcheck.language.figures.counted import is_noun_like, is_plural
from claimcheck.language.figures.numeral import NumeralKind, function_words
from claimcheck.language.figures.scan import Scan
from claimcheck.language.lexicons import lexicon


class Joint(StrEnum):
    """How the amounts of a group belong together."""

    SINGLE = "single"
    RANGE = "range"
    EITHER = "either"
    """A range that a speaker leaves vague: two or three."""
    SPREAD = "spread"
    """A value and how far it may be off: 3.2 ± 0.4."""
    SCORE = "score"
    RATIO = "ratio"
    SHARE = "share"
    """So many of so many: one in five."""


@dataclass(frozen=True, slots=True)
class Group:
    """One or two amounts that are one statement, as a half-open token range."""

    first: int
    last: int
    joint: Joint
    amounts: tuple[Amount, ...]


_DASHES = frozenset({"-", "–", "—", "−", "‑", "‒"})
_SPREADS = (["±"], ["+", "/", "-"], ["+", "/", "−"], ["(", "±"])
_PARTS = "share"
"""Dimension of units that stand behind both ends of a range, or behind the second one: "9 to 11 percent"."""
_LEAST_PER = 100
"""The least number that rates are given by: 45 per 100,000."""
_ROUND_BASES = (10, 100, 1000)
_LARGEST_BASE = 20
"""The most of which some are taken where that is no round number: three in four, seven in twelve."""
_WINDOW = 8
"""How many tokens back a verb may stand that says whether "3 to 5" is a change, a score or a range."""


@cache
def _context(kind: str) -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.rows("number_contexts.tsv") if row[1] == kind)


def groups(tokens: Scan, found: Iterable[Amount]) -> Iterator[Group]:
    """Join the amounts that belong together, in order."""
    held: Amount | None = None
    for amount in found:
        joined = _join(tokens, held, amount) if held else None
        if joined is not None:
            yield joined
            held = None
            continue
        if held is not None:
            yield _single(held)
        held = amount
    if held is not None:
        yield _single(held)


def _single(amount: Amount) -> Group:
    return Group(amount.first, amount.last, Joint.SINGLE, (amount,))


def _join(tokens: Scan, left: Amount, right: Amount) -> Group | None:
    if not (left.numeral.kind is right.numeral.kind is NumeralKind.CARDINAL):
        return None
    between = list(tokens.words[left.last : right.first])
    if len(between) > 3:  # the longest connection, "+/-"
        return None
    joint = _joint(tokens, left, right, between)
    if joint is None:
        return None
    first = left.first
    if joint is Joint.RANGE and tokens.words[first - 1] in ("between", "from"):
        first -= 1
    pair = (left, right) if joint in (Joint.SCORE, Joint.RATIO, Joint.SHARE) else _levelled(left, right)
    return Group(first, right.last, joint, pair)


def _opens_range(tokens: Scan, amount: Amount) -> bool:
    """Whether a number follows "between", or "the range of"."""
    earlier, before = tokens.words[amount.first - 2], tokens.words[amount.first - 1]
    return before == "between" or (earlier, before) == ("range", "of")


def _joint(tokens: Scan, left: Amount, right: Amount, between: list[str]) -> Joint | None:
    bare = left.unit is None and right.unit is None and left.numeral.scale == right.numeral.scale == 1
    whole = bare and isinstance(left.numeral.low, int) and isinstance(right.numeral.low, int)
    if between == ["/"] and left.unit is None:
        whole = True  # 120/80 mmHg
    if between[1:] == ["to"] and whole and between[0] in _context("score") and tokens.words[left.first - 1] != "from":
        return Joint.SCORE  # "by four votes to two"
    if between in _SPREADS:
        return Joint.SPREAD
    if len(between) == 1 and (between[0] in _DASHES or between[0] == "to"):
        return _ranged(tokens, left, right, whole=whole, dash=between[0] != "to")
    if between in ([":"], ["/"]) and whole and tokens.glued(left.last) and tokens.glued(right.first):
        return Joint.RATIO
    if between == ["and"] and _opens_range(tokens, left) and _fits(left, right):
        return Joint.RANGE
    if between == ["or"] and left.unit is None and left.numeral.low < right.numeral.low:
        return Joint.EITHER
    if whole and left.numeral.low < right.numeral.low and _shares(tokens, left, right, between):
        return Joint.SHARE
    return None


def _ranged(tokens: Scan, left: Amount, right: Amount, *, whole: bool, dash: bool) -> Joint | None:
    """Tell a range from a score, and from a change of one value to another (which is two amounts)."""
    before = set(tokens.words[max(0, left.first - _WINDOW) : left.first])
    if not dash and tokens.words[left.first - 1] == "from":
        changes = not before.isdisjoint(_context("change"))
        return Joint.RANGE if _fits(left, right) and not changes else None
    around = before | set(tokens.words[right.last : right.last + 2])
    if whole and (left.numeral.low >= right.numeral.low or not around.isdisjoint(_context("score"))):
        return Joint.SCORE
    return Joint.RANGE if _fits(left, right) else None


def _fits(left: Amount, right: Amount) -> bool:
    """Tell whether two amounts can be the ends of a range."""
    if left.unit and right.unit and left.unit.dimension != right.unit.dimension:
        return False
    if left.unit and not right.unit and left.unit.dimension == _PARTS:
        return False  # "rose 9% to 6.4 billion" tells how much and what it came to
    low, high = _levelled(left, right)
    return low.numeral.low < high.numeral.low


def _levelled(left: Amount, right: Amount) -> tuple[Amount, Amount]:
    """Give both the unit and magnitude that only one of them may carry: "$3-5 million"."""
    unit = left.unit or right.unit
    low = left.numeral
    if low.scale == 1 and right.numeral.scale != 1 and low.low < right.numeral.low / right.numeral.scale:
        low = replace(low.times(right.numeral.scale, low.last), last=low.last)
    return replace(left, numeral=low, unit=left.unit or unit), replace(right, unit=right.unit or unit)


def _shares(tokens: Scan, left: Amount, right: Amount, between: list[str]) -> bool:
    if between == ["out", "of"] or (between == ["per"] and right.numeral.low >= _LEAST_PER):
        return True
    if len(between) > 1 and is_noun_like(tokens, left.last):
        # "one goal in five games" is a rate
        counts = is_plural(tokens.words[right.last]) and is_noun_like(tokens, right.last)
        between = between[1:] if not counts else []
    usual = left.numeral.low == 1 or right.numeral.low in _ROUND_BASES or _takes_of_so_many(tokens, left, right)
    return between in (["in"], ["in", "every"]) and usual


def _takes_of_so_many(tokens: Scan, left: Amount, right: Amount) -> bool:
    """Tell "three in four drivers" from "killed three in four attacks", where a verb stands before."""
    before = tokens.words[left.first - 1] if left.first else ""
    loose = not before.isalpha() or before in function_words() or before.endswith("ly")
    return loose and right.numeral.low <= _LARGEST_BASE and is_plural(tokens.words[right.last])
