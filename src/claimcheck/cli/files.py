"""Sources named on the command line: a path, or the id of one in the nearest project."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import Place, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model import Source


def read_files(paths: Iterable[Path]) -> list[Source]:
    """Read some files, each with an id of its own (``report``, ``report-2``); raise ``SourceError`` for a bad one."""
    taken: set[str] = set()
    return [_read(path, _free_id(path.stem, taken)) for path in dict.fromkeys(paths)]


def _free_id(stem: str, taken: set[str]) -> str:
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    identity = next(name for name in names if name not in taken)
    taken.add(identity)
    return identity


def _read(path: Path, identity: str) -> Source:
    """Read a file from anywhere; its path, in errors too, is the one that was typed."""
    from claimcheck.readers import read_source

    absolute = path.absolute()
    try:
        source = read_source(absolute, Path(absolute.anchor), identity)
    except SourceError as error:
        error.where = replace(error.where, path=str(path)) if error.where else Place(str(path))
        raise
    return source.model_copy(update={"path": str(path)})


def find_source(name: str) -> Source:
    """Return the source at a path or, where there is no such file, of that id in the nearest project."""
    path = Path(name)
    if path.exists() or path.suffix or len(path.parts) > 1:
        return _read(path, path.stem)
    from claimcheck.project import find_project

    return find_project(Path()).source(name)
