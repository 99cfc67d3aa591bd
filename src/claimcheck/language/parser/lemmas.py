"""Dictionary forms, by rules that were read off the treebank: whole words first, then the longest known ending.

``model_en/lemmas.tsv`` holds the rules: part-of-speech tag, ending (``^`` before a whole word), how many letters to cut
and what to put in their place.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

WHOLE = "^"
_CASED = frozenset({"NNP", "NNPS", "FW"})


class Edit(NamedTuple):
    """Cut so many letters from the end and add these."""

    cut: int
    add: str

    def of(self, word: str) -> str:
        """Apply the edit to a word."""
        return word[: len(word) - self.cut] + self.add


Rules = dict[tuple[str, str], Edit]
"""(tag, ending) to edit."""


@lru_cache(maxsize=65536)
def lemma(word: str, tag: str) -> str:
    """Give the dictionary form of a word with this Penn Treebank tag; an unknown tag only puts it in lower case."""
    return apply(learned_rules(), word, tag)


def apply(rules: Rules, word: str, tag: str) -> str:
    """Give the dictionary form of a word by these rules."""
    form = fold(word, tag)
    for start in range(len(WHOLE + form) + 1):
        edit = rules.get((tag, (WHOLE + form)[start:]))
        if edit is not None and edit.cut <= len(form):
            return edit.of(form)
    return form


def fold(word: str, tag: str) -> str:
    """Fold a word to what rules speak of: names keep their capitals, apostrophes are plain."""
    return (word if tag in _CASED else word.lower()).replace("’", "'")


@cache
def learned_rules() -> Rules:
    """Read the rules that ship with the model, once a process."""
    text = files("claimcheck.language").joinpath("model_en", "lemmas.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {(tag, ending): Edit(int(cut), add) for tag, ending, cut, add in rows}
