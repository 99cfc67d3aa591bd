"""Absence: whether some sources say nothing of the kind of a statement.

Every stretch of every source is read, whatever its kind: code, references, labels, and what lies between sentences
(front matter, comments). What counts as near is told by the rule ``stated-after-all``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.engine.link import Link, Linker
from claimcheck.language.absence import Absence, find_absence
from claimcheck.language.parsing import parse
from claimcheck.language.parts import parts
from claimcheck.language.reading import Reading, read
from claimcheck.language.words import is_light
from claimcheck.matching import Alignment, Index
from claimcheck.model import Finding, Role, Sentence, SentenceKind, Severity, Source, Span, Verdict, VerdictKind
from claimcheck.rules import Rule
from claimcheck.rules.coverage import ABOUT

WITHIN_REACH = 0.5 * ABOUT
"""Share of a statement that a sentence must meet to be judged: even what contradicts it speaks of the same."""
JUDGED = 12
"""Sentences that all rules look at, those that meet most of the statement; the others are aligned alone."""

_LINE = re.compile(r"[^\n]+")


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

    def __init__(self, sources: Sequence[Source], judge: Callable[[Link], Verdict], rule: Rule | None) -> None:
        self._sources = sources
        self._judge = judge
        self._rule = rule
        """The rule that speaks of what was found; nothing when it is turned off."""

    @cached_property
    def _linker(self) -> Linker:
        """Links statements to all that the sources hold; built when a claim of absence is first met."""
        return Linker(Index.build([_whole(source) for source in self._sources]))

    def nowhere(self, claim: str, span: Span) -> Verdict:
        """Judge the claim that the sources say nothing of the kind of ``claim[span]``, which is one sentence."""
        if self._rule is None:
            return _unchecked("the rule stated-after-all, which alone judges this, is left out")
        if not self._linker.index.entries:
            return _unchecked("the sources hold no words to read")
        near, share = self._search(claim, span)
        if not near:
            return _silent(share)
        found = max(near, key=lambda one: one.rank)
        return self._stated(found, self._rule, contradicts=found.verdict.verdict is VerdictKind.SUPPORTED)

    def unreported(self, claim: str, absence: Absence) -> Verdict | None:
        """Judge a claim that says in words that the text is silent on something; nothing when the rule is left out.

        A sentence of the source that says the same carries the claim, unless another one speaks of the thing.
        """
        if self._rule is None:
            return None
        searches = [self._search(claim, span) for span in _topics(claim, absence.about)]
        near = [one for found, _ in searches for one in found]
        speaking = [one for one in near if not _says_absent(one.link)]
        if speaking:
            found = max(speaking, key=lambda one: one.rank)
            says_so = found.verdict.verdict is VerdictKind.SUPPORTED
            return self._stated(found, self._rule, contradicts=says_so and absence.mention)
        return _agreed(near[0]) if near else _silent(max(share for _, share in searches))

    def _search(self, claim: str, span: Span) -> tuple[list[Near], float]:
        """Find the sentences that say it, say otherwise, or come near; and how much of it any sentence has, 0..1."""
        aligned = self._linker.every(read(claim, *span))
        reading = read(claim, *span).parsed(parse([span.of(claim)])[0])
        foreign = _has_foreign(reading, [alignment for _, alignment in aligned])
        near: list[Near] = []
        for candidate, _ in aligned[:JUDGED]:
            if candidate.coverage >= WITHIN_REACH:
                link = self._linker.parsed(self._linker.link(reading, candidate), reading)
                verdict = self._judge(link)
                share = _spoken(link, verdict)
                if _is_near(link, verdict, share, foreign=foreign):
                    near.append(Near(link, verdict, share))
        return near, aligned[0][0].coverage if aligned else 0.0

    def _stated(self, near: Near, rule: Rule, *, contradicts: bool) -> Verdict:
        finding = Finding(
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            message=_message(near),
            claim_span=_claimed(near.link),
            source=near.link.source.id,
            source_span=_told(near.link),
            hint=rule.hint,
            contradicts=contradicts,
        )
        kind = VerdictKind.CONTRADICTED if contradicts else VerdictKind.UNSUPPORTED
        return Verdict(
            verdict=kind if rule.severity is Severity.ERROR else VerdictKind.SUPPORTED,
            score=round((1 - near.share) / 2, 4),
            evidence=self._evidence(near),
            findings=(finding,),
            explanation=near.verdict.explanation,
        )
