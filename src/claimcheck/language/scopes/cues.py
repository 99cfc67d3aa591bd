"""Cues: words that turn, weaken, plan or attribute what others say, and the words that each covers.

Where the sentence is parsed, the scope of a cue is read off the tree (``scopes``); where it is not, it is found by word
order: to the right up to the end of its clause, over one noun phrase for adjectives, over the whole sentence for a
speaker named at its end. Lexicons: ``negation.tsv``, ``hedges.tsv``, ``reporting.tsv``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.relations import dictionary_forms
from claimcheck.language.lexicons.terms import Token, TokenKind
from claimcheck.language.lexicons.words import lemmas_of


class CueKind(StrEnum):
    """What a cue does to the words it covers."""

    NEGATION = "negation"
    MODAL = "modal"
    ALLEGED = "alleged"
    PROBABLE = "probable"
    PLAN = "plan"
    FUTURE = "future"
    CONDITION = "condition"
    PARTIAL = "partial"
    REPORT = "report"
    FACTIVE = "factive"
    DOUBT = "doubt"
    DENIAL = "denial"
    ASK = "ask"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue, what it is about, and all that it covers, as token numbers."""

    kind: CueKind
    first: int
    last: int
    """One past its last token."""
    focus: tuple[int, ...]
    """The words that it is about, the likeliest first: ``did not *recall* envoys``."""
    covered: frozenset[int]
    """All words in its scope."""

    def shifted(self, base: int) -> Cue:
        """The same cue where its sentence begins at token ``base``."""
        moved = tuple(number + base for number in self.focus)
        return Cue(
            self.kind, self.first + base, self.last + base, moved, frozenset(number + base for number in self.covered)
        )


_KINDS = {
    "not": CueKind.NEGATION, "implicit": CueKind.NEGATION,
    "modal": CueKind.MODAL, "alleged": CueKind.ALLEGED, "probable": CueKind.PROBABLE,
    "plan": CueKind.PLAN, "future": CueKind.FUTURE,
    "condition": CueKind.CONDITION, "partial": CueKind.PARTIAL,
    "plain": CueKind.REPORT, "factive": CueKind.FACTIVE, "doubt": CueKind.DOUBT, "deny": CueKind.DENIAL,
    "ask": CueKind.ASK, "promise": CueKind.PROMISE,
}  # fmt: skip
_SPEAKING = frozenset({CueKind.REPORT, CueKind.FACTIVE, CueKind.DOUBT})
_CLAUSE_ENDS = frozenset(
    {"but", "although", "though", "while", "whereas", "because", "however", "yet", "except", "instead"}
)
_MARKS = frozenset(",;:()—")
_TURNED = frozenset({("no longer", "than"), ("no more", "than"), ("reported", "by"), ("except", "that")})
_MULTIPLES = frozenset({"half", "twice", "times", "nearly", "almost", "just"})
_MONTH_LIKE = "may"
_NOUGHT = frozenset({"none", "nil", "nought"})
FOCUS = 2
"""How many content words after a cue are what it is about, where there is no tree."""


class _Entry(NamedTuple):
    """A cue of the lexicon."""

    lemmas: list[str]
    kind: CueKind
    form: str
    """As the lexicon has it."""
    unless: str
    """The form of its first word in which it is none: "had to pay" says that it was done."""


@cache
def _table() -> dict[str, tuple[_Entry, ...]]:
    """First lemma → the cues that begin with it, longest first."""
    entries: dict[str, list[_Entry]] = {}
    for name in ("negation.tsv", "hedges.tsv", "reporting.tsv"):
        for row in lexicon.rows(name):
            lemmas = list(lemmas_of(row[0]))
            if lemmas and row[1] in _KINDS:
                unless = row[2] if len(row) > 2 and name == "hedges.tsv" else ""
                entries.setdefault(lemmas[0], []).append(_Entry(lemmas, _KINDS[row[1]], row[0], unless))
    return {first: tuple(sorted(found, key=lambda entry: -len(entry.lemmas))) for first, found in entries.items()}


@cache
def _sayings() -> dict[str, CueKind]:
    return {lemmas_of(row[0])[0]: _KINDS[row[1]] for row in lexicon.rows("reporting.tsv") if " " not in row[0]}


def saying_kind(lemma: str) -> CueKind | None:
    """What a verb of saying does to what is said; nothing for another verb."""
    return _sayings().get(lemma)


@cache
def asking_verbs() -> frozenset[str]:
    """Lemmas of the verbs that plan or ask "for" a thing, whoever is asked: "asked *the bank* for a loan"."""
    wanted = (row[0].split() for row in lexicon.rows("hedges.tsv") if row[1] == "plan")
    return frozenset(lemmas_of(words[0])[0] for words in wanted if words[1:] == ["for"])


@cache
def _hedges() -> dict[str, CueKind]:
    return {
        lemmas_of(row[0])[0]: _KINDS[row[1]]
        for row in lexicon.rows("hedges.tsv")
        if row[1] in _KINDS and " " not in row[0]
    }


