"""Small reports made by hand, for tests of how they are shown."""

from __future__ import annotations

from claimcheck.model import (
    Claim,
    ClaimResult,
    Evidence,
    Finding,
    Origin,
    Problem,
    Report,
    Sentence,
    SentenceKind,
    Severity,
    Source,
    Span,
    Verdict,
    VerdictKind,
)

TEXT = "The storm reached the coast on Monday.\nOfficials said at least 11 people were killed.\n"
FIRST, SECOND = Span(0, 38), Span(39, 85)


def make_source(text=TEXT, spans=(FIRST, SECOND), identity="storm", path="source/storm.txt"):
    sentences = tuple(Sentence(n, span[0], span[1], SentenceKind.PROSE) for n, span in enumerate(spans, 1))
    return Source(id=identity, text=text, sentences=sentences, path=path)


def make_claim(text="at least 12 killed", line=4, **fields):
    return Claim(
        id=fields.pop("id", "dead"), text=text, origin=Origin(path="claims/a.yaml", line=line, column=5), **fields
    )


def make_evidence(source=None, number=2):
    source = source or make_source()
    sentence = source.sentences[number - 1]
    return Evidence(
        source=source.id, sentence=number, start=sentence.start, end=sentence.end, text=source.text_of(sentence)
    )


def make_finding(**fields):
    return Finding(
        **{
            "code": "CC101",
            "name": "number-mismatch",
            "severity": Severity.ERROR,
            "message": "the claim says at least 12, the source at least 11",
            "claim_span": Span(0, 11),
            "source": "storm",
            "source_span": Span(54, 65),
            "claim_value": "≥ 12",
            "source_value": "≥ 11",
            "hint": "write the number the source gives",
            "contradicts": True,
            **fields,
        }
    )


def make_result(claim=None, kind=VerdictKind.CONTRADICTED, findings=(), evidence=None, reason=None, suppressed=()):
    evidence = (make_evidence(),) if evidence is None else evidence
    verdict = Verdict(verdict=kind, score=0.1, evidence=evidence, findings=tuple(findings), reason=reason)
    return ClaimResult(claim=claim or make_claim(), verdict=verdict, suppressed=tuple(suppressed))


def supported(**fields):
    return make_result(
        make_claim("The storm reached the coast", **fields), VerdictKind.SUPPORTED, evidence=(make_evidence(number=1),)
    )


def make_problem(**fields):
    return Problem(
        **{
            "code": "CC402",
            "name": "claim-file-invalid",
            "severity": Severity.ERROR,
            "message": "unknown key 'clam'",
            "path": "claims/b.yaml",
            "line": 3,
            "column": 2,
            "hint": "did you mean 'claim'?",
            **fields,
        }
    )


def make_report(*results, problems=(), sources=None):
    return Report(results=results, sources=(make_source(),) if sources is None else sources, problems=tuple(problems))
