"""Independent sources: how many carry a claim, where it requires more than one."""

from __future__ import annotations

from collections.abc import Container, Mapping

from claimcheck.engine.copies import Copies
from claimcheck.engine.options import Options
from claimcheck.engine.raising import raise_rule
from claimcheck.model import Evidence, Finding, Verdict, VerdictKind
from claimcheck.rules.derived import TOO_FEW_SOURCES


def too_few(
    alone: Mapping[str, Verdict], copies: Copies, required: int, options: Options, outdated: Container[str] = ()
) -> list[Finding]:
    """Tell that fewer independent sources than required carry a claim; ``alone`` is what each says by itself.

    A source that is ``outdated`` counts for nothing beside its successor, which is another state of the same text.
    """
    carrying: dict[str, Evidence | None] = {
        name: next(iter(said.evidence), None)
        for name, said in alone.items()
        if said.verdict is VerdictKind.SUPPORTED and name not in outdated
    }
    groups = copies.independent(carrying)
    if len(groups) >= required:
        return []
    carry = "none carries" if not groups else "1 carries" if len(groups) == 1 else f"{len(groups)} carry"
    named = f": {'; '.join(map(_named, groups))}" if groups else ""
    message = f"{required} independent sources are required, {carry} this{named}"
    return raise_rule(TOO_FEW_SOURCES, options, message)


def _named(group: list[str]) -> str:
    first, *copies = group
    return f"{first} (and its {'copies' if len(copies) > 1 else 'copy'} {', '.join(copies)})" if copies else first
