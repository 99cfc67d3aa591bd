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

    from claimcheck.model import Claim
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
    try:
        from claimcheck.project import find_project  # noqa
    except ImportError:  # until the project layer is there
        return None
    file: ClaimFile = ClaimFile.from_parent(parent, path=file_path)
    return file


class Projects:
    """The claimcheck projects that pytest has come upon, each read once a session."""

    def __init__(self) -> None:
        self._near: dict[Path, bool] = {}
        self._loaded: dict[Path, Loaded] = {}

    def near(self, folder: Path) -> bool:
        """Tell from file names alone whether a folder lies in such a project."""
        if folder not in self._near:
            self._near[folder] = _is_project(folder) or (folder != folder.parent and self.near(folder.parent))
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

    def collect(self) -> Iterator[ClaimItem]:
        """Yield a test for each claim; what is wrong with the file, a source or the settings is an error of collection."""
        from claimcheck.errors import ClaimcheckError
        from claimcheck.project import find_project

        try:
            self.project = find_project(self.path.parent)
            self.loaded = self.config.stash[_PROJECTS].load(self.project)
        except ClaimcheckError as error:
            raise self.CollectError(str(error)) from None
        self._refuse_broken_files()
        for claim in self.loaded.claims:
            if claim.origin and self.project.root / claim.origin.path == self.path:
                yield ClaimItem.from_parent(self, name=claim.id, claim=claim)

    def _refuse_broken_files(self) -> None:
        """Raise what `claimcheck verify` exits 2 for: an error in this file, or in anything that is not a claim file."""


class ClaimItem(pytest.Item):
    """One claim; it fails when its verdict is not the one it expects."""

    parent: ClaimFile

    def __init__(self, *, claim: Claim, **rest: object) -> None:
        super().__init__(**rest)
        self.claim = claim

    def runtest(self) -> None:
        """Judge the claim."""
        report = self.parent.report(self.claim)
        if report.failed:
            raise ClaimFailed(report)
