"""The rules about files: the codes that problems carry, each explained, and the same wherever it is named."""

import pytest

from claimcheck.errors import SourceError
from claimcheck.model import codes
from claimcheck.rules import find_rule

CODES = [code for code in vars(codes).values() if isinstance(code, codes.Code)]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.code)
def test_a_code_has_a_rule_of_the_same_name_and_severity_that_tells_what_to_do(code):
    rule = find_rule(code.code)
    assert (rule.code, rule.name, rule.severity) == code
    assert rule.family == ("reading" if code.code.startswith("CC41") else "project")
    assert rule.check is None
    assert rule.hint


def test_their_codes_are_in_a_row():
    assert [code.code for code in CODES] == [f"CC4{number:02}" for number in range(1, 12)]


def test_an_error_that_ends_a_run_has_the_name_of_the_problem_it_becomes():
    assert SourceError.slug == codes.SOURCE_UNREADABLE.name


def test_a_rule_about_files_has_nothing_to_say_of_a_pair():
    assert list(find_rule("CC401").findings(None)) == []
