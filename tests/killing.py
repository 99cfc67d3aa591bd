"""Killing a command while it writes: one run comes to its first write, and children of it go on from there.

Judging takes seconds and writing a millisecond, so a kill at any moment of a run hardly ever falls into the write. A
fork at that very moment shares what was judged, goes on with the command's own code, and is killed a little later.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.project import files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_START, _END = b"<", b">"
_TRIALS = 9
"""Children that are let run, to learn how long writing takes."""


class Kills(NamedTuple):
    """What came of killing."""

    times: int
    during: int
    """Kills after the first write began and before the last one ended."""
    torn: int
    """Files found neither as they were nor as they were to be."""
    replaced: int
    """Kills after which at least one file was the new one."""
    drafts: int
    """Kills that left a draft behind."""
    left: int
    """Drafts still there after one more write, a while later."""


def kill_in_writes(run: Callable[[], object], paths: Sequence[Path], times: int, seed: int = 1) -> Kills:
    """Run a command up to its first write to one of ``paths``; from there let it go on, and be killed, many times."""
    killing = _Killing({path.resolve(): path.read_bytes() for path in paths}, times, random.Random(seed))  # noqa: S311 (no secret)
    holders = [module for module in list(sys.modules.values()) if vars(module).get(_NAME) is killing.real]
    for module in holders:
        setattr(module, _NAME, killing.write)
    try:
        run()
    except _Done:
        pass
    finally:
        if killing.is_child:
            os._exit(0)
        for module in holders:
            setattr(module, _NAME, killing.real)
    assert killing.kills, "the command wrote none of these files"
    return killing.kills


_NAME = "write_atomically"


class _Done(BaseException):
    """The parent has seen enough; the command need not go on."""


class _Killing:
    def __init__(self, old: Mapping[Path, bytes], times: int, draw: random.Random) -> None:
        self.real = files.write_atomically
        self.old = old
        self.times = times
        self.draw = draw
        self.is_child = False
        self.kills: Kills | None = None
        self._pipe = -1

    def write(self, path: Path, data: bytes) -> None:
        """Stand in for the function that writes; children come out of here and go on with the command."""
        if path.resolve() not in self.old:
            self.real(path, data)
            return
        if not self.is_child:
            self._kill_children()
        if not self.is_child:
            raise _Done
        os.write(self._pipe, _START)
        self.real(path, data)
        os.write(self._pipe, _END)

    def _kill_children(self) -> None:
        new, writes, took = self._learn()
        tally = dict.fromkeys(("during", "torn", "replaced", "drafts"), 0)
        for _ in range(self.times):
            marks, _ = self._child(self.draw.uniform(0, took))
            if self.is_child:
                return
            tally["during"] += _START in marks and marks.count(_END) < writes
            found = {path: path.read_bytes() for path in self.old}
            tally["torn"] += sum(data not in (self.old[path], new[path]) for path, data in found.items())
            tally["replaced"] += any(data == new[path] for path, data in found.items())
            tally["drafts"] += bool(self._drafts())
            self._age_drafts()
        self._child(None)
        self.kills = Kills(self.times, **tally, left=len(self._drafts()))

    def _learn(self) -> tuple[dict[Path, bytes], int, float]:
        """Let some children run; return what they write, in how many writes, and how long they take to."""
        took = []
        for _ in range(_TRIALS):
            marks, seconds = self._child(None)
            took.append(seconds)
            if self.is_child:
                break
        return {path: path.read_bytes() for path in self.old}, marks.count(_END), sorted(took)[len(took) // 2]

    def _child(self, delay: float | None) -> tuple[bytes, float]:
        """Fork from the files as they were, and kill the child some seconds after it began to write, or never.

        Returns the marks it made, and after how many seconds the last one came.
        """
        for path, data in self.old.items():
            if path.read_bytes() != data:
                path.write_bytes(data)
        reading, writing = os.pipe()
        with warnings.catch_warnings():  # newer Pythons warn of threads, and the child uses none of them
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            self._become_child(writing)
            return b"", 0.0
        os.close(writing)
        select.select([reading], [], [])
        start = last = time.perf_counter()
        if delay is not None:
            time.sleep(delay)
            os.kill(pid, signal.SIGKILL)
        marks = b""
        while found := os.read(reading, 1):
            marks, last = marks + found, time.perf_counter()
        os.close(reading)
        os.waitpid(pid, 0)
        return marks, last - start

    def _become_child(self, pipe: int) -> None:
        self.is_child, self._pipe = True, pipe
        nothing = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nothing, stream)

    def _drafts(self) -> list[Path]:
        return [path for folder in {one.parent for one in self.old} for path in folder.glob(".*.tmp")]

    def _age_drafts(self) -> None:
        for path in self._drafts():
            os.utime(path, (0, 0))
