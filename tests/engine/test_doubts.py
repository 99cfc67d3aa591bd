"""In a long claim a word that met nothing is a doubt; in a short one, and in what contradicts, it stays an error."""

from __future__ import annotations

import pytest

from claimcheck.engine import Checker
from claimcheck.engine.options import Options, Strictness
from claimcheck.model import Severity, VerdictKind

COUNCIL = (
    "The council of Westbrook approved a budget of 42 million euros on Tuesday evening after a debate of six hours. "
    "Two members voted against the plan, which raises the fee for parking in the old town."
)
ENACTED = "The council of Westbrook enacted a historic budget of 42 million euros on Tuesday evening after a debate of six hours"
LONG = "After a tiring debate of six hours the council of Westbrook approved a budget of 42 million euros on Tuesday"


def _judge(claim: str, strictness: Strictness = Strictness.NORMAL):
    return Checker(Options(strictness=strictness)).check(claim, COUNCIL)


def test_a_long_claim_passes_with_a_word_too_many_and_says_so():
    verdict = _judge(ENACTED)
    assert verdict.verdict is VerdictKind.SUPPORTED
    assert any(finding.severity is Severity.WARNING for finding in verdict.findings)


@pytest.mark.parametrize(
    "claim",
    [
        "The council approved a budget for the hospital",
        LONG.replace("42", "43"),
        LONG.replace("six", "nine"),
        LONG.replace("Tuesday", "Monday"),
        LONG.replace("approved", "did not approve"),
    ],
)
def test_short_claims_and_changed_facts_still_fail(claim):
    assert _judge(claim).verdict is not VerdictKind.SUPPORTED


def test_high_strictness_weighs_nothing():
    assert _judge(ENACTED, Strictness.HIGH).verdict is VerdictKind.UNSUPPORTED
