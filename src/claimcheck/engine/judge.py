"""Judging: from a claim's links to one verdict, with the deciding finding first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace
from functools import lru_cache

from claimcheck.engine.absence import Silence
from claimcheck.engine.asking import Asking, answered, in_turn
from claimcheck.engine.doubts import weighed
from claimcheck.engine.explain import explain, joined, unmet
from claimcheck.engine.link import Link, Linker
from claimcheck.engine.linking import Linking
from claimcheck.engine.options import SLACK, Options, Strictness
from claimcheck.engine.parts import parts
from claimcheck.engine.ranking import Ranking
from claimcheck.engine.score import score
from claimcheck.engine.statements import Statement, statements
from claimcheck.engine.witness import Witness
from claimcheck.language.parser.headlines import read_claim
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.absence import absence_in
from claimcheck.matching import Index
from claimcheck.model import Evidence, Finding, Severity, Span, Verdict, VerdictKind
from claimcheck.rules import Pair, Rule, catalogue
from claimcheck.rules.absence import STATED_AFTER_ALL
from claimcheck.rules.coverage import PLAIN_NO

TIE = 0.05
"""How near two links' coverages (of anchor and of all sentences, added) must be to count as equal."""
WORSE = {VerdictKind.CONTRADICTED: 0.0, VerdictKind.UNSUPPORTED: 0.2}
"""How much less another link may promise and still be heard, by what the best one says."""


_INNER = ("CC102", "CC105", "CC11", "CC132", "CC133", "CC135", "CC14")
"""Rules on how the claim's words hang together; what may stand around them in the sentence is for the others."""


class Judge:
    """Judges claims against the sentences of one index."""

    def __init__(self, index: Index, options: Options = Options()) -> None:
        self.linker = Linker(index, SLACK[options.strictness])
        self.rules = active_rules(options)
        self.explains = options.explain
        self.weighs = options.strictness is Strictness.LOW
        self.silence = Silence(index, settled(STATED_AFTER_ALL, options))

    def asking_by(self, witness: Witness) -> Judge:
        """The same judge, who asks a witness of the index."""
        other = copy(self)
        other.linker = Linker(witness, self.linker.slack, self.linker.shelf)
        other.silence = self.silence.asking_by(witness)
        return other

    def verdict(self, claim: str, *, nowhere: bool = False, part: bool = False) -> Verdict:
        """Judge a claim, or with ``nowhere`` that nothing of the kind is said; the worst of its sentences counts.

        With ``part`` it was taken out of a longer sentence, so that all of it must be carried.
        """
        return answered(self.asking(claim, nowhere=nowhere, part=part))

    def asking(self, claim: str, *, nowhere: bool = False, part: bool = False) -> Asking[Verdict]:
        """Judge likewise, side by side with other claims."""
        stated = yield from statements(claim)
        if not stated:
            reason = "the claim states nothing" if claim.strip() else "the claim has no words"
            return Verdict(verdict=VerdictKind.UNCHECKED, score=0.0, reason=reason)
        if nowhere:
            return combine([self.silence.nowhere(claim, one.span, self._judge) for one in stated])
        return combine((yield from in_turn(self._sentence(claim, one, part=part) for one in stated)))

    def _sentence(self, claim: str, stated: Statement, *, part: bool) -> Asking[Verdict]:
        """Judge one sentence; one that says that the text is silent on something need not be carried by any."""
        told = yield from self._told(stated, part=part)
        # A sentence may say the very same; but several together, each with some of its words, say nothing of the kind.
        said = told.verdict is VerdictKind.SUPPORTED and len(told.evidence) == 1
        absence = None if said else absence_in(stated.reading.tokens)
        return (absence and self.silence.unreported(claim, absence, self._judge)) or told

    def _told(self, stated: Statement, *, part: bool) -> Asking[Verdict]:
        reading = stated.reading
        if not any(token.content and token.norm not in PLAIN_NO for token in reading.tokens):
            return Verdict(
                verdict=VerdictKind.UNCHECKED,
                score=0.0,
                reason="the claim has no words that say anything by themselves",
            )
        linking = self.linker.linking(reading)
        if not linking.anchors:
            explanation = unmet(reading) if self.explains else None
            place = stated.span if stated.span.of(reading.text) != reading.text.strip() else None
            return Verdict(
                verdict=VerdictKind.UNSUPPORTED, score=0.0, findings=(_not_found(place),), explanation=explanation
            )
        parses = yield [stated.span.of(reading.text)]
        reading = reading.parsed(read_claim(parses[0]))
        whole = yield from self._best(reading, linking, strict=part)
        return whole if whole.verdict is VerdictKind.SUPPORTED else (yield from self._by_clauses(reading)) or whole

    def _by_clauses(self, reading: Reading) -> Asking[Verdict | None]:
        """The verdict of a claim each of whose clauses is supported; nothing for any other claim."""
        verdicts: list[Verdict] = []
        for clause in parts(reading):
            verdicts.append((yield from self._best(clause, self.linker.linking(clause), strict=True)))
            if verdicts[-1].verdict is not VerdictKind.SUPPORTED:
                return None
        return combine(verdicts) if verdicts else None

    def _best(self, reading: Reading, linking: Linking, *, strict: bool = False) -> Asking[Verdict]:
        """The verdict of the best link, or of another one that speaks for the claim and covers about as much.

        Where none does, that of a link that covers as much as the best one and says otherwise outright comes first.
        """
        ranking = Ranking(linking, reading)
        best = ranking.next()
        if best is None:
            return Verdict(verdict=VerdictKind.UNSUPPORTED, score=0.0, findings=(_not_found(),))
        told = self._judge((yield from self.linker.parsed(best.link, reading, strict=strict)))
        if told.verdict is VerdictKind.SUPPORTED:
            return told
        least = best.promise - WORSE[told.verdict]
        while other := ranking.next(least):
            link = yield from self.linker.parsed(other.link, reading, strict=strict)
            speaks = told.verdict is not VerdictKind.CONTRADICTED and _covers_as_much(link, best.link)
            if not speaks and self._fails(link):
                continue  # only that it carries the claim would count
            verdict = self._judge(link)
            if verdict.verdict is VerdictKind.SUPPORTED:
                return verdict
            if speaks and verdict.verdict is VerdictKind.CONTRADICTED:
                told = verdict
        return told

    def _fails(self, link: Link) -> bool:
        """Whether any rule sees an error; what is not covered at all is the commonest, and its rules come last."""
        return any(finding.severity is Severity.ERROR for finding in self._findings(link.pair, reversed(self.rules)))

    def _findings(self, pair: Pair, rules: Iterable[Rule]) -> Iterator[Finding]:
        asked = (rule for rule in rules if not (_moot(rule) and pair.verbatim))
        found = (finding for rule in asked for finding in rule.findings(pair))
        return weighed(pair, found) if self.weighs else found

    def _judge(self, link: Link) -> Verdict:
        findings = sorted(self._findings(link.pair, self.rules), key=_gravity)
        return Verdict(
            verdict=kind_of(findings),
            score=score(link.pair, findings),
            evidence=tuple(
                Evidence(
                    source=link.source.id,
                    sentence=sentence.number,
                    start=sentence.start,
                    end=sentence.end,
                    text=link.source.text_of(sentence),
                )
                for sentence in sorted(link.sentences, key=lambda sentence: sentence.number != link.pair.home)
            ),
            findings=tuple(findings),
            explanation=explain(link.pair) if self.explains else None,
        )


