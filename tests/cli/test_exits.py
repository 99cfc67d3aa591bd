"""Each exit code means one thing, and nobody ever sees a traceback."""

import errno
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

import claimcheck
from claimcheck.cli.exits import Exit, exit_code, guarded
from claimcheck.errors import Place, SourceError
from claimcheck.model import Severity, VerdictKind
from tests.renderers.reports import make_claim, make_finding, make_problem, make_report, make_result, supported

WARNING = make_finding(severity=Severity.WARNING, contradicts=False)


@pytest.mark.parametrize(
    ("report", "fail_on", "code"),
    [
        (make_report(supported()), "error", Exit.GOOD),
        (make_report(make_result(findings=[make_finding()])), "error", Exit.FINDINGS),
        (make_report(make_result(findings=[make_finding()])), "never", Exit.GOOD),
        (make_report(make_result(kind=VerdictKind.UNCHECKED)), "error", Exit.FINDINGS),
        (make_report(make_result(make_claim(expect=VerdictKind.CONTRADICTED))), "error", Exit.GOOD),
        (make_report(make_result(kind=VerdictKind.SUPPORTED, findings=[WARNING])), "error", Exit.GOOD),
        (make_report(make_result(kind=VerdictKind.SUPPORTED, findings=[WARNING])), "warning", Exit.FINDINGS),
        (make_report(make_result(findings=[make_finding()])), "warning", Exit.FINDINGS),
        (make_report(supported(), problems=[make_problem(severity=Severity.WARNING)]), "error", Exit.GOOD),
        (make_report(supported(), problems=[make_problem(severity=Severity.WARNING)]), "warning", Exit.FINDINGS),
        (make_report(supported(), problems=[make_problem()]), "error", Exit.ERROR),
        (make_report(make_result(), problems=[make_problem()]), "never", Exit.ERROR),
        (make_report(), "error", Exit.NOTHING),
        (make_report(problems=[make_problem()]), "error", Exit.ERROR),
    ],
)
def test_a_report_has_one_exit_code(report, fail_on, code):
    assert exit_code(report, fail_on, allow_empty=False) == code


def test_nothing_checked_is_good_only_when_allowed():
    assert exit_code(make_report(), "error", allow_empty=True) == Exit.GOOD
    assert exit_code(make_report(problems=[make_problem()]), "error", allow_empty=True) == Exit.ERROR


def test_an_expired_ignore_is_a_finding_and_no_broken_file():
    expired = make_problem(code="CC405", name="expired-ignore")
    assert exit_code(make_report(supported(), problems=[expired]), "error", allow_empty=False) == Exit.FINDINGS


def failing(error):
    @click.command()
    def command():
        raise error

    return command


def test_a_known_error_is_shown_with_place_and_help(capsys):
    error = SourceError("it is empty", where=Place("source/\x1bx.txt", 1, 2), hint="put text into it")
    assert guarded(failing(error), []) == 2
    assert capsys.readouterr().err == (
        "error[source-unreadable]: it is empty\n --> source/\\x1bx.txt:1:2\n  = help: put text into it\n"
    )


def test_an_internal_error_tells_what_to_report_and_shows_no_traceback(capsys, monkeypatch):
    monkeypatch.delenv("CLAIMCHECK_DEBUG", raising=False)
    assert guarded(failing(KeyError("odd")), []) == 2
    shown = capsys.readouterr().err
    assert shown.startswith("error[internal]: KeyError at test_exits.py:")
    assert claimcheck.__version__ in shown
    assert "report" in shown
    assert "Traceback" not in shown
    assert len(shown.splitlines()) == 2


def test_who_asks_for_it_gets_the_traceback_of_an_internal_error(capsys, monkeypatch):
    monkeypatch.setenv("CLAIMCHECK_DEBUG", "1")
    assert guarded(failing(KeyError("odd")), []) == 2
    assert "Traceback (most recent call last)" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--nonsense"], ["nonsense"], ["check"], ["verify", "--format", "nonsense"]])
