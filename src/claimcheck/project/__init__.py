"""A project on disk: where it is, what its settings say, which claims and sources it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
_HOMES = {"files": ("write_atomically",), "loading": ("Loaded", "load", "load_sources")}
_HOMES |= {"settings": ("Settings", "read_settings")}


def __getattr__(name: str) -> object:
    """A part is imported when somebody asks for it: a run that is told again from the cache needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = next((home for home, names in _HOMES.items() if name in names), "discovery")
    return getattr(import_module(f"{__name__}.{home}"), name)
