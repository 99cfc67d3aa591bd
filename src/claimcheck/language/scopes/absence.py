"""Sentences that say that a text says nothing of something: "No data on survival were reported".

Three frames are known, by word order alone: no data on it were reported; the report does not say it; it was not
mentioned. The lexicon is ``absence.tsv``. What only begins like one ("No data on survival were lost") is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.determiners import BE, DEFINITE
from claimcheck.language.lexicons.terms import Token, tokenize
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.model import Span

_AUXILIARY = frozenset({"do", "does", "did", "has", "have", "had", "is", "are", "was", "were"})
_NO = frozenset({"not", "never"})
_DENYING = _NO | {"no", "nowhere", "nothing", "silent"}
"""Each frame has one of these, or a word for "unmentioned"."""
_THAT = frozenset({"that", "whether", "if", "any"})
_BREAKS = frozenset({",", ";", ":", "but"})
_JOINING = frozenset({"but", "yet", "and"})
_CLOSING = frozenset({".", "!", '"', "'", ")"})
_BETWEEN = 2
"""Words that may stand between "no" and "data"."""


@dataclass(frozen=True, slots=True)
class Absence:
    """What a sentence says that the text does not speak of."""

    about: Span
    """The words that name or state it, in code points of the text that was read."""
    mention: bool
    """Whether the text is said not to speak of it at all, and not only to give no data or details of it."""


def find_absence(text: str, start: int = 0, end: int | None = None) -> Absence | None:
    """Read one sentence; nothing when it is not of this kind."""
    return absence_in(tokenize(text, start, end))


def absence_in(tokens: Sequence[Token]) -> Absence | None:
    """Read the words of one sentence likewise."""
    if _DENYING.isdisjoint([token.norm for token in tokens]) and _undone().isdisjoint(
        [token.lemma for token in tokens]
    ):
        return None
    words = _Words(tokens)
    begin = words.after_lead()
    for frame in (_no_data, _document, _unmentioned):
        found = frame(words, begin)
        if found and any(token.content for token in words.tokens[found.first : found.last]):
            return Absence(Span(words.tokens[found.first].start, words.tokens[found.last - 1].end), found.mention)
    return None


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int
    mention: bool


class _Words:
    """The words of a sentence without its closing marks and its tail, with steps over what the lexicon knows."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        last = len(tokens)
        while last and tokens[last - 1].norm in _CLOSING:
            last -= 1
        self.tokens = tokens
        self.norms = [token.norm for token in tokens]
        self.lemmas = [token.lemma for token in tokens]
        self.last = last
        self.last = self._before_tail()

    def over(self, kind: str, at: int) -> int:
        """One past the longest entry of this kind that begins at a place; 0 when none does."""
        lengths = (len(entry) for entry in _entries(kind) if tuple(self.lemmas[at : at + len(entry)]) == entry)
        length = max(lengths, default=0)
        return at + length if length and at + length <= self.last else 0

    def norm(self, at: int) -> str:
        """Give the folded word at a place; nothing at the end."""
        return self.norms[at] if at < self.last else ""

    def over_document(self, at: int) -> int:
        """One past "the report", "this full report", "authors"; 0 when none begins at a place."""
        at += self.norm(at) in DEFINITE
        kin = self.over("kin", at)
        return (kin and self.over("document", kin)) or self.over("document", at)

    def after_lead(self) -> int:
        """Where the sentence proper begins, after "However," and "In this study,"."""
        at = self.over("lead", 0) or (self.over_document(1) if self.norm(0) == "in" else 0)
        if at and self.norm(at) == ",":
            return at + 1
        return at if self.norm(0) in _JOINING else 0

    def over_not(self, at: int) -> int:
        """One past "was not", "has not been", "does not", "is never", "never"; 0 when none begins at a place."""
        if self.norm(at) == "never":
            return at + 1
        if self.norm(at) in _AUXILIARY and self.norm(at + 1) in {*_NO, "nowhere"} and self.norm(at + 2) != "only":
            return at + 3 if self.norm(at + 2) == "been" else at + 2
        return 0

    def _before_tail(self) -> int:
        """Where the sentence ends before "in the report", "by the authors", "at all"."""
        for at in range(max(0, self.last - 6), self.last):
            document = self.over_document(at + 1) if self.norm(at) in {"in", "by"} else 0
            if self.last in {document, self.over("tail", at)}:
                return at
        return self.last


