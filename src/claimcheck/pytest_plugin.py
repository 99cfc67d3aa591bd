"""Claim files as pytest items: one test a claim, failing with the frames that ``claimcheck verify`` shows.

Pytest loads this in every project of its environment. So nothing is imported at the top but pytest itself, and where there
are no claims it costs a look for two folders, once a directory.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Claim, Report
    from claimcheck.project import Loaded, Project

SUFFIXES = frozenset({".jsonl", ".md", ".toml", ".yaml", ".yml"})
"""Endings of claim files; the claim file readers can't be asked for theirs without loading them."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ClaimFile | None:
    """Collect the claim files of a claimcheck project, and nothing else."""
    if file_path.suffix.lower() not in SUFFIXES:
        return None
    projects = parent.config.stash.setdefault(_PROJECTS, Projects())
    if not projects.holds(file_path):
        return None
    return ClaimFile.from_parent(parent, path=file_path, projects=projects)  # type: ignore[no-any-return] # pytest's own


class Projects:
    """The claimcheck projects that pytest has come upon, each read once a session."""

    def __init__(self) -> None:
        self._near: dict[Path, bool] = {}
        self._loaded: dict[Path, Loaded] = {}

    def holds(self, path: Path) -> bool:
        """Tell whether a file lies in a project's folder for claims; settings that can't be read leave it to `collect`."""
        if not self._is_near(path.parent):
            return False
        try:
            from claimcheck.errors import ClaimcheckError
            from claimcheck.project import find_project
        except ImportError:  # until the project layer is there
            return False

        try:
            return path.is_relative_to(find_project(path.parent).claims_folder)
        except ClaimcheckError:
            return True

    def _is_near(self, folder: Path) -> bool:
        """Tell from file names alone whether a folder lies in a project."""
        if folder not in self._near:
            self._near[folder] = _is_project(folder) or (folder != folder.parent and self._is_near(folder.parent))
        return self._near[folder]

    def load(self, project: Project) -> Loaded:
        """Return all claims and sources of a project."""
        from claimcheck.project import load

        if project.root not in self._loaded:
            self._loaded[project.root] = load(project, ())
        return self._loaded[project.root]


_PROJECTS = pytest.StashKey[Projects]()


def _is_project(folder: Path) -> bool:
    if (folder / "claimcheck.toml").is_file() or ((folder / "source").is_dir() and (folder / "claims").is_dir()):
        return True
    settings = folder / "pyproject.toml"
    return settings.is_file() and b"[tool.claimcheck" in settings.read_bytes()


class ClaimFile(pytest.File):
    """One claim file; its items are its claims, in their order."""

    def __init__(self, *, projects: Projects, **rest: Any) -> None:
        super().__init__(**rest)
        self.projects = projects
        self._reports: dict[str, Report] = {}

    def collect(self) -> Iterator[ClaimItem]:
        """Yield a test for each claim; a fault in the file, in a source or in the settings is an error of collection."""
        from claimcheck.errors import ClaimcheckError
        from claimcheck.project import find_project

        try:
            self.project = find_project(self.path.parent)
            self.loaded = self.projects.load(self.project)
        except ClaimcheckError as error:
            raise self.CollectError(str(error)) from None
        self._refuse_broken()
        for claim in self.loaded.claims:
            if claim.origin and self.project.root / claim.origin.path == self.path:
                yield ClaimItem.from_parent(self, name=claim.id, claim=claim)

    def _refuse_broken(self) -> None:
        """Raise what makes `claimcheck verify` exit 2, unless it is about another claim file, which tells it itself."""
        from claimcheck.model import Report

        others = {claims for claims in self.loaded.files if self.project.root / claims != self.path}
        problems = [
            problem for problem in self.loaded.problems if problem.severity == "error" and problem.path not in others
        ]
        if problems:
            raise self.CollectError(_frames(Report(problems=tuple(problems)), self.config))

    def report(self, claim: Claim) -> Report:
        """Return the report on one claim of this file."""
        if not self._reports:
            self._judge()
        return self._reports[claim.id]

    def _judge(self) -> None:
        """Judge all claims of this file that are to be run, in one go: they share the index of their sources."""


class ClaimItem(pytest.Item):
    """One claim; it fails when its verdict is not the one it expects."""

    def __init__(self, *, claim: Claim, **rest: Any) -> None:
        super().__init__(**rest)
        self.claim = claim
