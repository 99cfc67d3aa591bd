"""Reading a whole project: its claims, the sources they name, and everything that is wrong with either."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from claimcheck.claimfiles import gather, read_claim_file
from claimcheck.claimfiles.notes import MAX_PROBLEMS, by_place, nearest, problem
from claimcheck.claimfiles.sourceids import composed
from claimcheck.claimfiles.values import shown
from claimcheck.errors import SourceError
from claimcheck.model import Severity
from claimcheck.model.codes import SOURCE_UNREADABLE
from claimcheck.project.discovery import Project, claim_files, source_files
from claimcheck.project.rereading import read_twice
from claimcheck.project.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from claimcheck.claimfiles import ClaimFile
    from claimcheck.model import Claim, Problem, Source
    from claimcheck.project.cache.readings import Readings
    from claimcheck.project.discovery import SourceFiles

_SHOWN = 5
_MAX_SEARCHES = 20
"""How many names are compared with those of all sources, which takes a moment each where there are thousands."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a run works on."""

    claims: tuple[Claim, ...] = ()
    """In order of claim file path, then of place in the file."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """By id, in order of id: those that claims name, or all of the folder when a claim names none."""
    problems: tuple[Problem, ...] = ()
    """In order of path and place."""
    files: tuple[str, ...] = ()
    """The claim files that were read, relative to the project folder, in order."""
    notes: tuple[str, ...] = ()
    """What of the cache could not be used, and why."""


def load(project: Project, paths: Sequence[Path] = (), readings: Readings | None = None) -> Loaded:
    """Read the claim files at ``paths`` (all of the project when there are none) and their sources, each once.

    Sources that ``readings`` remembers are not split into sentences again; those that it doesn't are added there.
    Raises ``UsageError`` for a path that does not exist; whatever else is wrong becomes a problem.
    """
    found = claim_files(project, paths)
    files = tuple(read_claim_file(path, project.root) for path in found.paths)
    claims, of_claims = gather(files)
    shelf = _Shelf(project, readings)
    shelf.fetch(files, claims)
    if readings:
        readings.save()
    problems = sorted({*found.problems, *of_claims, *shelf.problems}, key=by_place)
    notes = tuple(readings.notes) if readings else ()
    return Loaded(claims, shelf.sources, tuple(problems), tuple(file.path for file in files), notes)


def read_one(project: Project, identity: str) -> Source:
    """Read one source by its id; raises ``SourceError``, with the nearest id, when there is none."""
    from claimcheck.readers import read_source

    files, identity = source_files(project), composed(identity)
    if identity in files.readable:
        return _told_of(project, read_source(files.readable[identity], project.root, identity))
    if identity in files.faults:
        raise SourceError(files.faults[identity].message, hint=files.faults[identity].hint)
    none = f"there are no sources in {project.source_folder}; name a file"
    hint = _Hints(files).of(identity) if files.readable else none
    raise SourceError(f"there is no source `{shown(identity)}`", hint=hint)


def load_sources(project: Project, folder: Path) -> tuple[list[Source], list[Problem]]:
    """Read all sources below a folder, that of the project or any other, by id; also tell what could not be read."""
    if folder.absolute() != project.source_folder:
        where = folder.resolve()
        project = Project(where.parent, Settings(source=where.name))
    shelf, files = _Shelf(project), source_files(project)
    shelf.problems.extend(files.faults.values())
    for identity, path in files.readable.items():
        shelf.take(identity, path)
    return [shelf.sources[identity] for identity in sorted(shelf.sources)], sorted(shelf.problems, key=by_place)


def _told_of(project: Project, source: Source) -> Source:
    """Return a source with what the settings tell of it."""
    told = project.settings.sources.get(source.id)
    if told is None:
        return source
    found = {"url": told.url or source.url, "superseded_by": told.superseded_by or source.superseded_by}
    return source.model_copy(update={**found, "keep": told.keep})


class _Shelf:
    """The sources that a run needs, each read once, and what was wrong with the others."""

    def __init__(self, project: Project, readings: Readings | None = None) -> None:
        self.sources: dict[str, Source] = {}
        self.problems: list[Problem] = []
        self._project = project
        self._readings = readings

    def fetch(self, files: Sequence[ClaimFile], claims: Sequence[Claim]) -> None:
        """Read what the claims need: what they name, or everything when one of them names nothing."""
        needs_all = any(not claim.sources for claim in claims)
        named = self._with_successors({name for claim in claims for name in claim.sources})
        mentioned = any(file.mentions for file in files)
        if not needs_all and not mentioned:
            return
        folder = self._project.source_folder
        if not folder.is_dir():
            self._note(folder, f"there is no source folder `{self._project.settings.source}`", "put the sources there")
            return
        shelf = source_files(self._project)
        self.problems.extend(_unmet(files, shelf, needs_all=needs_all))
        for identity in sorted(shelf.readable if needs_all else named & shelf.readable.keys()):
            self.take(identity, shelf.readable[identity])
        if needs_all and not shelf.readable:
            self._note(folder, "there is no source here that can be read", "put one there")

    def _with_successors(self, named: set[str]) -> set[str]:
        """Add what supersedes sources that claims name, since that decides where the two disagree."""
        told = self._project.settings.sources
        found, waiting = set(named), set(named)
        while waiting:
            following = {told[name].superseded_by for name in waiting & told.keys()}
            waiting = {name for name in following if name} - found
            found |= waiting
        return found

    def take(self, identity: str, path: Path) -> None:
        """Read one file; what is wrong with it becomes a problem."""
        try:
            self.sources[identity] = _told_of(self._project, self._read(path, identity))
            self.problems += self._read_twice(path, identity)
        except SourceError as error:
            line, column = (error.where.line, error.where.column) if error.where else (None, None)
            shown_path = self._project.relative(path)
            message = f"source `{identity}` can't be used: {error.what}"
            self.problems.append(problem(SOURCE_UNREADABLE, message, shown_path, line, column, error.hint))

    def _read(self, path: Path, identity: str) -> Source:
        if self._readings:
            return self._readings.read(path, self._project.root, identity)
        from claimcheck.readers import read_source

        return read_source(path, self._project.root, identity)

    def _read_twice(self, path: Path, identity: str) -> Iterator[Problem]:
        """Read a source a second time, unless it is known what that gives."""
        root, shown = self._project.root, self._project.relative(path)
        if self._readings:
            return read_twice(partial(self._readings.reread, path, root, identity), identity, shown)
        from claimcheck.readers import reread

        return read_twice(partial(reread, path, root), identity, shown)

    def _note(self, path: Path, message: str, hint: str) -> None:
        self.problems.append(problem(SOURCE_UNREADABLE, message, self._project.relative(path), hint=hint))


def _unmet(files: Sequence[ClaimFile], shelf: SourceFiles, *, needs_all: bool) -> Iterator[Problem]:
    """Yield each fault that matters to these files, and a problem for each place that names a source of none."""
    named = {mention.source for file in files for mention in file.mentions}
    for identity, fault in shelf.faults.items():
        if identity in named:
            # Worth no more than a warning where all sources are wanted; whoever names it can't do without it.
            yield fault.model_copy(update={"severity": Severity.ERROR})
        elif needs_all or not identity:
            yield fault
    hints = _Hints(shelf)
    present = shelf.readable.keys() | shelf.faults.keys()
    for file in files:
        unknown = [mention for mention in file.mentions if mention.source not in present]
        for mention in unknown[:MAX_PROBLEMS]:
            message, hint = f"there is no source `{shown(mention.source)}`", hints.of(mention.source)
            yield problem(SOURCE_UNREADABLE, message, file.path, mention.line, mention.column, hint)
        if len(unknown) > MAX_PROBLEMS:
            message = f"{len(unknown) - MAX_PROBLEMS} more places of this file name a source that is not there"
            yield problem(SOURCE_UNREADABLE, message, file.path)


class _Hints:
    """What somebody who named a missing source most likely meant."""

    def __init__(self, files: SourceFiles) -> None:
        self._known = sorted(files.readable)
        self._by_name = {path.name: identity for identity, path in files.readable.items()}
        self._by_last = {identity.rsplit("/", 1)[-1]: identity for identity in files.readable}
        self._found: dict[str, str | None] = {}

    def of(self, identity: str) -> str:
        """Return a hint for an id that is none."""
        last = identity.rsplit("/", 1)[-1]
        if last in self._by_name:
            return f"leave the ending out: `{self._by_name[last]}`"
        # A folder too many or too few is as likely as a slip in the name.
        if close := self._by_last.get(last) or self._search(identity):
            return f"did you mean `{close}`?"
        more = ", …" if len(self._known) > _SHOWN else ""
        return f"sources here: {', '.join(self._known[:_SHOWN])}{more}" if self._known else "there is none"

    def _search(self, identity: str) -> str | None:
        if identity not in self._found and len(self._found) < _MAX_SEARCHES:
            self._found[identity] = nearest(identity, self._known)
        return self._found.get(identity)
