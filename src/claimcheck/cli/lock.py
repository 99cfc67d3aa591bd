"""``claimcheck lock``: take down what each claim rests on."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.exits import Exit, exit_code
from claimcheck.cli.terminal import emit, note

if TYPE_CHECKING:
    from claimcheck.model import Report
    from claimcheck.project import Project


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the lock would change.")
def lock(*, folder: Path, check: bool) -> int:
    """Write claimcheck.lock: the sentence that each claim rests on.

    `claimcheck verify` then tells when a sentence has moved, was reworded, or says something else. Commit the file. A
    claim that fails is not locked anew: it keeps the lock it had.
    """
    from claimcheck.project import find_project
    from claimcheck.project.lock import Lock, lock_of, lock_text, read_lock, write_lock

    project = find_project(folder)
    report = _report(project)
    code = exit_code(report, "never", allow_empty=False)
    if code is not Exit.GOOD:
        return _refused(report, code, project)
    old = read_lock(project.root)
    fresh = lock_of(report.model_copy(update={"results": tuple(one for one in report.results if one.passed)}))
    failed = {result.claim.id for result in report.failed}
    kept = tuple(one for one in (old.claim if old else ()) if one.id in failed)
    whole = Lock(schema=fresh.schema_version, tool=fresh.tool, fingerprint=fresh.fingerprint, claim=fresh.claim + kept)
    changed = old is None or lock_text(old) != lock_text(whole)
    if not check:
        changed = write_lock(project.root, whole)
    told = "would change" if check and changed else "written" if changed else "up to date"
    lost = f", {len(failed)} failed" if failed else ""
    emit(f"claimcheck.lock {told}: {len(fresh.claim)} claims locked{lost}\n")
    if failed:
        note(f"not locked: {', '.join(sorted(failed)[:5])}; `claimcheck verify` tells why")
    return Exit.FINDINGS if failed or (check and changed) else Exit.GOOD


def _report(project: Project) -> Report:
    from dataclasses import replace

    from claimcheck.engine import verify
    from claimcheck.project import load

    loaded = load(project)
    options = replace(project.options(), today=date.today())
    return verify(tuple(loaded.sources.values()), loaded.claims, options, loaded.problems)


def _refused(report: Report, code: Exit, project: Project) -> Exit:
    for problem in report.problems:
        if problem.severity == "error":
            note(f"error[{problem.code}]: {problem.path}:{problem.line}:{problem.column}: {problem.message}")
    if code is Exit.NOTHING:
        note(f"nothing to lock: there are no claims in {project.claims_folder}")
    else:
        note("nothing was locked: mend these files first")
    return code
