"""A claim that something is said nowhere passes only when the whole source is silent on it."""

import pytest

from claimcheck.engine import Checker, Options, verify
from claimcheck.language.documents import source_from_blocks, source_from_text
from claimcheck.language.text.sentences import split_sentences
from claimcheck.model import Block, Claim, Ignore, SentenceKind, Severity, Source, VerdictKind

FIRE = (
    "A fire broke out in the warehouse of Halden on Tuesday evening. Two firemen were injured, and three others were "
    "treated for smoke. Mayor Solvang praised the crews. The company had sold the building to a Danish fund in March. "
    "Relations between the company and the town worsened after the sale."
)
ABSENT = [
    "an earthquake struck the coast",
    "oil prices rose",
    "The parliament passed a law",
    "the orchestra toured Japan",
    "children were poisoned",
    "Two firemen were injured by an earthquake",
]
STATED = [
    "A fire broke out in the warehouse",
    "firemen were injured",
    "the building had been sold",
    "Mayor Solvang praised the crews",
]
NEAR = [
    "Four firemen were injured",
    "Nobody was injured",
    "Relations between the company and the town improved",
    "A fire broke out in the warehouse on Friday",
    "The Danish fund had sold the building to the company",
    "Two firemen were not injured",
]


def nowhere(statement, source=FIRE, options=None):
    claim = Claim(id="absent", text=statement, nowhere=True)
    return Checker(options or Options()).check(claim, source)


@pytest.mark.parametrize("statement", ABSENT)
def test_what_no_sentence_speaks_of_is_absent(statement):
    verdict = nowhere(statement)
    assert (verdict.verdict, verdict.findings, verdict.evidence) == (VerdictKind.SUPPORTED, (), ())
    assert verdict.score >= 0.5


@pytest.mark.parametrize("statement", STATED)
def test_what_a_sentence_says_is_shown_and_contradicts_the_claim(statement):
    verdict = nowhere(statement)
    (finding,) = verdict.findings
    assert (verdict.verdict, finding.code, finding.name) == (VerdictKind.CONTRADICTED, "CC203", "stated-after-all")
    assert finding.source_span.of(FIRE) in verdict.evidence[0].text
    assert verdict.score < 0.5


@pytest.mark.parametrize("statement", NEAR)
def test_what_a_sentence_contradicts_or_nearly_says_is_not_absent(statement):
    verdict = nowhere(statement)
    assert [finding.code for finding in verdict.findings] == ["CC203"]
    assert verdict.verdict in {VerdictKind.UNSUPPORTED, VerdictKind.CONTRADICTED}
    assert verdict.evidence


@pytest.mark.parametrize("statement", [*ABSENT, *STATED, *NEAR, *(span.of(FIRE) for span in split_sentences(FIRE))])
def test_nothing_is_both_carried_and_absent(statement):
    told = Checker().check(statement, FIRE).verdict
    assert VerdictKind.SUPPORTED not in {told} & {nowhere(statement).verdict}


@pytest.mark.parametrize("statement", [*STATED, *NEAR])
def test_what_is_not_absent_does_not_become_so_in_a_longer_text(statement):
    around = "Wheat prices fell sharply after the harvest. The orchestra played on Sunday."
    assert nowhere(statement, f"{around}\n\n{FIRE}\n\n{around}").verdict is not VerdictKind.SUPPORTED


def kinds(text, *blocks):
    return source_from_blocks(text, [Block(*block) for block in blocks], "notes", None)


@pytest.mark.parametrize("kind", [SentenceKind.CODE, SentenceKind.REFERENCE, SentenceKind.LABEL, SentenceKind.CELL])
def test_what_can_not_be_evidence_is_read_all_the_same(kind):
    text = "It rained on Monday.\nsoldiers were among the dead"
    source = kinds(text, (0, 20, SentenceKind.PROSE), (21, len(text), kind))
    verdict = nowhere("Soldiers were among the dead", source)
    assert [finding.source_span for finding in verdict.findings] == [(21, len(text))]
    assert [item.sentence for item in verdict.evidence] == [2]


def test_what_lies_between_sentences_is_read_and_shown_by_its_place():
    text = "<!-- soldiers were among the dead -->\nIt rained on Monday."
    source = kinds(text, (38, len(text), SentenceKind.PROSE))
    verdict = nowhere("Soldiers were among the dead", source)
    assert verdict.findings[0].source_span.of(text) == "soldiers were among the dead"
    assert verdict.evidence == ()


