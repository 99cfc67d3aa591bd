"""Auditing: a text is split into claims, and each is judged against the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimcheck.engine.audit.coverage import coverage
from claimcheck.engine.audit.passages import Passage, passages
from claimcheck.engine.audit.statements import Words, clauses, whole
from claimcheck.engine.judge import Judge
from claimcheck.engine.options import Options
from claimcheck.language.slugs import made_id
from claimcheck.matching import Index
from claimcheck.model import (
    Audited,
    Claim,
    ClaimResult,
    Origin,
    Report,
    Skipped,
    Source,
    Span,
    Statement,
    Verdict,
    VerdictKind,
)


class Judged(NamedTuple):
    """One claim of the text, with its verdict."""

    passage: Passage
    words: Words
    verdict: Verdict


def audit(text: Source, sources: Iterable[Source], options: Options = Options()) -> Report:
    """Judge every claim of ``text``; pure: no files, no clock, the same report for the same input.

    The claims of the report are those of the text, in its order; ``report.audited`` tells where each stands, what was
    no claim, and what of the sources the text rests on.
    """
    sources = tuple(sorted(sources, key=lambda source: source.id))
    read = list(passages(text, text.text))
    judge = Judge(Index.build(sources), options)
    judged = [one for passage in read if passage.reason is None for one in _judged(passage, judge)]
    claims = _claims(text, judged)
    results = tuple(ClaimResult(claim=claim, verdict=one.verdict) for claim, one in zip(claims, judged, strict=True))
    audited = Audited(
        text=text,
        statements=tuple(
            Statement(claim=claim.id, sentence=one.passage.sentence.number, spans=one.words.spans)
            for claim, one in zip(claims, judged, strict=True)
        ),
        skipped=tuple(
            Skipped(span=Span(passage.sentence.start, passage.sentence.end), reason=passage.reason)
            for passage in read
            if passage.reason is not None
        ),
        coverage=coverage(sources, results),
    )
    return Report(results=results, sources=sources, audited=audited)


def _judged(passage: Passage, judge: Judge) -> Iterator[Judged]:
    """Judge a sentence, and each of its clauses where it has several.

    A clause that is not found by itself, in a sentence that holds as a whole, only lacks what stands around it there.
    """
    view = passage.reading.text
    sentence = whole(passage)
    verdict = judge.verdict(sentence.of(view))
    found = clauses(passage)
    if not found:
        yield Judged(passage, sentence, verdict)
    for words in found:
        alone = judge.verdict(words.of(view), part=True)
        held = verdict.verdict is VerdictKind.SUPPORTED and alone.verdict is VerdictKind.UNSUPPORTED
        yield Judged(passage, words, _unplaced(verdict) if held else alone)


def _unplaced(verdict: Verdict) -> Verdict:
    """Return the verdict of a sentence as that of one of its clauses: its offsets count in other words."""
    findings = tuple(finding.model_copy(update={"claim_span": None}) for finding in verdict.findings)
    return verdict.model_copy(update={"findings": findings, "explanation": None})


def _claims(text: Source, judged: Sequence[Judged]) -> list[Claim]:
    taken: dict[str, int] = {}
    return [_claim(text, one.words, taken) for one in judged]


def _claim(text: Source, words: Words, taken: dict[str, int]) -> Claim:
    said = words.of(text.text)
    base = made_id(said)
    taken[base] = taken.get(base, 0) + 1
    identity = base if taken[base] == 1 else f"{base}-{taken[base]}"
    return Claim(id=identity, text=said, origin=_origin(text, words.own))


def _origin(text: Source, offset: int) -> Origin:
    before = text.text[:offset].removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n")
    return Origin(path=text.path or text.id, line=line + 1, column=len(before) - before.rfind("\n"))
