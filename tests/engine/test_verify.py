"""Every claim is judged against the sources that it names, and what it ignores is ignored openly."""

from datetime import date

import pytest

from claimcheck.engine import Options, Verifier, verify
from claimcheck.matching import Index
from claimcheck.model import Claim, Ignore, Origin, Problem, Severity, VerdictKind
from tests.engine.texts import TOWN, source

FIRST = source(TOWN, "town")
SECOND = source("The harbour froze in January. Three ferries sank.", "harbour")
FALSE = "The council closed four libraries"
CODE = "CC101"


def result(text, *, sources=(), given=(FIRST, SECOND), options=Options(), **fields):
    report = verify(given, [Claim(id="c", text=text, sources=sources, **fields)], options)
    return report.results[0]


def verdict(text, **fields):
    return result(text, **fields).verdict


@pytest.mark.parametrize("sources", [(), ("town",), ("town", "harbour"), ("harbour", "town"), ("town", "town")])
def test_a_claim_is_checked_against_the_sources_it_names_or_all(sources):
    found = verdict("The council closed three libraries", sources=sources)
    assert found.verdict == "supported"
    assert found.evidence[0].anchor == "town#s1"


def test_a_source_that_the_claim_does_not_name_carries_nothing():
    assert verdict("The council closed three libraries", sources=("harbour",)).verdict != "supported"


def test_a_missing_source_leaves_the_claim_unchecked_and_names_it():
    found = verdict("The council closed three libraries", sources=("town", "nowhere"))
    assert (found.verdict, found.score) == ("unchecked", 0.0)
    assert "nowhere" in found.reason


def test_without_any_source_nothing_is_checked():
    found = verdict("The council closed three libraries", given=())
    assert found.verdict == "unchecked"
    assert found.reason


def test_a_source_without_sentences_carries_nothing():
    assert verdict("The council closed three libraries", given=(source("", "empty"),)).verdict != "supported"


def test_results_stand_in_the_order_of_the_claims_and_sources_in_that_of_their_ids():
    claims = [Claim(id=name, text=text) for name, text in [("b", FALSE), ("a", "Three ferries sank"), ("c", "")]]
    report = verify([FIRST, SECOND], claims)
    assert [found.claim.id for found in report.results] == ["b", "a", "c"]
    assert [found.verdict.verdict for found in report.results] == ["contradicted", "supported", "unchecked"]
    assert [one.id for one in report.sources] == ["harbour", "town"]
    assert [report.count(kind) for kind in VerdictKind] == [1, 1, 0, 1]


def test_problems_of_the_files_are_passed_on():
    problem = Problem(code="CC401", name="source-missing", severity=Severity.ERROR, message="gone")
    assert verify([FIRST], [], problems=[problem]).problems == (problem,)


@pytest.mark.parametrize("expect", VerdictKind)
def test_a_claim_passes_with_the_verdict_that_it_expects_and_no_other(expect):
    assert result(FALSE, expect=expect).passed == (expect == "contradicted")


def ignored(rule, today=None, until=None, text=FALSE, **options):
    ignore = Ignore(rule=rule, reason="agreed", until=until)
    claim = Claim(id="c", text=text, ignore=(ignore,), origin=Origin(path="claims/a.yaml", line=3, column=5))
    return verify([FIRST], [claim], Options(today=today, **options))


def test_the_false_claim_of_these_tests_fails_by_one_rule_alone():
    found = verdict(FALSE, given=(FIRST,))
    assert [finding.code for finding in found.findings if finding.severity is Severity.ERROR] == [CODE]


@pytest.mark.parametrize("rule", [CODE, CODE.lower(), "number-mismatch"])
def test_an_ignored_finding_is_kept_apart_and_does_not_decide(rule):
    report = ignored(rule)
    (found,) = report.results
    assert found.verdict.verdict == "supported"
    assert CODE not in {finding.code for finding in found.verdict.findings}
    assert [finding.code for finding in found.suppressed] == [CODE]
    assert report.problems == ()


