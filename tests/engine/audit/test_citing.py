"""Citation marks are obeyed: a claim is judged against what it cites."""

import pytest

from claimcheck.engine import Options
from claimcheck.engine.audit import Demands
from claimcheck.model import Severity
from tests.engine.audit.texts import TALKS, audited, codes, verdicts
from tests.engine.texts import TOWN, source

RECALLED = "Pakistan recalled its ambassadors"
PIECE = source(TOWN, "town").model_copy(update={"path": "source/town.txt"})


@pytest.mark.parametrize(
    "text",
    [
        f"{RECALLED} [1].",
        f"{RECALLED}. [1]",
        f"{RECALLED}.[1]",
        f"{RECALLED} [^a].\n\n[^a]: talks#s6",
        f"{RECALLED} [1].\n\n[1]: talks",
        f"{RECALLED} [1].\n\nReferences\n\n[1] The talks, talks#s6, 2024",
        f"{RECALLED} [1].\n\nReferences\n\n1. Editors, talks, 2024",
        f"{RECALLED} (talks#s6).",
        f"{RECALLED} [talks#s5-6].",
        f"{RECALLED} talks#s6.",
        f"{RECALLED} (talks).",
        f"{RECALLED} [@talks].",
        f"{RECALLED} [1, 2].\n\n[1]: talks#s6\n[2]: talks#s7",
        f"{RECALLED} (talks#s1; talks#s6).",
    ],
)
def test_a_claim_that_its_citation_carries_is_green(text):
    report = audited(text)
    assert codes(report) == set()
    assert [(result.passed, result.claim.sources) for result in report.results] == [(True, ("talks",))]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{RECALLED} (talks#s4).", "CC504"),
        (f"{RECALLED} [^a].\n\n[^a]: talks#s4", "CC504"),
        ("Pakistan recalled its soldiers (talks#s6).", "CC503"),
        (f"{RECALLED} (tlks#s6).", "CC502"),
        (f"{RECALLED} (talks#s99).", "CC502"),
        (f"{RECALLED} (talks#s0).", "CC502"),
        (f"{RECALLED} [2].", "CC502"),
        (f"{RECALLED} [^b].\n\n[^a]: talks", "CC502"),
        (f"{RECALLED} [1].\n\n[1]: tolks", "CC502"),
    ],
)
def test_a_citation_that_is_wrong_is_red_with_a_code_that_tells_how(text, code):
    report = audited(text)
    assert [result.passed for result in report.results] == [False]
    assert code in codes(report)


def test_what_carries_a_claim_that_cites_another_sentence_is_named():
    (finding,) = audited(f"{RECALLED} (talks#s4).").results[0].verdict.findings
    assert finding.message == "cited talks#s4, carried by talks#s6"
    assert finding.source_span.of(TALKS.text).startswith("Angered over the strikes")


def test_a_claim_is_judged_against_the_source_that_it_cites_and_no_other():
    report = audited(f"{RECALLED} (town). At least 11 readers protested (town).", TALKS, PIECE)
    assert list(verdicts(report).values()) == ["unsupported", "supported"]
    assert report.results[0].verdict.findings[0].message == "cited town, carried by talks#s6"


def test_an_unknown_source_is_told_with_the_nearest_and_never_put_right():
    (result,) = audited(f"{RECALLED} (tlks#s6).").results
    assert result.claim.sources == ()
    assert result.verdict.findings[0].hint == "did you mean talks#s6, which carries this?"
    assert result.verdict.findings[0].claim_span.of(result.claim.text) == "(tlks#s6)"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (f"{RECALLED} (talks#s99).", "“talks#s99” names no sentence: talks has 18",
         "did you mean talks#s18? (talks#s6 carries this)"),
        (f"{RECALLED} (news#s1).", "“news#s1” names no source", "talks#s6 carries this"),
        (f"{RECALLED} [3].", "“3” names no source",
         "sources count in the order given: [1] is talks (talks#s6 carries this)"),
        (f"{RECALLED} [2].\n\n[1]: talks", "“2” has no note or reference in the text",
         "add it, or cite a source by its id (talks#s6 carries this)"),
        (f"{RECALLED} [1].\n\n[1]: The Stanwick Gazette", "“1” stands for “The Stanwick Gazette” in the text, which "
         "names no source", "talks#s6 carries this"),
        ("Pakistan recalled its soldiers (news#s1).", "“news#s1” names no source", "cite a source that exists"),
    ],
)  # fmt: skip
def test_a_mark_that_names_nothing_is_told_with_what_it_is_and_what_to_do(text, message, hint):
    finding = audited(text).results[0].verdict.findings[0]
    assert (finding.code, finding.message, finding.hint) == ("CC502", message, hint)


