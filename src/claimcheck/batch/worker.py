"""A worker: takes tasks from a pipe and gives back a line for each record, as soon as it has it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING

from claimcheck.batch.rows import Row, encode
from claimcheck.batch.tasks import decode_task

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from claimcheck.batch.inputs import Entry
    from claimcheck.engine import Options

Judge = Callable[["Entry"], Row]
Setup = Callable[[], Judge]

READY = b""
"""What a worker says when it has loaded what it needs; a row is never empty."""


def engine_judge(options: Options) -> Judge:
    """Return what judges an entry in this process; loads the engine."""
    from claimcheck.batch.run import Checkers

    return Checkers(options).row


def serve(connection: Connection, setup: Setup, longest: float) -> None:
    """Judge until the other end closes; a record may take ``longest`` seconds, then the system ends this process.

    The supervisor is meant to be quicker: the alarm is for workers whose supervisor was killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the supervisor decides
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # as many processes as cores are busy already
    judge = setup()
    try:
        connection.send_bytes(READY)
        while True:
            for entry in decode_task(connection.recv_bytes()):
                _alarm(longest)
                row = encode(judge(entry))
                _alarm(0)
                connection.send_bytes(row)
    except (EOFError, OSError):
        return


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):  # not on Windows
        signal.setitimer(signal.ITIMER_REAL, seconds)
