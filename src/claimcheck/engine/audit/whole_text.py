"""What can be told only of a text as a whole: what it leaves out of its sources, and where it contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.engine.audit.about import about_source
from claimcheck.engine.audit.claims import Drafted
from claimcheck.engine.audit.figures import left_out
from claimcheck.engine.judge import Judge, settled
from claimcheck.engine.options import Options
from claimcheck.engine.raising import raise_rule, with_findings
from claimcheck.language.figures.quantity import Quantity
from claimcheck.language.lexicons.terms import tokenize
from claimcheck.language.scopes.caveats import is_caveat
from claimcheck.matching import Index
from claimcheck.model import Evidence, Finding, Problem, Sentence, Severity, Source, VerdictKind
from claimcheck.rules.derived import CAVEAT_LEFT_OUT, CIRCULAR, FIGURE_LEFT_OUT, SELF_CONTRADICTION, SUPERSEDED

_RIVALS = 3
"""Sentences of the text that are looked at for one that says otherwise."""
_NEAREST = 0.3
"""Weighted share of a claim's words that such a sentence must have."""


def with_caveats(drafted: Sequence[Drafted], sources: Sequence[Source], options: Options) -> list[Drafted]:
    """Add to each claim that is carried what its source takes back right after, if no claim rests on that."""
    by_id = {source.id: source for source in sources}
    rested = {(one.source, one.sentence) for each in drafted for one in each.verdict.evidence}
    told: set[tuple[str, int]] = set()
    found = []
    for each in drafted:
        caveat = _caveat(each, by_id)
        if caveat and (caveat.source, caveat.sentence) not in rested | told:
            told.add((caveat.source, caveat.sentence))
            shown = " ".join(caveat.text.split())
            message = f"the source goes on: “{shown}”"
            raised = raise_rule(CAVEAT_LEFT_OUT, options, message, at=caveat)
            each = each._replace(verdict=with_findings(each.verdict, raised))
        found.append(each)
    return found


def _caveat(each: Drafted, sources: dict[str, Source]) -> Evidence | None:
    """The sentence after the one that carries a claim, where it weakens that one."""
    if each.verdict.verdict is not VerdictKind.SUPPORTED or not each.verdict.evidence:
        return None
    anchor = each.verdict.evidence[0]
    source = sources[anchor.source]
    following = source.sentences[anchor.sentence : anchor.sentence + 1]
    return next((_evidence(source, one) for one in following if is_caveat(source.text_of(one))), None)


def _evidence(source: Source, sentence: Sentence) -> Evidence:
    text = source.text_of(sentence)
    return Evidence(source=source.id, sentence=sentence.number, start=sentence.start, end=sentence.end, text=text)


_OF_OTHERS = ("CC11", "CC14", "CC20")
"""Rules on names, on who did it, and on words that met nothing: what they tell apart may both be so."""


def with_contradictions(drafted: Sequence[Drafted], text: Source, view: str, options: Options) -> list[Drafted]:
    """Add to each claim that is not carried where another sentence of the text denies it, or it denies another."""
    if settled(SELF_CONTRADICTION, options) is None:
        return list(drafted)
    found = list(_Rivals(drafted, text, view, options).found())
    return [
        each._replace(verdict=with_findings(each.verdict, _told_of(each, found, text, options), first=False))
        for each in drafted
    ]


class _Rival(NamedTuple):
    """A claim, and the sentence of the same text that says otherwise."""

    one: Drafted
    other: Sentence
    against: Finding
    """What differs, placed in the words of the claim."""


def _told_of(each: Drafted, found: Sequence[_Rival], text: Source, options: Options) -> list[Finding]:
    """Tell a claim that is not carried of the first sentence that it can't go with."""
    if _is_borne_out(each):
        return []  # the one that says otherwise is wrong, and is told so
    for rival in found:
        if rival.one is each:
            said, span = text.text_of(rival.other), rival.against.claim_span
        elif rival.other.number == each.passage.sentence.number:
            said, span = rival.one.said, None
        else:
            continue
        here, there = rival.against.claim_value, rival.against.source_value
        here, there = (here, there) if rival.one is each else (there, here)
        values = f" (“{here}” here, “{there}” there)" if here and there else ""
        message = f"the text itself says otherwise: “{' '.join(said.split())}”{values}"
        return raise_rule(SELF_CONTRADICTION, options, message, claim_span=span)
    return []


