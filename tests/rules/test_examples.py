"""Every rule says what it is for, and does on its examples what they say."""

from functools import cache

import pytest

from claimcheck.engine import Checker
from claimcheck.model import Severity
from claimcheck.rules import catalogue

JUDGING = [rule for rule in catalogue() if rule.check]
EXAMPLES = [(rule, example) for rule in JUDGING for example in rule.examples]


@cache
def verdict(claim, source):
    return Checker().check(claim, source)


def named(value):
    """Tell the rule, the way of the example, and its claim."""
    return f"{value.code}" if hasattr(value, "code") else f"{'fires' if value.fires else 'silent'}-{value.claim}"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_an_example_does_what_it_says(rule, example):
    codes = [finding.code for finding in verdict(example.claim, example.source).findings]
    assert (rule.code in codes) == example.fires, codes


@pytest.mark.parametrize(
    ("rule", "example"),
    [(rule, example) for rule, example in EXAMPLES if rule.severity is Severity.ERROR and example.fires],
    ids=named,
)
def test_a_claim_that_an_error_fires_on_does_not_pass(rule, example):
    assert verdict(example.claim, example.source).verdict != "supported", rule.name


@pytest.mark.parametrize("rule", JUDGING, ids=lambda rule: rule.code)
def test_a_rule_has_a_docstring_and_examples_of_both_kinds(rule):
    assert rule.check.__doc__
    assert len(rule.doc.split()) > 5
    assert {example.fires for example in rule.examples} == {True, False}


def test_no_two_rules_share_a_code_or_a_name():
    rules = catalogue()
    assert len({rule.code for rule in rules}) == len({rule.name for rule in rules}) == len(rules)


def test_no_example_is_there_twice():
    assert len({(rule.code, example.claim, example.source) for rule, example in EXAMPLES}) == len(EXAMPLES)


@pytest.mark.parametrize("example", [example for _, example in EXAMPLES], ids=named)
def test_findings_point_at_words_and_give_what_stands_there(example):
    for finding in verdict(example.claim, example.source).findings:
        if finding.claim_span:
            assert 0 <= finding.claim_span.start < finding.claim_span.end <= len(example.claim)
        if finding.source_span:
            assert finding.source == "source"
            assert 0 <= finding.source_span.start < finding.source_span.end <= len(example.source)
        assert "\n" not in finding.message
        assert finding.message
