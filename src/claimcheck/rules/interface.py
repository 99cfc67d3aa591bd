"""What a rule is: a declaration with examples, and a pure function on an aligned pair."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claimcheck.language.comparatives import is_comparative
from claimcheck.language.lexicons.terms import Token
from claimcheck.language.memory import remembered
from claimcheck.language.reading import Reading, beginnings
from claimcheck.matching import Alignment
from claimcheck.model import Finding, Severity, Span


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """A claim and its evidence, aligned; all that a rule may look at. A pair equals itself alone."""

    claim: Reading
    evidence: Reading
    """One or more sentences of one source, joined; offsets count in its own text, of these sentences alone."""
    alignment: Alignment
    weights: tuple[float, ...]
    """How much each claim token tells, 0..1."""
    source: str
    """Id of the source."""
    stands: tuple[Span, ...]
    """Where in the source's text each sentence of the evidence stands, in the order of the evidence."""
    names: tuple[bool, ...]
    """For each claim token, whether it is part of a proper name."""
    known: Callable[[str], bool] = field(default=lambda _: True)
    """Whether a lemma stands anywhere in the sources of the claim."""

    partners: Callable[[str], frozenset[str]] = field(default=lambda _: frozenset())
    """Lemmas that stand beside a lemma in a name somewhere in the sources."""
    strict: bool = False
    """Whether a word that meets nothing counts as in a close copy: the claim is a part of a longer one."""
    slack: float = 1.0
    """By how much the share of a claim that may be left uncarried is widened or narrowed."""
    antecedents: Callable[[int], frozenset[str]] = field(default=lambda _: frozenset())
    """Lemmas of the names that a pronoun of a sentence, given by its number, may stand for, if any."""
    called: Callable[[int, str], frozenset[str]] = field(default=lambda *_: frozenset())
    """Lemmas of the name that a sentence before the one of that number calls by a noun, given as lemma."""
    lead: int | None = None
    """Number of the sentence that introduces the list whose item is the anchor."""
    memory: dict[Hashable, object] = field(default_factory=dict, init=False, repr=False)
    """What was found out about it (``language.memory.remembered``)."""

    @property
    @remembered
    def home(self) -> int:
        """Number of the sentence that carries the claim's main predicate; of the first one where none does.

        A sentence that has nothing but the predicate is not the claim's where another one has the rest of it.
        """
        tree = self.claim.tree
        for root in (node.number for node in tree.nodes if node.relation == "root") if tree else ():
            place = self.alignment.proof(root)
            if place is not None and self.claim.tokens[root].content:
                return self._with_the_rest(root, self.evidence.tokens[place].sentence)
        return self.evidence.tokens[0].sentence

    def _with_the_rest(self, root: int, found: int) -> int:
        """The sentence with all of the claim's words but its predicate and names, or the one that was found."""
        places = {
            number: place
            for number, token in enumerate(self.claim.tokens)
            if number != root and token.content and (place := self.alignment.source_of(number)) is not None
        }
        where = {number: self.evidence.tokens[place].sentence for number, place in places.items()}
        rest = [sentence for number, sentence in where.items() if not self.names[number]]
        return rest[0] if len(rest) > 1 and len({*rest}) == 1 and found not in where.values() else found

    @property
    @remembered
    def verbatim(self) -> bool:
        """Whether the claim's words stand in the evidence just so, no comparative behind them: "weighs 2 kg *more*"."""
        ours = [token.norm for token in self.claim.tokens if _tells(token)]
        theirs = [token.norm for token in self.evidence.tokens if _tells(token)]
        starts = (place for place, norm in enumerate(theirs) if ours and norm == ours[0])
        ends = (place + len(ours) for place in starts if theirs[place : place + len(ours)] == ours)
        return any(not any(map(is_comparative, theirs[end : end + 1])) for end in ends)

    def claim_words(self, numbers: Sequence[int]) -> str:
        """The claim's characters from the first to the last of some tokens."""
        return self._words(self.claim, numbers)

    def source_words(self, numbers: Sequence[int]) -> str:
        """The source's characters from the first to the last of some tokens."""
        return self._words(self.evidence, numbers)

    def claim_span(self, numbers: Sequence[int]) -> Span:
        """From the first to the last of some claim tokens."""
        return self._span(self.claim, numbers)

    def source_span(self, numbers: Sequence[int]) -> Span:
        """From the first to the last of some evidence tokens, in the text of the evidence."""
        return self._span(self.evidence, numbers)

    def in_source(self, span: Span) -> Span:
        """Where a span of the evidence stands in the source; from word to word where its ends are in two sentences."""
        begun = beginnings(stand.end - stand.start for stand in self.stands)
        within = self.evidence.within(span)
        ends = [span]
        if within and bisect_right(begun, span.start) < bisect_right(begun, span.end - 1):
            ends = [self._span(self.evidence, [number]) for number in (within[0], within[-1])]
        homes = [bisect_right(begun, end.start) - 1 for end in ends]
        found = [end.shifted(self.stands[home].start - begun[home]) for end, home in zip(ends, homes, strict=True)]
        return Span(min(one.start for one in found), max(one.end for one in found))

    @staticmethod
    def _span(reading: Reading, numbers: Sequence[int]) -> Span:
        return Span(reading.tokens[numbers[0]].start, reading.tokens[numbers[-1]].end)

    @staticmethod
    def _words(reading: Reading, numbers: Sequence[int]) -> str:
        return Pair._span(reading, numbers).of(reading.text)


