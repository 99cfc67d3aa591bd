"""Witnesses: what judging a claim asked of an index, written down, so that another index can be asked the same.

A verdict depends on its sources in two ways: on what is counted and looked up over all of them, and on the words of
the few sentences that were shown. Whoever judges by a witness learns nothing of the sources but by asking it. So where
every answer is the same again the verdict is too, and only where its sentences stand may be another place.

Nor does a verdict depend on the numbers of sentences, but on which come first, which are the same, and how far apart
they are as long as that is less than ``APART``. So sentences may have got other numbers, if that is as it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from claimcheck.language.lexicons.terms import Token
from claimcheck.matching import Candidate, Index
from claimcheck.matching.index import query_of, weight_of
from claimcheck.model import Evidence, ExplainedWord, Explanation, Finding, Sentence, Source, Span, Verdict

APART = 8
"""Sentences that stand so far apart are far apart for whoever judges; he makes no number but by fewer steps."""
BY_NUMBER = frozenset({"sentence", "lead_in", "described", "naming", "called"})
"""Questions about a sentence, which is given first, by its number."""


class Asked(NamedTuple):
    """A question with its answer, as JSON has them."""

    question: str
    """A method of ``Index``."""
    source: str | None
    """Id of the source that it is about, if it is about one."""
    given: Sequence[Any]
    answer: Any
    """Of a sentence its source and number, and a digest of its words and kind; not where it stands."""


class Witness:
    """Says of sources what an index says, and writes it down."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._asked: dict[tuple[object, ...], tuple[Asked, Any]] = {}

    @property
    def asked(self) -> list[Asked]:
        """All that was asked, each question once, in order."""
        return [asked for asked, _ in self._asked.values()]

    @property
    def sources(self) -> tuple[Source, ...]:
        """All sources, whole."""
        self._ask("digest")
        return self._index.sources

    @property
    def entries(self) -> list[tuple[Source, Sentence]]:
        """Every sentence with its source."""
        self._ask("digest")
        return self._index.entries

    def sentence(self, source: Source, number: int) -> Sentence | None:
        """As ``Index.sentence`` says, like all that follow."""
        found: Sentence | None = self._ask("sentence", number, source=source)
        return found

    def tokens_of(self, source: Source, number: int) -> tuple[Token, ...]:
        """Tokens of a sentence, which its words make."""
        return self._index.tokens_of(source, number) if self.sentence(source, number) else ()

    def lead_in(self, source: Source, number: int) -> Sentence | None:
        """The sentence that a list item completes."""
        found: Sentence | None = self._ask("lead_in", number, source=source)
        return found

    def described(self, source: Source, number: int, thing: str) -> tuple[Sentence, frozenset[str]] | None:
        """The nearest earlier sentence that describes a thing."""
        found: tuple[Sentence, frozenset[str]] | None = self._ask("described", number, thing, source=source)
        return found

    def describing(self, source: Source, thing: str, names: Iterable[str]) -> Sentence | None:
        """The first sentence of a source that says of what has one of some names that it is such a thing."""
        found: Sentence | None = self._ask("describing", thing, tuple(sorted(names)), source=source)
        return found

    def antecedents(self, source: Source, number: int) -> frozenset[str]:
        """Lemmas of the names that the pronouns of a sentence may stand for."""
        return frozenset().union(*(name for _, name in self.naming(source, number)))

    def naming(self, source: Source, number: int) -> tuple[tuple[Sentence, frozenset[str]], ...]:
        """The earlier sentences that name whom the pronouns of a sentence may stand for."""
        found: tuple[tuple[Sentence, frozenset[str]], ...] = self._ask("naming", number, source=source)
        return found

    def called(self, source: Source, number: int, thing: str) -> frozenset[str]:
        """Lemmas of the name that the nearest earlier sentence calls by a noun."""
        found: frozenset[str] = self._ask("called", number, thing, source=source)
        return found

    def partners(self, lemma: str) -> frozenset[str]:
        """Lemmas that stand beside a lemma in a name somewhere."""
        found: frozenset[str] = self._ask("partners", lemma)
        return found

    def knows(self, lemma: str) -> bool:
        """Whether a lemma stands in any sentence."""
        return bool(self._ask("knows", lemma))

    @property
    def may_show(self) -> Callable[[str], bool]:
        """Tells whether a lemma can stand in a sentence that is shown; not written down, since the sentences are."""
        return self._index.may_show

    def written_small(self, norm: str) -> bool:
        """Whether a word is written without a capital anywhere."""
        return bool(self._ask("written_small", norm))

    def weight(self, token: Token) -> float:
        """How much a claim's token tells."""
        return weight_of(token, self._ask("roughly"), self._ask("count", token.lemma) if token.content else 0)

    def candidates(self, claim: Sequence[Token], limit: int = 8) -> list[Candidate]:
        """The sentences that cover most of the claim's weight."""
        found: list[Candidate] = self._ask("found", query_of(claim, self.weight), limit)
        return found

    def _ask(self, question: str, *given: Any, source: Source | None = None) -> Any:  # noqa: ANN401 - as the index has it
        key = (question, source.id if source else None, given)
        if key not in self._asked:
            value = _said(self._index, question, source, given)
            self._asked[key] = Asked(question, key[1], given, _written(value, source)), value
        return self._asked[key][1]