def test_of_several_sources_each_is_read():
    sources = [source_from_text(FIRE, "fire"), source_from_text("An earthquake struck the coast.", "quake")]
    verdict = nowhere("an earthquake struck the coast", sources)
    assert verdict.findings[0].source == "quake"


def test_of_several_sentences_each_must_be_absent():
    assert nowhere("Oil prices rose. The parliament passed a law.").verdict is VerdictKind.SUPPORTED
    verdict = nowhere("Oil prices rose. Two firemen were injured.")
    assert verdict.verdict is VerdictKind.CONTRADICTED
    assert verdict.findings[0].claim_span.of("Oil prices rose. Two firemen were injured.") == "Two firemen were injured"


def test_where_there_is_nothing_to_read_it_is_not_judged():
    verdict = nowhere("it rained", Source(id="empty", text=" \n", sentences=()))
    assert (verdict.verdict, verdict.reason) == (VerdictKind.UNCHECKED, "the sources hold no words to read")


def test_what_says_nothing_by_itself_is_not_judged():
    assert nowhere("it was").verdict is VerdictKind.UNCHECKED


def test_without_its_rule_it_is_not_judged_rather_than_passed():
    for options in (Options(ignore=("CC203",)), Options(select=("CC10",))):
        verdict = nowhere("oil prices rose", options=options)
        assert verdict.verdict is VerdictKind.UNCHECKED
        assert "stated-after-all" in verdict.reason


def test_as_a_warning_it_is_told_and_passes():
    verdict = nowhere("firemen were injured", options=Options(severity={"stated-after-all": Severity.WARNING}))
    assert verdict.verdict is VerdictKind.SUPPORTED
    assert [finding.severity for finding in verdict.findings] == ["warning"]


def test_an_ignore_of_a_claim_holds():
    ignore = (Ignore(rule="CC203", reason="another fire"),)
    claims = [Claim(id="a", text="firemen were injured", nowhere=True, ignore=ignore)]
    report = verify([source_from_text(FIRE, "fire")], claims)
    assert report.results[0].passed
    assert not report.problems


def test_it_is_explained_when_that_is_asked_for():
    explanation = nowhere("Four firemen were injured", options=Options(explain=True)).explanation
    assert [word.text for word in explanation.words] == ["Four", "firemen", "were", "injured"]


TRIAL = (
    "The trial enrolled 40 adults in two clinics. Pain fell by a third after six weeks. "
    "Quality of life was not reported. Side effects were mild in most patients."
)


@pytest.mark.parametrize(
    "claim",
    [
        "No data on survival were reported.",
        "The report does not mention children.",
        "The study does not say that the drug cures cancer.",
        "The cost of the treatment was not stated.",
        "Pain fell by a third after six weeks. No data on survival were reported.",
    ],
)
def test_what_a_text_is_rightly_said_to_be_silent_on_needs_no_sentence(claim):
    verdict = Checker().check(claim, TRIAL)
    assert verdict.verdict is VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "No data on side effects were reported.",
        "The report does not mention pain.",
        "The study does not say that pain fell by a third.",
        "Side effects were not mentioned.",
        "No data on survival and side effects were reported.",
        "The trial enrolled 40 adults in two clinics. No data on side effects were reported.",
    ],
)
def test_what_a_text_is_wrongly_said_to_be_silent_on_is_shown(claim):
    verdict = Checker().check(claim, TRIAL)
    assert verdict.verdict in {VerdictKind.CONTRADICTED, VerdictKind.UNSUPPORTED}
    assert "CC203" in {finding.code for finding in verdict.findings}


def test_a_text_that_says_itself_that_it_is_silent_carries_the_claim():
    verdict = Checker().check("There were no data on quality of life.", TRIAL)
    assert verdict.verdict is VerdictKind.SUPPORTED
    assert [item.text for item in verdict.evidence] == ["Quality of life was not reported."]


def test_one_that_is_silent_in_one_place_and_speaks_in_another_does_not():
    text = f"{TRIAL} Quality of life rose by 12 points."
    verdict = Checker().check("There were no data on quality of life.", text)
    assert verdict.evidence[0].text == "Quality of life rose by 12 points."
    assert verdict.verdict is not VerdictKind.SUPPORTED


def test_with_its_rule_left_out_such_a_claim_is_judged_as_any_other():
    verdict = Checker(Options(ignore=("CC203",))).check("No data on survival were reported.", TRIAL)
    assert verdict.verdict is not VerdictKind.SUPPORTED
