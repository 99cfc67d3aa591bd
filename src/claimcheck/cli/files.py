"""Sources named on the command line: a path, a folder, or the id of one in the nearest project."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import STDIN, Place, SourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model import Problem, Source
    from claimcheck.project import Project


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


def read_text(path: Path) -> Source:
    """Read a text that is to be checked, from anywhere; ``-`` is stdin, and what comes from there is Markdown."""
    return _piped() if str(path) == "-" else _read(path, path.stem)


def _piped() -> Source:
    from claimcheck.readers import read_data, read_stream

    name = f"{STDIN}.md"
    try:
        return read_data(read_stream(sys.stdin.buffer, STDIN), Path(name), STDIN, STDIN)
    except SourceError as error:
        error.where = replace(error.where, path=STDIN) if error.where else Place(STDIN)
        raise


def gather_sources(project: Project, names: Sequence[str]) -> tuple[list[Source], tuple[Problem, ...]]:
    """Read the sources that are named, or all of the project; what a folder holds that can't be read is a problem.

    A name is a file, a folder of files, or the id of a source of the project. Raises ``SourceError`` for a name that
    is none of these, and when there is nothing to read.
    """
    if not all(name.strip() for name in names):
        raise UsageError("--source names nothing", hint="give a file, a folder, or the id of a source")
    found: dict[str, Source] = {}
    problems: list[Problem] = []
    whole = (str(project.source_folder),) if project.source_folder.is_dir() else ()
    for name in names or whole:
        loaded, faults = _gathered(project, name)
        problems += faults
        for source in loaded:
            if not any(source.path == other.path for other in found.values()):
                identity = _free_id(source.id, set(found))
                found[identity] = source.model_copy(update={"id": identity})
    if not found and problems:
        first = problems[0]
        place = Place(first.path or str(project.source_folder), first.line, first.column)
        raise SourceError(first.message, where=place, hint=first.hint)
    if not found:
        what = "there is no source to check the text against"
        raise SourceError(what, where=Place(str(project.source_folder)), hint="name one with --source")
    return list(found.values()), tuple(problems)


def _gathered(project: Project, name: str) -> tuple[Sequence[Source], Sequence[Problem]]:
    from claimcheck.project import load_sources
    from claimcheck.project.rereading import read_twice
    from claimcheck.readers import reread

    path = Path(name)
    if path.is_dir():
        return load_sources(project, path)
    if path.absolute().is_relative_to(project.source_folder) and path.is_file():
        source = project.source(path.absolute().relative_to(project.source_folder).with_suffix("").as_posix())
    elif path.exists() or path.suffix or len(path.parts) > 1:
        source = _read(path, path.stem)
    else:
        source = project.source(name)
        path = project.root / str(source.path)
    file = path.absolute()
    return [source], [*read_twice(partial(reread, file, Path(file.anchor)), source.id, source.path or name)]
