"""How a report is shown: one module a format, each a pure function from a report to a string."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model import Report
    from claimcheck.renderers.style import Style

FORMATS = ("full", "concise", "json", "jsonl", "junit", "github", "gitlab", "sarif", "markdown", "html")
CITATIONS = ("footnote", "inline", "link", "jsonld", "csl-json", "markdown", "html")
"""Styles in which ``renderers.citing`` cites."""
_MODULES = {"json": "document", "jsonl": "document"}
"""Modules that are not named as their format."""


def render(report: Report, form: str, style: Style) -> str:
    """Return ``report`` in one of ``FORMATS``, ending in a line break; raise ``ValueError`` for any other name."""
    if form not in FORMATS:
        msg = f"unknown format {form!r}"
        raise ValueError(msg)
    if not style.source_text:
        from claimcheck.renderers.redacted import without_source_text

        report = without_source_text(report)
    if style.folder:
        from claimcheck.renderers.rooted import below

        report = below(report, style.folder)
    # A format is imported when asked for, so that naming them (in --help, in the pytest plugin) costs nothing.
    module = import_module(f"claimcheck.renderers.{_MODULES.get(form, form)}")
    text: str = getattr(module, f"render_{form}")(report, style)
    return text
