"""Two runs compared: which verdicts are others now, and what changed for them, claim, source, settings or our rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from claimcheck.errors import Place, UsageError
from claimcheck.model import Report
from claimcheck.project.lock import Lock, lock_of, read_lock
from claimcheck.project.names import LOCK_FILE
from claimcheck.renderers.document import Document, read_document

_REPORT = "write one with `claimcheck verify --output json=report.json`"


class Judgement(NamedTuple):
    """What one run said of one claim."""

    claim: str
    verdict: str
    expect: str
    rules: tuple[str, ...]
    """Codes of its errors and warnings."""
    evidence: tuple[tuple[str, str], ...]
    """Source and words of each sentence that it rested on."""


class Run(NamedTuple):
    """One run."""

    judgements: dict[str, Judgement]
    made_by: str
    """Version of claimcheck, and its fingerprint where that is known."""


class Flip(NamedTuple):
    """A claim that came out otherwise."""

    id: str
    old: str | None
    """Its verdict before; nothing when the claim is new."""
    new: str | None
    why: str
    rules: tuple[str, ...] = ()
    """Codes of what is found now and was not before."""


def read_run(path: Path) -> Run:
    """Read a report (``--format json``) or a lock file; raise ``UsageError`` or ``LockError`` for anything else."""
    if path.name == LOCK_FILE or path.suffix == ".lock":
        lock = read_lock(path.parent) if path.name == LOCK_FILE else None
        if lock is None:
            raise UsageError("there is no such lock", where=Place(str(path)), hint=f"locks are called {LOCK_FILE}")
        return run_of_lock(lock)
    try:
        return _of_document(read_document(path.read_text("utf-8")))
    except (ValidationError, UnicodeDecodeError, json.JSONDecodeError):
        raise UsageError("it is no report of claimcheck", where=Place(str(path)), hint=_REPORT) from None
    except OSError as error:
        raise UsageError(f"it can't be read: {error.strerror}", where=Place(str(path)), hint=_REPORT) from None


def run_of_lock(lock: Lock) -> Run:
    """Return what a lock took down."""
    judgements = {
        one.id: Judgement(
            one.claim, one.verdict, one.expect, one.rules, tuple((each.source, each.exact) for each in one.evidence)
        )
        for one in lock.claim
    }
    return Run(judgements, f"{lock.tool} {lock.fingerprint}")


def run_of_report(report: Report) -> Run:
    """Return what a report says."""
    return run_of_lock(lock_of(report))


def _of_document(document: Document) -> Run:
    judgements = {
        one.claim.id: Judgement(
            one.claim.text,
            one.verdict,
            one.claim.expect,
            tuple(dict.fromkeys(each.code for each in one.findings if each.severity != "info")),
            tuple((each.source, each.text) for each in one.evidence),
        )
        for one in document.results
    }
    return Run(judgements, document.version)


def flips(old: Run, new: Run) -> Iterator[Flip]:
    """Yield the claims whose verdicts differ, and those that only one run has, by id."""
    for identity in sorted(old.judgements.keys() | new.judgements.keys()):
        before, after = old.judgements.get(identity), new.judgements.get(identity)
        if before is None or after is None:
            why = "the claim is new" if before is None else "the claim is gone"
            yield Flip(identity, before and before.verdict, after and after.verdict, why)
        elif before.verdict != after.verdict:
            added = tuple(code for code in after.rules if code not in before.rules)
            yield Flip(identity, before.verdict, after.verdict, _why(before, after, old, new), added)


def _why(before: Judgement, after: Judgement, old: Run, new: Run) -> str:
    """The first thing that differs of what a verdict depends on."""
    if before.claim != after.claim:
        return "the claim was reworded"
    if any(code.startswith("CC30") for code in after.rules) or before.evidence != after.evidence:
        return "its sentence in the source is another one now"
    if old.made_by != new.made_by and " " in old.made_by and " " in new.made_by:
        return "the rules, lexicons or model of claimcheck changed"
    if old.made_by.split()[0] != new.made_by.split()[0]:
        return f"claimcheck {old.made_by.split()[0]} became {new.made_by.split()[0]}"
    return "settings, or another sentence of the source"
