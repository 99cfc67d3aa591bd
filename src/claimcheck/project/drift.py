"""A report held to the lock: what became of the sentences that its claims rested on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.claimfiles.notes import problem
from claimcheck.errors import UsageError
from claimcheck.model import Origin, VerdictKind
from claimcheck.model.codes import LOCK_WITHOUT_CLAIM, NOT_LOCKED
from claimcheck.project.lock import Lock, missing, read_lock
from claimcheck.project.names import LOCK_FILE
from claimcheck.project.shrinking import shrunk

if TYPE_CHECKING:
    from claimcheck.engine import Options
    from claimcheck.model import ClaimResult, Problem, Report, Source
    from claimcheck.model.codes import Code
    from claimcheck.project.discovery import Project
    from claimcheck.project.lock import LockedClaim


def held_to_lock(project: Project, report: Report, options: Options, *, strict: bool, whole: bool) -> Report:
    """Add to each claim what became of its locked sentences; nothing where the project has no lock.

    ``strict`` asks that claims and lock name the same claims; ``whole`` tells that the report has all claims, so that
    a lock without its claim can be told. Raises ``LockError`` for a broken lock, ``UsageError`` for a missing one that
    is asked for.
    """
    lock = read_lock(project.root)
    if lock is None:
        if strict:
            raise UsageError(f"there is no {LOCK_FILE} in {project.root}", hint="write one with `claimcheck lock`")
        return report
    sources = {source.id: source for source in report.sources}
    locked = lock.by_id()
    results = tuple(_held(result, locked.get(result.claim.id), sources, options) for result in report.results)
    problems = [*shrunk(project, lock, sources), *(_differing(project, report, lock, whole=whole) if strict else ())]
    return report.model_copy(update={"results": results, "problems": (*report.problems, *problems)})


def _held(result: ClaimResult, locked: LockedClaim | None, sources: dict[str, Source], options: Options) -> ClaimResult:
    from claimcheck.engine.drift import State, drift, with_drift

    if locked is None or locked.claim != result.claim.text:
        return result  # another claim rests on other words
    options = options.at(result.claim.path)
    found = [drift(one, sources.get(one.source), options) for one in locked.evidence]
    found = [one for one in found if one.state is not State.EXACT]
    relied_on = result.claim.expect is VerdictKind.SUPPORTED
    verdict = with_drift(result.verdict, found, options, relied_on=relied_on)
    return result if verdict is result.verdict else result.model_copy(update={"verdict": verdict})


def _differing(project: Project, report: Report, lock: Lock, *, whole: bool) -> Iterator[Problem]:
    unlocked, orphaned = missing(lock, (result.claim.id for result in report.results))
    locked = lock.by_id()
    for result in report.results:
        claim = result.claim
        if claim.id in unlocked:
            yield _problem(NOT_LOCKED, f"claim `{claim.id}` is not in {LOCK_FILE}", claim.origin)
        elif locked[claim.id].claim != claim.text:
            yield _problem(NOT_LOCKED, f"claim `{claim.id}` was changed since it was locked", claim.origin)
    for identity in orphaned if whole else ():
        origin = Origin(path=LOCK_FILE, line=_line_of(project.root / LOCK_FILE, identity), column=1)
        yield _problem(LOCK_WITHOUT_CLAIM, f"{LOCK_FILE} has the claim `{identity}`, and no claim file has it", origin)


def _line_of(path: Path, identity: str) -> int:
    from claimcheck.project.lock import quoted

    lines = path.read_text("utf-8-sig").split("\n")
    return next((number for number, line in enumerate(lines, 1) if line == f"id = {quoted(identity)}"), 1)


def _problem(code: Code, message: str, origin: Origin | None) -> Problem:
    path, line, column = (origin.path, origin.line, origin.column) if origin else (None, None, None)
    return problem(code, message, path, line, column, hint="run `claimcheck lock` and commit the lock")
