"""What states nothing decides nothing; what asks is never green."""

from __future__ import annotations

import pytest

from claimcheck.engine import Checker
from claimcheck.engine.asking import answered
from claimcheck.engine.statements import statements
from claimcheck.model import VerdictKind

SOURCE = "The bridge at Marlow closed on Friday. Tests of the cables found 14 cracks. Repairs cost two million euros."


@pytest.mark.parametrize(
    "claim",
    [
        "Yes. The bridge closed on Friday.",
        "Yeah, the bridge closed on Friday.",
        "However, the tests found 14 cracks.",
        "Did you know? Repairs cost two million euros.",
        "That is interesting. The tests found 14 cracks.",
        "Hello! Thank you. The bridge at Marlow closed on Friday.",
    ],
)
def test_openers_greetings_and_questions_decide_nothing(claim: str):
    assert Checker().check(claim, SOURCE).verdict is VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "Yes. The bridge closed on Monday.",
        "Yes, the bridge closed on Monday.",
        "The tests found 15 cracks. That is interesting.",
        "The bridge closed on Friday. The mayor resigned.",
    ],
)
def test_a_false_statement_beside_them_still_fails(claim: str):
    assert Checker().check(claim, SOURCE).verdict is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    "claim", ["Did the bridge close on Friday?", "“Did the tests find 14 cracks?”", "", " ", "Yes!"]
)
def test_a_claim_that_states_nothing_is_unchecked(claim: str):
    verdict = Checker().check(claim, SOURCE)
    assert verdict.verdict is not VerdictKind.SUPPORTED


def test_each_sentence_that_nothing_carries_is_told_at_its_place():
    findings = Checker().check("Penguins swim. Whales sing.", SOURCE).findings
    assert [(finding.code, finding.claim_span) for finding in findings] == [("CC201", (0, 14)), ("CC201", (15, 27))]
    (alone,) = Checker().check("Penguins swim.", SOURCE).findings
    assert alone.claim_span is None


def test_the_spans_count_in_the_claim():
    claim = "Well, the bridge closed. Is it open? Repairs cost two million."
    assert [one.span.of(claim) for one in answered(statements(claim))] == [
        "the bridge closed.",
        "Repairs cost two million.",
    ]
