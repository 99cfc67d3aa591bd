"""``claimcheck init``: a small example to start from."""

from __future__ import annotations

import os
from pathlib import Path

import click

from claimcheck.cli.manual import Command
from claimcheck.cli.terminal import emit, note
from claimcheck.errors import Place, UsageError, unwritable

_EXAMPLE = Path(__file__).parent / "example"


@click.command(
    cls=Command,
    exits={0: "done; files that exist are left alone"},
    examples=(
        "claimcheck init",
        "claimcheck init facts",
    ),
)
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
def init(folder: Path) -> int:
    """Write a small example to start from.

    A source and claims about it are put into DIR; a file that exists is left as it is.
    """
    written = [target for target in _targets(folder) if _write(target, folder)]
    for target in written:
        emit(f"wrote {target}\n")
    if written:
        note("now run `claimcheck verify`" + ("" if folder == Path() else f" in {folder}"))
    return 0


def _targets(folder: Path) -> list[Path]:
    """Return where each file of the example goes, in order."""
    return [folder / path.relative_to(_EXAMPLE) for path in sorted(_EXAMPLE.rglob("*")) if path.is_file()]


def _write(target: Path, folder: Path) -> bool:
    """Write one file of the example, and tell whether it was not there before."""
    from claimcheck.project import write_atomically

    if os.path.lexists(target):
        note(f"left alone: {target} (it exists)")
        return False
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, (_EXAMPLE / target.relative_to(folder)).read_bytes())
    except (FileExistsError, NotADirectoryError):
        file = next(path for path in target.parents if path.exists())
        what = f"{file} is a file, and a folder is needed"
        raise UsageError(what, where=Place(str(file)), hint="choose another folder") from None
    except OSError as error:
        raise unwritable(target, error) from None
    return True
