"""Every format carries the same findings; `benchmarks/formats.py` compares them over more reports."""

from hypothesis import given, settings

from claimcheck.model import Severity, VerdictKind
from claimcheck.renderers import FORMATS
from claimcheck.renderers.style import Style
from tests.renderers.carried import READ, disagreements, reports, styles
from tests.renderers.reports import make_claim, make_finding, make_report, make_result


def test_every_format_is_read_back():
    assert set(READ) == set(FORMATS)


@settings(max_examples=30, deadline=None)
@given(reports(), styles)
def test_formats_agree_on_every_finding(report, style):
    assert list(disagreements(report, style)) == []


def test_a_format_that_lost_a_finding_would_be_told(monkeypatch):
    monkeypatch.setitem(READ, "junit", lambda *_: [])
    report = make_report(make_result(make_claim(id="c1"), findings=[make_finding()]))
    assert [form for form, *_ in disagreements(report, Style())] == ["junit"]


def test_a_claim_that_fails_with_a_warning_alone_is_an_error_in_every_format():
    warning = make_finding(severity=Severity.WARNING)
    report = make_report(make_result(make_claim(id="c1"), VerdictKind.UNCHECKED, [warning], reason="it is a question"))
    assert list(disagreements(report, Style())) == []
