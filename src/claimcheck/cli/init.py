"""``claimcheck init``: a small example to start from."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.cli.terminal import emit, note
from claimcheck.errors import Place, UsageError

_EXAMPLE = Path(__file__).parent / "example"


@click.command()
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
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8") as file:
            file.write((_EXAMPLE / target.relative_to(folder)).read_text(encoding="utf-8"))
    except FileExistsError:
        # mkdir raises the same for a file that stands where a folder is needed; that one can't be left alone.
        if not target.parent.is_dir():
            what = f"{target.parent} is a file, and a folder is needed"
            raise UsageError(what, where=Place(str(target.parent)), hint="choose another folder") from None
        note(f"left alone: {target} (it exists)")
        return False
    return True
