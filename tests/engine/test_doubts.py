"""In a long claim a word that met nothing is a doubt; in a short one, and in what contradicts, it stays an error."""

from __future__ import annotations

import pytest

from claimcheck.engine import Checker
from claimcheck.engine.asking import answered
from claimcheck.engine.doubts import DOUBTS, weighed
from claimcheck.engine.judge import active_rules
from claimcheck.engine.link import Linker
from claimcheck.engine.options import Options, Strictness
from claimcheck.language.documents import source_from_text
from claimcheck.language.parser.parsing import parse
from claimcheck.language.reading import read
from claimcheck.matching import Index
from claimcheck.model import Severity, VerdictKind

COUNCIL = (
    "The council of Westbrook approved a budget of 42 million euros on Tuesday evening after a debate of six hours. "
    "Two members voted against the plan, which raises the fee for parking in the old town."
)
LONG = "After a tiring debate of six hours the council of Westbrook approved a budget of 42 million euros on Tuesday"
ENACTED = (
    "The council of Westbrook enacted a historic budget of 42 million euros on Tuesday evening "
    "after a debate of six hours"
)


def _before_and_after(claim: str):
    """The errors of the best link as the rules raise them, and those that are left once they are weighed."""
    linker = Linker(Index.build([source_from_text(COUNCIL)]))
    reading = read(claim, 0, len(claim)).parsed(parse([claim])[0])
    pair = answered(linker.parsed(linker.links(reading)[0], reading)).pair
    found = [finding for rule in active_rules(Options()) for finding in rule.findings(pair)]
    errors = lambda findings: {one.code for one in findings if one.severity is Severity.ERROR}  # noqa: E731 - short
    assert len(list(weighed(pair, found))) == len(found)
    return errors(found), errors(weighed(pair, found))


def test_a_word_that_met_nothing_is_a_doubt_in_a_long_claim():
    before, after = _before_and_after(ENACTED)
    assert before & DOUBTS
    assert not after


def test_it_stays_an_error_in_a_short_one():
    before, after = _before_and_after("The council approved a budget for the hospital")
    assert before & DOUBTS
    assert after == before


@pytest.mark.parametrize("strictness", Strictness)
@pytest.mark.parametrize(
    "claim",
    [
        LONG.replace("42", "43"),
        LONG.replace("six", "nine"),
        LONG.replace("Tuesday", "Monday"),
        LONG.replace("approved", "did not approve"),
    ],
)
def test_a_changed_fact_fails_however_long_the_claim(claim: str, strictness: Strictness):
    assert Checker(Options(strictness=strictness)).check(claim, COUNCIL).verdict is not VerdictKind.SUPPORTED


def test_only_low_strictness_passes_it():
    passed = {one: Checker(Options(strictness=one)).check(ENACTED, COUNCIL).verdict for one in Strictness}
    assert passed[Strictness.LOW] is VerdictKind.SUPPORTED
    assert passed[Strictness.NORMAL] is not VerdictKind.SUPPORTED
    assert passed[Strictness.HIGH] is not VerdictKind.SUPPORTED
