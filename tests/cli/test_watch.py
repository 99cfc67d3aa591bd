"""``verify --watch`` checks again on save, on one screen of a real terminal."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

import pytest

from claimcheck.cli import main
from claimcheck.cli.watching import painted, stamps
from claimcheck.project import find_project

GOOD = "source: storm\nclaims: [at least 11 people were killed]\n"
BAD = GOOD.replace("11", "12")


class Screen:
    """A claimcheck command on a pseudo-terminal."""

    def __init__(self, root, *arguments):
        self.master, slave = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1", "LINES": "24", "COLUMNS": "100"}
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "claimcheck", *arguments],
            cwd=root, stdout=slave, stderr=subprocess.DEVNULL, stdin=slave, env=environment,
        )  # fmt: skip
        os.close(slave)
        self.seen = ""

    def wait_for(self, pattern, seconds=60):
        """Read until what was written since the last wait matches; fail after a while."""
        end = time.monotonic() + seconds
        while not (found := re.search(pattern, self.seen, re.DOTALL)):
            assert time.monotonic() < end, self.seen[-2000:]
            if select.select([self.master], [], [], 0.1)[0]:
                self.seen += os.read(self.master, 65536).decode()
        shown, self.seen = self.seen[: found.end()], self.seen[found.end() :]
        return shown

    def interrupt(self):
        self.process.send_signal(signal.SIGINT)
        rest = self.wait_for(r"\x1b\[\?1049l.*as expected\r?\n")
        return self.process.wait(20), rest

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture
def screen(project):
    project.write("claims/storm.yaml", GOOD)
    opened = Screen(project.root, "verify", "--watch")
    yield opened
    opened.close()


def test_a_saved_file_is_checked_again_on_the_same_screen_and_ctrl_c_leaves_the_last_result(project, screen):
    first = screen.wait_for(r"all 1 as expected")
    assert first.count("\x1b[?1049h") == 1
    assert "\x1b[2J" not in first  # what was there is painted over, never blanked
    project.write("claims/storm.yaml", BAD)
    assert "CC103" in screen.wait_for(r"1 failed, 0 as expected")
    project.write("claimcheck.toml", "strictnes = 'high'\n")
    screen.wait_for("there is no setting `strictnes`")
    project.write("claimcheck.toml", 'severity = { CC103 = "warning" }\n')
    screen.wait_for(r"all 1 as expected")
    project.write("source/storm.txt", "At least 14 people were killed in the harbour.\n")
    project.write("claimcheck.toml", "")
    screen.wait_for(r"all 1 as expected")
    code, rest = screen.interrupt()
    assert code == 0
    assert "1 claim checked" in rest


@pytest.mark.usefixtures("project")
def test_without_a_terminal_it_is_refused(capsys):
    assert main(["verify", "--watch"]) == 2
    assert "needs a terminal" in capsys.readouterr().err


def test_a_long_report_is_cut_above_and_says_so():
    shown = painted("".join(f"line {number}\n" for number in range(30)), "12:00:00", 12)
    rows = shown.split("\r\n")
    assert len(rows) == 12
    assert "20 lines above are cut" in rows[0]
    assert rows[-1] == "line 29\x1b[K\x1b[J"


def test_what_a_check_depends_on_is_looked_at_and_nothing_else(project):
    for name in ("claimcheck.toml", "report.md", "other.md", "source/.hidden/a.txt", ".claimcheck_cache/a"):
        project.write(name, "")
    seen = {path.relative_to(project.root).as_posix() for path in stamps(find_project(project.root), ("report.md",))}
    assert seen == {"claimcheck.toml", "report.md", "source/storm.txt", "claims/storm.yaml"}