def _no_data(words: _Words, begin: int) -> _Found | None:
    """Read: no data on X were reported; there was no mention of X; no mention was made of X."""
    there = words.norm(begin) == "there" and words.norm(begin + 1) in BE
    at = begin + 2 if there else begin
    matter = _over_matter(words, at)
    if matter is None:
        return None
    at, mention = matter
    passive = _over_told(words, at)
    if passive:
        topic = words.over("link", passive)
        return _Found(topic, words.last, mention) if topic else None
    topic = words.over("link", at)
    if not topic:
        return None
    for place in range(topic + 1, words.last):
        if _over_told(words, place) == words.last:
            return _Found(topic, place, mention)
    return _Found(topic, words.last, mention) if there else None


def _over_matter(words: _Words, at: int) -> tuple[int, bool] | None:
    """One past "no data", "not any further details", and whether it is a noun of mentioning."""
    if words.norm(at) == "no":
        at += 1
    elif words.norm(at) == "not" and words.norm(at + 1) == "any":
        at += 2
    else:
        return None
    return _over_noun(words, at)


def _over_noun(words: _Words, at: int) -> tuple[int, bool] | None:
    for place in range(at, at + _BETWEEN + 1):
        for kind in ("details", "mention"):
            if after := words.over(kind, place):
                return after, kind == "mention"
    return None


def _over_told(words: _Words, at: int) -> int:
    """One past "were reported", "have been given", "is available"."""
    if words.norm(at) in {"has", "have", "had"}:
        at += 1
    return words.over("told", at + 1) if words.norm(at) in BE else 0


def _document(words: _Words, begin: int) -> _Found | None:
    """Read: the report does not say that X; it makes no mention of X; it says nothing of X; it is silent on X."""
    at = words.over_document(begin)
    if not at:
        return None
    silent = at + 2 if words.norm(at) in BE and words.norm(at + 1) == "silent" else 0
    said = words.over("say", at)
    nothing = said + 1 if said and words.norm(said) == "nothing" else 0
    if silent or nothing:
        topic = words.over("link", silent or nothing)
        return _Found(topic, words.last, mention=True) if topic else None
    given = words.over("give", at)
    matter = _over_matter(words, given) if given else None
    if matter:
        return _linked(words, *matter)
    after = words.over_not(at)
    return _unsaid(words, after) if after else None


def _linked(words: _Words, at: int, mention: bool) -> _Found | None:  # noqa: FBT001 - what `_over_noun` hands over
    topic = words.over("link", at)
    return _Found(topic, words.last, mention) if topic else None


def _unsaid(words: _Words, at: int) -> _Found | None:
    """Read what stands after "does not": "give any data on X", "mention X", "say that X"."""
    if given := words.over("give", at):
        place = given + (words.norm(given) == "any")
        matter = _over_noun(words, place)
        if matter and (found := _linked(words, *matter)):
            return found
    said = words.over("say", at)
    if not said:
        return None
    topic = words.over("link", said) or said
    return _Found(topic + (words.norm(topic) in _THAT), words.last, mention=True)


def _unmentioned(words: _Words, begin: int) -> _Found | None:
    """Read: X was not mentioned; X is nowhere stated; X goes unmentioned."""
    for place in range(begin + 1, words.last):
        after = words.over_not(place)
        negated = after and (words.over("stated", after) == words.last or words.over("stated", after + 1) == words.last)
        unsaid = place + 1 < words.last and words.over("unsaid", place + 1) == words.last
        if negated or unsaid:
            return None if _BREAKS & set(words.norms[begin:place]) else _Found(begin, place, mention=True)
    return None


@cache
def _undone() -> frozenset[str]:
    """The first words of "unmentioned" and its like."""
    return frozenset(entry[0] for entry in _entries("unsaid"))


@cache
def _entries(kind: str) -> tuple[tuple[str, ...], ...]:
    return tuple(_lemmas(kind))


def _lemmas(kind: str) -> Iterator[tuple[str, ...]]:
    for row in lexicon.rows("absence.tsv"):
        if row[0] == kind:
            yield tuple(lemma_of(word) for word in row[1].split())
