"""``claimcheck config`` and ``baseline``: what is in force, and what an old project is let pass with."""

from __future__ import annotations

import json
from pathlib import Path

import click

from claimcheck.cli import options
from claimcheck.cli.exits import Exit
from claimcheck.cli.manual import Command
from claimcheck.cli.running import held, refused, run
from claimcheck.cli.terminal import emit, note


@click.command(
    cls=Command,
    exits={0: "printed"},
    examples=(
        "claimcheck config",
        "claimcheck config --format json",
    ),
)
@options.folder
@options.form(choices=("full", "json"))
def config(*, folder: Path, form: str) -> int:
    """Print the settings in force, and where each comes from."""
    from claimcheck.project import find_project

    project = find_project(folder)
    values = project.settings.model_dump(mode="json")
    origin = str(project.config) if project.config else "default"
    told = {
        name: (value, origin if name in project.settings.model_fields_set else "default")
        for name, value in values.items()
    }
    if form == "json":
        rows = {name: {"value": value, "from": place} for name, (value, place) in told.items()}
        emit(json.dumps({"root": str(project.root), "settings": rows}, indent=2) + "\n")
        return Exit.GOOD
    emit(f"project: {project.root}\n")
    emit("".join(f"{name} = {json.dumps(value)}  # {place}\n" for name, (value, place) in told.items()))
    return Exit.GOOD


@click.command(
    cls=Command,
    exits={0: "written, or nothing fails", 1: "more claims fail than the baseline lets pass", 3: "there are no claims"},
    examples=("claimcheck baseline",),
)
@options.folder
def baseline(*, folder: Path) -> int:
    """Let the claims that fail now pass until they are mended.

    Writes claimcheck-baseline.json, which `claimcheck verify` reads. It may only shrink: on a project that has one,
    entries that are not needed any more are taken out and none is added. Delete it to start anew.
    """
    from claimcheck.project import find_project
    from claimcheck.project.baseline import baseline_of, let_pass, read_baseline, write_baseline
    from claimcheck.project.names import BASELINE_FILE
    from claimcheck.renderers.summary import count

    project = find_project(folder)
    report = held(project, run(project))
    code = refused(report, project, "let pass")
    if code is not Exit.GOOD:
        return code
    old = read_baseline(project.root)
    new = baseline_of(report, old)
    if old is None and not new.claims:
        emit("no claim fails, so that there is nothing to let pass\n")
        return Exit.GOOD
    write_baseline(project.root, new)
    gone = len(old.claims) - len(new.claims) if old else 0
    taken = f", {gone} taken out" if gone else ""
    emit(f"{BASELINE_FILE}: {count(len(new.claims), 'claim')} let pass{taken}\n")
    left = let_pass(report, new, whole=False).failed
    if left:
        note(f"{count(len(left), 'more claim')} failed, or by more; a baseline may only shrink, so nothing is added")
    return Exit.FINDINGS if left else Exit.GOOD
