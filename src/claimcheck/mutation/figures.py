"""Another figure written in the same way: digits for digits, words for words, thousands parted as they were."""

from __future__ import annotations

import re
from functools import cache
from random import Random

from claimcheck.language.lexicons import lexicon

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SMALL = 20
_LARGEST_WORD = 100
_PARTS = {
    "half of": ("a third of", "a fifth of"),
    "one third of": ("two thirds of", "one tenth of"),
    "a third of": ("two thirds of", "a tenth of"),
    "two thirds of": ("a third of", "a quarter of"),
    "two-thirds of": ("a third of", "a quarter of"),
    "a quarter of": ("three quarters of", "a tenth of"),
    "three quarters of": ("a quarter of", "a third of"),
    "three-quarters of": ("a quarter of", "a third of"),
}


def other_figures(text: str, random: Random) -> list[str]:
    """Figures to put for the one that ``text`` is, in random order; none where it is no plain figure."""
    low = text.lower()
    if low in _PARTS:
        return list(_PARTS[low])
    found = _in_digits(text, random) if text[:1].isdigit() else _in_words(low, random)
    return [figure[:1].upper() + figure[1:] if text[:1].isupper() else figure for figure in found]


def first_figure(text: str) -> tuple[int, int] | None:
    """Where the first figure in digits stands in ``text``."""
    found = _DIGITS.match(text)
    return found.span() if found else None


def _in_digits(text: str, random: Random) -> list[str]:
    ending = re.sub(r"[\d.,]+", "", text)
    if ending in {"st", "nd", "rd", "th"}:
        return [_ordinal(number) for number in _near(int(text[:-2]), random)]
    if ending or not _DIGITS.fullmatch(text):
        return []
    plain = text.replace(",", "")
    whole, _, decimals = plain.partition(".")
    zeros = 0 if decimals else len(plain) - len(plain.rstrip("0"))
    core = int((whole + decimals)[: len(whole + decimals) - zeros] or 0)
    return [_written(number, zeros, len(decimals), grouped="," in text) for number in _near(core, random)]


def _written(core: int, zeros: int, decimals: int, *, grouped: bool) -> str:
    digits = str(core) + "0" * zeros
    if decimals:
        digits = digits.zfill(decimals + 1)
        whole, rest = digits[:-decimals], f".{digits[-decimals:]}"
    else:
        whole, rest = digits, ""
    return (f"{int(whole):,}" if grouped else whole) + rest


def _near(number: int, random: Random) -> list[int]:
    """Numbers of the same size, all above one; far enough off not to pass for a rounding."""
    steps = (1, 2, 3, 4) if number < _SMALL else (number // 5, number // 4, number // 3, number // 2)
    found = [number + sign * step for step in steps for sign in (1, -1) if number + sign * step > 1]
    random.shuffle(found)
    return found


def _ordinal(number: int) -> str:
    teen = 10 < number % 100 < 14  # 11th to 13th
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _in_words(text: str, random: Random) -> list[str]:
    joiner = "-" if "-" in text else " " if " " in text else "-"
    for table in (cardinals(), ordinals()):
        known = {word: number for number, word in table.items()}
        number = known.get(text.replace(" ", "-"))
        if number is not None and (number > 1 or table is ordinals()):
            return [table[near].replace("-", joiner) for near in _near(number, random) if near in table]
    return []


@cache
def cardinals() -> dict[int, str]:
    """Return number words by number, from zero to ninety-nine."""
    return _composed(_values("small"), _values("small"))


@cache
def ordinals() -> dict[int, str]:
    """Ordinal words by number, from first to ninety-ninth."""
    return _composed(_values("ordinal"), _values("ordinal"))


def _composed(small: dict[int, str], units: dict[int, str]) -> dict[int, str]:
    tens = _values("tens")
    both = {ten + unit: f"{tens[ten]}-{units[unit]}" for ten in tens for unit in range(1, 10) if unit in units}
    whole = {ten: word for ten, word in tens.items() if ten < _LARGEST_WORD} if 0 in small else {}
    return {**{number: word for number, word in small.items() if number < _SMALL}, **whole, **both}


def _values(kind: str) -> dict[int, str]:
    """Return number → the first word that the lexicon has for it."""
    found: dict[int, str] = {}
    for row in lexicon.rows("number_words.tsv"):
        if row[1] == kind and row[2].isdecimal():
            found.setdefault(int(row[2]), row[0])
    return found
