"""Claim files as pytest items: one test a claim, failing with the frames that ``claimcheck verify`` shows.

Pytest loads this in every project of its environment. So nothing is imported at the top but pytest itself, and a project
that has no claims pays a look for its folders, once a directory.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model import Claim, Report
    from claimcheck.project import Loaded, Project

SUFFIXES = frozenset({".yaml", ".yml", ".md", ".toml", ".jsonl"})
"""Endings of claim files; the readers' own list can't be asked for without loading them."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ClaimFile | None:
    """Collect the claim files of a claimcheck project, and nothing else."""
    if file_path.suffix.lower() not in SUFFIXES:
        return None
    projects = parent.config.stash.setdefault(_PROJECTS, Projects())
    if not projects.near(file_path.parent):
        return None
    file: ClaimFile = ClaimFile.from_parent(parent, path=file_path)
    return file if file.is_claims() else None


class Projects:
    """The claimcheck projects that pytest has come upon, each read once a session."""

    def __init__(self) -> None:
        self._near: dict[Path, bool] = {}
        self._loaded: dict[Path, tuple[Project, Loaded]] = {}

    def near(self, folder: Path) -> bool:
        """Tell from file names alone whether a folder lies in such a project."""
        if folder not in self._near:
            self._near[folder] = _is_project(folder) or (folder != folder.parent and self.near(folder.parent))
        return self._near[folder]

    def load(self, project: Project) -> Loaded:
        """Return all claims and sources of a project."""
        from claimcheck.project import load

        if project.root not in self._loaded:
            self._loaded[project.root] = (project, load(project, ()))
        return self._loaded[project.root][1]


_PROJECTS = pytest.StashKey[Projects]()


def _is_project(folder: Path) -> bool:
    if (folder / "claimcheck.toml").is_file() or ((folder / "source").is_dir() and (folder / "claims").is_dir()):
        return True
    settings = folder / "pyproject.toml"
    return settings.is_file() and b"[tool.claimcheck" in settings.read_bytes()


class ClaimFile(pytest.File):
    """One claim file; its items are its claims, in their order."""

    _project: Project | None = None

    def is_claims(self) -> bool:
        """Whether the file lies in its project's folder for claims; a project that can't be read is told in `collect`."""
        try:
            from claimcheck.errors import ClaimcheckError
            from claimcheck.project import find_project
        except ImportError:  # TODO: until the project layer is there
            return False

        try:
            self._project = find_project(self.path.parent)
        except ClaimcheckError as error:
            self._error = error
            return True
        return self.path.is_relative_to(self._project.claims)

    def collect(self) -> Iterator[ClaimItem]:
        """Yield a test for each claim; whatever is wrong with the file or a source is an error of collection."""
        loaded = self.config.stash[_PROJECTS].load(self._project)
        raise self.CollectError("")


class ClaimItem(pytest.Item):
    """One claim."""
