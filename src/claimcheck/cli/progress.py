"""A bar on a terminal that says how far a long run is; where no person watches, and in a short run, nothing."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.progress import Progress as Bar

_PATIENCE = 1.0
"""Seconds after which a run is long; a bar that flashes up in a short one is only a flicker."""
T = TypeVar("T")


class Progress:
    """Counts what is done, with rate and time left."""

    def __init__(self, noun: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._noun = noun
        self._clock = clock
        self._watched = sys.stderr.isatty()
        self._began = clock()
        self._bar: Bar | None = None

    def over(self, items: Sequence[T]) -> Iterator[T]:
        """Yield items, and show how many of them are done."""
        try:
            for done, item in enumerate(items):
                self.show(done, done / len(items))
                yield item
        finally:
            self.clear()

    def restart(self) -> None:
        """Leave out of the rate what was there already."""
        self.clear()
        self._began = self._clock()

    def show(self, done: int, share: float | None) -> None:
        """Say that ``done`` are done, which is ``share`` of all (from 0 to 1) or of nobody knows how many."""
        if not self._watched or (self._bar is None and self._clock() - self._began < _PATIENCE):
            return
        # The total is known from a share of bytes, so it may waver by a few until the end.
        total = round(done / share) if share else None
        if self._bar is None:
            self._bar = _started(self._noun, done)
        self._bar.update(self._bar.task_ids[0], completed=done, total=total)

    def clear(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def _started(noun: str, done: int) -> Bar:
    # Imported when a bar is shown, so that no other run pays for it.
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), TextColumn("{task.completed:,.0f} {task.description}"), TimeRemainingColumn())
    bar = Bar(*columns, console=Console(file=sys.stderr), transient=True, refresh_per_second=5)
    bar.add_task(noun, total=None, completed=done)
    bar.start()
    return bar
