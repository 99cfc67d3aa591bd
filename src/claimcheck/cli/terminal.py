"""Where words go: results to stdout, notes to stderr, colour only where a person sees it."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Mapping


def color_wanted(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether to colour what goes to a stream: NO_COLOR beats FORCE_COLOR, which beats what the stream is."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environ.get("TERM") != "dumb"


def emit(text: str) -> None:
    """Print results to stdout; a reader that has closed the pipe has seen enough, and the run's exit code stands."""
    try:
        _tolerant(sys.stdout).write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        abandon_stdout()


def note(text: str, *, keep_lines: bool = False) -> None:
    """Print a line for people to stderr, made safe for a terminal."""
    from claimcheck.renderers.cells import plain

    lines = text.splitlines() if keep_lines else [text]
    _tolerant(sys.stderr).write("".join(f"{plain(line)}\n" for line in lines))


def flush() -> None:
    """Write out what is still buffered, while errors can still be told."""
    sys.stdout.flush()


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
