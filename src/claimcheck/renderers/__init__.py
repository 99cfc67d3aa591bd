"""How a report is shown: one module a format, each a pure function from a report to a string."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model import Report
    from claimcheck.renderers.style import Style

FORMATS = ("full", "concise", "json", "jsonl", "junit", "github", "gitlab")


def render(report: Report, form: str, style: Style) -> str:
    """Return ``report`` in one of ``FORMATS``, ending in a line break; raise ``ValueError`` for any other name."""
    # The formats are imported when asked for, so that naming them (in --help, in the pytest plugin) costs nothing.
    match form:
        case "full":
            from claimcheck.renderers.full import render_full

            return render_full(report, style)
        case "concise":
            from claimcheck.renderers.concise import render_concise

            return render_concise(report, style)
        case "json":
            from claimcheck.renderers.document import render_json

            return render_json(report, style)
        case "jsonl":
            from claimcheck.renderers.document import render_jsonl

            return render_jsonl(report, style)
        case "junit":
            from claimcheck.renderers.junit import render_junit

            return render_junit(report, style)
        case "github":
            from claimcheck.renderers.github import render_github

            return render_github(report, style)
        case "gitlab":
            from claimcheck.renderers.gitlab import render_gitlab

            return render_gitlab(report, style)
    msg = f"unknown format {form!r}"
    raise ValueError(msg)
