"""``rule`` shows what a rule is for, and its examples."""

import json

import pytest

from claimcheck.cli import main
from claimcheck.rules import catalogue

FIRST = catalogue()[0]


@pytest.mark.parametrize("name", [FIRST.code, FIRST.code.lower()])
def test_a_rule_is_found_by_its_code(name, capsys):
    assert main(["rule", name]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"{FIRST.code} ")
    assert "Fires on:\n" in shown
    assert "Stays quiet on:\n" in shown


def test_a_rule_is_found_by_its_name(capsys):
    assert main(["rule", FIRST.name]) == 0
    assert capsys.readouterr().out.startswith(f"{FIRST.code} {FIRST.name} ({FIRST.severity}, {FIRST.family})\n")


def test_a_rule_about_files_has_a_page_although_it_has_no_examples(capsys):
    assert main(["rule", "CC404"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("CC404 unused-ignore (warning, project)\n\nA claim ignores a rule")
    assert "Fires on" not in shown
    assert shown.endswith("\n\nWhat to do: take it out\n")


def test_all_rules_are_listed_a_line_each(capsys):
    assert main(["rule", "--all"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[rule.code, rule.name] for rule in catalogue()]


def test_rules_come_as_data(capsys):
    assert main(["rule", "--all", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [row["code"] for row in data] == [rule.code for rule in catalogue()]
    assert set(data[0]) == {"code", "name", "severity", "family", "doc", "hint", "examples"}


def test_an_unknown_rule_suggests_the_nearest(capsys):
    assert main(["rule", FIRST.name[:-1]]) == 2
    assert f"did you mean {FIRST.name}?" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], [FIRST.code, "--all"]])
def test_it_wants_one_rule_or_all(arguments, capsys):
    assert main(["rule", *arguments]) == 2
    assert "--all" in capsys.readouterr().err