def _covers_as_much(link: Link, best: Link) -> bool:
    return link.anchor_coverage + link.coverage >= best.anchor_coverage + best.coverage - TIE


def _moot(rule: Rule) -> bool:
    """Whether a rule has nothing to say of words that stand in the sentence just so."""
    return rule.code.startswith(_INNER)


def active_rules(options: Options) -> tuple[Rule, ...]:
    """The rules that the options leave on, with the severities that they give."""
    return _active_rules(options.select, options.ignore, tuple(sorted(options.severity.items())))


@lru_cache(maxsize=16)
def _active_rules(
    select: tuple[str, ...], ignore: tuple[str, ...], severity: tuple[tuple[str, Severity], ...]
) -> tuple[Rule, ...]:
    """The same for all that they depend on, since a batch has a judge for each source."""
    options = Options(select=select, ignore=ignore, severity=dict(severity))
    chosen = (settled(rule, options) for rule in catalogue() if rule.check)
    return tuple(rule for rule in chosen if rule)


def settled(rule: Rule, options: Options) -> Rule | None:
    """A rule with the severity that the options give it; nothing when they turn it off."""
    if (options.select and not _named(rule, options.select)) or _named(rule, options.ignore):
        return None
    severities = dict(options.severity)
    return replace(rule, severity=severities.get(rule.code, severities.get(rule.name, rule.severity)))


def _named(rule: Rule, names: tuple[str, ...]) -> bool:
    return any(rule.name == name.lower() or (name and rule.code.startswith(name.upper())) for name in names)


def kind_of(findings: list[Finding]) -> VerdictKind:
    """Contradicted when an error says that the source says otherwise, unsupported for any other error."""
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not errors:
        return VerdictKind.SUPPORTED
    return VerdictKind.CONTRADICTED if any(finding.contradicts for finding in errors) else VerdictKind.UNSUPPORTED


def combine(verdicts: list[Verdict]) -> Verdict:
    """One verdict of a claim of several sentences: the worst decides, all evidence and findings are kept, each once."""
    if len(verdicts) == 1:
        return verdicts[0]
    worst = min(enumerate(verdicts), key=lambda item: (_RANK[item[1].verdict], item[1].score, item[0]))[1]
    evidence = dict.fromkeys(item for verdict in [worst, *verdicts] for item in verdict.evidence)
    findings = sorted(dict.fromkeys(finding for verdict in verdicts for finding in verdict.findings), key=_gravity)
    explained = [verdict.explanation for verdict in verdicts if verdict.explanation]
    update = {
        "evidence": tuple(evidence),
        "findings": tuple(findings),
        "explanation": joined(explained) if explained else None,
    }
    return worst.model_copy(update=update)


_RANK = {VerdictKind.UNCHECKED: 0, VerdictKind.CONTRADICTED: 1, VerdictKind.UNSUPPORTED: 2, VerdictKind.SUPPORTED: 3}


def _gravity(finding: Finding) -> tuple[int, bool, str, Span]:
    order = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
    return order[finding.severity], not finding.contradicts, finding.code, finding.claim_span or Span(0, 0)


def _not_found(place: Span | None = None) -> Finding:
    """Tell it of a sentence of the claim, or of the whole claim."""
    return Finding(
        code="CC201",
        name="not-found",
        severity=Severity.ERROR,
        message="no sentence of the source shares a word with this",
        claim_span=place,
    )
