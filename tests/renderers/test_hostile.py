"""Nothing in a claim, a source, a path or a reason steers who reads a report; `benchmarks/formats.py` tries more."""

import pytest

from claimcheck.renderers import github
from tests.renderers.hostile import PAYLOADS, STRINGS, leaks


@pytest.mark.parametrize("text", PAYLOADS, ids=ascii)
def test_a_hostile_string_gets_through_no_format(text):
    assert list(leaks(text)) == []


def test_there_are_more_than_300_of_them():
    assert len(set(STRINGS)) >= 300


def test_a_format_that_let_one_through_would_be_told(monkeypatch):
    monkeypatch.setattr(github, "plain", str)
    assert any("a command of its own" in fault for fault in leaks("\n::error file=a::forged"))
