"""What an audit tells besides its findings: what was no claim, and what of the sources the text rests on."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.renderers.cells import plain
from claimcheck.renderers.summary import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model import Audited, Report
    from claimcheck.renderers.style import Style

_SHOWN = 12
"""How many stretches of untouched sentences are named."""


def coverage_lines(report: Report, style: Style) -> Iterator[str]:
    """Yield lines on an audited text; none for other reports. With ``verbose``, each stretch that was no claim too."""
    if report.audited is None:
        return
    yield from _skipped_lines(report.audited, style)
    paths = {source.id: source.path or source.id for source in report.sources}
    for each in report.audited.coverage:
        whole = len(each.rests) + len(each.untouched)
        rest = f"; not on {_ranges(each.untouched)}" if each.untouched and each.rests else ""
        yield plain(f"rests on {len(each.rests)} of {count(whole, 'sentence')} of {paths[each.source]}{rest}")


def _skipped_lines(audited: Audited, style: Style) -> Iterator[str]:
    if not audited.skipped:
        return
    reasons = Counter(skipped.reason.value for skipped in audited.skipped)
    told = ", ".join(f"{number} {reason}" for reason, number in reasons.items())
    yield f"unchecked, not a claim: {count(len(audited.skipped), 'sentence')} ({told})"
    if style.verbose:
        for skipped in audited.skipped:
            yield f"  {skipped.reason.value}: {plain(' '.join(skipped.span.of(audited.text.text).split()))}"


def _ranges(numbers: Iterable[int]) -> str:
    """Write numbers of sentences as stretches: ``s2, s4–7``."""
    runs = [
        [number for _, number in group] for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    ]
    named = [f"s{run[0]}" if len(run) == 1 else f"s{run[0]}–{run[-1]}" for run in runs[:_SHOWN]]
    return ", ".join(named) + (" …" if len(runs) > _SHOWN else "")
