"""All rules, in order of their codes."""

from __future__ import annotations

from functools import cache

from claimcheck.rules import coverage, names, polarity, project, quantities, quotation, reporting, roles, time
from claimcheck.rules.interface import Rule


@cache
def catalogue() -> tuple[Rule, ...]:
    """Every rule that claimcheck knows, by code."""
    families = (quantities, names, time, polarity, roles, reporting, quotation, coverage, project)
    return tuple(sorted((rule for family in families for rule in family.RULES), key=lambda rule: rule.code))


@cache
def find_rule(code_or_name: str) -> Rule | None:
    """The rule with this code (any case) or name; nothing when there is none."""
    wanted = code_or_name.strip()
    return next((rule for rule in catalogue() if wanted.upper() == rule.code or wanted.lower() == rule.name), None)
