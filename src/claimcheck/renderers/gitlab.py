"""``gitlab``: the code quality report of GitLab, a JSON list with an entry a remark.

A fingerprint is made of rule, claim and path, never of the line, so that it survives a claim that moves. What an ignore
took out is left out: the form has no field for it, and GitLab would show it as open.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model import Severity
from claimcheck.renderers.cells import plain
from claimcheck.renderers.remarks import Remark, remarks

if TYPE_CHECKING:
    from claimcheck.model import Report
    from claimcheck.renderers.style import Style

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render_gitlab(report: Report, style: Style) -> str:
    """Return the fields that GitLab asks for of each remark: description, check, fingerprint, severity, place."""
    seen: Counter[str] = Counter()
    entries = []
    for remark in remarks(report, style):
        same = "\0".join((remark.code, remark.name, remark.claim or "", remark.path or ""))
        entries.append(_entry(remark, f"{same}\0{seen[same]}"))
        seen[same] += 1
    return json.dumps(entries, indent=2) + "\n"


def _entry(remark: Remark, identity: str) -> dict[str, object]:
    return {
        "description": plain(remark.about),
        "check_name": remark.title,
        "fingerprint": hashlib.sha256(identity.encode(errors="backslashreplace")).hexdigest(),
        "severity": _SEVERITIES[remark.severity],
        "location": {"path": plain(remark.path or "claim"), "lines": {"begin": remark.line or 1}},
    }
