"""How to judge: the part of the settings that the engine looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath

from claimcheck.model import Severity


class Strictness(StrEnum):
    """How much of a claim may be left uncarried before it fails."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


SLACK = {Strictness.LOW: 2.0, Strictness.NORMAL: 1.0, Strictness.HIGH: 0.5}
"""By how much each strictness widens or narrows the share of a claim that may be left uncarried."""


@dataclass(frozen=True, slots=True)
class FolderLevels:
    """What rules weigh for the claims of one folder, or of one file."""

    folder: str
    """Relative to the project folder, with forward slashes."""
    severity: Mapping[str, Severity]
    """Rule code → its severity there."""
    off: tuple[str, ...] = ()
    """Codes of the rules that don't run there."""

    def holds(self, path: str) -> bool:
        """Whether a file lies in it."""
        return PurePosixPath(path).is_relative_to(self.folder)


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that a verdict depends on besides claim, source and rules; the default is meant for CI."""

    strictness: Strictness = Strictness.NORMAL
    select: tuple[str, ...] = ()
    """Codes, names or code prefixes of the rules to run; empty means all."""
    ignore: tuple[str, ...] = ()
    """Codes, names or code prefixes of rules not to run."""
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Rule code or name → the severity to give it."""
    today: date | None = None
    """The day that ``until`` of an ignore is held against; nothing means that no ignore has expired."""
    use_ignores: bool = True
    """Whether a claim's ignores hold."""
    explain: bool = False
    """Whether each verdict says what each word of its claim met."""
    folders: tuple[FolderLevels, ...] = ()
    """Severities by the folder of the claim; an inner folder wins over an outer one, and either over ``severity``."""

    def at(self, path: str | None) -> Options:
        """Return the options that hold for the claims of one file."""
        if not self.folders:
            return self
        around = sorted((one for one in self.folders if path and one.holds(path)), key=lambda one: len(one.folder))
        severity, ignore = dict(self.severity), self.ignore
        for one in around:
            severity |= one.severity
            ignore = (*(rule for rule in ignore if rule not in one.severity), *one.off)
        return replace(self, severity=severity, ignore=ignore, folders=())

    @property
    def weights(self) -> tuple[object, ...]:
        """What tells apart the options of two folders."""
        return (self.ignore, *sorted(self.severity.items()))