def test_an_ignore_hides_no_other_rule():
    report = ignored("CC131")
    assert report.results[0].verdict.verdict == "contradicted"
    assert report.results[0].suppressed == ()


@pytest.mark.parametrize(
    ("rule", "text"), [("CC131", FALSE), (CODE, "The council closed three libraries"), ("CC999", FALSE)]
)
def test_an_ignore_that_hides_nothing_is_reported_where_it_stands(rule, text):
    (problem,) = ignored(rule, text=text).problems
    assert problem.name == "unused-ignore"
    assert rule in problem.message
    assert (problem.path, problem.line, problem.column) == ("claims/a.yaml", 3, 5)


def test_an_ignore_holds_through_its_last_day_and_is_a_problem_after_it():
    last = date(2027, 1, 1)
    assert ignored(CODE, until=last, today=last).results[0].passed
    report = ignored(CODE, until=last, today=date(2027, 1, 2))
    assert report.results[0].verdict.verdict == "contradicted"
    assert report.results[0].suppressed == ()
    assert [(problem.name, problem.severity) for problem in report.problems] == [("expired-ignore", Severity.ERROR)]


@pytest.mark.parametrize("name", ["CC404", "unused-ignore"])
def test_an_unused_ignore_has_the_severity_that_the_options_give_it(name):
    (problem,) = ignored("CC131", severity={name: Severity.ERROR}).problems
    assert problem.severity is Severity.ERROR


@pytest.mark.parametrize("name", ["CC404", "unused-ignore", "CC40"])
def test_unused_ignores_need_not_be_reported(name):
    assert ignored("CC131", ignore=(name,)).problems == ()


@pytest.mark.parametrize("options", [{"select": ("CC10",)}, {"ignore": ("CC131",)}])
def test_an_ignore_of_a_rule_that_does_not_run_is_not_called_unused(options):
    assert ignored("CC131", **options).problems == ()


def test_an_ignore_of_no_known_rule_is_unused_whatever_runs():
    assert ignored("CC999", select=("CC10",)).problems


def test_without_a_day_no_ignore_expires():
    assert ignored(CODE, until=date(2000, 1, 1)).results[0].passed


def test_ignores_can_be_left_out_of_account():
    report = ignored(CODE, use_ignores=False)
    assert report.results[0].verdict.verdict == "contradicted"
    assert report.problems == ()


def test_a_claim_that_was_not_checked_is_not_saved_by_an_ignore():
    claim = Claim(id="c", text=FALSE, sources=("nowhere",), ignore=(Ignore(rule=CODE, reason="agreed"),))
    assert verify([FIRST], [claim]).results[0].verdict.verdict == "unchecked"


CLAIMS = [
    Claim(id="all", text="The council closed three libraries"),
    Claim(id="one", text="Three ferries sank", sources=("harbour",)),
    Claim(id="false", text=FALSE, sources=("town",), ignore=(Ignore(rule="CC131", reason="agreed"),)),
    Claim(id="missing", text=FALSE, sources=("nowhere",)),
]


def test_claims_judged_one_by_one_in_any_order_get_the_results_of_a_whole_run():
    verifier = Verifier([SECOND, FIRST])
    backwards = [verifier.result(claim) for claim in reversed(CLAIMS)]
    report = verify([FIRST, SECOND], CLAIMS)
    assert tuple(reversed(backwards)) == report.results
    assert verifier.sources == report.sources
    assert verifier.report(CLAIMS) == report


def test_a_set_of_sources_is_indexed_once(monkeypatch):
    built = []
    build = Index.build
    monkeypatch.setattr(Index, "build", lambda sources: built.append([one.id for one in sources]) or build(sources))
    verifier = Verifier([SECOND, FIRST])
    for claim in [*CLAIMS, *CLAIMS]:
        verifier.result(claim)
    assert built == [["harbour", "town"], ["harbour"], ["town"]]
