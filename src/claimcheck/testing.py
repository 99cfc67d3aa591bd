"""Claims in tests written by hand: ``assert_supported("at least 11 killed", source="iran-pakistan-talks")``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model import Report, Source
    from claimcheck.project import Project

__all__ = ["assert_not_supported", "assert_supported"]


def assert_supported(claim: str, source: str | Path, *, project: Path | None = None) -> None:
    """Fail, with the frames of ``claimcheck verify``, unless the source carries the claim.

    ``source`` is the id of a source in the project that ``project`` (or else the current folder) lies in, or the path
    of any file. Raises ``AssertionError``; or ``ClaimcheckError`` when there is no such source or it can't be read.
    """
    __tracebackhide__ = True
    report = _report(claim, source, project)
    if report.failed:
        raise AssertionError(_shown(report))


def assert_not_supported(claim: str, source: str | Path, *, project: Path | None = None) -> None:
    """Fail if the source carries the claim, or if that could not be judged; otherwise as ``assert_supported``."""
    __tracebackhide__ = True
    report = _report(claim, source, project)
    verdict = report.results[0].verdict.verdict
    if verdict in {"supported", "unchecked"}:
        raise AssertionError(_shown(report))


def _report(claim: str, source: str | Path, project: Path | None) -> Report:
    __tracebackhide__ = True
    from claimcheck.engine import verify
    from claimcheck.model import Claim
    from claimcheck.project import find_project

    home = find_project(project or Path())
    return verify([_source(source, home)], [Claim(id="claim", text=claim)], home.options())


def _source(source: str | Path, home: Project) -> Source:
    __tracebackhide__ = True
    if isinstance(source, str):
        return home.source(source)
    from claimcheck.readers import read_source

    return read_source(source.absolute(), Path(source.absolute().anchor)).model_copy(update={"path": str(source)})


def _shown(report: Report) -> str:
    from claimcheck.renderers import render
    from claimcheck.renderers.style import Style

    return "\n" + render(report, "full", Style(verbose=True))
