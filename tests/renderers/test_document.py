"""``json`` and ``jsonl``: nothing is lost, and it comes back as it went in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from claimcheck.model import ExplainedWord, Explanation, Ignore, Met, Role, Severity, Span, VerdictKind
from claimcheck.renderers import FORMATS, render
from claimcheck.renderers.document import document, read_document
from claimcheck.renderers.style import Style
from tests.renderers.reports import (
    make_claim,
    make_evidence,
    make_finding,
    make_problem,
    make_report,
    make_result,
    make_source,
    supported,
)

ALL = Style(min_severity=Severity.INFO)


def rich_report():
    claim = make_claim(ignore=(Ignore(rule="CC151", reason="agreed", until="2027-01-01"),), sources=("storm",))
    return make_report(
        make_result(claim, findings=[make_finding(), make_finding(source_span=None, source=None)]),
        make_result(kind=VerdictKind.UNCHECKED, evidence=(), reason="no source"),
        make_result(kind=VerdictKind.SUPPORTED, findings=[make_finding(severity=Severity.INFO)]),
        make_result(suppressed=[make_finding(code="CC151")]),
        supported(id="coast"),
        problems=[make_problem()],
    )


def test_a_report_comes_back_from_json_as_it_went_in():
    report = rich_report()
    back = read_document(render(report, "json", ALL))
    assert tuple(judged.result() for judged in back.results) == report.results
    assert back.problems == report.problems
    assert back == document(report, ALL)


def test_an_explanation_comes_back_as_it_went_in():
    met = Met(source="storm", sentence=2, span=Span(80, 84), text="dead", step="synonym", strength=0.9, proves=True)
    words = (
        ExplainedWord(span=Span(0, 6), text="killed", content=True, role=Role.PREDICATE, met=met),
        ExplainedWord(span=Span(7, 9), text="12", content=True, under=0),
    )
    result = make_result()
    explained = result.verdict.model_copy(update={"explanation": Explanation(words=words)})
    report = make_report(result.model_copy(update={"verdict": explained}))
    back = read_document(render(report, "json", ALL))
    assert tuple(judged.result() for judged in back.results) == report.results


def test_places_are_given_as_offsets_and_as_lines_and_columns():
    finding = json.loads(render(rich_report(), "json", ALL))["results"][0]["findings"][0]
    assert finding["claim_span"] == [0, 11]
    assert finding["source_span"] == [54, 65]
    assert finding["place"] == {
        "path": "source/storm.txt",
        "line": 2,
        "column": 16,
        "end_line": 2,
        "end_column": 27,
    }


def test_evidence_carries_its_anchor():
    evidence = json.loads(render(rich_report(), "json", ALL))["results"][0]["evidence"][0]
    assert evidence["anchor"] == "storm#s2"
    assert evidence["place"]["line"] == 2


def test_the_counts_agree_with_the_results():
    data = json.loads(render(rich_report(), "json", ALL))
    assert data["schema_version"] == 1
    assert data["summary"]["claims"] == len(data["results"]) == 5
    assert data["summary"]["failed"] == sum(not result["passed"] for result in data["results"]) == 3


def test_jsonl_is_a_line_a_result_and_a_line_of_counts():
    rows = [json.loads(line) for line in render(rich_report(), "jsonl", ALL).splitlines()]
    assert [row["type"] for row in rows] == ["result"] * 5 + ["problem", "summary"]
    assert {row["schema_version"] for row in rows} == {1}
    assert rows[-1]["supported"] == 2


def test_jsonl_and_json_hold_the_same_results():
    data = json.loads(render(rich_report(), "json", ALL))
    rows = [json.loads(line) for line in render(rich_report(), "jsonl", ALL).splitlines()]
    for row, result in zip(rows, data["results"], strict=False):
        assert {key: value for key, value in row.items() if key not in {"type", "schema_version"}} == result


def test_findings_below_the_chosen_severity_are_left_out_of_every_format():
    report = make_report(make_result(kind=VerdictKind.SUPPORTED, findings=[make_finding(severity=Severity.INFO)]))
    for form in FORMATS:
        hidden = render(report, form, Style())
        assert "CC101" not in (json.dumps(json.loads(hidden)["runs"][0]["results"]) if form == "sarif" else hidden)
        assert "CC101" in render(report, form, ALL)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema_version": 2}'])
def test_anything_else_is_refused(text):
    with pytest.raises(ValidationError):
        read_document(text)


def test_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="unknown format"):
        render(make_report(), "yaml", Style())


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 40), st.integers(0, 40))
def test_any_text_and_any_span_survives_the_way_there_and_back(text, start, length):
    source = make_source(text, ((0, len(text)),))
    finding = make_finding(message=text, source_span=Span(start, start + length))
    report = make_report(make_result(findings=[finding], evidence=(make_evidence(source, 1),)), sources=(source,))
    back = read_document(render(report, "json", ALL))
    assert tuple(judged.result() for judged in back.results) == report.results
    assert all(render(report, form, ALL) for form in FORMATS)
