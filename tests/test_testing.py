"""``claimcheck.testing``: claims in tests written by hand."""

import pytest

from claimcheck.errors import SourceError
from claimcheck.testing import assert_not_supported, assert_supported

STORM = "The storm reached the coast on Monday.\nAt least 11 people were killed in the harbour.\n"
TRUE, FALSE = "at least 11 people were killed", "at least 12 people were killed"


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch):
    (tmp_path / "source").mkdir()
    (tmp_path / "claims").mkdir()
    (tmp_path / "source" / "storm.txt").write_text(STORM)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_carried_claim_passes():
    assert_supported(TRUE, source="storm")


def test_a_claim_that_is_not_carried_fails_with_both_frames():
    with pytest.raises(AssertionError) as failure:
        assert_supported(FALSE, source="storm")
    shown = str(failure.value)
    assert "\nerror[CC10" in shown
    assert " --> source/storm.txt:2:1 (storm#s2)\n" in shown


def test_that_a_claim_is_not_carried_can_be_demanded_too():
    assert_not_supported(FALSE, source="storm")
    with pytest.raises(AssertionError, match="supported by source/storm"):
        assert_not_supported(TRUE, source="storm")


def test_a_claim_that_can_not_be_judged_passes_neither_way():
    with pytest.raises(AssertionError, match="could not be judged"):
        assert_supported("", source="storm")
    with pytest.raises(AssertionError, match="could not be judged"):
        assert_not_supported("", source="storm")


@pytest.mark.parametrize("demand", [assert_supported, assert_not_supported])
def test_a_source_that_is_not_there_is_an_error_and_no_verdict(demand):
    with pytest.raises(SourceError, match="did you mean `storm`"):
        demand(TRUE, source="strom")


def test_a_source_may_be_any_file(tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "notes.md"
    elsewhere.write_text("# Notes\n\n- Nine people were hurt.\n")
    assert_supported("Nine people were hurt", source=elsewhere)


def test_the_project_may_be_named(project, monkeypatch):
    monkeypatch.chdir("/")
    assert_supported(TRUE, source="storm", project=project)


def test_the_settings_of_the_project_hold(project):
    (project / "claimcheck.toml").write_text("ignore = ['CC10']\n")
    assert_supported(FALSE, source="storm")
