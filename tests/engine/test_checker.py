"""The engine for programs gives one verdict for one claim, whoever was checked before."""

import pytest

from claimcheck import Checker
from claimcheck.engine import Options
from claimcheck.model import Claim, Verdict
from tests.engine.texts import TOWN, source

CLAIMS = [
    "The council closed three libraries",
    "The council closed four libraries",
    "Mayor Maria Lind promised to reopen the library in Mill Street",
    "11 readers protested",
    "The brewery paid its fine",
    "Nurses went on strike",
    "",
]
HARBOUR = "The harbour froze in January. Three ferries sank."


def test_a_verdict_is_the_same_alone_and_in_a_row():
    checker = Checker()
    in_a_row = [checker.check(claim, TOWN) for claim in CLAIMS]
    backwards = [checker.check(claim, TOWN) for claim in CLAIMS[::-1]][::-1]
    alone = [Checker().check(claim, TOWN) for claim in CLAIMS]
    assert in_a_row == backwards == alone


def test_sources_may_change_between_claims():
    checker = Checker()
    assert checker.check("Three ferries sank", TOWN).verdict != "supported"
    assert checker.check("Three ferries sank", HARBOUR).verdict == "supported"
    assert checker.check("Three ferries sank", TOWN).verdict != "supported"


def test_a_list_of_sources_may_grow_between_claims():
    checker, sources = Checker(), [source(TOWN, "town")]
    assert checker.check("Three ferries sank", sources).verdict != "supported"
    sources.append(source(HARBOUR, "harbour"))
    assert checker.check("Three ferries sank", sources).verdict == "supported"


@pytest.mark.parametrize("claim", CLAIMS)
def test_text_source_and_sources_are_read_alike(claim):
    expected = Checker().check(claim, TOWN)
    as_source = source(TOWN, "source")
    assert Checker().check(claim, as_source) == expected
    assert Checker().check(claim, [as_source]) == expected
    assert Checker().check(Claim(id="c", text=claim), TOWN) == expected


def test_the_evidence_of_a_text_is_in_code_points():
    text = "😀 Ørsted fell by 3%. The council met."
    (evidence,) = Checker().check("Ørsted fell by 3 percent", text).evidence
    assert text[evidence.start : evidence.end] == evidence.text == "😀 Ørsted fell by 3%."


def test_an_empty_text_carries_nothing():
    for text in ("", " \n ", "…"):
        verdict = Checker().check("The council met", text)
        assert verdict.verdict in {"unsupported", "unchecked"}
        assert verdict.score == 0


def test_options_hold_for_every_claim():
    checker = Checker(Options(ignore=("CC101",)))
    assert "CC101" not in {finding.code for claim in CLAIMS for finding in checker.check(claim, TOWN).findings}


@pytest.mark.parametrize(
    "claim",
    [
        "a" * 5000,
        "not " * 300,
        "😀" * 200,
        "1,2,3," * 100,
        "\u200b\u00ad",
        "the of and",
        "“” ‘’",
        "?!",
        "2024-13-45 99%",
        "\ud800",
    ],
)
def test_any_claim_gets_a_verdict(claim):
    verdict = Checker().check(claim, TOWN)
    assert isinstance(verdict, Verdict)
    assert verdict.verdict != "supported"


def test_halves_of_surrogate_pairs_are_read_as_marks_at_their_places():
    verdict = Checker().check("\udc81 rained on \ud83d towns", "Look: \udc81 rained on \ud83d towns. It stopped.")
    assert verdict.verdict == "supported"
    assert verdict.evidence[0].text == "Look: \ufffd rained on \ufffd towns."
    assert verdict.evidence[0].end == 26


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("U.S. officials closed the base.", "Iranian officials closed the base."),
        ("The base was closed by the US.", "The base was closed by Iran."),
        ("Several injuries were reported.", "Severe injuries were reported."),
        ("The author was arrested.", "The authorities were arrested."),
        ("Two soldiers were killed.", "Two soldiers were injured."),
        ("Team Alpha won the cup.", "Team Beta won the cup."),
        ("Brown beat Lopez.", "Lopez beat Brown."),
        ("The minister confirmed the deal.", "The minister denied the deal."),
        ("The company earned $3bn.", "The company earned $3m."),
        ("All patients recovered.", "Most patients recovered."),
        ("The suspect was convicted of fraud.", "The suspect was accused of fraud."),
        ("The club will sell its stadium.", "The club may sell its stadium."),
        ("Anna Berg leads the party.", "Anna Lind leads the party."),
        ("The mine closed after the strike.", "The mine closed before the strike."),
        ("Sweden lost to Norway.", "Sweden beat Norway."),
        ("He was born in 1984.", "He was born in 1948."),
        ("The drug works in children.", "The drug does not work in children."),
        ("Only nurses went on strike.", "Nurses and doctors went on strike."),
        ("The tax was raised.", "The tax was lowered."),
        ("Lind said the bridge was safe.", "Berg said the bridge was safe."),
        ("The airline has cut 300 jobs.", "The airline plans to cut 300 jobs."),
        ("He sold the files.", "Prosecutors accuse him of selling the files."),
        ("A dog survived the fire.", "Nobody survived the fire."),
        ("Norway's strikes killed nine people.", "The strikes killed nine people, Chile said."),
    ],
)
def test_a_false_claim_that_looks_like_its_sentence_does_not_pass(claim, text):
    assert Checker().check(claim, text).verdict in {"contradicted", "unsupported"}


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("U.S. officials closed the base.", "American officials closed the base."),
        ("The base was closed by the US.", "The base was closed by the United States."),
        ("Two soldiers died.", "Two soldiers were killed."),
        ("Lopez was beaten by Brown.", "Brown beat Lopez."),
        ("Iran recalled its envoy.", "Iran has recalled its envoy from Oslo."),
        ("ambassadors recalled", "Pakistan recalled its ambassadors from Tehran."),
        ("eleven killed", "The blast killed 11 people."),
        ("On Jan. 17 the mine closed.", "The mine closed on January 17."),
        ("A labor dispute shut the port.", "A labour dispute shut the port."),
        ("Lind leads the party.", "Anna Lind leads the party."),
        ("More than ten people were hurt.", "At least 11 people were hurt."),
        ("Some patients recovered.", "All patients recovered."),
        ("The mine closed after the strike.", "After the strike the mine closed."),
        ("The PM resigned.", "The prime minister resigned."),
        ("Sales rose by 5 percent.", "Sales rose 5% in March."),
        ("The airline plans to cut jobs.", "The airline plans to cut 300 jobs in May."),
        ("Berg and Lind signed the deal.", "Lind and Berg signed the deal."),
        ("Brewery fined", "A court in Lyon fined the brewery."),
        ("The deal was signed.", "Berg signed the deal."),
        ("Airstrikes killed nine.", "Air strikes killed nine people."),
    ],
)
def test_a_true_claim_in_other_words_passes(claim, text):
    verdict = Checker().check(claim, text)
    assert verdict.verdict == "supported", verdict.findings
