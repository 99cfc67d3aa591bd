"""Which words tell whether somebody is a woman or a man: pronouns, titles and given names."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from enum import StrEnum
from functools import cache

from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.relations import is_place, is_title
from claimcheck.language.lexicons.terms import Token
from claimcheck.language.lexicons.words import lemma_of


class Sex(StrEnum):
    """As the data files have it; a body or a thing has neither."""

    FEMALE = "f"
    MALE = "m"
    NEITHER = "n"


Partners = Callable[[str], Set[str]]
"""Lemma → those that stand beside it in a name somewhere in the sources."""
PRONOUNS = {
    **dict.fromkeys(("she", "her", "hers", "herself"), Sex.FEMALE),
    **dict.fromkeys(("he", "him", "his", "himself"), Sex.MALE),
    **dict.fromkeys(("it", "its", "itself"), Sex.NEITHER),
}
"""Pronouns that stand for a woman, a man or neither alone."""


def is_body(norm: str) -> bool:
    """Whether a noun, folded, is what bodies of people are called, and nobody alone: "company"."""
    return norm in lexicon.words("bodies.txt")


@cache
def _titles() -> dict[str, Sex]:
    """Titles of one word."""
    return {row[0]: Sex(row[2]) for row in lexicon.rows("titles.txt") if len(row) > 2 and " " not in row[0]}


@cache
def _given_names() -> dict[str, Sex]:
    """Given names, folded; what is a title or a country too is none."""
    rows = lexicon.rows("given_names.tsv")
    return {name: Sex(sex) for name, sex in rows if not is_title(name) and not is_place(lemma_of(name))}


@cache
def _stems() -> dict[str, Sex]:
    """Lemmas that are given names themselves and stems of none of the other sex's: not "denis", the stem of Denise."""
    names = _given_names()
    unlike = {lemma for name, sex in names.items() if names.get(lemma := lemma_of(name), sex) is not sex}
    return {name: sex for name, sex in names.items() if name not in unlike}


def sex_of(name: Sequence[Token], before: Token | None, partners: Partners) -> Sex | None:
    """The sex that a title, or a given name, tells; of a family name alone that of the given names that it stands with.

    ``before`` is the word before the name: "*chairwoman* Noor". Nothing is known of one word that may be either name.
    """
    told = next(filter(None, (_titles().get(token.norm) for token in (*name, *([before] if before else ())))), None)
    words = [token for token in name if not is_title(token.norm)]
    if told is not None or not words:
        return told
    if len(words) > 1:
        return _given_names().get(words[0].norm)
    # A lemma that is no name in the list may be the stem of several: "Nikol" is no "Nikole".
    beside = {_stems().get(lemma) for lemma in partners(words[0].lemma)} - {None}
    return beside.pop() if len(beside) == 1 else None
