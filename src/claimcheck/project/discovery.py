"""Finding a project and the files of it: always the same ones, in the same order, and none from outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from errno import EINVAL, ENOENT, EXDEV
from os.path import abspath, lexists, realpath
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.claimfiles import ENDINGS
from claimcheck.claimfiles.notes import problem
from claimcheck.claimfiles.sourceids import source_id
from claimcheck.errors import Place, UsageError, remedy
from claimcheck.model import Severity
from claimcheck.model.codes import CLAIM_FILE_INVALID, DUPLICATE_ID, SOURCE_UNREADABLE
from claimcheck.project.names import BASELINE_FILE, LOCK_FILE
from claimcheck.project.settings import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.engine import Options
    from claimcheck.model import Problem, Source
    from claimcheck.model.codes import Code
    from claimcheck.project.settings import Level

_NOT_CLAIMS = "readme"
_LOOKALIKES = frozenset({".csv", ".json", ".tsv", ".txt"})
"""Endings in which somebody may have written claims, and which must not be passed over in silence."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder and its settings."""

    root: Path
    """Absolute."""
    settings: Settings = field(default_factory=Settings)
    config: Path | None = None
    """The file that the settings were read from; nothing when they are all defaults."""

    @property
    def source_folder(self) -> Path:
        """The folder of the sources; it need not exist."""
        return self.root / self.settings.source

    @property
    def claims_folder(self) -> Path:
        """The folder of the claim files; it need not exist."""
        return self.root / self.settings.claims

    @property
    def is_locked(self) -> bool:
        """Whether it has a lock, which takes a while to import and read."""
        return lexists(self.root / LOCK_FILE)

    @property
    def has_baseline(self) -> bool:
        """Whether some of its claims are let pass until they are mended."""
        return lexists(self.root / BASELINE_FILE)

    def is_root(self, path: Path) -> bool:
        """Tell whether a path names the project's own folder, however it is written."""
        return _absolute(path) == self.root

    def relative(self, path: Path) -> str:
        """Return a path inside the project as people are shown it."""
        return path.relative_to(self.root).as_posix()

    def options(self) -> Options:
        """Return what the settings ask of the engine; the day, for ignores that expire, is the caller's to add."""
        from claimcheck.engine import FolderLevels, Options, Strictness

        levels = _by_code(self.settings.severity) if self.settings.folders else self.settings.severity
        folders = {folder: _by_code(told.severity) for folder, told in self.settings.folders.items()}
        return Options(
            strictness=Strictness(self.settings.strictness),
            select=self.settings.select,
            ignore=(*self.settings.ignore, *(rule for rule, level in levels.items() if level == "off")),
            severity=_graded(levels),
            folders=tuple(
                FolderLevels(folder, _graded(told), tuple(rule for rule, level in told.items() if level == "off"))
                for folder, told in folders.items()
            ),
        )

    def source(self, identity: str) -> Source:
        """Read one source by its id; raises ``SourceError``, with the nearest id, when there is none."""
        from claimcheck.project.loading import read_one

        return read_one(self, identity)


def _graded(levels: Mapping[str, Level]) -> dict[str, Severity]:
    return {rule: Severity(level) for rule, level in levels.items() if level != "off"}


def _by_code(levels: Mapping[str, Level]) -> dict[str, Level]:
    """Name each rule by its code, so that one folder's code can outdo another's name."""
    from claimcheck.rules import find_rule

    return {(rule.code if (rule := find_rule(word)) else word): level for word, level in levels.items()}


class Found(NamedTuple):
    """Files in order of their path, and what was wrong on the way to them."""

    paths: tuple[Path, ...]
    problems: tuple[Problem, ...] = ()


class SourceFiles(NamedTuple):
    """The files of the source folder by the ids that claims call them by."""

    readable: Mapping[str, Path]
    """In order of their path."""
    faults: Mapping[str, Problem]
    """Why there is no readable file of an id, although something of that name is there."""


def find_project(start: Path) -> Project:
    """Return the project that ``start``, a folder or a file that need not exist, belongs to.

    It is the nearest folder going up with settings; else the nearest that holds both a folder ``source`` and a folder
    ``claims``; else the folder ``start`` itself. Raises ``SettingsError`` when the settings are broken.
    """
    folder = _absolute(start)
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    upwards = (folder, *folder.parents)
    for root in upwards:
        if found := read_settings(root):
            return Project(root, *found)
    defaults = Settings()
    for root in upwards:
        if (root / defaults.source).is_dir() and (root / defaults.claims).is_dir():
            return Project(root)
    return Project(folder)


