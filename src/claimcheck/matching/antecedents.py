"""Whom a sentence may speak of by pronoun: of the names in one sentence before it, the first that fits.

That name is the likeliest subject (R. Mitkov, Anaphora Resolution, 2002: subjecthood and recency). Where a sentence
says "she" before it names anybody who may be meant, she is who she was before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from claimcheck.language.clauses.names import PARTICLES
from claimcheck.language.figures.calendar_names import months, weekdays
from claimcheck.language.figures.counted import is_participle
from claimcheck.language.lexicons.determiners import ARTICLES
from claimcheck.language.lexicons.relations import is_place, is_title
from claimcheck.language.lexicons.sexes import PRONOUNS, Partners, Sex, is_body, sex_of
from claimcheck.language.lexicons.terms import Token
from claimcheck.language.lexicons.words import lemma_of

_SUBJECTS = frozenset({"he", "she", "it"})
_LEADING = frozenset(
    {"in", "at", "of", "from", "to", "near", "by", "on", "for", "with", "about", "under", "against", "over", "after"}
    | {"before", "into", "between", "among", "during", "through", "since", "behind", "around", "towards"}
)
"""Prepositions: a name behind one is not what a sentence is about."""
PASSIVE = 5
"""Within how many words before the name of who did it a passive has its "was"."""

_CLAUSES = frozenset({"when", "while", "as", "although", "though", "because", "if", "once", "until", "whether"})
"""Words before a clause that may have the pronoun for a name of the main one."""


class Mention(NamedTuple):
    """What a sentence has for a pronoun of a later one."""

    name: frozenset[str]
    """Lemmas of the first name that fits; empty where none does."""
    again: bool
    """Whether such a pronoun stands before it, or without it."""


def sexes(tokens: Sequence[Token]) -> tuple[Sex | None, ...]:
    """The sexes that the pronouns of a sentence tell, in order; nothing known where none may be its subject."""
    said = [token.norm for token in tokens if token.norm in PRONOUNS]
    bodies = [Sex.NEITHER for one, noun in pairwise(tokens) if one.norm == "the" and is_body(noun.norm)]
    found = dict.fromkeys([*(PRONOUNS[norm] for norm in said), *bodies])
    return tuple(found) if _SUBJECTS & {*said} or bodies else (*found, None)


def mention(tokens: Sequence[Token], flags: Sequence[bool], sex: Sex | None, partners: Partners) -> Mention:
    """Look for the first name of a sentence that may be a person or body, and one of that sex if it is given.

    ``flags`` tells the words of names. That of a country is none, nor is one after a preposition, but for whoever does
    or says what the sentence tells, where it has nobody else of that sex: "The trial was funded *by* Brevik".
    """
    doer: Mention | None = None
    for run in _runs(tokens, flags):
        name = [tokens[number] for number in run if flags[number] and not _says_no_name(tokens[number])]
        led = _is_led(tokens, run[0])
        if name and (not led or (sex and _acts(tokens, run[0]))) and (sex is None or _fits(tokens, run, sex, partners)):
            found = Mention(frozenset(token.lemma for token in name), _says(tokens[: run[0]], sex))
            if not led:
                return found
            doer = doer or found
    return doer or Mention(frozenset(), _says(tokens, sex))


def opens(tokens: Sequence[Token], flags: Sequence[bool], sex: Sex | None) -> bool:
    """Whether a text that begins with a sentence is an excerpt that leaves "she" unnamed: "She met Ann. She left".

    Behind such words as "when" the name may follow: "When she left, Ann …".
    """
    says = sex is not Sex.NEITHER and tokens[0].norm not in _LEADING | _CLAUSES
    first = next((number for number, token in enumerate(tokens) if _says([token], sex)), None) if says else None
    return first is not None and tokens[first].norm in _SUBJECTS and not any(flags[:first])


def _says(tokens: Sequence[Token], sex: Sex | None) -> bool:
    """Whether a pronoun for somebody of a sex is among some words."""
    return sex is not None and any(PRONOUNS.get(token.norm) is sex for token in tokens)


def _runs(tokens: Sequence[Token], flags: Sequence[bool]) -> Iterator[list[int]]:
    """Yield the numbers of the words of each name, with those inside it that are none by themselves."""
    run: list[int] = []
    for number, token in enumerate(tokens):
        if flags[number] or (run and (token.capitalised or token.norm in PARTICLES)):
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _says_no_name(token: Token) -> bool:
    """Whether a capitalised word is a title, a country or a date."""
    return is_title(token.norm) or is_place(token.lemma) or token.lemma in _calendar()


def _before(tokens: Sequence[Token], first: int) -> list[Token]:
    """The words before a name and its article, nearest first."""
    words = [*tokens[max(0, first - PASSIVE) : first]][::-1]
    return words[1:] if words and words[0].norm in ARTICLES else words


def _is_led(tokens: Sequence[Token], first: int) -> bool:
    """Whether a name stands after a preposition."""
    return any(word.norm in _LEADING for word in _before(tokens, first)[:1])


def _acts(tokens: Sequence[Token], first: int) -> bool:
    """Whether a name is of who says it, "according to Brevik", did it, "was funded by Brevik", or made it, "a book by".

    That of "people polled by Brevik" tells only which people.
    """
    before = _before(tokens, first)
    said = [word.norm for word in before[:2]] == ["to", "according"]
    by = bool(before) and before[0].norm == "by"
    passive = any(word.lemma == "be" for word in before)
    return said or (by and (passive or not any(is_participle(word.norm) for word in before[1:2])))


def _fits(tokens: Sequence[Token], run: Sequence[int], sex: Sex, partners: Partners) -> bool:
    """Whether a name may be that of a woman, or of a man: no title of a work, and of nobody of the other sex."""
    before = tokens[run[0] - 1] if run[0] else None
    if sex is Sex.NEITHER and any(
        is_title(token.norm) for token in (*(tokens[number] for number in run), before) if token
    ):
        return False
    if sex is not Sex.NEITHER and before is not None and (before.norm == '"' or before.norm in ARTICLES):
        return False
    return sex_of([tokens[number] for number in run], before, partners) in {None, sex}


@cache
def _calendar() -> frozenset[str]:
    return frozenset(lemma_of(name) for name in (*months(), *weekdays()))
