"""All rules, in order of their codes."""

from __future__ import annotations

from functools import cache

from claimcheck.model.codes import EXPIRED_IGNORE, UNUSED_IGNORE
from claimcheck.rules import (
    absence,
    anchors,
    causes,
    comparison,
    coverage,
    derived,
    focus,
    kinds,
    names,
    polarity,
    project,
    quantifier,
    quantities,
    quotation,
    reporting,
    roles,
    time,
)
from claimcheck.rules.interface import Rule

_ABOUT_IGNORES = frozenset({UNUSED_IGNORE.code, EXPIRED_IGNORE.code})


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule that claimcheck knows, by code."""
    yes_or_no = (polarity, quantifier, comparison, focus)
    when = (time, causes)
    when = (time, causes)
    of_claims = (quantities, names, *when, *yes_or_no, roles, kinds, reporting, quotation, coverage, absence, anchors)
    families = (*of_claims, project, derived)
    return tuple(sorted((rule for family in families for rule in family.RULES), key=lambda rule: rule.code))


def judging() -> tuple[Rule, ...]:
    """Return the rules that judge claims: only these can be chosen to run alone."""
    return tuple(rule for rule in catalogue() if rule not in project.RULES)


def adjustable() -> tuple[Rule, ...]:
    """Return the rules that can be left out or given another severity.

    The others tell that something was not checked at all, and nobody may be kept from knowing that.
    """
    return tuple(rule for rule in catalogue() if rule in judging() or rule.code in _ABOUT_IGNORES)


@cache
def find_rule(code_or_name: str) -> Rule | None:
    """Return the rule with this code (any case) or name; nothing when there is none."""
    wanted = code_or_name.strip()
    return next((rule for rule in catalogue() if wanted.upper() == rule.code or wanted.lower() == rule.name), None)
