"""A person at a terminal sees how far a run is; a log does not."""

import io

import pytest

from claimcheck.cli.progress import Progress, progress_line


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((1200, 1200, 0.5, 12), "1,200 records, 100 a second, 12 s left"),
        ((1200, 200, 0.5, 2), "1,200 records, 100 a second, 12 s left"),
        ((1000, 1000, 0.001, 10), "1,000 records, 100 a second, 2 h 46 min left"),
        ((600, 600, 0.5, 200), "600 records, 3.0 a second, 3 min left"),
        ((5, 5, None, 10), "5 records, 0.5 a second"),
        ((0, 0, 0.0, 0), "0 records, 0.0 a second"),
    ],
)
def test_the_line_says_count_rate_and_time_left(arguments, line):
    assert progress_line("records", *arguments) == line


def shown(monkeypatch, stream):
    monkeypatch.setattr("sys.stderr", stream)
    progress = Progress("records", clock=iter(range(100)).__next__)
    progress.show(10, 0.5)
    progress.clear()
    return stream.getvalue()


def test_it_is_shown_on_a_terminal_and_taken_away(monkeypatch):
    assert shown(monkeypatch, Terminal()) == "\r\x1b[K10 records, 10 a second, 1 s left\r\x1b[K"


def test_where_nobody_watches_it_is_silent(monkeypatch):
    assert shown(monkeypatch, io.StringIO()) == ""
