"""The project's own claims: all as expected, about every sentence of the article, and none can be false unseen."""

import re
from functools import cache
from pathlib import Path

import pytest

from claimcheck.engine import verify
from claimcheck.language.clauses.names import name_flags
from claimcheck.language.parser.parsing import parse
from claimcheck.language.quantifiers import scaled
from claimcheck.language.reading import read
from claimcheck.language.scopes.cues import CueKind
from claimcheck.model import Severity, VerdictKind
from claimcheck.project import find_project, load
from claimcheck.rules import catalogue, find_rule

PROJECT = find_project(Path(__file__).resolve().parents[1])
LOADED = load(PROJECT)
TRUE = [claim for claim in LOADED.claims if claim.expect == "supported"]
FALSE = [claim for claim in LOADED.claims if claim.expect != "supported"]
FAMILIES = sorted({rule.family for rule in catalogue() if rule.check})

SWAPS = {
    "name": {
        "Pakistan": "Norway",
        "Pakistani": "Norwegian",
        "Pakistanis": "Norwegians",
        "Iran": "Chile",
        "Iranian": "Chilean",
        "Israel": "Chile",
        "Islamabad": "Oslo",
        "Tehran": "Oslo",
        "Amirabdollahian": "Hansen",
        "Jilani": "Hansen",
        "Kakar": "Hansen",
        "Baluchistan": "Lapland",
    },
    "number": {
        "11": "40",
        "eleven": "forty",
        "ten": "fifty",
        "two": "seven",
        "three": "eight",
        "four": "nine",
        "nine": "twenty",
        "9": "20",
        "17": "27",
    },
    "time": {
        "Saturday": "Wednesday",
        "Sunday": "Wednesday",
        "January": "June",
        "Jan.": "June",
        "earlier this month": "last year",
    },
    "negation": {
        "was": "was not",
        "were": "were not",
        "is": "is not",
        "are": "are not",
        "has": "has not",
        "have": "have not",
        "will": "will not",
        "would": "would not",
        "held": "did not hold",
        "met": "did not meet",
        "launched": "did not launch",
        "rallied": "did not rally",
        "worsened": "did not worsen",
        "announced": "did not announce",
        "stressed": "did not stress",
        "died": "did not die",
        "said": "denied",
        "says": "denies",
        "say": "deny",
        "according to": "denied by",
    },
    "opening": {
        "Ambassadors": "No ambassadors",
        "Relatives": "No relatives",
        "Deadly": "No deadly",
        "Free": "No free",
        "Air strikes": "No air strikes",
    },
}
"""What makes a claim false, whatever else it says: nothing of the article is about Norway, or forty killed."""


def falsehoods(claim):
    """Make the claim false in each way that it offers, at the first word that it offers."""
    for kind, swaps in SWAPS.items():
        text = swapped(claim.text, swaps)
        if text != claim.text:
            yield claim.model_copy(update={"id": f"{claim.id}-{kind}", "text": text})


def swapped(text, swaps):
    """Put another word for the first that there is one for; a number may begin the sentence."""
    words = "|".join(sorted((re.escape(word) for word in swaps), key=len, reverse=True))
    pattern = rf"(?<![\w-])(?:{words}|{words.title()})(?![\w-])"
    return re.sub(pattern, lambda found: swaps.get(found[0]) or swaps[found[0].lower()], text, count=1)


MADE_FALSE = [falsified for claim in TRUE for falsified in falsehoods(claim)]


@cache
def judged():
    """Judge all claims as they stand."""
    return verify(list(LOADED.sources.values()), LOADED.claims, PROJECT.options(), LOADED.problems)


@cache
def judged_false():
    """Judge the claims that were made false; results by id."""
    report = verify(list(LOADED.sources.values()), MADE_FALSE, PROJECT.options())
    return {result.claim.id: result for result in report.results}


