"""One line on a terminal that says how far a long run is; where no person watches, nothing."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_EVERY = 0.2


class Progress:
    """Counts, and shows the count with its rate and the time left, a few times a second."""

    def __init__(self, noun: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._noun = noun
        self._clock = clock
        self._watched = sys.stderr.isatty()
        self._began = self._shown = clock()
        self._skipped = 0

    def skip(self, done: int) -> None:
        """Leave out of the rate what was there already."""
        self._skipped = done
        self._began = self._clock()

    def show(self, done: int, share: float | None) -> None:
        """Say that ``done`` are done, which is ``share`` of all (from 0 to 1) or of nobody knows how many."""
        now = self._clock()
        if self._watched and now - self._shown >= _EVERY:
            self._shown = now
            sys.stderr.write(
                "\r\x1b[K" + progress_line(self._noun, done, done - self._skipped, share, now - self._began)
            )
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._watched:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def progress_line(noun: str, done: int, fresh: int, share: float | None, seconds: float) -> str:
    """Return such as ``1,200 records, 80 a second, 3 min left``; ``fresh`` of ``done`` took ``seconds``."""
    rate = fresh / seconds if seconds > 0 else 0.0
    parts = [f"{done:,} {noun}", f"{rate:,.0f} a second" if rate >= 10 else f"{rate:.1f} a second"]
    if share and rate:
        parts.append(f"{_duration((done / share - done) / rate)} left")
    return ", ".join(parts)


def _duration(seconds: float) -> str:
    minutes, hours = seconds / 60, seconds / 3600
    if hours >= 1:
        return f"{int(hours)} h {int(minutes) % 60} min"
    return f"{minutes:.0f} min" if minutes >= 1 else f"{seconds:.0f} s"
