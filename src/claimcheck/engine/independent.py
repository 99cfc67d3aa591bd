"""Independent sources: how many carry a claim, where it requires more than one."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.engine.copies import Copies
from claimcheck.engine.options import Options
from claimcheck.engine.raising import raise_rule
from claimcheck.model import Evidence, Finding, Verdict, VerdictKind
from claimcheck.rules.derived import TOO_FEW_SOURCES


def too_few(alone: Mapping[str, Verdict], copies: Copies, required: int, options: Options) -> list[Finding]:
    """Tell that fewer independent sources than required carry a claim; ``alone`` is what each says by itself."""
    carrying: dict[str, Evidence | None] = {
        name: next(iter(said.evidence), None) for name, said in alone.items() if said.verdict is VerdictKind.SUPPORTED
    }
    groups = copies.independent(carrying)
    if len(groups) >= required:
        return []
    named = "; ".join(" and its copies ".join([group[0], ", ".join(group[1:])][: len(group)]) for group in groups)
    message = f"{required} independent sources are required, {len(groups)} carry this" + (f": {named}" if named else "")
    return raise_rule(TOO_FEW_SOURCES, options, message)