def test_hints_name_the_sentence_to_cite():
    (finding,) = audited(f"{RECALLED}.", demands=Demands(citations=True)).results[0].verdict.findings
    assert finding.hint == "cite talks#s6, which carries it"
    (finding,) = audited(f"{RECALLED} (talks#s4).").results[0].verdict.findings
    assert finding.hint == "cite talks#s6 in its place"


def test_a_citation_that_does_not_carry_points_at_the_words_that_differ():
    (result,) = audited("At least 12 people were killed (talks#s1).").results
    first, why = result.verdict.findings[:2]
    assert (first.code, why.code) == ("CC503", "CC103")
    assert first.claim_span.of(result.claim.text) == "At least 12"
    assert first.source_span.of(TALKS.text) == "at least 11"


def test_a_true_statement_that_cites_nothing_is_not_told_that_a_false_one_denies_it():
    text = f"{RECALLED}. Pakistan did not recall its ambassadors."
    first, second = audited(text, demands=Demands(citations=True)).results
    assert "CC513" not in {finding.code for finding in first.verdict.findings}
    found = [finding for finding in second.verdict.findings if finding.code == "CC513"]
    assert found[0].message.startswith(f"the text itself says otherwise: “{RECALLED}.”")
    assert "source" not in found[0].message


@pytest.mark.parametrize("label", ["town.txt", "source/town.txt", "town#s4", "1", "source"])
def test_a_link_that_is_called_as_its_source_has_no_words_of_the_text(label):
    report = audited(f"At least 11 readers protested [{label}](source/town.txt).", TALKS, PIECE)
    assert codes(report) == set()


def test_each_clause_has_the_mark_that_follows_it():
    report = audited("Pakistan recalled its ambassadors from Tehran [1] and launched air strikes (talks#s4).")
    assert [result.passed for result in report.results] == [True, False]
    assert codes(report) == {"CC504"}


def test_one_mark_at_the_end_stands_for_all_clauses():
    report = audited("Pakistan recalled its ambassadors from Tehran and launched air strikes (talks#s6).")
    assert [result.claim.sources for result in report.results] == [("talks",), ("talks",)]


def test_a_mark_after_the_stop_belongs_to_the_sentence_before():
    report = audited(f"{RECALLED}. [1] At least 11 people were killed.")
    assert [result.claim.sources for result in report.results] == [("talks",), ()]


def test_uncited_is_red_only_when_citations_are_asked_for():
    text = f"{RECALLED}. At least 11 people were killed [1]."
    assert codes(audited(text)) == set()
    report = audited(text, demands=Demands(citations=True))
    assert [result.passed for result in report.results] == [False, True]
    assert codes(report) == {"CC501"}


@pytest.mark.parametrize(
    "text",
    [
        f"{RECALLED} [sic].",
        f"{RECALLED} (again).",
        f"{RECALLED}, see [the site](https://example.org/talks).",
        f"{RECALLED} [here](#below).",
        f"{RECALLED} [in 2024].",
    ],
)
def test_what_only_looks_like_a_mark_cites_nothing(text):
    assert "CC502" not in codes(audited(text))


def test_words_of_a_link_are_words_of_the_claim_and_its_target_is_none():
    (result,) = audited("On Monday [the council closed three libraries](source/town.txt).", TALKS, PIECE).results
    assert result.claim.sources == ("town",)
    assert result.passed


def test_settings_hold_for_citations_too():
    text = f"{RECALLED} (talks#s4)."
    assert audited(text, options=Options(ignore=("CC504",))).results[0].passed
    softened = audited(text, options=Options(severity={"CC504": Severity.WARNING})).results[0]
    assert softened.passed
    assert softened.verdict.findings[0].severity is Severity.WARNING
