"""Where words go: results to stdout, notes to stderr, colour only where a person sees it."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from claimcheck.errors import STDOUT, unwritable

if TYPE_CHECKING:
    from collections.abc import Mapping


def color_wanted(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether to colour what goes to a stream: NO_COLOR beats FORCE_COLOR, which beats what the stream is."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environ.get("TERM") != "dumb"


def open_missing() -> None:
    """Give a process whose parent closed one of the three streams one that leads nowhere."""
    # In this order: each takes the lowest free number, which is the one that is missing.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open until the end


def emit(text: str) -> None:
    """Print results to stdout; a reader that has closed the pipe has seen enough, and the run's exit code stands.

    Raises ``UsageError`` where they can't be written, as on a full disk.
    """
    try:
        _tolerant(sys.stdout).write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        abandon_stdout()
    except OSError as error:
        abandon_stdout()
        raise unwritable(STDOUT, error) from None


def note(text: str, *, keep_lines: bool = False) -> None:
    """Print a line for people to stderr, made safe for a terminal; the exit code stands where nobody can read it."""
    from claimcheck.renderers.cells import plain

    lines = text.splitlines() if keep_lines else [text]
    with suppress(OSError):
        _tolerant(sys.stderr).write("".join(f"{plain(line)}\n" for line in lines))


def flush() -> None:
    """Write out what is still buffered, while errors can still be told."""
    emit("")


def abandon_stdout() -> None:
    """Point stdout at nothing, so that the interpreter does not stumble over the closed pipe at its end."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):  # a stand-in for stdout, as in tests, has no descriptor
        return
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, descriptor)
    os.close(nothing)


def _tolerant(stream: TextIO) -> TextIO:
    """Make a stream escape what its encoding can't hold instead of failing."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream
