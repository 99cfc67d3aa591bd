"""A worker: takes tasks from a pipe and gives back a line for each record, as soon as it has it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from claimcheck.batch.rows import Row, encode
from claimcheck.batch.tasks import decode_task
from claimcheck.garbage import collect_seldom

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from claimcheck.batch.inputs import Entry
    from claimcheck.engine import Options

Judge = Callable[[Iterable["Entry"]], Iterator[Row]]
"""Makes the rows of some entries, in order."""
Setup = Callable[[], Judge]

READY = b""
"""What a worker says when it has loaded what it needs; a row is never empty."""


def engine_judge(options: Options, *, at_once: bool = False) -> Judge:
    """Return what judges entries in this process; loads the engine. With ``at_once`` no record is read ahead."""
    from claimcheck.batch.run import Checkers

    return Checkers(options, most=1).rows if at_once else Checkers(options).rows


def serve(connection: Connection, setup: Setup, longest: float) -> None:
    """Judge until the other end closes; a row may take ``longest`` seconds, then the system ends this process.

    The supervisor is meant to be quicker: the alarm is for workers whose supervisor was killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the supervisor decides
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # as many processes as cores are busy already
    collect_seldom()
    judge = setup()
    try:
        connection.send_bytes(READY)
        while True:
            task = decode_task(connection.recv_bytes())
            _alarm(longest)
            for row in judge(task):
                connection.send_bytes(encode(row))
                _alarm(longest)
            _alarm(0)
    except (EOFError, OSError):
        return


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.setitimer(signal.ITIMER_REAL, seconds)
