"""Absence: whether some sources say nothing of the kind of a statement.

Every stretch of every source is read, whatever its kind: code, references, labels, and what lies between sentences
(front matter, comments). What counts as near is told by the rule ``stated-after-all``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.engine.asking import answered
from claimcheck.engine.link import Link, Linker
from claimcheck.engine.whole import whole
from claimcheck.engine.witness import Witness
from claimcheck.language.lexicons.terms import tokenize
from claimcheck.language.lexicons.words import is_light
from claimcheck.language.parser.parsing import parse
from claimcheck.language.parts import parts
from claimcheck.language.reading import Reading, read
from claimcheck.language.scopes.absence import Absence, find_absence
from claimcheck.language.scopes.cues import CueKind
from claimcheck.language.topics import topics
from claimcheck.matching import Alignment, Index
from claimcheck.model import (
    Evidence,
    Finding,
    Role,
    Severity,
    Span,
    Verdict,
    VerdictKind,
)
from claimcheck.rules import Pair, Rule
from claimcheck.rules.coverage import ABOUT

WITHIN_REACH = 0.5 * ABOUT
"""Share of a statement that a sentence must meet to be judged: even what contradicts it speaks of the same."""
Judging = Callable[[Link], Verdict]
"""What a link says of its claim."""
JUDGED = 12
"""Sentences that all rules look at, those that meet most of the statement; the others are aligned alone."""

_TURNING = frozenset({CueKind.NEGATION, CueKind.MODAL})


@dataclass(frozen=True, slots=True)
class Near:
    """A sentence that keeps a statement from being absent."""

    link: Link
    verdict: Verdict
    """What it says of the statement."""
    share: float
    """How much of the statement it speaks of, 0..1."""

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """Order by what it shows: what says it, then what says otherwise, then what speaks of most of it."""
        kind = self.verdict.verdict
        return kind is VerdictKind.SUPPORTED, kind is VerdictKind.CONTRADICTED, self.share


class Silence:
    """Tells whether the sources of an index are silent on a statement."""

    def __init__(self, index: Index | Witness, rule: Rule | None, made: list[Linker] | None = None) -> None:
        self._index = index
        self._rule = rule
        """The rule that speaks of what was found; nothing when it is turned off."""
        self._made = [] if made is None else made
        """The one linker, once there is one."""

    def asking_by(self, witness: Witness) -> Silence:
        """The same, who asks a witness of the index; what is read of the sources is shared."""
        return Silence(witness, self._rule, self._made)

    @property
    def _linker(self) -> Linker:
        """Links statements to all that the sources hold; built when a claim of absence is first met."""
        sources = self._index.sources
        if not self._made:
            self._made.append(Linker(Index.build([whole(source) for source in sources])))
        return self._made[0]

    def nowhere(self, claim: str, span: Span, judge: Judging) -> Verdict:
        """Judge the claim that the sources say nothing of the kind of ``claim[span]``, which is one sentence."""
        if self._rule is None:
            return _unchecked("the rule stated-after-all, which alone judges this, is left out")
        if not self._linker.index.entries:
            return _unchecked("the sources hold no words to read")
        if not any(token.content for token in tokenize(claim, *span)):
            return _unchecked("the claim has no words that say anything by themselves")
        near, share = self._search(claim, span, judge)
        return self._stated(near, self._rule, mention=True) if near else _silent(share)

    def unreported(self, claim: str, absence: Absence, judge: Judging) -> Verdict | None:
        """Judge a claim that says in words that the text is silent on something; nothing when the rule is left out.

        A sentence of the source that says the same carries the claim, unless another one speaks of the thing.
        """
        if self._rule is None:
            return None
        searches = [self._search(claim, span, judge) for span in topics(claim, absence.about)]
        near = [one for found, _ in searches for one in found]
        speaking = [one for one in near if not _says_absent(one.link)]
        if speaking:
            return self._stated(speaking, self._rule, mention=absence.mention)
        return self._agreed(near[0]) if near else _silent(max(share for _, share in searches))

    def _search(self, claim: str, span: Span, judge: Judging) -> tuple[list[Near], float]:
        """Find the sentences that say it, say otherwise, or come near; and how much of it any sentence has, 0..1."""
        reading = read(claim, *span)
        varying = _varying(reading)
        weights = _weights(reading, [self._linker.index.weight(token) for token in reading.tokens], varying)
        aligned = self._linker.every(reading, weights)
        reading = reading.parsed(parse([span.of(claim)])[0])
        foreign = _has_foreign(reading, [alignment for _, alignment in aligned], varying)
        near: list[Near] = []
        for candidate, _ in aligned[:JUDGED]:
            if candidate.coverage >= WITHIN_REACH:
                link = answered(self._linker.parsed(self._linker.link(reading, candidate), reading))
                near.extend(_near(link, judge(link), weights, alone=0.0 if foreign else candidate.coverage))
        return near, aligned[0][0].coverage if aligned else 0.0

    def _stated(self, near: Sequence[Near], rule: Rule, *, mention: bool) -> Verdict:
        found = max(near, key=lambda one: one.rank)
        contradicts = mention and found.verdict.verdict is VerdictKind.SUPPORTED
        kind = VerdictKind.CONTRADICTED if contradicts else VerdictKind.UNSUPPORTED
        return Verdict(
            verdict=kind if rule.severity is Severity.ERROR else VerdictKind.SUPPORTED,
            score=round((1 - found.share) / 2, 4),
            evidence=self._evidence(found),
            findings=(_finding(found, rule, contradicts=contradicts),),
            explanation=found.verdict.explanation,
        )

    def _agreed(self, near: Near) -> Verdict:
        return Verdict(
            verdict=VerdictKind.SUPPORTED,
            score=round((1 + near.share) / 2, 4),
            evidence=self._evidence(near),
            explanation=near.verdict.explanation,
        )

    def _evidence(self, near: Near) -> tuple[Evidence, ...]:
        """List the sentences shown; what lies between sentences has no number that a person could look up."""
        own = {source.id: len(source.sentences) for source in self._index.sources}
        return tuple(item for item in near.verdict.evidence if item.sentence <= own[item.source])


def _near(link: Link, verdict: Verdict, weights: Sequence[float], alone: float) -> Iterator[Near]:
    """Tell whether a sentence, which has the share ``alone`` of a statement by itself, keeps it from being absent."""
    spoken = _share(link.pair, verdict, weights)
    says_otherwise = verdict.verdict is VerdictKind.CONTRADICTED and spoken >= ABOUT
    if verdict.verdict is VerdictKind.SUPPORTED or says_otherwise or alone >= ABOUT:
        yield Near(link, verdict, spoken)


def _share(pair: Pair, verdict: Verdict, weights: Sequence[float]) -> float:
    """How much of a statement some evidence speaks of, 0..1: words that are met, or that it contradicts."""
    spans = [finding.claim_span for finding in verdict.findings if finding.contradicts and finding.claim_span]
    otherwise = {number for span in spans for number in pair.claim.within(span)}
    met = (1.0 if number in otherwise else pair.alignment.strength(number) for number in range(len(weights)))
    return sum(weight * strength for weight, strength in zip(weights, met, strict=True)) / (sum(weights) or 1.0)


def _weights(reading: Reading, weights: Sequence[float], varying: frozenset[int]) -> list[float]:
    """Let words that a near miss may differ in count only where a statement has no others."""
    lasting = [
        weight if token.content and number not in varying else 0.0
        for number, (token, weight) in enumerate(zip(reading.tokens, weights, strict=True))
    ]
    return lasting if any(lasting) else list(weights)


def _varying(reading: Reading) -> frozenset[int]:
    """Tokens of numbers, dates and negations."""
    spans = [*(quantity.span for quantity in reading.quantities), *(mention.span for mention in reading.dates)]
    measures = frozenset(number for span in spans for number in reading.within(span))
    return measures.union(
        number for cue in reading.cues if cue.kind in _TURNING for number in range(cue.first, cue.last)
    )


def _has_foreign(reading: Reading, alignments: Sequence[Alignment], varying: frozenset[int]) -> bool:
    """Whether a noun, name or verb of a statement meets nothing in any sentence."""
    roles = parts(reading)
    return any(
        not any(alignment.matches[number] for alignment in alignments)
        for number, token in enumerate(reading.tokens)
        if token.content and roles[number] is not Role.MODIFIER and number not in varying and not is_light(token.lemma)
    )


def _finding(near: Near, rule: Rule, *, contradicts: bool) -> Finding:
    pair, anchor = near.link.pair, near.link.sentences[0]
    matches = [match for match in pair.alignment.matches if match and pair.claim.tokens[match.claim].content]
    met = sorted(match.claim for match in matches)
    told = sorted(match.source for match in matches if pair.evidence.tokens[match.source].sentence == anchor.number)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        message=_message(near),
        claim_span=pair.claim_span(met) if met else None,
        source=near.link.source.id,
        source_span=pair.in_source(pair.source_span(told)) if told else Span(anchor.start, anchor.end),
        hint=rule.hint,
        contradicts=contradicts,
    )


def _message(near: Near) -> str:
    if near.verdict.verdict is VerdictKind.SUPPORTED:
        return "the source says this after all"
    if near.verdict.verdict is VerdictKind.CONTRADICTED:
        return f"the source speaks of this, and says otherwise: {near.verdict.findings[0].message}"
    pair = near.link.pair
    words = (
        number for number, match in enumerate(pair.alignment.matches) if match and pair.claim.tokens[number].content
    )
    return f"the source comes near this: it has {', '.join(f'“{pair.claim_words([number])}”' for number in words)}"


def _says_absent(link: Link) -> bool:
    """Whether the sentence says itself that the text is silent."""
    anchor = link.sentences[0]
    return find_absence(link.source.text_of(anchor)) is not None


def _silent(share: float) -> Verdict:
    return Verdict(verdict=VerdictKind.SUPPORTED, score=round(1 - share / 2, 4))


def _unchecked(reason: str) -> Verdict:
    return Verdict(verdict=VerdictKind.UNCHECKED, score=0.0, reason=reason)
