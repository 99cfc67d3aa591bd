"""Lines that are nothing but a date: what a text says of now, it says of the day on which it was written."""

from __future__ import annotations

from collections.abc import Set

from claimcheck.language.figures.dates import DateMention
from claimcheck.language.lexicons.frames import frame
from claimcheck.language.scopes.cues import saying_kind
from claimcheck.language.scopes.hearsay import performs
from claimcheck.rules.interface import Pair

_HERE = "now:+0 "
"""How a mention begins that means the day, week or year of the text itself: "today", "this week"."""
_PRESENT = "Tense=Pres|VerbForm=Fin"


def is_dateline(pair: Pair, sentence: int) -> bool:
    """Whether a sentence of the evidence has a date and nothing else but such words as "Published"."""
    dated = {number for date in pair.evidence.dates for number in pair.evidence.within(date.span)}
    here = [number for number, token in enumerate(pair.evidence.tokens) if token.sentence == sentence]
    rest = {pair.evidence.tokens[number].norm for number in here if number not in dated}
    words = {norm for norm in rest if norm.isalpha()}
    return not dated.isdisjoint(here) and words <= frame("dateline")


def dates_now(pair: Pair, claim: DateMention, sentences: Set[int], verb: int) -> bool:
    """Whether datelines have the claim's date, and the sentence around a verb of the evidence tells of that time.

    "The pool is closed" under "4 May 2020" says so of that May; "The pool was closed" may be of any time before it. Of
    the very day it tells only what it says itself ("the club announces"), or has "today" with it.
    """
    if not all(is_dateline(pair, sentence) for sentence in sentences):
        return False
    told = [date for date in pair.evidence.dates if _at(pair, date) == pair.evidence.tokens[verb].sentence]
    if any(date.relative and not date.relative.startswith(_HERE) for date in told):
        return False
    today = any(date.relative == f"{_HERE}day" for date in told) or saying_kind(pair.evidence.tokens[verb].lemma)
    return bool(told or _is_present(pair, verb)) and (claim.day is None or bool(today))


def _at(pair: Pair, date: DateMention) -> int | None:
    """The sentence that a date of the evidence stands in."""
    return next((pair.evidence.tokens[number].sentence for number in pair.evidence.within(date.span)), None)


def _is_present(pair: Pair, verb: int) -> bool:
    """Whether a verb, or one that helps it, is in the present: "dies", "has left", "can announce"."""
    tree = pair.evidence.tree
    helpers = tree.children(verb, "aux", "aux:pass", "cop") if tree is not None else []
    return tree is not None and (
        any(_PRESENT in tree.nodes[number].features for number in (verb, *helpers))
        or any(performs(tree, number) for number in helpers)
    )
