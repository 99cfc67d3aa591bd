"""Several sources on one claim: those that disagree are both shown, and the one that is out of date does not count."""

import pytest

from tests.engine.audit.texts import audited, codes
from tests.engine.texts import source

ECHO = source("The bridge in Stanwick reopened on Monday, the council said. It cost 2 million euros.", "echo")
POST = source("The bridge in Stanwick did not reopen on Monday, engineers said. It cost 3 million euros.", "post")


@pytest.mark.parametrize(
    ("text", "carries", "denies"),
    [
        ("The bridge reopened on Monday.", "echo#s1 carries this (“The bridge in Stanwick reopened", "post#s1 says"),
        (
            "The bridge did not reopen on Monday.",
            "post#s1 carries this (“The bridge in Stanwick did not",
            "echo#s1 says",
        ),
        ("It cost 2 million euros.", "echo#s2 carries this (“It cost 2 million euros.”)", "post#s2 says"),
    ],
)
def test_where_sources_disagree_both_are_shown(text, carries, denies):
    (result,) = audited(text, ECHO, POST).results
    finding = result.verdict.findings[0]
    assert finding.code == "CC521"
    assert carries in finding.message
    assert denies in finding.message
    assert not result.passed


def test_a_long_sentence_is_cut_where_it_is_quoted():
    long = source("The bridge in Stanwick reopened on Monday " + "after many long repairs " * 20 + ".", "echo")
    (result,) = audited("The bridge reopened on Monday.", long, POST).results
    assert len(result.verdict.findings[0].message) < 300
    assert "…”" in result.verdict.findings[0].message


def test_the_newer_of_two_that_disagree_decides():
    old = POST.model_copy(update={"superseded_by": "echo"})
    assert codes(audited("The bridge reopened on Monday.", ECHO, old)) & {"CC521", "CC522"} == set()
    report = audited("The bridge did not reopen on Monday.", ECHO, old)
    assert "CC521" not in codes(report)
    assert "CC522" in {finding.code for finding in report.results[0].verdict.findings}
    assert not report.results[0].passed
