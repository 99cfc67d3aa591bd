"""The help of each command tells its exit codes, and examples that it can read."""

import shlex

import pytest

from claimcheck.cli import main
from claimcheck.cli.app import COMMANDS, claimcheck


def command_of(name):
    return claimcheck.get_command(None, name)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_ends_with_exit_codes_and_examples(name, capsys):
    assert main([name, "--help"]) == 0
    told = capsys.readouterr().out.partition("Exit codes:\n")[2]
    codes, _, examples = told.partition("\nExamples:\n")
    assert {line.split()[0] for line in codes.splitlines()} >= {"0", "2", "130"}
    assert all(f"claimcheck {name}" in line for line in examples.splitlines())
    assert examples


@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_can_be_read(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "labelled.jsonl").touch()
    command = command_of(name)
    for example in command.examples:
        words = shlex.split(example.partition("claimcheck ")[2].partition(" >")[0])
        assert words[0] == name
        command.make_context(name, words[1:])


def test_a_mistyped_command_is_told_with_the_one_that_was_meant(capsys):
    assert main(["verfy"]) == 2
    assert "No such command 'verfy'. Did you mean 'verify'?" in capsys.readouterr().err
