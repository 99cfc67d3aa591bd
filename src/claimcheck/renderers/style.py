"""What a reader asked for: colour, how much, and from which severity on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model import Severity

if TYPE_CHECKING:
    from claimcheck.model import ClaimResult, Finding

RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
"""The worse, the lower."""
_CODES = {"error": "1;31", "warning": "1;33", "info": "1;36", "ok": "32", "gutter": "34", "strong": "1"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is to be shown; the same in every format that can show it."""

    color: bool = False
    """Whether to use terminal colours."""
    min_severity: Severity = Severity.WARNING
    """Findings and problems below this are left out."""
    verbose: bool = False
    """Whether claims that pass are shown too, a line each."""

    source_text: bool = True
    """Whether the sources' words are shown; without them, anchors and hashes are."""
    folder: str = ""
    """Put before every path of the report: the project's, from where the command was run."""

    def paint(self, text: str, tone: str) -> str:
        """Colour ``text`` (already made safe to print) in the tone of a severity, ``ok``, ``gutter`` or ``strong``."""
        return f"\x1b[{_CODES[tone]}m{text}\x1b[0m" if self.color and text else text

    def shows(self, severity: Severity) -> bool:
        """Tell whether something of this severity is to be shown."""
        return at_least(severity, self.min_severity)


def at_least(severity: Severity, floor: Severity) -> bool:
    """Tell whether ``severity`` is as bad as ``floor`` or worse."""
    return RANK[severity] <= RANK[floor]


def shown_findings(result: ClaimResult, style: Style) -> tuple[Finding, ...]:
    """Return the findings of one claim that a reader must see, the deciding one first.

    A claim that got the very verdict it expects other than "supported" is as its author wants it, so its findings stay
    quiet; a supported claim still shows its warnings.
    """
    if result.passed and result.claim.expect != "supported":
        return ()
    return tuple(finding for finding in result.verdict.findings if style.shows(finding.severity))


def is_unexplained(result: ClaimResult, shown: tuple[Finding, ...]) -> bool:
    """Tell whether a claim fails and no error among the findings that are ``shown`` says why."""
    if result.passed:
        return False
    return result.claim.expect != "supported" or not any(one.severity is Severity.ERROR for one in shown)
