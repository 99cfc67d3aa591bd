"""A person at a terminal sees how far a long run is; a log does not, and neither does anybody in a short run."""

import io
import re
import subprocess
import sys

from claimcheck.cli import main
from claimcheck.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def shown(monkeypatch, stream, *, seconds=2.0, share=0.5):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", stream)
    progress = Progress("records", clock=iter([0.0, *[seconds] * 9]).__next__)
    progress.show(1200, share)
    progress.clear()
    return stream.getvalue()


def test_it_is_shown_on_a_terminal_and_taken_away(monkeypatch):
    written = shown(monkeypatch, Terminal())
    assert "1,200 records" in written
    assert written.endswith("\x1b[2K")


def test_where_nobody_knows_how_many_there_are_it_counts(monkeypatch):
    assert "1,200 records" in shown(monkeypatch, Terminal(), share=None)


def test_where_nobody_watches_it_is_silent(monkeypatch):
    assert shown(monkeypatch, io.StringIO()) == ""


def test_in_a_short_run_it_is_silent(monkeypatch):
    assert shown(monkeypatch, Terminal(), seconds=0.5) == ""


def test_all_items_come_through_and_the_bar_goes_even_when_one_fails(monkeypatch):
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    progress = Progress("claims", clock=iter(range(99)).__next__)
    seen = []
    try:
        for item in progress.over("abcd"):
            seen.append(item)
            if item == "c":
                raise ValueError(item)
    except ValueError:
        pass
    assert seen == ["a", "b", "c"]
    progress.clear()
    assert re.search(r"\x1b\[2K$", stream.getvalue())


def test_a_long_audit_shows_how_many_sentences_are_done(project, monkeypatch, capsys):
    stream = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr("claimcheck.cli.progress._PATIENCE", -1.0)
    text = project.write("summary.md", "The storm reached the coast on Monday. At least 11 people were killed.\n")
    assert main(["audit", str(text)]) == 0
    assert "sentences" in stream.getvalue()
    assert "\x1b" not in capsys.readouterr().out


SCRIPT = """
import sys
from claimcheck.cli import main
from claimcheck.cli.progress import Progress
Progress("x").show(1, 0.5)
print("rich" in sys.modules)
"""


def test_a_run_that_nobody_watches_does_not_import_what_draws():
    done = subprocess.run([sys.executable, "-"], input=SCRIPT, capture_output=True, check=True, text=True)
    assert done.stdout == "False\n"