def claim_files(project: Project, paths: Sequence[Path] = ()) -> Found:
    """Return the claim files among ``paths``, folders searched to their depth; else of the claims folder.

    A file that is named is taken whatever its ending; in a folder, hidden files and ``README`` are passed over. Raises
    ``UsageError`` for a path that does not exist or lies outside the project.
    """
    wanted = [_existing(project, path) for path in paths] or [project.claims_folder]
    found = [_inside(project, CLAIM_FILE_INVALID, path) for path in dict.fromkeys(wanted)]
    files = sorted({path for each in found for path in each.paths}, key=Path.as_posix)
    named = {path for path in wanted if not path.is_dir()}
    kept = [path for path in files if path in named or _is_claim_file(path)]
    passed_over = [_lookalike(project, path) for path in files if path not in kept and path.suffix in _LOOKALIKES]
    return Found(tuple(kept), tuple(dict.fromkeys([*(bad for each in found for bad in each.problems), *passed_over])))


def source_files(project: Project) -> SourceFiles:
    """Return the files of the source folder, searched to its depth, by id; hidden ones are passed over."""
    from claimcheck.readers import known_suffixes

    found = _inside(project, SOURCE_UNREADABLE, project.source_folder)
    endings = known_suffixes()
    readable: dict[str, Path] = {}
    faults = {_id_of(project, project.root / bad.path): bad for bad in found.problems if bad.path}
    for path in found.paths:
        identity = _id_of(project, path)
        if path.suffix.lower() not in endings:
            faults.setdefault(identity, _unknown_ending(project, path, endings))
        elif identity in readable:
            faults[identity] = _same_id(project, identity, readable[identity], path)
        else:
            readable[identity] = path
    duplicates = {identity for identity, fault in faults.items() if fault.code == DUPLICATE_ID.code}
    # Which of two files is meant can't be known, so neither is read; a file of no known format takes no name away.
    return SourceFiles(
        {identity: path for identity, path in readable.items() if identity not in duplicates},
        {identity: fault for identity, fault in faults.items() if identity not in readable or identity in duplicates},
    )


def _absolute(path: Path) -> Path:
    """Return a path without ``..``, links left as they are, so that files are shown as they were named."""
    return Path(abspath(path))  # noqa: PTH100 (pathlib has none that takes out `..` without following links)


def _existing(project: Project, path: Path) -> Path:
    absolute = _absolute(path)
    if not absolute.exists():
        hint = "a path is taken from the folder that this is run in"
        raise UsageError(f"there is no such file or folder: {path}", where=Place(str(path)), hint=hint)
    if not absolute.is_relative_to(project.root):
        hint = "check it in a run of its own"
        raise UsageError(f"{path} lies outside the project {project.root}", where=Place(str(path)), hint=hint)
    return absolute


def _is_claim_file(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and path.stem.lower() != _NOT_CLAIMS


def _inside(project: Project, code: Code, start: Path) -> Found:
    """Return all files at or below a path; links that lead out of the project become problems and are not followed."""
    home = project.root.resolve()
    files, problems, pending, seen = [], [], [start], set()
    while pending:
        path = pending.pop()
        try:
            real = Path(realpath(path))  # `Path.resolve` raises for a loop of links in some Pythons, not in others
            if not real.is_relative_to(home):
                raise OSError(EXDEV, "it is a link that leads out of the project")
            if real.is_file():
                files.append(path)
            elif real.is_dir() and real not in seen:
                seen.add(real)
                # The last is looked at first, so of two names of one folder the earlier is always the one that counts.
                pending.extend(sorted((e for e in path.iterdir() if not e.name.startswith(".")), reverse=True))
            elif not real.exists() and path.is_symlink():
                raise OSError(ENOENT, "it is a link that leads nowhere")
            elif not real.is_dir() and path != start:
                raise OSError(EINVAL, "it is neither a file nor a folder")
        except OSError as error:
            what = f"can't be read: {error.strerror or error}"
            problems.append(problem(code, what, project.relative(path), hint=_hint(error)))
    problems.sort(key=lambda bad: bad.path or "")
    return Found(tuple(sorted(files, key=Path.as_posix)), tuple(problems))


def _hint(error: OSError) -> str | None:
    return "take it away, or put a file in its place" if error.errno in {EINVAL, ENOENT} else remedy(error)


def _id_of(project: Project, path: Path) -> str:
    if not path.is_relative_to(project.source_folder) or path == project.source_folder:
        return ""
    return source_id(PurePosixPath(path.relative_to(project.source_folder).as_posix()))


def _lookalike(project: Project, path: Path) -> Problem:
    message = f"this file is not read: {path.suffix} is no ending of a claim file"
    hint = f"its endings are {', '.join(ENDINGS)}"
    return problem(CLAIM_FILE_INVALID, message, project.relative(path), hint=hint, severity=Severity.WARNING)


def _unknown_ending(project: Project, path: Path, endings: Iterable[str]) -> Problem:
    ending = f"{path.suffix} files" if path.suffix else "files without an ending"
    hint = f"known endings: {', '.join(endings)}"
    message = f"this file is not read: there is no reader for {ending}"
    return problem(SOURCE_UNREADABLE, message, project.relative(path), hint=hint, severity=Severity.WARNING)


def _same_id(project: Project, identity: str, first: Path, second: Path) -> Problem:
    message = f"two sources have the id `{identity}`: {project.relative(first)} and {project.relative(second)}"
    return problem(DUPLICATE_ID, message, project.relative(second), hint="rename one of them")