def hedging_kind(lemma: str) -> CueKind | None:
    """What a single word of hedging does to what it modifies; nothing for another word."""
    return _hedges().get(lemma)


def find_cues(tokens: Sequence[Token]) -> tuple[Cue, ...]:
    """All cues of one sentence or claim, in order, with scopes by word order."""
    return tuple(_cue(tokens, kind, first, last) for kind, first, last in spot_cues(tokens))


def spot_cues(tokens: Sequence[Token]) -> Iterator[tuple[CueKind, int, int]]:
    """Where cues stand: kind, first token, one past the last; the longest one where several begin."""
    table = _table()
    lemmas = [token.lemma for token in tokens]
    end = 0
    for position in [number for number, lemma in enumerate(lemmas) if lemma in table]:
        if position < end:
            continue
        for words, kind, form, unless in table[lemmas[position]]:
            last = position + len(words)
            if (
                lemmas[position:last] == words
                and tokens[position].norm != unless
                and not _is_name(tokens, position)
                and not _turned_by(tokens, last, form)
                and not _is_score(tokens, position)
                and _inflected(tokens, position, form)
                and not _measures(tokens, position, form)
            ):
                yield kind, position, last
                end = last
                break


def _cue(tokens: Sequence[Token], kind: CueKind, first: int, last: int) -> Cue:
    low, high = _scope(tokens, kind, first, last)
    covered = [number for number in range(low, high) if not first <= number < last]
    focus = tuple(number for number in covered if tokens[number].content)[:FOCUS]
    return Cue(kind, first, last, focus, frozenset(covered))


def _inflected(tokens: Sequence[Token], position: int, form: str) -> bool:
    """Whether a cue is those very words in some inflection, not ones of the same stem: "partly", "part".

    "going to" is nothing that is done by whoever will "go to" a place.
    """
    words = form.split()
    if len(words) == 1:
        return form in dictionary_forms(tokens[position].norm)
    return all(
        token.norm == word
        for token, word in zip(tokens[position:], words, strict=False)
        if word.endswith(("ing", "ed"))
    )


def _measures(tokens: Sequence[Token], position: int, form: str) -> bool:
    """Whether "as long as" tells a length: "half as long as", "twice as long as"."""
    return form == "as long as" and position > 0 and tokens[position - 1].norm in _MULTIPLES


def _turned_by(tokens: Sequence[Token], last: int, form: str) -> bool:
    """Whether the next word makes it another one: "no longer *than*" says how long, "except *that*" states it."""
    return last < len(tokens) and (form, tokens[last].norm) in _TURNED


def _is_score(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word is the nought of a vote or a match: "by four votes to *none*"."""
    return tokens[position].norm in _NOUGHT and position > 0 and tokens[position - 1].norm == "to"


def _is_name(tokens: Sequence[Token], position: int) -> bool:
    """Whether a word is a month or a name here rather than a cue: ``May 5``, ``in May``."""
    token = tokens[position]
    if token.norm != _MONTH_LIKE:
        return position > 0 and token.capitalised and tokens[position - 1].kind is not TokenKind.MARK
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return token.capitalised and (position > 0 or following is None or following.kind is TokenKind.NUMBER)


def _scope(tokens: Sequence[Token], kind: CueKind, first: int, last: int) -> tuple[int, int]:
    end = _clause_end(tokens, last)
    if kind in _SPEAKING:
        return _speech_scope(tokens, first, last)
    if kind is CueKind.ALLEGED and last < len(tokens) and not tokens[last].stop:
        return last, min(end, _phrase_end(tokens, last))
    return last, end


def _speech_scope(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """What is said stands after the verb, or before it when the verb and its speaker close the sentence."""
    following = [token for token in tokens[last:] if token.content]
    comma_before = any(token.norm in {",", '"'} for token in tokens[max(0, first - 5) : first])
    if comma_before and (len(following) <= 3 or tokens[last].norm in _MARKS):
        return 0, first
    return last, _sentence_end(tokens, last)


def _clause_end(tokens: Sequence[Token], position: int) -> int:
    for place in range(position, len(tokens)):
        if tokens[place].norm in _CLAUSE_ENDS or (tokens[place].norm in _MARKS and place > position):
            return place
    return len(tokens)


def _phrase_end(tokens: Sequence[Token], position: int) -> int:
    """The end of a noun phrase that begins at ``position``: its run of content words."""
    for place in range(position, len(tokens)):
        if not tokens[place].content:
            return place
    return len(tokens)


def _sentence_end(tokens: Sequence[Token], position: int) -> int:
    """The end of the sentence that holds ``position`` (tokens of several sentences may stand in one row)."""
    sentence = tokens[position - 1].sentence
    for place in range(position, len(tokens)):
        if tokens[place].sentence != sentence:
            return place
    return len(tokens)
