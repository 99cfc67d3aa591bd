"""Rows: what is written for each record, with offsets in code points of its source."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from claimcheck.model import Evidence, Finding, Span, Verdict


class EvidenceRow(TypedDict):
    """One sentence of the source, ``text[start:end]``; sentences are numbered from 1."""

    start: int
    end: int
    sentence: int
    text: str


class FindingRow(TypedDict):
    """One thing a rule has to say; spans are ``[start, end)`` or null."""

    code: str
    name: str
    message: str
    claim_span: list[int] | None
    source_span: list[int] | None


class Row(TypedDict):
    """The verdict on one record."""

    id: str | int | None
    """Null when the record was so broken that it had none."""
    verdict: str
    score: float
    evidence: list[EvidenceRow]
    """Best first."""
    findings: list[FindingRow]
    """The deciding one first."""
    reason: NotRequired[str]
    """Why it could not be judged; only when unchecked."""


def verdict_row(identity: str | int, verdict: Verdict) -> Row:
    """Return the row of a judged record."""
    row = Row(
        id=identity,
        verdict=verdict.verdict.value,
        score=verdict.score,
        evidence=[_evidence(item) for item in verdict.evidence],
        findings=[_finding(item) for item in verdict.findings],
    )
    if verdict.verdict == "unchecked":
        row["reason"] = verdict.reason or "no reason given"
    return row


def unchecked_row(identity: str | int | None, reason: str) -> Row:
    """Return the row of a record that could not be judged."""
    return Row(id=identity, verdict="unchecked", score=0.0, evidence=[], findings=[], reason=reason)


def encode(row: Row) -> bytes:
    """Return a row as one line of UTF-8; text that UTF-8 can't hold (a lone surrogate) is escaped."""
    try:
        return json.dumps(row, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(row).encode() + b"\n"


def _evidence(item: Evidence) -> EvidenceRow:
    return {"start": item.start, "end": item.end, "sentence": item.sentence, "text": item.text}


def _finding(item: Finding) -> FindingRow:
    return {
        "code": item.code,
        "name": item.name,
        "message": item.message,
        "claim_span": _pair(item.claim_span),
        "source_span": _pair(item.source_span),
    }


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
