"""How much was done, in words: the last line of every text format, and one claim's outcome in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model import Severity, VerdictKind
from claimcheck.renderers.cells import plain

if TYPE_CHECKING:
    from claimcheck.model import ClaimResult, Report
    from claimcheck.renderers.places import Places

_EVEN_IF_NONE = frozenset({VerdictKind.SUPPORTED, VerdictKind.CONTRADICTED, VerdictKind.UNCHECKED})


def summary(report: Report) -> str:
    """Return the counts in one line, such as ``14 claims checked against 1 source: 13 supported, …; 1 failed, …``."""
    claims, sources = len(report.results), len(report.sources)
    done = f"{count(claims, 'claim')} checked against {count(sources, 'source')}: "
    return done + "; ".join(
        part for part in (_verdicts(report), _outcome(report), _ignored(report), _file_problems(report)) if part
    )


def count(number: int, noun: str) -> str:
    """Return a number with its noun, ``1 claim`` or ``2 claims``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _verdicts(report: Report) -> str:
    if not report.results:
        return "nothing was checked"
    counts = ((kind, report.count(kind)) for kind in VerdictKind)
    return ", ".join(f"{number} {kind}" for kind, number in counts if number or kind in _EVEN_IF_NONE)


def _outcome(report: Report) -> str:
    if not report.results:
        return ""
    failed = len(report.failed)
    passed = len(report.results) - failed
    return f"{failed} failed, {passed} as expected" if failed else f"all {passed} as expected"


def _ignored(report: Report) -> str:
    number = sum(len(result.suppressed) for result in report.results)
    return f"{count(number, 'finding')} ignored" if number else ""


def _file_problems(report: Report) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    warnings = sum(problem.severity is Severity.WARNING for problem in report.problems)
    parts = ((errors, "error"), (warnings, "warning"))
    named = " and ".join(count(number, noun) for number, noun in parts if number)
    return f"{named} in files" if named else ""


def mismatch(result: ClaimResult) -> tuple[str, str]:
    """Why a claim fails when no finding says so: one line, and what to do."""
    verdict, expected = result.verdict, result.claim.expect
    if verdict.verdict is VerdictKind.UNCHECKED:
        return (
            f"could not be judged: {verdict.reason or 'no reason given'}",
            "an unchecked claim never counts as passed",
        )
    what = f"expected {expected}, but it is {verdict.verdict}"
    if expected is VerdictKind.SUPPORTED:
        return what, "see the sentence that comes nearest; reword the claim or name another source"
    return what, f"if {verdict.verdict} is right, change or drop `expect: {expected}`"


def verdict_line(result: ClaimResult, places: Places) -> str:
    """One claim's outcome in a line: place, id, verdict, and the sentence it rests on."""
    claim, verdict = result.claim, result.verdict
    place = f"{claim.origin.place} {claim.id}" if claim.origin else claim.text
    said = verdict.verdict if claim.expect is VerdictKind.SUPPORTED else f"{verdict.verdict} as expected"
    why = f" ({verdict.findings[0].code} {verdict.findings[0].name})" if verdict.findings else ""
    return plain(f"{place}: {said}{why}{_resting_on(result, places)}")


def _resting_on(result: ClaimResult, places: Places) -> str:
    if not result.verdict.evidence:
        return ": no sentence speaks of it" if result.verdict.verdict is VerdictKind.SUPPORTED else ""
    first = result.verdict.evidence[0]
    found = places.where(first.source, first.start)
    where = f"{found} " if found else ""
    joint = "by" if result.verdict.verdict is VerdictKind.SUPPORTED else "at"
    return f" {joint} {where}({first.anchor})"
