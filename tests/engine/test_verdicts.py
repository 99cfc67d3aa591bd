"""Pairs that differ in one thing: negation, plan, role, place, reason, number, each in several fields."""

from pathlib import Path

import pytest

from claimcheck.engine import Checker
from claimcheck.model import VerdictKind

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("verdicts.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


@pytest.mark.parametrize(("label", "sentence", "claim"), ROWS)
def test_a_sentence_carries_what_it_says_and_nothing_else(checker, label, sentence, claim):
    verdict = checker.check(claim, sentence)
    assert (verdict.verdict is VerdictKind.SUPPORTED) == (label == "T"), verdict.findings
