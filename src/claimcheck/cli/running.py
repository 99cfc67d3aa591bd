"""One run over the claims of a project, as every command makes it that looks at them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.cli.exits import Exit, exit_code
from claimcheck.cli.progress import Progress
from claimcheck.cli.terminal import note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.engine import Options
    from claimcheck.model import Report
    from claimcheck.project import Loaded, Project


class Run(NamedTuple):
    """What came of it, and the options that it was judged by."""

    report: Report
    options: Options


def run(
    project: Project,
    options: Options | None = None,
    loaded: Loaded | None = None,
    *,
    cached: bool = True,
    notes: Iterable[str] = (),
) -> Run:
    """Judge the claims of a project, all unless some are ``loaded``, by its settings unless others are given.

    ``notes`` are told with those on the cache, each once.
    """
    from claimcheck.engine import verify
    from claimcheck.project import load
    from claimcheck.project.cache import open_memory, open_readings

    loaded = loaded or load(project, readings=open_readings(project.root) if cached else None)
    # The engine has no clock: whether an ignore has expired depends on the day, and that is named here.
    settled = replace(options or project.options(), today=date.today())
    memory = open_memory(project.root, settled) if cached else None
    claims = Progress("claims").over(loaded.claims)
    report = verify(tuple(loaded.sources.values()), claims, settled, loaded.problems, memory)
    if memory:
        memory.save()
    for told in dict.fromkeys((*notes, *loaded.notes, *(memory.notes if memory else ()))):
        note(told)
    return Run(report, settled)


def held(project: Project, judged: Run, *, strict: bool = False, whole: bool = True) -> Report:
    """Hold a report to the project's lock, and to the texts that its claims are published in.

    ``strict`` asks for a lock that names the same claims; ``whole`` tells that the report has all claims.
    """
    report, settled = judged
    if project.is_locked or strict:
        from claimcheck.project.drift import held_to_lock

        report = held_to_lock(project, report, settled, strict=strict, whole=whole)
    if any(result.claim.published_in for result in report.results):
        from claimcheck.project.publishing import held_to_texts

        report = held_to_texts(project, report, settled)
    return report


def refused(report: Report, project: Project, done: str) -> Exit:
    """Tell why nothing is ``done`` with a report that a file is missing from, or all claims; ``GOOD`` where none is."""
    code = exit_code(report, "never", allow_empty=False)
    for problem in report.problems if code is Exit.ERROR else ():
        if problem.severity == "error":
            note(f"error[{problem.code}]: {problem.place}: {problem.message}")
    if code is Exit.ERROR:
        note(f"nothing was {done}: mend these files first")
    elif code is Exit.NOTHING:
        note(f"nothing was {done}: there are no claims in {project.claims_folder}; `claimcheck init` writes an example")
    return code