def test_the_example_has_no_problem_and_is_green():
    assert LOADED.problems == ()
    assert [(result.claim.text, str(result.verdict.verdict)) for result in judged().failed] == []
    assert judged().problems == ()


@pytest.mark.parametrize("claim", LOADED.claims, ids=lambda claim: claim.id)
def test_every_claim_has_the_verdict_that_it_expects(claim):
    (result,) = (result for result in judged().results if result.claim == claim)
    assert result.passed, result.verdict


def test_there_are_at_least_60_claims_and_many_of_them_are_false():
    assert len(LOADED.claims) >= 60
    assert len(TRUE) >= 30
    assert len(FALSE) >= 20
    assert {claim.expect for claim in FALSE} == {VerdictKind.CONTRADICTED, VerdictKind.UNSUPPORTED}


def test_every_sentence_of_the_article_carries_a_claim():
    (article,) = judged().sources
    supported = [result.verdict for result in judged().results if result.verdict.verdict == "supported"]
    used = {evidence.sentence for verdict in supported for evidence in verdict.evidence}
    assert [article.text_of(sentence) for sentence in article.sentences if sentence.number not in used] == []


def test_the_evidence_of_every_claim_stands_in_the_article():
    (article,) = judged().sources
    for result in judged().results:
        for evidence in result.verdict.evidence:
            assert article.text[evidence.start : evidence.end] == evidence.text


def judges(family, claim):
    """Whether a claim has what the rules of a family look at."""
    reading = read(claim.text).parsed(parse([claim.text])[0])
    kinds = {cue.kind for cue in reading.cues}
    looked_at = {
        "quantities": reading.quantities,
        "names": any(name_flags(reading.tokens, lambda _: False)),
        "time": reading.dates,
        "polarity": kinds & {CueKind.NEGATION, CueKind.DENIAL} or list(scaled(reading)),
        "roles": any(event.agents and event.patients for event in reading.events),
        "reporting": kinds & {CueKind.REPORT, CueKind.ALLEGED, CueKind.PARTIAL, CueKind.DOUBT},
        "quotation": reading.quotes,
        "coverage": reading.tokens,
    }
    return bool(looked_at[family])


@pytest.mark.parametrize("family", FAMILIES)
def test_every_rule_family_has_a_true_claim_that_it_looks_at(family):
    assert any(judges(family, claim) for claim in TRUE)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_rule_family_catches_a_false_claim(family):
    caught = {
        find_rule(finding.code).family
        for result in judged().results
        if result.claim in FALSE
        for finding in result.verdict.findings
        if finding.severity is Severity.ERROR
    }
    assert family in caught


@pytest.mark.parametrize("claim", TRUE, ids=lambda claim: claim.id)
def test_every_true_claim_offers_a_way_to_make_it_false(claim):
    assert [*falsehoods(claim)]


@pytest.mark.parametrize("claim", MADE_FALSE, ids=lambda claim: claim.id)
def test_a_true_claim_made_false_turns_red(claim):
    result = judged_false()[claim.id]
    assert not result.passed, claim.text
    assert result.verdict.verdict != "unchecked"
    assert result.verdict.findings


@pytest.mark.parametrize("claim", FALSE, ids=lambda claim: claim.id)
def test_a_false_claim_that_is_said_to_be_supported_turns_red(claim):
    (result,) = (result for result in judged().results if result.claim == claim)
    believed = claim.model_copy(update={"expect": VerdictKind.SUPPORTED})
    assert not result.model_copy(update={"claim": believed}).passed


@pytest.mark.parametrize("claim", TRUE, ids=lambda claim: claim.id)
def test_a_true_claim_that_is_said_to_be_false_turns_red(claim):
    (result,) = (result for result in judged().results if result.claim == claim)
    for expect in (VerdictKind.CONTRADICTED, VerdictKind.UNSUPPORTED, VerdictKind.UNCHECKED):
        doubted = claim.model_copy(update={"expect": expect})
        assert not result.model_copy(update={"claim": doubted}).passed
