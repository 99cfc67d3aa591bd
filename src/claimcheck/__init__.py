"""Link each claim to the sentence that carries it, and judge whether that sentence says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.engine import Checker as Checker
    from claimcheck.engine import Options as Options
    from claimcheck.model import Verdict as Verdict

__all__ = ["Checker", "Options", "Verdict", "__version__"]
__version__ = "0.1.0"
_HOMES = {"Checker": "claimcheck.engine", "Options": "claimcheck.engine", "Verdict": "claimcheck.model"}


def __getattr__(name: str) -> object:
    """The engine is imported when somebody asks for it, so that ``import claimcheck`` costs nothing."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
