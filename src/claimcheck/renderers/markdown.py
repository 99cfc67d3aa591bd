"""``markdown``: a summary for the page of a CI run, counts first, cut before such pages refuse it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.errors import Place
from claimcheck.renderers.cells import plain
from claimcheck.renderers.remarks import Remark, ignored, remarks
from claimcheck.renderers.summary import summary

if TYPE_CHECKING:
    from claimcheck.model import Report
    from claimcheck.renderers.style import Style

LARGEST = 1_000_000
"""Bytes: step summaries of 1 MiB and more are refused."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&:@$=\"'])")


def render_markdown(report: Report, style: Style) -> str:
    """Return the counts, then a table of what was found, worst first; what is cut is counted."""
    found = [*remarks(report, style), *ignored(report)]
    head = ["## claimcheck", "", escaped(summary(report)), ""]
    if not found:
        return "\n".join(head)
    head += ["| | where | claim | rule | what |", "|---|---|---|---|---|"]
    texts = {result.claim.id: result.claim.text for result in report.results}
    size = sum(len(line.encode()) + 1 for line in head)
    rows: list[str] = []
    for remark in found:
        row = _row(remark, texts.get(remark.claim or "", ""))
        size += len(row.encode(errors="backslashreplace")) + 1
        if size > LARGEST - 200:  # room for the line that counts what was cut
            break
        rows.append(row)
    cut = len(found) - len(rows)
    tail = ["", f"{cut} more are not shown: this summary was cut below 1 MiB\\."] if cut else []
    return "\n".join([*head, *rows, *tail, ""])


def _row(remark: Remark, claim: str) -> str:
    place = str(Place(remark.path, remark.line)) if remark.path else ""
    said = remark.message if remark.ignored is None else f"{remark.message} ({remark.ignored})"
    weight = remark.severity.value if remark.ignored is None else f"ignored {remark.severity.value}"
    cells = (weight, place, claim, remark.title, said)
    return f"| {' | '.join(escaped(cell) for cell in cells)} |"


def escaped(text: str) -> str:
    """Make a line of text that Markdown shows as it is: no markup, no HTML, no links, no mentions."""
    return _SPECIAL.sub(r"\\\1", " ".join(plain(text).split())).encode(errors="backslashreplace").decode()
