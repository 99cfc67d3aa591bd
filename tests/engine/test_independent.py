"""A claim may require more than one source; copies of one count once."""

import pytest

from claimcheck.engine import verify
from claimcheck.model import Claim, Require
from tests.engine.texts import source

AGENCY = source("Pakistan recalled its ambassadors from Tehran on Wednesday, the ministry said.", "agency")
PAPER = source("Pakistan recalled its ambassadors from Tehran on Wednesday, the ministry said. It rained.", "paper")
OTHER = source("In a sharp turn, Islamabad's envoys left: Pakistan recalled its ambassadors.", "other")
LIBRARY = source("The library reopened on Monday.", "library")


def result(*sources, required=2, **fields):
    claim = Claim(id="a", text="Pakistan recalled its ambassadors", require=Require(sources=required), **fields)
    return verify(sources, [claim]).results[0]


@pytest.mark.parametrize(
    ("sources", "codes"),
    [
        ((AGENCY,), ["CC524"]),
        ((AGENCY, LIBRARY), ["CC524"]),
        ((AGENCY, PAPER), ["CC524"]),
        ((AGENCY, OTHER), []),
        ((AGENCY, PAPER, OTHER, LIBRARY), []),
    ],
    ids=["one alone", "another is silent", "a copy", "two", "two among four"],
)
def test_as_many_independent_sources_as_required_must_carry_a_claim(sources, codes):
    found = result(*sources)
    assert [finding.code for finding in found.verdict.findings if finding.severity == "error"] == codes
    assert found.passed == (not codes)


def test_a_source_that_is_out_of_date_counts_for_nothing_beside_its_successor():
    old = OTHER.model_copy(update={"superseded_by": "agency"})
    found = result(AGENCY, old)
    assert [finding.code for finding in found.verdict.findings if finding.severity == "error"] == ["CC524"]


def test_only_the_sources_that_a_claim_names_count():
    assert not result(AGENCY, OTHER, sources=("agency",)).passed


def test_the_message_tells_which_sources_count_as_one():
    finding = result(AGENCY, PAPER).verdict.findings[0]
    assert finding.message == "2 independent sources are required, 1 carries this: agency (and its copy paper)"


def test_a_claim_that_no_source_carries_says_only_why():
    found = result(LIBRARY, AGENCY, required=3, sources=("library",))
    assert "CC524" not in {finding.code for finding in found.verdict.findings}
