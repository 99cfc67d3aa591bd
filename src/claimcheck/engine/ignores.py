"""Ignores: findings that a claim's author accepts, with a reason, and for how long."""

from __future__ import annotations

from claimcheck.engine.judge import kind_of
from claimcheck.engine.options import Options
from claimcheck.model import ClaimResult, Finding, Ignore, Problem, Severity


def apply_ignores(result: ClaimResult, options: Options) -> tuple[ClaimResult, list[Problem]]:
    """Take out what the claim ignores, judge anew by what is left, and report ignores that are unused or expired."""
    claim, verdict = result.claim, result.verdict
    if not claim.ignore or not options.use_ignores:
        return result, []
    expired = [ignore for ignore in claim.ignore if options.today and ignore.until and ignore.until < options.today]
    holding = [ignore for ignore in claim.ignore if ignore not in expired]
    suppressed = [finding for finding in verdict.findings if any(_meant(ignore, finding) for ignore in holding)]
    kept = [finding for finding in verdict.findings if finding not in suppressed]
    unused = [ignore for ignore in holding if not any(_meant(ignore, finding) for finding in suppressed)]
    problems = [_problem(result, ignore, "CC405", "expired-ignore", f"expired on {ignore.until}") for ignore in expired]
    problems += [_problem(result, ignore, "CC404", "unused-ignore", "hides nothing") for ignore in unused]
    if suppressed:
        verdict = verdict.model_copy(update={"verdict": kind_of(kept), "findings": tuple(kept)})
    return result.model_copy(update={"verdict": verdict, "suppressed": tuple(suppressed)}), problems


def _meant(ignore: Ignore, finding: Finding) -> bool:
    return ignore.rule.upper() == finding.code or ignore.rule.lower() == finding.name


def _problem(result: ClaimResult, ignore: Ignore, code: str, name: str, what: str) -> Problem:
    origin = result.claim.origin
    return Problem(
        code=code,
        name=name,
        severity=Severity.WARNING if code == "CC404" else Severity.ERROR,
        message=f"claim {result.claim.id}: the ignore of {ignore.rule} {what}",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        column=origin.column if origin else None,
        hint="take it out" if code == "CC404" else "settle it, or set a later `until` with a reason",
    )
