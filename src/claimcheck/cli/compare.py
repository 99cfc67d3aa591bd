"""``claimcheck compare``: which verdicts are others than before, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli import options
from claimcheck.cli.exits import Exit
from claimcheck.cli.manual import Command
from claimcheck.cli.terminal import emit

if TYPE_CHECKING:
    from claimcheck.project.flips import Flip


@click.command(
    cls=Command,
    exits={0: "every claim came out the same", 1: "one came out otherwise"},
    examples=(
        "claimcheck compare old.json new.json",
        "claimcheck compare claimcheck.lock report.json",
    ),
)
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@options.form(choices=("full", "json"))
def compare(*, old: Path, new: Path, form: str) -> int:
    """List the claims that came out otherwise.

    OLD and NEW are reports of `claimcheck verify --output json=FILE`, or a claimcheck.lock. Each claim is shown with
    what changed for it: the claim, its source, the settings, or claimcheck itself. The exit code is 1 if there is any.
    """
    from claimcheck.project.flips import flips, read_run

    found = list(flips(read_run(old), read_run(new)))
    if form == "json":
        emit(json.dumps([one._asdict() for one in found], indent=2) + "\n")
    else:
        emit("".join(line_of(one) + "\n" for one in found) or "every verdict is the same\n")
    return Exit.FINDINGS if found else Exit.GOOD


def line_of(one: Flip) -> str:
    """Tell a flip in a line."""
    from claimcheck.renderers.cells import plain

    codes = f" ({', '.join(one.rules)})" if one.rules else ""
    return plain(f"{one.id}: {one.old or '–'} → {one.new or '–'}{codes}: {one.why}")