class _Rivals:
    """The sentences of a text as evidence against one another."""

    def __init__(self, drafted: Sequence[Drafted], text: Source, view: str, options: Options) -> None:
        self.drafted = drafted
        self.options = options
        stated = {each.passage.sentence.number for each in drafted}
        failing = {one.passage.sentence.number for one in drafted if not _is_borne_out(one)}
        self.carried = stated - failing
        """Numbers of the sentences all of whose claims are carried."""
        self.said = text.model_copy(
            update={"text": view, "sentences": tuple(one for one in text.sentences if one.number in stated)}
        )
        """What the text states."""
        self.index = Index.build([self.said])

    def found(self) -> Iterator[_Rival]:
        """Yield each claim with the sentence that says otherwise, unless both are carried."""
        for each in self.drafted:
            own = each.passage.sentence.number
            others = [one for one in self._candidates(each) if not {own, one.number} <= self.carried]
            if not others:
                continue
            judge = Judge(
                Index.build([self.said.model_copy(update={"sentences": tuple(sorted(others))})]), self.options
            )
            verdict = judge.verdict(each.words.of(self.said.text), part=True)
            if verdict.verdict is not VerdictKind.CONTRADICTED or not verdict.evidence:
                continue
            errors = [finding for finding in verdict.findings if finding.severity is Severity.ERROR]
            if any(finding.code.startswith(_OF_OTHERS) for finding in errors):
                continue
            against = next((finding for finding in errors if finding.contradicts), None)
            number = verdict.evidence[0].sentence
            if against:
                yield _Rival(each, next(one for one in others if one.number == number), against)

    def _candidates(self, each: Drafted) -> list[Sentence]:
        found = self.index.candidates(tokenize(each.words.of(self.said.text)), _RIVALS + 1)
        near = [one.sentence for one in found if one.coverage >= _NEAREST]
        return [one for one in near if one.number != each.passage.sentence.number][:_RIVALS]


_OF_MARKS = frozenset({"CC501", "CC502", "CC504"})
"""Rules on how a claim is cited, whether or not its sources carry it."""


def _is_borne_out(each: Drafted) -> bool:
    """Whether the sources carry a claim, however it is cited."""
    errors = {finding.code for finding in each.verdict.findings if finding.severity is Severity.ERROR}
    rested = bool(errors) and bool(each.verdict.evidence) and errors <= _OF_MARKS
    return each.verdict.verdict is VerdictKind.SUPPORTED or rested


def omissions(sources: Sequence[Source], view: str, options: Options) -> Iterator[Problem]:
    """Tell which key figures of each source the text leaves out."""
    for source in sources:
        for figure in left_out(source, view):
            message = f"the text leaves out “{_with_noun(source, figure)}”"
            yield from about_source(FIGURE_LEFT_OUT, source, message, options, figure.span.start)


def circular_sources(sources: Sequence[Source], options: Options) -> Iterator[Problem]:
    """Tell which sources are copies of the text."""
    for source in sources:
        message = f"source {source.id} is a copy of the text, so that it supports nothing"
        yield from about_source(CIRCULAR, source, message, options)


def outdated(sources: Sequence[Source], options: Options) -> Iterator[Problem]:
    """Tell which sources are out of date while what supersedes them is not among them."""
    given = {source.id for source in sources}
    for source in sources:
        if source.superseded_by and source.superseded_by not in given:
            message = f"source {source.id} is superseded by {source.superseded_by}, which is not looked at"
            hint = f"check the text against {source.superseded_by} as well"
            yield from (
                one.model_copy(update={"hint": hint}) for one in about_source(SUPERSEDED, source, message, options)
            )


def _with_noun(source: Source, figure: Quantity) -> str:
    end = figure.noun_span.end if figure.noun_span and figure.noun_span.start >= figure.span.end else figure.span.end
    return " ".join(source.text[figure.span.start : end].split())
