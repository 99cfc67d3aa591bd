"""Labels: numbers that name a thing instead of counting ("Flight 370", "Covid-19", "World War II", "§4.2")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from claimcheck.language.figures.counted import is_participle, is_plural
from claimcheck.language.figures.numeral import Numeral, NumeralKind, function_words
from claimcheck.language.figures.scan import Scan
from claimcheck.language.figures.units import unit_after
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.frames import frame


class Label(NamedTuple):
    """A number that names a thing, as half-open token ranges."""

    first: int
    last: int
    number: int
    """The first token of the number itself."""
    noun: str
    """What it names, lower-case: ``flight``, ``covid``; empty for a bare serial such as 4.2.1."""
    noun_at: int | None
    """The token of that word."""
    code: str
    """The number as it has to be repeated: ``370``, ``4.2``, ``2`` for II, ``5g``."""


_LINKS = frozenset({",", "and", "or", "to", "-", "–", "&"})
_HYPHENS = frozenset({"-", "–", "‑"})


@cache
def _labels() -> dict[str, str]:
    return {row[0]: row[-1] for row in lexicon.rows("labels.txt")}


def is_label_word(word: str) -> bool:
    """Tell whether a word takes a number as its name."""
    return word in _labels()


def labels(tokens: Scan, numerals: Iterable[Numeral]) -> Iterator[Label]:
    """Find the numerals that are labels; "Articles 5 and 6" are two."""
    held: Label | None = None
    for numeral in numerals:
        if held is not None and numeral.first < held.last:
            continue
        found = next((label for read in _READERS if (label := read(tokens, numeral))), _next(tokens, held, numeral))
        held = found or held
        if found is not None:
            yield found


def _titled(tokens: Scan, numeral: Numeral) -> Label | None:
    """Read a word that takes a number: page 3, Flight 370, Article Five, No. 7."""
    index = numeral.first - 1
    dotted = index > 0 and tokens.words[index] == "." and tokens.glued(index)
    index -= dotted
    noun = _labels().get(tokens.words[index]) if index >= 0 else None
    if noun is None or numeral.kind not in (NumeralKind.CARDINAL, NumeralKind.LABEL):
        return None
    word = tokens.words[index]
    if word in frame("dotted-labels") and not dotted:
        return None
    if dotted and word == noun:
        return None  # "He turned the page. 3 men …" is no label, "p. 3" is
    if not (dotted or tokens.capital(index) or not word.isalpha()) and not _plain_title(tokens, numeral, word):
        return None
    last = _over_letters(tokens, numeral.last) if numeral.digits else numeral.last
    return Label(index, last, numeral.first, noun, index, _code_of(tokens, numeral, last))


def _plain_title(tokens: Scan, numeral: Numeral, word: str) -> bool:
    """Tell a label in small letters from a noun that happens to stand before a number: "told the group 12 men died"."""
    after = tokens.words[numeral.last]
    if numeral.kind is NumeralKind.LABEL:
        return True
    if not numeral.digits or word in frame("capital-labels") or is_plural(after) or is_participle(after):
        return False
    return _is_plain(tokens, numeral)


def _is_plain(tokens: Scan, numeral: Numeral) -> bool:
    """Tell a number behind which no unit stands."""
    return unit_after(tokens, numeral.last, digits=True, one=False) is None


def _over_letters(tokens: Scan, index: int) -> int:
    return index + 1 if tokens.words[index].isalpha() and tokens.glued(index) else index


def _code_of(tokens: Scan, numeral: Numeral, last: int) -> str:
    if not numeral.digits:
        return str(numeral.low)
    return "".join(tokens.words[numeral.first : last]).replace(",", "")


def _code(tokens: Scan, numeral: Numeral) -> Label | None:
    """Read letters tied to digits: MH370, F-16, Covid-19, H1N1, 5G."""
    if not numeral.digits or numeral.kind is NumeralKind.PART:
        return None
    first, last = numeral.first, numeral.last
    while last < tokens.count and tokens.glued(last) and tokens.words[last].isalnum():
        last += 1
    while first and tokens.glued(first) and tokens.words[first - 1].isalnum():
        first -= 1
    hyphen = (
        first == numeral.first
        and tokens.glued(first)
        and tokens.words[first - 1] in _HYPHENS
        and tokens.glued(first - 1)
    )
    if hyphen:
        first -= 2
    if first == numeral.first:
        return _lettered(tokens, numeral, last)
    word = tokens.words[first]
    if not word.isalpha() or (hyphen and (word in frame("no-names") or word in function_words())):
        return None
    if hyphen and last > numeral.last:
        last = numeral.last
    return Label(first, last, numeral.first, word, first, "".join(tokens.words[numeral.first : last]))


def _lettered(tokens: Scan, numeral: Numeral, last: int) -> Label | None:
    """Read letters behind digits that are no unit, no magnitude and no ending: 5G, 3D, 12b."""
    if last == numeral.last or numeral.scale != 1 or numeral.kind is not NumeralKind.CARDINAL:
        return None
    letters = tokens.words[numeral.last]
    if (
        not letters.isalpha()
        or letters in ("s", "m", "b", "k", "t")
        or unit_after(tokens, numeral.last, digits=True, one=False)
    ):
        return None
    return Label(numeral.first, last, numeral.first, letters, None, "".join(tokens.words[numeral.first : last]))


def _serial(tokens: Scan, numeral: Numeral) -> Label | None:
    if numeral.kind is not NumeralKind.LABEL:
        return None
    return Label(numeral.first, numeral.last, numeral.first, "", None, _code_of(tokens, numeral, numeral.last))


def _next(tokens: Scan, held: Label | None, numeral: Numeral) -> Label | None:
    """Read on in a list: the six of "Articles 5 and 6", the five of "page 3-5"."""
    if held is None or held.noun_at is None or not numeral.digits or numeral.first - held.last > 2:  # ", and" at most
        return None
    between = tokens.words[held.last : numeral.first]
    if not between or not _LINKS.issuperset(between):
        return None
    plural = is_plural(tokens.words[held.noun_at]) or tokens.words[held.noun_at] in ("pp", "§§")
    tied = between[0] in _HYPHENS and tokens.glued(held.last) and tokens.glued(numeral.first)
    if not (plural or tied) or not is_label_word(tokens.words[held.noun_at]):
        return None
    return Label(
        numeral.first, numeral.last, numeral.first, held.noun, held.noun_at, _code_of(tokens, numeral, numeral.last)
    )


def _named_one(tokens: Scan, numeral: Numeral) -> Label | None:
    """Read the One of a name: Capital One, Air Force One, but not "Blast Kills One"."""
    before = numeral.first - 1
    if tokens.original(numeral.first) != "One" or numeral.last != numeral.first + 1 or before < 0:
        return None
    word = tokens.words[before]
    verb = word.endswith(("s", "ed", "ing"))
    if verb or not tokens.capital(before) or word in function_words() or tokens.capital(numeral.last):
        return None
    return Label(before, numeral.last, numeral.first, word, before, "1")


def _model(tokens: Scan, numeral: Numeral) -> Label | None:
    """Read the number that ends a name behind an article: the Merlo 5, the Hot 100, last year's Merlo 4."""
    before = numeral.first - 1
    if not numeral.digits or numeral.kind is not NumeralKind.CARDINAL or numeral.scale != 1 or before < 1:
        return None
    first = before
    while first and tokens.capital(first) and tokens.words[first].isalpha():
        first -= 1
    named = first < before and (tokens.words[first] in frame("before-models") or tokens.words[first].endswith("'s"))
    if not named or not _is_plain(tokens, numeral):
        return None
    return Label(
        before, numeral.last, numeral.first, tokens.words[before], before, _code_of(tokens, numeral, numeral.last)
    )


