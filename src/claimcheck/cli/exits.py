"""Exit codes, and what a person sees when a run could not end well."""

from __future__ import annotations

import os
from contextlib import suppress
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

import claimcheck
from claimcheck.cli.terminal import abandon_stdout, flush, note
from claimcheck.errors import STDOUT, ClaimcheckError, Place, remedy

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.model import Report

DEBUG = "CLAIMCHECK_DEBUG"
"""Environment variable: when set, an internal error shows its traceback."""


_OF_CLAIMS = frozenset({"CC404", "CC405", "CC407", "CC408", "CC409", "CC410", "CC411"})
"""Problems that are findings about a claim, although they stand with the files: they are 1, not 2."""
_ABOUT_TEXTS = "CC5"
"""Beginning of the codes of what is wrong with a derived text as a whole: findings likewise."""


class SystemRefusedError(ClaimcheckError):
    """The system refused something that no command reckons with."""

    slug = "system"


class Exit(IntEnum):
    """What a run tells the shell; each code means one thing."""

    GOOD = 0
    FINDINGS = 1
    ERROR = 2
    NOTHING = 3
    PIPE_CLOSED = 141


def guarded(command: click.Command, arguments: list[str]) -> int:
    """Run a command and return its exit code; every error becomes a message, none a traceback."""

    def invoke() -> int | None:
        # Not `command.main`: it would print lines of its own on Ctrl-C and on a closed pipe.
        with command.make_context("claimcheck", arguments) as context:
            try:
                code: int | None = command.invoke(context)
            except click.Abort as error:  # Ctrl-C, or the end of the input, while a question stood there
                raise KeyboardInterrupt from error
        return code

    return shielded(invoke)


def shielded(action: Callable[[], int | None]) -> int:
    """Do something that ends in an exit code, and return it; every error becomes a message and a code of its own."""
    try:
        code = action()
        flush()
        return int(code or Exit.GOOD)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return Exit.ERROR
    except ClaimcheckError as error:
        show_error(error)
        return Exit.ERROR
    except BrokenPipeError:
        abandon_stdout()
        return Exit.PIPE_CLOSED
    except OSError as error:
        if error.filename == STDOUT:  # what is left in its buffer would fail again at the end
            abandon_stdout()
        show_error(_told(error))
        return Exit.ERROR
    except Exception as error:
        return _internal(error)


def show_error(error: ClaimcheckError) -> None:
    """Print an error as ``full`` prints a problem: what, where, and what to do."""
    note(f"error[{error.slug}]: {error.what}")
    if error.where:
        note(f" --> {error.where}")
    if error.hint:
        note(f"  = help: {error.hint}")


def _told(error: OSError) -> SystemRefusedError:
    """Say what the system refused, where, and what to do."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return SystemRefusedError("the folder that this was started in is gone", hint="change to one that is there")
    where = None if error.filename is None else Place(os.fsdecode(error.filename))
    return SystemRefusedError(error.strerror or str(error), where=where, hint=remedy(error))


def _internal(error: Exception) -> int:
    import platform
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno} in {frames[-1].name}" if frames else "unknown place"
    if os.environ.get(DEBUG):
        note("".join(traceback.format_exception(error)), keep_lines=True)
    note(f"error[internal]: {type(error).__name__} at {place}: {error}")
    note(
        "  = help: this is a fault of claimcheck, not of your files; please report the line above with "
        f"claimcheck {claimcheck.__version__}, Python {platform.python_version()} and the command "
        f"(set {DEBUG}=1 for a traceback)"
    )
    return Exit.ERROR


def exit_code(report: Report, fail_on: str, *, allow_empty: bool) -> Exit:
    """Return what a report means for the shell.

    ``fail_on`` is ``never``, ``error`` (a claim has not the verdict it expects), ``warning`` or ``info`` (a finding or
    problem of that severity is enough). A broken file is 2 whatever else was found.
    """
    errors = {problem.code for problem in report.problems if problem.severity == "error"}
    if any(not code.startswith(_ABOUT_TEXTS) for code in errors - _OF_CLAIMS):
        return Exit.ERROR
    if not report.results:
        return Exit.GOOD if allow_empty else Exit.NOTHING
    return Exit.FINDINGS if _is_red(report, fail_on) else Exit.GOOD


def _is_red(report: Report, fail_on: str) -> bool:
    if fail_on == "never":
        return False
    if report.failed:
        return True
    from claimcheck.model import Severity
    from claimcheck.renderers.style import Style, at_least, shown_findings

    floor = Severity(fail_on)
    findings = (item for result in report.results for item in shown_findings(result, Style(min_severity=floor)))
    return any(findings) or any(at_least(problem.severity, floor) for problem in report.problems)