def test_a_wrong_command_line_exits_2(arguments, capsys):
    assert claimcheck_main(arguments) == 2
    assert "Error" in capsys.readouterr().err


def claimcheck_main(arguments):
    from claimcheck.cli import main

    return main(arguments)


def test_the_version_goes_to_stdout(capsys):
    assert claimcheck_main(["--version"]) == 0
    shown = capsys.readouterr().out
    assert re.fullmatch(rf"claimcheck {re.escape(claimcheck.__version__)} \(language model en_\S+ [\d.]+\)\n", shown)


def test_the_module_runs_like_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "--version"], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0
    assert done.stdout.startswith(f"claimcheck {claimcheck.__version__} (language model ")


def test_ctrl_c_is_one_line_and_130():
    run = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "batch", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    run.stdin.write(b"not a record\n")
    run.stdin.flush()
    run.stdout.readline()  # the first row: it is running, and waits for more
    run.send_signal(signal.SIGINT)
    assert run.wait(20) == 130
    assert run.stderr.read() == b"claimcheck: interrupted\n"
    run.stdin.close()
    run.stdout.close()
    run.stderr.close()


def test_a_closed_pipe_is_quiet():
    reader, writer = os.pipe()
    os.close(reader)
    run = subprocess.Popen([sys.executable, "-m", "claimcheck", "rule", "--all"], stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    _, shown = run.communicate(timeout=20)
    assert shown == b""
    assert run.returncode == 0


def test_a_full_disk_is_told_and_exits_2():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", "--version"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"error[system]: ")
    assert b"Traceback" not in done.stderr


def run_with(project, redirection, *arguments):
    """Run a command in a shell that closes or redirects some of its streams."""
    command = " ".join([sys.executable, "-m", "claimcheck", *arguments, redirection])
    return subprocess.run(["/bin/sh", "-c", command], cwd=project.root, capture_output=True, check=False)  # noqa: S603


@pytest.mark.parametrize("redirection", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "2>/dev/full"])
@pytest.mark.parametrize(("claim", "code"), [("The storm reached the coast", 0), ("The storm sank 12 ships", 1)])
def test_the_exit_code_stands_whatever_became_of_the_streams(project, redirection, claim, code):
    project.write("claims/storm.yaml", f"claims: ['{claim}']\n")
    done = run_with(project, redirection, "verify", "--no-cache")
    assert done.returncode == code
    assert done.stderr == b""


@pytest.mark.parametrize("redirection", ["2>&-", "2>/dev/full"])
def test_nothing_checked_and_nobody_to_tell_is_still_3(project, redirection):
    project.write("claims/storm.yaml", "- 1\n").unlink()
    assert run_with(project, redirection, "verify").returncode == 3
    assert run_with(project, redirection, "nonsense").returncode == 2


def test_without_stdin_there_is_no_record(project):
    done = run_with(project, "<&-", "batch", "-")
    assert done.returncode == 3
    assert done.stderr.startswith(b"0 records checked")


@pytest.mark.parametrize("arguments", [("verify",), ("batch", "pairs.jsonl"), ("rule", "--all")])
def test_results_that_can_not_be_written_are_an_error_with_place_and_help(project, arguments):
    project.write("pairs.jsonl", '{"id": "1", "source": "It rained.", "claim": "It rained"}\n')
    done = run_with(project, ">/dev/full", *arguments)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-2:] == [" --> stdout", "  = help: make room on the disk"]


def test_what_the_system_refuses_is_told_with_place_and_help(capsys):
    error = PermissionError(errno.EACCES, "Permission denied", "a/b")
    assert guarded(failing(error), []) == 2
    assert capsys.readouterr().err == (
        "error[system]: Permission denied\n --> a/b\n  = help: check the rights of the file and of its folder\n"
    )


def test_a_working_folder_that_is_gone_is_told(project):
    (project.root / "gone").mkdir()
    done = run_with(project, "", "--version", f"; cd gone; rmdir ../gone; {sys.executable} -m claimcheck verify")
    assert done.returncode == 2
    assert done.stderr.startswith(b"error[system]: the folder that this was started in is gone\n")
