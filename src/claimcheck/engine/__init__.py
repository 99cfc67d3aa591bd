"""The engine: a pure function from sources, claims and options to a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.engine.options import FolderLevels, Options, Strictness
from claimcheck.engine.verify import Recollection, Verifier, verify

if TYPE_CHECKING:
    from claimcheck.engine.checker import Checker

__all__ = ["Checker", "FolderLevels", "Options", "Recollection", "Strictness", "Verifier", "verify"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - as the language asks of it
    """Import ``Checker`` when somebody asks for it: it brings all that judges, which a run may well not need."""
    if name != "Checker":
        raise AttributeError(name)
    from claimcheck.engine.checker import Checker

    return Checker
