"""``github``: workflow commands, which GitHub shows as annotations beside the lines of a change.

Escaped as the runner's own toolkit does (``%``, line breaks; in properties ``:`` and ``,`` too). GitHub shows ten
annotations of a kind a step, so the worst come first and a last line says how many there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import Place
from claimcheck.model import Severity
from claimcheck.renderers.cells import plain
from claimcheck.renderers.remarks import Remark, ignored, remarks
from claimcheck.renderers.summary import summary

if TYPE_CHECKING:
    from claimcheck.model import Report
    from claimcheck.renderers.style import Style

MOST = 10
"""Annotations of one kind that GitHub shows a step."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render_github(report: Report, style: Style) -> str:
    """Return a command a remark, then the counts; what GitHub will not show stands in the log all the same."""
    found = remarks(report, style)
    lines = [_command(remark) for remark in found]
    for severity, command in _COMMANDS.items():
        number = sum(remark.severity is severity for remark in found)
        if number > MOST:
            lines.append(f"showing {MOST} of {number} {command}s as annotations; all of them stand above")
    lines += [_ignored(remark) for remark in ignored(report)]
    return "".join(f"{line}\n" for line in [*lines, summary(report)])


def _ignored(remark: Remark) -> str:
    """A line of the log, and no annotation: somebody has accepted it."""
    place = str(Place(remark.path, remark.line, remark.column)) if remark.path else remark.claim or ""
    said = f"{remark.severity.value} {remark.code} {remark.name}: {remark.claim}: {remark.message}"
    return f"ignored: {plain(place)}: {plain(said)} ({plain(remark.ignored or '')})"


def _command(remark: Remark) -> str:
    named = {"file": remark.path, "line": remark.line, "col": remark.column, "title": remark.title}
    properties = ",".join(f"{key}={_property(str(value))}" for key, value in named.items() if value is not None)
    return f"::{_COMMANDS[remark.severity]} {properties}::{_data(remark.about)}"


def _data(text: str) -> str:
    return plain(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
