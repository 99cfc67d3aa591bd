"""``--output FORMAT=PATH``: the same report in files, beside what stdout shows."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import Place, UsageError, unwritable
from claimcheck.renderers import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable


class Output(NamedTuple):
    """A format, and the file that gets it."""

    form: str
    path: Path


def parse_outputs(values: Iterable[str]) -> list[Output]:
    """Read ``FORMAT=PATH`` values; raise ``UsageError`` for an unknown format, no path, or one path twice."""
    outputs: list[Output] = []
    for value in values:
        form, _, path = value.partition("=")
        if form not in FORMATS or not path:
            what = f"--output {value!r} is not FORMAT=PATH"
            raise UsageError(what, hint=f"such as --output json=report.json; formats are {', '.join(FORMATS)}")
        if any(Path(path) == other.path for other in outputs):
            what = f"--output names {path} twice"
            raise UsageError(what, hint="give each format a file of its own")
        outputs.append(Output(form, Path(path)))
    return outputs


def refuse_over(outputs: Iterable[Output], read: Iterable[Path]) -> None:
    """Raise ``UsageError`` if an output would take the place of a file that the run reads."""
    taken = {realpath(path) for path in read}  # as `Path.resolve`, which raises for a loop of links
    for output in outputs:
        if realpath(output.path) in taken:
            what = "a report must not take the place of a file that it is about"
            raise UsageError(what, where=Place(str(output.path)), hint="choose another name")


def refuse_inside(outputs: Iterable[Output], folder: Path, what: str = "sources") -> None:
    """Raise ``UsageError`` if an output would be written under ``folder``, where the sources (``what``) are."""
    for output in outputs:
        if Path(realpath(output.path)).is_relative_to(realpath(folder)):
            message = f"a report must not be written among the {what}"
            raise UsageError(message, where=Place(str(output.path)), hint="choose another folder")


def write_output(path: Path, text: str) -> None:
    """Write a report so that it is there whole or not at all; raise ``UsageError`` when it can't be written."""
    from claimcheck.project import write_atomically

    data = text.encode(errors="backslashreplace")
    try:
        if path.exists() and not path.is_file():  # a device or a pipe can't be replaced by a file
            path.write_bytes(data)
        else:
            write_atomically(path, data)
    except OSError as error:
        raise unwritable(path, error) from None
