"""Colour where a person sees it, results on stdout, notes on stderr, and no character that breaks either."""

import io

import pytest

from claimcheck.cli.terminal import color_wanted, emit, note


class Stream(io.StringIO):
    def __init__(self, terminal):
        super().__init__()
        self.terminal = terminal

    def isatty(self):
        return self.terminal


@pytest.mark.parametrize(
    ("terminal", "environ", "wanted"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"TERM": "dumb"}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_follows_the_terminal_and_the_two_variables(terminal, environ, wanted):
    assert color_wanted(Stream(terminal), environ) is wanted


def test_results_and_notes_go_apart(capsys):
    emit("result\n")
    note("note")
    assert capsys.readouterr() == ("result\n", "note\n")


def test_a_note_is_one_line_without_control_characters(capsys):
    note("a\x1b[31m\nb")
    assert capsys.readouterr().err == "a\\x1b[31m b\n"


def test_what_an_encoding_can_not_hold_is_escaped(monkeypatch):
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", narrow)
    emit("≥ 11\n")
    assert narrow.buffer.getvalue() == b"\\u2265 11\n"
