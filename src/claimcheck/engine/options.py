"""How to judge: the part of the settings that the engine looks at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from claimcheck.model import Severity


class Strictness(StrEnum):
    """How much of a claim may be left uncarried before it fails."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


SLACK = {Strictness.LOW: 2.0, Strictness.NORMAL: 1.0, Strictness.HIGH: 0.5}
"""By how much each strictness widens or narrows the share of a claim that may be left uncarried."""


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
