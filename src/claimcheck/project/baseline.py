"""The baseline of an old project: claims that failed when claimcheck came, and are let pass until somebody mends them.

It may only shrink: nothing is added to one that exists, and an entry that is not needed any more fails the run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimcheck.claimfiles.notes import problem
from claimcheck.errors import ClaimcheckError, Place, remedy
from claimcheck.model import ClaimResult, Problem, Report, Severity
from claimcheck.model.codes import STALE_BASELINE
from claimcheck.project.files import read_own, write_atomically
from claimcheck.project.names import BASELINE_FILE

LARGEST = 64 * 2**20
"""Bytes of a baseline."""
_AGAIN = "take a good version of it from your version control, or delete it and run `claimcheck baseline`"


class BaselineError(ClaimcheckError):
    """The baseline can't be read or written."""

    slug = "baseline-invalid"


class Entry(BaseModel):
    """A claim that failed, and by which rules."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    claim: str
    """Its words: another claim of the same id is not let pass."""
    rules: tuple[str, ...]
    """Codes of its errors."""


class Baseline(BaseModel):
    """All claims that are let pass."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = Field(alias="schema", le=1)
    claims: tuple[Entry, ...] = ()


def read_baseline(folder: Path) -> Baseline | None:
    """Return the baseline of a project folder; nothing when it has none. Raises ``BaselineError`` for a broken one."""
    where = Place(str(folder / BASELINE_FILE))
    try:
        data = read_own(folder, BASELINE_FILE, LARGEST)
        return None if data is None else Baseline.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(map(str, first["loc"]))
        what = f"the baseline is broken: {f'`{key}`: ' if key else ''}{first['msg']}"
        raise BaselineError(what, where=where, hint=_AGAIN) from None
    except OSError as error:
        what = f"the baseline can't be read: {error.strerror}"
        raise BaselineError(what, where=where, hint=remedy(error) or _AGAIN) from None


def write_baseline(folder: Path, baseline: Baseline) -> None:
    """Write the baseline of a project folder, whole or not at all; raise ``BaselineError`` when it can't be."""
    text = json.dumps(baseline.model_dump(by_alias=True), indent=2, ensure_ascii=False) + "\n"
    try:
        write_atomically(folder / BASELINE_FILE, text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        what = f"the baseline can't be written: {error.strerror}"
        raise BaselineError(what, where=Place(str(folder / BASELINE_FILE)), hint=remedy(error)) from None


def baseline_of(report: Report, old: Baseline | None) -> Baseline:
    """Return the claims that fail; of an old baseline, those of its entries that still do, and by what."""
    failing = [Entry(id=one.claim.id, claim=one.claim.text, rules=_errors(one)) for one in report.failed]
    if old is not None:
        known = {(one.id, one.claim): one.rules for one in old.claims}
        kept = ((one, _both(known.get((one.id, one.claim), ()), one.rules)) for one in failing)
        failing = [one.model_copy(update={"rules": rules}) for one, rules in kept if rules]
    return Baseline(schema=1, claims=tuple(sorted(failing, key=lambda one: one.id)))


def _both(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in old if code in new)


def _errors(result: ClaimResult) -> tuple[str, ...]:
    found = (one.code for one in result.verdict.findings if one.severity is Severity.ERROR)
    return tuple(dict.fromkeys(found)) or (result.verdict.verdict.value,)


def let_pass(report: Report, baseline: Baseline, *, whole: bool) -> Report:
    """Let the claims of a baseline pass that fail as they did; tell the entries that are not needed any more.

    What they fail by is kept among their suppressed findings. ``whole`` tells that the report has all claims.
    """
    entries = {one.id: one for one in baseline.claims}
    results = tuple(_passed(result, entries.get(result.claim.id)) for result in report.results)
    problems = tuple(_stale(report, baseline)) if whole else ()
    return report.model_copy(update={"results": results, "problems": (*report.problems, *problems)})


def _passed(result: ClaimResult, entry: Entry | None) -> ClaimResult:
    if entry is None or result.passed or entry.claim != result.claim.text:
        return result
    if not set(_errors(result)) <= set(entry.rules):  # it fails by more than it did
        return result
    errors = tuple(one for one in result.verdict.findings if one.severity is Severity.ERROR)
    kept = tuple(one for one in result.verdict.findings if one.severity is not Severity.ERROR)
    verdict = result.verdict.model_copy(update={"verdict": result.claim.expect, "findings": kept})
    return result.model_copy(update={"verdict": verdict, "suppressed": (*result.suppressed, *errors)})


def _stale(report: Report, baseline: Baseline) -> Iterator[Problem]:
    failing = {(one.claim.id, one.claim.text) for one in report.failed}
    for entry in baseline.claims:
        if (entry.id, entry.claim) not in failing:
            message = f"the baseline lets the claim `{entry.id}` pass, which does not fail any more"
            hint = "run `claimcheck baseline` to take it out"
            yield problem(STALE_BASELINE, message, BASELINE_FILE, 1, 1, hint)
