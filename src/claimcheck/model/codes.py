"""Codes of what can be wrong with files and ignores rather than with a claim; the rules that judge bring their own."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.model.verdict import Severity


class Code(NamedTuple):
    """A stable code, its name, and how much it matters when nothing else is said."""

    code: str
    name: str
    severity: Severity = Severity.ERROR


SOURCE_UNREADABLE = Code("CC401", "source-unreadable")
CLAIM_FILE_INVALID = Code("CC402", "claim-file-invalid")
DUPLICATE_ID = Code("CC403", "duplicate-id")
UNUSED_IGNORE = Code("CC404", "unused-ignore", Severity.WARNING)
EXPIRED_IGNORE = Code("CC405", "expired-ignore")
NOTHING_CHECKED = Code("CC406", "nothing-checked")
NOT_LOCKED = Code("CC407", "not-locked")
LOCK_WITHOUT_CLAIM = Code("CC408", "lock-without-claim")
STALE_BASELINE = Code("CC409", "stale-baseline")
TEXT_LOST = Code("CC410", "text-lost", Severity.WARNING)
SOURCE_SHRANK = Code("CC411", "source-shrank", Severity.WARNING)
