"""Sources that are out of date: where one and its successor disagree, the successor decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from claimcheck.engine.options import Options
from claimcheck.engine.raising import raise_rule, with_findings
from claimcheck.model import Source, Verdict, VerdictKind
from claimcheck.rules.derived import SUPERSEDED

Hear = Callable[[Sequence[str]], Verdict]
"""Judges the claim by the sources of these ids alone."""
HearEach = Callable[[str], Iterable[Verdict]]
"""Judges each sentence of a claim that has several by the source of this id."""
_ASIDE = ("CC201", "CC202", "CC204")
"""Errors that say that a sentence is about something else rather than against the claim."""


def successors(sources: Iterable[Source]) -> dict[str, str]:
    """Return, by id, for each source that is out of date the latest of its line, as far as they are given."""
    following = {source.id: source.superseded_by for source in sources}
    latest = {name: _latest(name, following) for name in following}
    return {name: last for name, last in latest.items() if last != name}


def _latest(name: str, following: Mapping[str, str | None]) -> str:
    seen = {name}
    while (after := following[name]) is not None and after in following and after not in seen:
        seen.add(after)
        name = after
    return name


def succeeded(
    verdict: Verdict,
    names: Sequence[str],
    latest: Mapping[str, str],
    hear: Hear,
    options: Options,
    each: HearEach = lambda _: (),
) -> Verdict:
    """Return what is to be said of a claim that rests on a source that is out of date, else the verdict as it is.

    ``names`` are the sources that the claim was judged by, ``latest`` is what `successors` returns.
    """
    resting = next((one for one in verdict.evidence if one.source in latest), None)
    old = resting.source if resting else next((name for name in names if name in latest), None)
    if old is None or verdict.verdict is VerdictKind.UNCHECKED:
        return verdict
    new = latest[old]
    later = hear([new])
    if verdict.verdict is not VerdictKind.SUPPORTED:
        said = f"{old} does not carry this, {new}, which supersedes it, does"
        carried = later.verdict is VerdictKind.SUPPORTED
        return with_findings(later, raise_rule(SUPERSEDED, options, said, at=resting)) if carried else verdict
    if resting is None or later.verdict is VerdictKind.SUPPORTED:
        return verdict if resting is None else later
    if denies(later) or any(map(denies, each(new))):
        said = f"{old} carries this, but {new}, which supersedes it, says otherwise"
        return with_findings(later, raise_rule(SUPERSEDED, options, said, at=resting))
    current = [name for name in names if name not in latest]
    others = hear(current) if current and current != [new] else later
    if others.verdict is VerdictKind.SUPPORTED:
        return others
    said = f"this rests on {resting.anchor}, and {new}, which supersedes {old}, does not say it"
    return with_findings(verdict, raise_rule(SUPERSEDED, options, said, at=resting))


def denies(said: Verdict) -> bool:
    """Whether a source speaks of the very matter and says otherwise."""
    aside = any(finding.code in _ASIDE for finding in said.findings)
    return said.verdict is VerdictKind.CONTRADICTED and bool(said.evidence) and not aside
