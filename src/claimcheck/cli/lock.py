"""``claimcheck lock`` and ``review``: take down what each claim rests on, and look at what is not as it was."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli import options
from claimcheck.cli.exits import Exit, exit_code
from claimcheck.cli.running import run
from claimcheck.cli.terminal import emit, note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model import Report
    from claimcheck.project import Project
    from claimcheck.project.lock import Lock
    from claimcheck.project.reviewing import Astray

_STATES = ("moved", "reworded", "changed")


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the lock would change.")
def lock(*, folder: Path, check: bool) -> int:
    """Write claimcheck.lock: the sentence that each claim rests on.

    `claimcheck verify` then tells when a sentence has moved, was reworded, or says something else. Commit the file. A
    claim that fails, or whose sentence says something else now, keeps the lock it had: see `claimcheck review`.
    """
    from claimcheck.project import find_project
    from claimcheck.project.lock import lock_text, read_lock, write_lock
    from claimcheck.project.reviewing import astray, taken_down, unsafe

    project = find_project(folder)
    report, settled = run(project)
    code = exit_code(report, "never", allow_empty=False)
    if code is not Exit.GOOD:
        return _refused(report, code, project)
    old = read_lock(project.root)
    failed = {result.claim.id for result in report.failed}
    waiting = (unsafe(astray(old, report, settled)) if old else set()) - failed
    whole = taken_down(old, report, waiting)
    changed = old is None or lock_text(old) != lock_text(whole)
    if not check:
        changed = write_lock(project.root, whole)
    told = "would change" if check and changed else "written" if changed else "up to date"
    lost = "".join(f", {len(ids)} {what}" for ids, what in ((failed, "failed"), (waiting, "to be reviewed")) if ids)
    emit(f"claimcheck.lock {told}: {len(report.results) - len(failed | waiting)} claims locked{lost}\n")
    if failed:
        note(f"not locked: {', '.join(sorted(failed)[:5])}; `claimcheck verify` tells why")
    if waiting:
        note(f"not locked: {', '.join(sorted(waiting)[:5])}; `claimcheck review` shows the old and the new words")
    return Exit.FINDINGS if failed or waiting or (check and changed) else Exit.GOOD


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path))
@click.option("--accept", metavar="STATES", help="Take these without asking, such as moved,reworded.")
@options.form(choices=("full", "json"))
def review(*, folder: Path, accept: str | None, form: str) -> int:
    """Walk through the locked sentences that are not what they were.

    On a terminal each is shown, old and new, and asked about: accept takes the new one down, skip leaves it. Elsewhere
    nothing is written unless --accept names states. The exit code is 1 while any is left.
    """
    from claimcheck.project import find_project
    from claimcheck.project.lock import read_lock, write_lock
    from claimcheck.project.reviewing import astray, taken_down

    states = _chosen(accept)
    project = find_project(folder)
    report, settled = run(project)
    old = read_lock(project.root)
    if old is None:
        note("there is no lock to review: write one with `claimcheck lock`")
        return Exit.NOTHING
    found = astray(old, report, settled)
    accepted = {one.claim for one in found} - {one.claim for one in found if one.state.value not in states}
    if form == "json":
        emit(json.dumps([_data(one) for one in found], indent=2) + "\n")
    elif accept is None and sys.stdin.isatty() and sys.stdout.isatty():
        accepted = _asked(found)
    else:
        emit("".join(shown(one) for one in found))
    accepted -= _failing(report, accepted)
    if accepted and _is_untouched(project, old):
        kept = {result.claim.id for result in report.results} - accepted
        write_lock(project.root, taken_down(old, report, kept))
    left = {one.claim for one in found} - accepted
    note(f"{len(accepted)} accepted, {len(left)} left" if found else "every locked sentence is where it was")
    return Exit.FINDINGS if left else Exit.GOOD


def _failing(report: Report, accepted: set[str]) -> set[str]:
    """Return, and tell, which of the claims fail now: a lock of what is not so would promise too much."""
    failed = {result.claim.id for result in report.failed} & accepted
    if failed:
        names = ", ".join(sorted(failed)[:5])
        note(f"not accepted: {names}; what the claim says is not so now: correct it, `claimcheck verify` tells why")
    return failed


def _chosen(accept: str | None) -> set[str]:
    states = {name.strip() for name in (accept or "").split(",") if name.strip()}
    if unknown := states - set(_STATES):
        msg = f"--accept knows {', '.join(_STATES)}, not {', '.join(sorted(unknown))}"
        raise click.UsageError(msg)
    return states


def _is_untouched(project: Project, old: Lock) -> bool:
    """Whether the lock is still what was reviewed; raise ``UsageError`` when somebody wrote it meanwhile."""
    from claimcheck.errors import UsageError
    from claimcheck.project.lock import read_lock

    if read_lock(project.root) != old:
        raise UsageError("the lock was written by somebody else meanwhile", hint="run `claimcheck review` again")
    return True


def _asked(found: Sequence[Astray]) -> set[str]:
    """Show each on the terminal and ask; return the claims all of whose sentences were accepted."""
    refused: set[str] = set()
    for number, one in enumerate(found):
        emit(shown(one))
        answer = click.prompt("[a]ccept, [s]kip, [q]uit", type=click.Choice(("a", "s", "q")), default="s", err=True)
        if answer == "q":
            refused |= {each.claim for each in found[number:]}
            break
        if answer == "s":
            refused.add(one.claim)
    return {one.claim for one in found} - refused


def shown(one: Astray) -> str:
    """Show a sentence as it was and as it is, the differing words between the lines."""
    from claimcheck.renderers.cells import plain

    lines = [
        f"{one.claim}: {one.drift.anchor.id} is {one.state.value}"
        + (f": {one.drift.reason}" if one.drift.reason else ""),
        f"  claim: {one.text}",
        f"  - {' '.join(one.drift.anchor.exact.split())}",
        *(f"  + {words}" for words in one.now),
    ]
    return "".join(plain(line) + "\n" for line in lines) + "\n"


def _data(one: Astray) -> dict[str, object]:
    return {
        "claim": one.claim,
        "anchor": one.drift.anchor.id,
        "state": one.state.value,
        "reason": one.drift.reason,
        "old": one.drift.anchor.exact,
        "new": list(one.now),
        "places": [list(place) for place in one.drift.places],
    }


def _refused(report: Report, code: Exit, project: Project) -> Exit:
    for problem in report.problems:
        if problem.severity == "error":
            note(f"error[{problem.code}]: {problem.place}: {problem.message}")
    if code is Exit.NOTHING:
        note(f"nothing to lock: there are no claims in {project.claims_folder}")
    else:
        note("nothing was locked: mend these files first")
    return code
