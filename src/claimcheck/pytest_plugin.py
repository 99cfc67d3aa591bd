"""Claim files as pytest items: one test a claim, failing with the frames that ``claimcheck verify`` shows.

Pytest loads this in every project of its environment. So nothing is imported at the top but pytest itself, and where
there are no claims it costs a look for two folders, once a directory.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest._io import TerminalWriter
    from _pytest.terminal import TerminalReporter

    from claimcheck.engine import Verifier
    from claimcheck.model import Claim, Report
    from claimcheck.project import Loaded, Project
    from claimcheck.project.cache.memory import Memory

SUFFIXES = frozenset({".jsonl", ".markdown", ".md", ".toml", ".yaml", ".yml"})
"""Endings of claim files; those who read them can't be asked without loading them."""
_SESSION = pytest.StashKey["Session"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our one option."""
    group = parser.getgroup("claimcheck")
    group.addoption("--no-claimcheck-cache", action="store_true", help="Judge every claim anew; use no cache.")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ClaimFile | None:
    """Collect the claim files of a claimcheck project, and nothing else."""
    if file_path.suffix.lower() not in SUFFIXES:
        return None
    cached = not parent.config.getoption("--no-claimcheck-cache")
    session = parent.config.stash.setdefault(_SESSION, Session(cached=cached))
    if not session.is_near_claims(file_path.parent) or not session.holds(file_path):
        return None
    file: ClaimFile = ClaimFile.from_parent(parent, path=file_path, known=session)
    return file


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Remember what was judged."""
    if known := session.config.stash.get(_SESSION, None):
        known.save()


def pytest_terminal_summary(terminalreporter: TerminalReporter, config: pytest.Config) -> None:
    """Tell why a cache could not be used."""
    known = config.stash.get(_SESSION, None)
    for line in known.notes if known else ():
        terminalreporter.write_line(f"claimcheck: {line}")


class Session:
    """The claimcheck projects that pytest has come upon; each is read once."""

    def __init__(self, *, cached: bool) -> None:
        self.notes: list[str] = []
        self._cached = cached
        self._near: dict[Path, bool] = {}
        self._projects: dict[Path, ProjectClaims] = {}

    def is_near_claims(self, folder: Path) -> bool:
        """Tell from file names alone whether a folder lies in a project."""
        if folder not in self._near:
            up = folder.parent
            self._near[folder] = _is_project(folder) or (folder != up and self.is_near_claims(up))
        return self._near[folder]

    def holds(self, path: Path) -> bool:
        """Tell whether a file is one of its project's claim files; of a project with broken settings, every file is."""
        from claimcheck.errors import ClaimcheckError

        try:
            return path.resolve() in self.project_of(path).files
        except ClaimcheckError:
            return True

    def project_of(self, path: Path) -> ProjectClaims:
        """Return the project of a file; raise ``SettingsError`` when its settings are broken."""
        from claimcheck.project import find_project

        project = find_project(path.parent)
        return self._projects.setdefault(project.root, ProjectClaims(project, cached=self._cached))

    def save(self) -> None:
        """Write what was judged to the cache of each project."""
        for project in self._projects.values():
            self.notes += project.saved()


def _is_project(folder: Path) -> bool:
    if (folder / "claimcheck.toml").is_file() or ((folder / "source").is_dir() and (folder / "claims").is_dir()):
        return True
    settings = folder / "pyproject.toml"
    return settings.is_file() and b"[tool.claimcheck" in settings.read_bytes()


class ProjectClaims:
    """The claims of one project, and what they can be checked against."""

    def __init__(self, project: Project, *, cached: bool) -> None:
        self.project = project
        self._cached = cached
        self._memory: Memory | None = None

    @cached_property
    def files(self) -> frozenset[Path]:
        """Its claim files, links followed."""
        from claimcheck.project import claim_files

        return frozenset(path.resolve() for path in claim_files(self.project).paths)

    @cached_property
    def loaded(self) -> Loaded:
        """All that its files say."""
        from claimcheck.project import load
        from claimcheck.project.cache import open_readings

        return load(self.project, readings=open_readings(self.project.root) if self._cached else None)

    def of(self, path: str) -> Path:
        """Return where a path that the project shows can be found."""
        return (self.project.root / path).resolve()

    @cached_property
    def verifier(self) -> Verifier:
        """Its judge; sources are indexed when the first claim about them is judged, and kept for the others."""
        from dataclasses import replace
        from datetime import date

        from claimcheck.engine import Verifier
        from claimcheck.project.cache import open_memory

        options = replace(self.project.options(), today=date.today())
        self._memory = open_memory(self.project.root, options) if self._cached else None
        return Verifier(self.loaded.sources.values(), options, self._memory)

    def saved(self) -> list[str]:
        """Write what was judged to the cache; return what there is to tell of that."""
        if self._memory is None:
            return []
        self._memory.save()
        return self._memory.notes


class ClaimFile(pytest.File):
    """One claim file; its items are its claims, in their order."""

    def __init__(self, *, known: Session, **rest: Any) -> None:  # noqa: ANN401 - whatever pytest wants of a node
        super().__init__(**rest)
        self._known = known

    def collect(self) -> Iterator[ClaimItem]:
        """Yield a test for each claim; a fault in the file, a source or the settings is an error of collection."""
        from claimcheck.errors import ClaimcheckError

        try:
            self.claims = self._known.project_of(self.path)
        except ClaimcheckError as error:
            raise self.CollectError(str(error)) from None
        self._refuse_faults()
        for claim in self.claims.loaded.claims:
            if claim.origin and self.claims.of(claim.origin.path) == self.path.resolve():
                yield ClaimItem.from_parent(self, name=claim.id, claim=claim)

    def _refuse_faults(self) -> None:
        """Raise what `claimcheck verify` would exit 2 for, but leave what is wrong with other claim files to them."""
        from claimcheck.model import Report

        loaded = self.claims.loaded
        others = {path for path in loaded.files if self.claims.of(path) != self.path.resolve()}
        faults = tuple(fault for fault in loaded.problems if fault.severity == "error" and fault.path not in others)
        if faults:
            raise self.CollectError(frames(Report(problems=faults), color=is_colored(self.config)))


def is_colored(config: pytest.Config) -> bool:
    """Tell whether pytest itself prints in colour."""
    return config.get_terminal_writer().hasmarkup


def frames(report: Report, *, color: bool) -> str:
    """Return what `claimcheck verify` shows of a report, without the counts."""
    from claimcheck.renderers.full import frame_lines
    from claimcheck.renderers.style import Style

    return "\n".join(frame_lines(report, Style(color=color))).rstrip()


class ClaimError(Exception):
    """A claim has not the verdict it expects, or an ignore of it has expired; it carries the report that says so."""


@dataclass(frozen=True)
class Failure:
    """A failure as pytest shows it: the frames alone, and their first line in the short summary."""

    text: str
    message: str

    @property
    def reprcrash(self) -> Failure:
        """Return what pytest asks for the ``message`` of its short summary."""
        return self

    def toterminal(self, writer: TerminalWriter) -> None:
        """Print the frames, which bring their own colours."""
        writer.line(self.text)

    def __str__(self) -> str:
        return self.text


class ClaimItem(pytest.Item):
    """One claim; it fails when ``claimcheck verify`` would."""

    parent: ClaimFile

    def __init__(self, *, claim: Claim, **rest: Any) -> None:  # noqa: ANN401 - as above
        super().__init__(**rest)
        self.claim = claim

    def runtest(self) -> None:
        """Judge the claim; what a passing one warns of goes into a section that `-rP` shows."""
        report = self.parent.claims.verifier.report([self.claim])
        if report.failed or any(problem.severity == "error" for problem in report.problems):
            raise ClaimError(report)
        if told := frames(report, color=False):
            self.add_report_section("call", "claimcheck", told)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401 - theirs
        """Return the frames alone: where in pytest the claim was judged is of no interest."""
        if not isinstance(excinfo.value, ClaimError):
            return super().repr_failure(excinfo, style)
        report = excinfo.value.args[0]
        first = frames(report, color=False).partition("\n")[0]
        return Failure(frames(report, color=is_colored(self.config)), first)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the place of the claim (its line from 0, as pytest wants it) and its title."""
        line = self.claim.origin.line - 1 if self.claim.origin else None
        return self.path, line, f"claim {self.name}"
