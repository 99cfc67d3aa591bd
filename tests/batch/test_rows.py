"""A row has the documented keys, and its line can always be written and read back."""

import json

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.batch.rows import encode, unchecked_row, verdict_row
from claimcheck.model import Evidence, Finding, Severity, Span, Verdict, VerdictKind

EVIDENCE = Evidence(source="source", sentence=2, start=10, end=20, text="It rained.")
FINDING = Finding(
    code="CC101", name="number-mismatch", severity=Severity.ERROR, message="no", claim_span=Span(1, 2), hint="h"
)


def test_a_row_has_exactly_the_documented_keys():
    verdict = Verdict(verdict=VerdictKind.CONTRADICTED, score=0.2, evidence=(EVIDENCE,), findings=(FINDING,))
    assert verdict_row("a", verdict) == {
        "id": "a",
        "verdict": "contradicted",
        "score": 0.2,
        "evidence": [{"start": 10, "end": 20, "sentence": 2, "text": "It rained."}],
        "findings": [
            {"code": "CC101", "name": "number-mismatch", "message": "no", "claim_span": [1, 2], "source_span": None}
        ],
    }


def test_an_unchecked_verdict_keeps_its_reason():
    row = verdict_row("a", Verdict(verdict=VerdictKind.UNCHECKED, score=0.0, reason="no words"))
    assert row["reason"] == "no words"


def test_an_unreadable_record_has_a_row_like_any_other():
    row = unchecked_row(None, "line 3: not JSON")
    assert list(row) == ["id", "verdict", "score", "evidence", "findings", "reason"]
    assert (row["id"], row["verdict"], row["score"]) == (None, "unchecked", 0.0)


@given(st.text(st.characters()))
def test_any_id_and_reason_can_be_written_in_one_line_and_read_back(text):
    line = encode(unchecked_row(text, text))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert json.loads(line.decode()) == unchecked_row(text, text)
