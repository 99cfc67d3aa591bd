"""One run over the claims of a project, as every command makes it that looks at them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

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
