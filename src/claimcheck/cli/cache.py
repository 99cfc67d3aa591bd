"""``claimcheck cache``: what is cached of a project, and how to be rid of it."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.manual import Command
from claimcheck.cli.terminal import emit


@click.command(
    cls=Command,
    exits={0: "done"},
    examples=(
        "claimcheck cache info",
        "claimcheck cache clear",
    ),
)
@click.argument("what", type=click.Choice(["info", "clear"]), metavar="info|clear")
def cache(what: str) -> None:
    """Show or delete the verdicts and indexes that are cached.

    Both are cached by the content of all that they depend on, so no run needs the cache to be cleared; it may be
    deleted at any time, and the next run judges every claim anew.
    """
    from claimcheck.project import find_project
    from claimcheck.project.cache import shards, shrink, size_of
    from claimcheck.project.names import CACHE_FOLDER

    folder = find_project(Path()).root / CACHE_FOLDER
    found = shards(folder)
    size = sum(size_of(path) for path in found)
    if what == "clear":
        shrink(folder, 0)
    files = "1 file" if len(found) == 1 else f"{len(found)} files"
    emit(f"{folder}: {files}, {size:,} bytes{' deleted' if what == 'clear' else ''}\n")
