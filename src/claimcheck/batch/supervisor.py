"""Judging in several processes: rows in the order of their records, whatever becomes of a process.

A worker judges a few records side by side. One that dies or gives no row for too long is replaced, what it was at is
tried once more, each record alone, and one that costs a second worker is given up; every other record goes on. Only
lines of JSON pass between the processes.
"""

from __future__ import annotations

import signal
import time
from collections import deque
from contextlib import contextmanager
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from claimcheck.batch.records import Unreadable
from claimcheck.batch.rows import encode, unchecked_row
from claimcheck.batch.tasks import WINDOW, Job, encode_task, tasks, windows
from claimcheck.batch.worker import READY, Setup, serve
from claimcheck.errors import ClaimcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.batch.inputs import Entry

TIMEOUT = 60.0
"""Seconds that one record may take, or the first of a few that are judged side by side."""
START = 300.0
"""Seconds that a worker may take to load what it needs: many, since a busy machine is no fault."""
TRIES = 2
"""How many workers a record may cost."""
AHEAD = 4 * WINDOW
"""Records read before the first missing row is there: a slow record holds up no other until then."""
_NEAR = 8
"""Tasks among which a worker looks for one about a source that it has just read."""
_STARTS = 3
"""Workers in a row that may fail to start."""


class WorkerError(ClaimcheckError):
    """Workers can't even start."""

    slug = "workers"


class _Worker:
    """One process and what it is busy with."""

    def __init__(self, setup: Setup, timeout: float) -> None:
        context = get_context("spawn")  # nothing of this process, its threads or its open files, is taken along
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, setup, 2 * timeout), daemon=True)
        with _out_of_reach():
            self._process.start()
        theirs.close()
        self._timeout = timeout
        self.ready = False
        self.task: deque[Job] = deque()
        self.source: str | None = None
        """What the last record given was about."""
        self.deadline = time.monotonic() + START

    def give(self, task: list[Job]) -> None:
        """Send some records; if the worker is gone, that shows when its connection is read."""
        self.task.extend(task)
        self.source = _source(task[-1])
        self.deadline = time.monotonic() + self._timeout
        try:
            self.connection.send_bytes(encode_task(task))
        except OSError:
            return

    def finish(self) -> Job:
        """Return the record that the worker was at, and let the next one have its time."""
        self.deadline = time.monotonic() + self._timeout
        return self.task.popleft()

    def stop(self) -> int:
        """End the process at once, for it holds nothing that could be lost; return what it ended with."""
        self._process.kill()
        self._process.join()
        self.connection.close()
        return self._process.exitcode or 0


class Supervisor:
    """Runs ``workers`` processes that make rows with what ``setup()`` returns there (it must be picklable)."""

    def __init__(self, setup: Setup, workers: int, timeout: float = TIMEOUT) -> None:
        self._setup = setup
        self._size = workers
        self._timeout = timeout
        self._workers: list[_Worker] = []
        self._waiting: deque[list[Job]] = deque()
        self._rows: dict[int, bytes] = {}
        """Rows whose turn has not come, by their number."""
        self._failed_starts = 0

    def rows(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        """Yield the line of each entry's row, in order, then end the workers; raise ``WorkerError`` if none start."""
        try:
            yield from self.more_rows(entries)
        finally:
            self.stop()

    def more_rows(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        """As ``rows``, and the workers wait for another call with what they have loaded; all must be taken."""
        reader = windows(entries)
        read = written = 0
        more = True
        self._workers = self._workers or [self._new() for _ in range(self._size)]
        while more or written < read:
            while more and len(self._waiting) < self._size and read - written < AHEAD:
                window = next(reader, [])
                more = bool(window)
                read += len(window)
                self._plan(window)
            self._step()
            while written in self._rows:
                yield self._rows.pop(written)
                written += 1

    def stop(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.stop()
        self._workers = []

    def _new(self) -> _Worker:
        return _Worker(self._setup, self._timeout)

    def _plan(self, window: list[Job]) -> None:
        """Queue what can be judged; what can't be read needs no worker."""
        for job in window:
            if isinstance(job.entry.record, Unreadable):
                self._rows[job.number] = encode(unchecked_row(job.entry.record.id, job.entry.record.reason))
        self._waiting.extend(tasks(job for job in window if job.number not in self._rows))

    def _step(self) -> None:
        """Hand out work, then take in whatever comes first: rows, a death or a deadline."""
        for worker in self._workers:
            if self._waiting and worker.ready and not worker.task:
                worker.give(self._choose(worker))
        if not any(worker.task or self._waiting for worker in self._workers):
            return
        now = time.monotonic()
        patience = min((worker.deadline - now for worker in self._workers if _is_busy(worker)), default=0)
        heard = wait([worker.connection for worker in self._workers], max(0.0, patience))
        for place, worker in enumerate(self._workers):
            if worker.connection in heard:
                self._hear(place)
            elif _is_busy(worker) and worker.deadline <= time.monotonic():
                self._lost(place, hung=True)

    def _choose(self, worker: _Worker) -> list[Job]:
        """Take the next task, or one of the next few that is about what the worker has just read."""
        for place, task in enumerate(self._waiting):
            if place == _NEAR:
                break
            if _source(task[0]) == worker.source:
                del self._waiting[place]
                return task
        return self._waiting.popleft()

    def _hear(self, place: int) -> None:
        worker = self._workers[place]
        try:
            said = worker.connection.recv_bytes()
        except (EOFError, OSError):
            self._lost(place, hung=False)
            return
        if said == READY:
            worker.ready = True
            self._failed_starts = 0
        else:
            self._rows[worker.finish().number] = said

    def _lost(self, place: int, *, hung: bool) -> None:
        """Replace a worker, and see to what it was busy with."""
        worker = self._workers[place]
        code = worker.stop()
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts == _STARTS:
                what = f"worker processes can't start ({_ended(code)})"
                raise WorkerError(what, hint="run without --workers to see why")
        reason = f"took longer than {self._timeout:g} s" if hung else f"its worker {_ended(code)}"
        for job in reversed(worker.task):
            self._blame(job, reason)
        self._workers[place] = self._new()

    def _blame(self, job: Job, reason: str) -> None:
        """Try a record once more, alone, or give it up."""
        job.tries += 1
        if job.tries < TRIES:
            self._waiting.appendleft([job])
            return
        record = job.entry.record
        row = unchecked_row(record.id, f"{job.entry.place}: could not be judged ({reason}, {TRIES} times)")
        self._rows[job.number] = encode(row)


@contextmanager
def _out_of_reach() -> Iterator[None]:
    """Start a process that Ctrl-C does not reach before it can say that it ignores it; here it comes a little later."""
    if not hasattr(signal, "pthread_sigmask"):  # not on Windows
        yield
        return
    resource_tracker.ensure_running()  # it would let Ctrl-C through again once it has started
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _is_busy(worker: _Worker) -> bool:
    return bool(worker.task) or not worker.ready


def _source(job: Job) -> str | None:
    return None if isinstance(job.entry.record, Unreadable) else job.entry.record.source


def _ended(code: int) -> str:
    return f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
