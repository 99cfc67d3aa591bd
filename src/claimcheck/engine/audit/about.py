"""What an audit has to say of a source rather than of a claim."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.engine.judge import settled
from claimcheck.engine.options import Options
from claimcheck.model import Problem, Source
from claimcheck.rules import Rule


def about_source(rule: Rule, source: Source, message: str, options: Options, at: int = 0) -> Iterator[Problem]:
    """Yield a problem at a code point of a source, with the severity of the options, unless they turn it off."""
    active = settled(rule, options)
    if active is None:
        return
    before = source.text[:at].removeprefix("\ufeff")
    yield Problem(
        code=active.code,
        name=active.name,
        severity=active.severity,
        message=message,
        path=source.path or source.id,
        line=before.count("\n") + 1,
        column=len(before) - before.rfind("\n"),
        hint=active.hint,
    )
