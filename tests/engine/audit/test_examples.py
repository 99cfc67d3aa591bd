"""Every rule on derived texts does on its examples what they say."""

import pytest

from claimcheck.engine.audit import Demands
from claimcheck.rules.derived import KEPT_WORDS_DROPPED, RULES, SUPERSEDED, TOO_FEW_SOURCES, UNCITED
from tests.engine.audit.texts import audited, codes
from tests.engine.texts import source

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


def named(value):
    return value.code if hasattr(value, "code") else value.claim[:40]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=named)
def test_an_example_does_what_it_says(rule, example):
    texts = example.source.split("\n---\n")
    names = ["source", *(f"source-{number}" for number in range(2, len(texts) + 1))]
    sources = [source(text, name) for text, name in zip(texts, names, strict=True)]
    if rule is SUPERSEDED:
        sources[0] = sources[0].model_copy(update={"superseded_by": "source-2"})
    if rule is KEPT_WORDS_DROPPED:
        sources[0] = sources[0].model_copy(update={"keep": ("The maker paid for the trial",)})
    demands = Demands(citations=rule is UNCITED, sources=2 if rule is TOO_FEW_SOURCES else 1)
    report = audited(example.claim, *sources, demands=demands)
    assert (rule.code in codes(report, infos=True)) == example.fires


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_rule_has_examples_of_both_kinds(rule):
    assert {example.fires for example in rule.examples} == {True, False}