_READERS = (_titled, _code, _serial, _named_one, _model)

# Roman numerals

_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_SHORTEST_NAME = 3
"""Letters from which on a capitalised word before a Roman numeral is a name: Elizabeth II, and not "If I"."""


def roman_labels(tokens: Scan) -> Iterator[Label]:
    """Find names that end in a Roman numeral: World War II, Henry VIII, Type I diabetes."""
    for index, word in enumerate(tokens.words[: tokens.count]):
        if word[0] in _ROMAN_VALUES and index and tokens.ends[index] - tokens.starts[index] <= len("LXXXVIII"):
            value = _roman(tokens, index)
            if value:
                before = tokens.words[index - 1]
                yield Label(index - 1, index + 1, index, _labels().get(before, before), index - 1, str(value))


def _roman(tokens: Scan, index: int) -> int:
    """Return the value of a Roman numeral that follows a capitalised word; 0 when it is none."""
    written = tokens.original(index)
    if not _ROMAN.fullmatch(written) or tokens.glued(index) or not tokens.capital(index - 1):
        return 0
    before = tokens.words[index - 1]
    if before in function_words() or len(before) < _SHORTEST_NAME or tokens.original(index - 1).isupper():
        return 0
    if len(written) == 1 and not is_label_word(before):
        return 0  # "I" is a pronoun, "V" and "X" are initials
    return _roman_value(written.lower())


def _roman_value(digits: str) -> int:
    worth = [_ROMAN_VALUES[digit] for digit in digits]
    return sum(-value if value < following else value for value, following in zip(worth, [*worth[1:], 0], strict=True))
