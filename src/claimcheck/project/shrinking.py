"""Sources that have fewer words than when they were locked, and which words those were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.claimfiles.notes import problem
from claimcheck.errors import SourceError
from claimcheck.model.codes import SOURCE_SHRANK
from claimcheck.project.changes import at_last_change
from claimcheck.project.lock import Lock, LockedSource, words_of
from claimcheck.project.names import LOCK_FILE
from claimcheck.project.rereading import counted

if TYPE_CHECKING:
    from claimcheck.model import Problem, Source
    from claimcheck.project.discovery import Project

_HINT = "bring the text back, or run `claimcheck lock` if it was cut on purpose"


def shrunk(project: Project, lock: Lock, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Tell which sources have fewer words than when they were locked."""
    for one in lock.source:
        source = sources.get(one.id)
        left = words_of(source.text) if source else []
        if source is None or len(left) >= one.words:
            continue
        before = _committed(project, one, source)
        known = before or _locked(lock, one.id)
        gone = list((Counter(known) - Counter(left)).elements())
        of_what = "" if before else " of the sentences that claims rested on"
        missing = f"; missing{of_what}: {counted(gone)}" if gone else ""
        message = f"source `{one.id}` had {one.words:,} words when it was locked and has {len(left):,}{missing}"
        yield problem(SOURCE_SHRANK, message, source.path, hint=_HINT)


def _committed(project: Project, one: LockedSource, source: Source) -> list[str] | None:
    """The words that a source had when its lock was committed; nothing where git can't tell."""
    from claimcheck.readers import read_data

    data = at_last_change(project.root, LOCK_FILE, source.path) if source.path else None
    try:
        then = read_data(data, Path(str(source.path)), one.id, "") if data else None
    except SourceError:
        return None
    words = words_of(then.text) if then else []
    return words if len(words) == one.words else None


def _locked(lock: Lock, source: str) -> list[str]:
    """The words of a source that its lock has."""
    anchors = {each for claim in lock.claim for each in claim.evidence if each.source == source}
    known = Counter[str]()
    for each in sorted(anchors, key=lambda each: (each.start, each.exact)):
        known |= Counter(words_of(f"{each.prefix} {each.exact} {each.suffix}"))
    return [*known.elements()]
