"""``junit``, ``github``, ``gitlab``: the same remarks as ``concise``, and nothing in a claim steers who reads them."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from claimcheck.model import Severity, VerdictKind
from claimcheck.renderers import render
from claimcheck.renderers.style import Style
from tests.renderers.reports import make_claim, make_finding, make_problem, make_report, make_result, supported

HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "a\n::error::forged",
    "a\r::warning file=x::forged",
    "50%0A::error::forged",
    "]]><forged/>",
    "<script>alert(1)</script>",
    "\u202eright to left",
    "nul \x00 and \x0b",
    "\ud800 alone",
    "a: b, c",
]
COMMAND = re.compile(r"::(error|warning|notice) (.*?)::(.*)")


def mixed():
    warning = make_finding(code="CC151", name="attribution-dropped", severity=Severity.WARNING, contradicts=False)
    return make_report(
        make_result(supported().claim, VerdictKind.SUPPORTED, [warning]),
        make_result(make_claim(id="toll", line=9), findings=[make_finding()]),
        make_result(make_claim(id="other", line=12), VerdictKind.UNCHECKED, evidence=(), reason="no source"),
        problems=[make_problem()],
    )


def commands(report):
    return [COMMAND.fullmatch(line).groups() for line in render(report, "github", Style()).splitlines() if "::" in line]


def suite(report):
    return ElementTree.fromstring(render(report, "junit", Style())).find("testsuite")  # noqa: S314 - our own output


def test_github_shows_the_worst_first_and_counts_last():
    found = commands(mixed())
    assert [kind for kind, *_ in found] == ["error", "error", "error", "warning"]
    assert found[0][1] == "file=claims/a.yaml,line=9,col=5,title=CC101 number-mismatch"
    assert render(mixed(), "github", Style()).splitlines()[-1].startswith("3 claims checked")


def test_github_says_when_it_shows_ten_of_many():
    report = make_report(*(make_result(make_claim(id=f"c{n}"), findings=[make_finding()]) for n in range(12)))
    assert "showing 10 of 12 errors" in render(report, "github", Style())
    assert len(commands(report)) == 12


def test_junit_has_a_case_a_claim_and_one_for_a_broken_file():
    found = suite(mixed())
    assert found.attrib == {"name": "claimcheck", "tests": "4", "failures": "2", "errors": "1"}
    outcome = {case.get("name"): [child.tag for child in case] for case in found}
    assert outcome["toll"] == outcome["other"] == ["failure"]
    assert list(outcome.values()).count(["system-out"]) == 1
    assert list(outcome.values()).count(["error"]) == 1


def test_an_unchecked_claim_is_a_failure_that_says_why():
    failure = next(case for case in suite(mixed()) if case.get("name") == "other").find("failure")
    assert failure.get("type") == "unchecked"
    assert "no source" in failure.get("message")


def test_all_name_the_same_codes_as_concise():
    said = set(re.findall(r"CC\d{3}", render(mixed(), "concise", Style())))
    assert said == {"CC101", "CC151", "CC402"}
    for form in ("junit", "github", "gitlab"):
        assert set(re.findall(r"CC\d{3}", render(mixed(), form, Style()))) == said


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_claim_or_a_message_steers_the_reader(text):
    claim = make_claim(text=text, id=text)
    report = make_report(make_result(claim, findings=[make_finding(message=text)]))
    lines = render(report, "github", Style()).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=claims/a.yaml,line=4,col=5,title=CC101 number-mismatch::")
    assert "%0A" not in lines[0]
    for form in ("junit", "github", "gitlab"):
        shown = render(report, form, Style())
        assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ud800]", shown)
    (case,) = suite(report)
    assert [child.tag for child in case] == ["failure"]
    assert not list(case[0])


def test_gitlab_fingerprints_survive_a_moved_line_and_differ_between_remarks():
    def prints(line):
        twice = [make_finding(), make_finding(message="another number too")]
        report = make_report(make_result(make_claim(line=line), findings=twice), problems=[make_problem()])
        return [entry["fingerprint"] for entry in json.loads(render(report, "gitlab", Style()))]

    assert prints(4) == prints(40)
    assert len(set(prints(4))) == 3


def test_gitlab_has_the_fields_that_it_must():
    for entry in json.loads(render(mixed(), "gitlab", Style())):
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1