def _tells(token: Token) -> bool:
    """Whether a token is more than punctuation: words, numbers, and signs such as those of currencies."""
    return token.kind != "mark" or token.norm in "%‰°§#+" or unicodedata.category(token.norm[0]).startswith("S")


@dataclass(frozen=True, slots=True)
class Sign:
    """What a rule saw, before it becomes a finding: places, values, and one line of explanation."""

    message: str
    claim: Span | None = None
    source: Span | None = None
    claim_value: str | None = None
    source_value: str | None = None
    contradicts: bool = False

    @classmethod
    def of(
        cls, pair: Pair, message: str, claim: Iterable[int], source: Iterable[int] = (), *, contradicts: bool = False
    ) -> Sign:
        """A sign on some tokens of the claim and, where there are any, of the evidence; their words are the values."""
        ours, theirs = sorted(claim), sorted(source)
        return cls(
            message,
            claim=pair.claim_span(ours),
            source=pair.source_span(theirs) if theirs else None,
            claim_value=pair.claim_words(ours),
            source_value=pair.source_words(theirs) if theirs else None,
            contradicts=contradicts,
        )


@dataclass(frozen=True, slots=True)
class Example:
    """A claim about a one-paragraph source, and whether the rule fires on it."""

    claim: str
    source: str
    """Several sources are parted by a line of three hyphens."""
    fires: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A stable code and name, what it means for the verdict, and how it is seen."""

    code: str
    name: str
    severity: Severity
    check: Callable[[Pair], Iterator[Sign]] | None
    """Its docstring documents the rule; nothing for rules that the engine or the project layer reports."""
    examples: tuple[Example, ...] = ()
    hint: str | None = None
    """What the writer of the claim can do."""
    text: str = ""
    """The documentation of a rule that has no check."""

    def is_named(self, names: Iterable[str]) -> bool:
        """Tell whether some of ``names`` (codes, beginnings of codes, or names, in any case) mean this rule."""
        return any(self.name == name.lower() or (name and self.code.startswith(name.upper())) for name in names)

    @property
    def family(self) -> str:
        """The name of its family, from the code."""
        return FAMILIES[self.code[:4]]

    @property
    def doc(self) -> str:
        """What it catches and why, in plain words."""
        return (self.check.__doc__ or "").strip() if self.check else self.text

    def findings(self, pair: Pair) -> Iterator[Finding]:
        """What this rule has to say about a pair."""
        if self.check is None:
            return
        for sign in self.check(pair):
            yield Finding(
                code=self.code,
                name=self.name,
                severity=self.severity,
                message=sign.message,
                claim_span=sign.claim,
                source=pair.source if sign.source else None,
                source_span=pair.in_source(sign.source) if sign.source else None,
                claim_value=sign.claim_value,
                source_value=sign.source_value,
                hint=self.hint,
                contradicts=sign.contradicts,
            )


FAMILIES = {
    "CC10": "quantities",
    "CC11": "names",
    "CC12": "time",
    "CC13": "polarity",
    "CC14": "roles",
    "CC15": "reporting",
    "CC16": "quotation",
    "CC20": "coverage",
    "CC30": "anchors",
    "CC31": "pins",
    "CC40": "project",
    "CC41": "reading",
    "CC50": "citations",
    "CC51": "summaries",
    "CC52": "corroboration",
}
