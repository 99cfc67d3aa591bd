"""Every rule on derived texts does on its examples what they say."""

import pytest

from claimcheck.engine.audit import Demands
from claimcheck.rules.derived import RULES, UNCITED
from tests.engine.audit.texts import audited, codes
from tests.engine.texts import source

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


def named(value):
    return value.code if hasattr(value, "code") else value.claim[:40]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_an_example_does_what_it_says(rule, example):
    report = audited(example.claim, source(example.source, "source"), demands=Demands(citations=rule is UNCITED))
    assert (rule.code in codes(report)) == example.fires


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_rule_has_examples_of_both_kinds(rule):
    assert {example.fires for example in rule.examples} == {True, False}
