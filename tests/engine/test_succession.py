"""A source that is out of date loses to its successor, and the claim that rests on it says so."""

import pytest

from claimcheck.engine import verify
from claimcheck.engine.succession import successors
from claimcheck.model import Claim, VerdictKind
from tests.engine.texts import source

OLD = source("The tower is 80 metres high. Its architect was Maria Lind.", "old").model_copy(
    update={"superseded_by": "new"}
)
NEW = source("The tower is 90 metres high and white.", "new")
SAME = source("Today the tower is 80 metres high.", "new")
GUIDE = source("Maria Lind was the architect of the tower.", "guide")


def said(text, *sources, **fields):
    verdict = verify(sources, [Claim(id="a", text=text, **fields)]).results[0].verdict
    told = [finding.message for finding in verdict.findings if finding.code == "CC522"]
    return verdict, told


HIGH = "The tower is 80 metres high"
LIND = "The tower's architect was Maria Lind"


@pytest.mark.parametrize("named", [(), ("old",), ("old", "new")], ids=["all", "the old one", "both"])
def test_where_the_newer_source_says_otherwise_it_decides(named):
    verdict, told = said(HIGH, OLD, NEW, sources=named)
    assert verdict.verdict is VerdictKind.CONTRADICTED
    assert (verdict.evidence[0].source, verdict.findings[0].code) == ("new", "CC101")
    assert told == ["old carries this, but new, which supersedes it, says otherwise"]


@pytest.mark.parametrize("named", [(), ("old",)], ids=["all", "the old one"])
def test_where_the_newer_source_is_silent_the_claim_stands_with_a_warning(named):
    verdict, told = said(LIND, OLD, NEW, sources=named)
    assert verdict.verdict is VerdictKind.SUPPORTED
    assert told == ["this rests on old#s2, and new, which supersedes old, does not say it"]


def test_one_of_two_sentences_that_the_newer_source_denies_is_enough():
    verdict, told = said(f"{HIGH}. {LIND}.", OLD, NEW, sources=("old",))
    assert verdict.verdict is VerdictKind.CONTRADICTED
    assert told == ["old carries this, but new, which supersedes it, says otherwise"]
    assert said(f"{LIND}. The tower has an architect.", OLD, NEW)[0].verdict is VerdictKind.SUPPORTED


@pytest.mark.parametrize("named", [(), ("old",)], ids=["all", "the old one"])
def test_where_the_newer_source_says_the_same_the_claim_rests_on_it(named):
    verdict, told = said(HIGH, OLD, SAME, sources=named)
    assert (verdict.verdict, verdict.evidence[0].source, told) == (VerdictKind.SUPPORTED, "new", [])


def test_another_source_that_is_up_to_date_may_carry_a_claim():
    verdict, told = said(LIND, OLD, NEW, GUIDE)
    assert (verdict.verdict, verdict.evidence[0].source, told) == (VerdictKind.SUPPORTED, "guide", [])


def test_what_only_the_newer_source_carries_passes_and_the_claim_is_told_that_it_names_the_old_one():
    verdict, told = said("The tower is 90 metres high", OLD, NEW, sources=("old",))
    assert verdict.verdict is VerdictKind.SUPPORTED
    assert told == ["old does not carry this, new, which supersedes it, does"]


def test_what_a_successor_says_is_not_said_nowhere():
    claim = {"nowhere": True, "sources": ("old",)}
    assert said("The tower is white", OLD, NEW, **claim)[0].verdict is not VerdictKind.SUPPORTED
    assert said("The tower is black", OLD, SAME, **claim)[0].verdict is VerdictKind.SUPPORTED


def test_the_last_of_a_line_decides_as_far_as_it_is_there():
    line = [source("It rains.", name).model_copy(update={"superseded_by": after})
            for name, after in (("a", "b"), ("b", "c"), ("c", "d"), ("ring", "ring"), ("lone", "gone"))]  # fmt: skip
    assert successors(line) == {"a": "c", "b": "c"}


def test_a_rule_that_is_off_is_silent_and_the_newer_source_decides_all_the_same():
    from claimcheck.engine import Options

    report = verify([OLD, NEW], [Claim(id="a", text=HIGH)], Options(ignore=("CC522",)))
    assert report.results[0].verdict.verdict is VerdictKind.CONTRADICTED
    assert "CC522" not in {finding.code for finding in report.results[0].verdict.findings}
