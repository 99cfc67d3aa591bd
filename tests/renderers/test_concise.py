"""``concise``: a line a finding, in the form that editors jump to."""

from claimcheck.model import Claim, VerdictKind
from claimcheck.renderers import render
from claimcheck.renderers.style import Style
from tests.renderers.reports import make_claim, make_finding, make_problem, make_report, make_result, supported


def concise(report, **style):
    return render(report, "concise", Style(**style)).splitlines()


def test_each_finding_is_a_line_with_place_code_name_and_message():
    assert concise(make_report(make_result(findings=[make_finding()]), supported())) == [
        "claims/a.yaml:4:5: CC101 number-mismatch the claim says at least 12, the source at least 11",
        "2 claims checked against 1 source: 1 supported, 1 contradicted, 0 unchecked; 1 failed, 1 as expected",
    ]


def test_an_unexpected_verdict_is_a_line_of_its_own():
    result = make_result(make_claim(expect=VerdictKind.CONTRADICTED), VerdictKind.SUPPORTED)
    assert concise(make_report(result))[0] == "claims/a.yaml:4:5: error expected contradicted, but it is supported"


def test_an_unchecked_claim_is_never_left_out():
    result = make_result(kind=VerdictKind.UNCHECKED, evidence=(), reason="no source")
    assert concise(make_report(result))[0] == "claims/a.yaml:4:5: error could not be judged: no source"


def test_a_problem_is_a_line_with_its_place():
    lines = concise(make_report(problems=[make_problem(), make_problem(path=None, line=None, column=None)]))
    assert lines[0] == "claims/b.yaml:3:2: CC402 claim-file-invalid unknown key 'clam'"
    assert lines[1] == "CC402 claim-file-invalid unknown key 'clam'"


def test_a_claim_from_the_command_line_is_its_own_place():
    result = make_result(Claim(id="c", text="at least 12 killed"), findings=[make_finding()])
    assert concise(make_report(result))[0].startswith("at least 12 killed: CC101 number-mismatch ")


def test_passing_claims_are_listed_when_asked_for():
    assert concise(make_report(supported()), verbose=True)[0].startswith("ok: claims/a.yaml:4:5 dead: supported by ")
