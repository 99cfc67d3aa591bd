"""What a word looks like from outside: the features by which the parser knows a word it has never seen."""

from __future__ import annotations

import re

_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"(.)\1{3,}")
_FOLD = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "…": "."})


def affixes(word: str) -> tuple[str, str, str, str, str, str]:
    """Folded form, three first letters, two, three and four last letters, and shape of a word.

    The folded form is in lower case with every digit as 0, typographic quotes and dashes as plain ones; the shape has
    X for capitals, x for small letters, d for digits, runs cut to three: ``McDonald's`` is ``XxXxxx'x``.
    """
    form = _DIGIT.sub("0", word.translate(_FOLD).lower())
    return form, form[:3], form[-2:], form[-3:], form[-4:], _shape(word)


def _shape(word: str) -> str:
    signs = "".join(_sign(char) for char in word[:40])
    return _RUN.sub(lambda run: run[1] * 3, signs)


def _sign(char: str) -> str:
    if char.isdigit():
        return "d"
    if char.isalpha():
        return "X" if char.isupper() else "x"
    return char.translate(_FOLD)
