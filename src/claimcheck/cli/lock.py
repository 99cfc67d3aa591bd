"""``claimcheck lock``: take down what each claim rests on."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli import options
from claimcheck.cli.exits import Exit
from claimcheck.cli.manual import Command
from claimcheck.cli.running import refused, run
from claimcheck.cli.terminal import emit, note


@click.command(
    cls=Command,
    exits={
        0: "every claim is locked",
        1: "a claim failed or waits for review, or --check would change the lock",
        3: "there is no claim to lock",
    },
    examples=(
        "claimcheck lock",
        "claimcheck lock --check",
    ),
)
@options.folder
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the lock would change.")
def lock(*, folder: Path, check: bool) -> int:
    """Write claimcheck.lock: the sentence that each claim rests on.

    `claimcheck verify` then tells when a sentence has moved, was reworded, or says something else. Commit the file. A
    claim that fails, or whose sentence says something else now, keeps the lock it had: see `claimcheck review`.
    """
    from claimcheck.project import find_project
    from claimcheck.project.lock import lock_text, read_lock, write_lock
    from claimcheck.project.reviewing import astray, taken_down, unsafe
    from claimcheck.renderers.summary import count

    project = find_project(folder)
    report, settled = run(project)
    code = refused(report, project, "locked")
    if code is not Exit.GOOD:
        return code
    old = read_lock(project.root)
    failed = {result.claim.id for result in report.failed}
    waiting = (unsafe(astray(old, report, settled)) if old else set()) - failed
    whole = taken_down(old, report, waiting)
    changed = old is None or lock_text(old) != lock_text(whole)
    if not check:
        changed = write_lock(project.root, whole)
    told = "would change" if check and changed else "written" if changed else "up to date"
    lost = "".join(f", {len(ids)} {what}" for ids, what in ((failed, "failed"), (waiting, "to be reviewed")) if ids)
    emit(f"claimcheck.lock {told}: {count(len(report.results) - len(failed | waiting), 'claim')} locked{lost}\n")
    if failed:
        note(f"not locked: {', '.join(sorted(failed)[:5])}; `claimcheck verify` tells why")
    if waiting:
        note(f"not locked: {', '.join(sorted(waiting)[:5])}; `claimcheck review` shows the old and the new words")
    return Exit.FINDINGS if failed or waiting or (check and changed) else Exit.GOOD