class Deposition(NamedTuple):
    """A verdict, and all that was asked for it."""

    verdict: Verdict
    asked: Sequence[Asked]

    def now(self, index: Index) -> Verdict | None:
        """Return what judging by an index comes to; nothing where it may be something else."""
        again = _Again(index)
        same = all(map(again.is_so, self.asked)) and again.is_alike
        return _moved(self.verdict, index, again.numbers) if same else None


class _Again:
    """Asks an index what another one was asked, and finds out which numbers the sentences have that were told of."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.numbers: dict[str, dict[int, int]] = {}
        """By source: the number of each sentence then, and what it is now."""

    def is_so(self, asked: Asked) -> bool:
        """Whether the answer is the same, but for the numbers of sentences."""
        source, given = None, asked.given
        if asked.source is not None:
            source = self._index.source(asked.source)
            if asked.question in BY_NUMBER:
                number = self._number(asked.source, given[0])
                if number is None:
                    return False
                given = [number, *given[1:]]
        return self._same(_written(_said(self._index, asked.question, source, given), source), asked.answer)

    @property
    def is_alike(self) -> bool:
        """Whether the sentences of each source come in the same order, and those not far apart are as far apart."""
        return all(
            min(after - one, APART) == min(numbers[after] - numbers[one], APART)
            for numbers in self.numbers.values()
            for one, after in pairwise(sorted(numbers))
        )

    def _number(self, source: str, number: int) -> int | None:
        """The number that a sentence has now, which goes with the nearest one; nothing where none is near."""
        numbers = self.numbers.setdefault(source, {})
        near = min(numbers, key=lambda one: (abs(one - number), one), default=None)
        if near is None or abs(number - near) >= APART:
            return None
        return numbers.setdefault(number, numbers[near] + number - near)

    def _same(self, now: Any, then: Any) -> bool:  # noqa: ANN401 - what was written
        if isinstance(now, dict) and isinstance(then, dict):
            numbers = self.numbers.setdefault(then["source"], {})
            same = (now["source"], now["words"]) == (then["source"], then["words"])
            return same and numbers.setdefault(then["number"], now["number"]) == now["number"]
        if isinstance(now, list) and isinstance(then, list):
            return len(now) == len(then) and all(map(self._same, now, then))
        return bool(now == then)


def _said(index: Index, question: str, source: Source | None, given: Sequence[Any]) -> Any:  # noqa: ANN401
    ask = getattr(index, question)
    return ask(*given) if source is None else ask(source, *given)


def _written(value: Any, source: Source | None) -> Any:  # noqa: ANN401 - what any of them answers
    """Write an answer as JSON gives it back."""
    if isinstance(value, Candidate):
        return [_written(value.sentence, value.source), value.coverage]
    if isinstance(value, Sentence) and source:
        words = f"{value.kind.value} {source.text_of(value)}".encode("utf-8", "surrogatepass")
        return {"source": source.id, "number": value.number, "words": hashlib.sha256(words).hexdigest()[:32]}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_written(one, source) for one in value]
    return value


def _moved(verdict: Verdict, index: Index, numbers: Mapping[str, Mapping[int, int]]) -> Verdict | None:
    """Return a verdict with its sentences where they stand now; nothing where it points at another place than these."""
    try:
        moves = _Moves(verdict, index, numbers)
        if not moves.any:
            return verdict
        return verdict.model_copy(
            update={
                "evidence": tuple(map(moves.evidence, verdict.evidence)),
                "findings": tuple(map(moves.finding, verdict.findings)),
                "explanation": moves.explanation(verdict.explanation) if verdict.explanation else None,
            }
        )
    except LookupError:
        return None


class _Moves:
    """Which numbers the sentences of a verdict have now, and how far they are from where they were.

    ``LookupError`` for what stands in none of them.
    """

    def __init__(self, verdict: Verdict, index: Index, numbers: Mapping[str, Mapping[int, int]]) -> None:
        self._stood = {(one.source, one.sentence): one for one in verdict.evidence}
        self._now = {key: _stands(index, key[0], numbers[key[0]][key[1]]) for key in self._stood}
        self._by = {key: now.start - self._stood[key].start for key, now in self._now.items()}
        self.any = any(by or self._now[key].number != key[1] for key, by in self._by.items())

    def evidence(self, one: Evidence) -> Evidence:
        key = one.source, one.sentence
        start, end, number = one.start + self._by[key], one.end + self._by[key], self._now[key].number
        return one.model_copy(update={"sentence": number, "start": start, "end": end})

    def finding(self, one: Finding) -> Finding:
        if one.source is None or one.source_span is None:
            return one
        start, end = one.source_span
        span = Span(start + self._at(one.source, start), end + self._at(one.source, max(start, end - 1)))
        return one.model_copy(update={"source_span": span})

    def _at(self, source: str, offset: int) -> int:
        held = (key for key, one in self._stood.items() if one.source == source and one.start <= offset < one.end)
        key = next(held, None)
        if key is None:
            raise LookupError(offset)
        return self._by[key]

    def explanation(self, one: Explanation) -> Explanation:
        return one.model_copy(update={"words": tuple(map(self._word, one.words))})

    def _word(self, word: ExplainedWord) -> ExplainedWord:
        if word.met is None:
            return word
        key = word.met.source, word.met.sentence
        update = {"sentence": self._now[key].number, "span": word.met.span.shifted(self._by[key])}
        return word.model_copy(update={"met": word.met.model_copy(update=update)})


def _stands(index: Index, source: str, number: int) -> Sentence:
    sentence = index.sentence(index.source(source), number)
    if sentence is None:
        raise LookupError(number)
    return sentence
