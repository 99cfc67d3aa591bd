"""A project on disk: where it is, what its settings say, which claims and sources it has."""

from claimcheck.project.discovery import Found, Project, SourceFiles, claim_files, find_project, source_files
from claimcheck.project.files import write_atomically
from claimcheck.project.loading import Loaded, load, load_sources
from claimcheck.project.settings import Settings, read_settings

__all__ = [
    "Found",
    "Loaded",
    "Project",
    "Settings",
    "SourceFiles",
    "claim_files",
    "find_project",
    "load",
    "load_sources",
    "read_settings",
    "source_files",
    "write_atomically",
]
