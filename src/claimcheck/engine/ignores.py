"""Ignores: findings that a claim's author accepts, with a reason, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.engine.judge import kind_of, settled
from claimcheck.model import ClaimResult, Finding, Ignore, Problem
from claimcheck.model.codes import EXPIRED_IGNORE, UNUSED_IGNORE
from claimcheck.rules import find_rule, judging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.engine.options import Options
    from claimcheck.model.codes import Code

_HINTS = {UNUSED_IGNORE: "take it out", EXPIRED_IGNORE: "settle it, or set a later `until` with a reason"}


def apply_ignores(result: ClaimResult, options: Options) -> ClaimResult:
    """Take out what the claim ignores, and judge anew by what is left."""
    verdict, holding = result.verdict, _holding(result, options)
    suppressed = [finding for finding in verdict.findings if any(_meant(ignore, finding) for ignore in holding)]
    if not suppressed:
        return result
    kept = [finding for finding in verdict.findings if finding not in suppressed]
    verdict = verdict.model_copy(update={"verdict": kind_of(kept), "findings": tuple(kept)})
    return result.model_copy(update={"verdict": verdict, "suppressed": tuple(suppressed)})


def ignore_problems(result: ClaimResult, options: Options) -> list[Problem]:
    """Report the ignores of a result, ignores applied, that have expired, and those that hide nothing."""
    if not result.claim.ignore or not options.use_ignores:
        return []
    holding = _holding(result, options)
    expired = [ignore for ignore in result.claim.ignore if ignore not in holding]
    unused = [ignore for ignore in holding if not _used(ignore, result.suppressed) and not _left_out(ignore, options)]
    found = [_problem(result, ignore, EXPIRED_IGNORE, f"expired on {ignore.until}", options) for ignore in expired]
    found += [_problem(result, ignore, UNUSED_IGNORE, "hides nothing", options) for ignore in unused]
    return [problem for problem in found if problem]


def _holding(result: ClaimResult, options: Options) -> Sequence[Ignore]:
    if not options.use_ignores:
        return []
    today = options.today
    return [ignore for ignore in result.claim.ignore if not (today and ignore.until and ignore.until < today)]


def _used(ignore: Ignore, suppressed: Sequence[Finding]) -> bool:
    return any(_meant(ignore, finding) for finding in suppressed)


def _meant(ignore: Ignore, finding: Finding) -> bool:
    return ignore.rule.upper() == finding.code or ignore.rule.lower() == finding.name


def _left_out(ignore: Ignore, options: Options) -> bool:
    """Whether the ignored rule exists but does not run this time, so that nobody can tell what it would have found."""
    rule = find_rule(ignore.rule)
    return rule in judging() and settled(rule, options) is None


def _problem(result: ClaimResult, ignore: Ignore, code: Code, what: str, options: Options) -> Problem | None:
    """Make a problem, with the severity that the options give it; nothing when they leave its rule out."""
    rule = find_rule(code.code)
    if rule and rule.is_named(options.ignore):
        return None
    origin = result.claim.origin
    return Problem(
        code=code.code,
        name=code.name,
        severity=options.severity.get(code.code, options.severity.get(code.name, code.severity)),
        message=f"claim {result.claim.id}: the ignore of {ignore.rule} {what}",
        path=origin.path if origin else None,
        line=origin.line if origin else None,
        column=origin.column if origin else None,
        hint=_HINTS[code],
    )
