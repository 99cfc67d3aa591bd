"""Judges for tests of the supervisor; a worker finds them by import, as it finds the real one."""

import gc
import os
import signal
import time
from functools import partial
from pathlib import Path

from claimcheck.batch.rows import Row


def echo(entry):
    """Say what was asked, and do what the claim orders."""
    claim = entry.record.claim
    if claim == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if claim == "leave":
        os._exit(7)
    if claim == "hang":
        time.sleep(1000)
    if claim.startswith("once "):
        mark = Path(claim.removeprefix("once "))
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    score = gc.get_threshold()[0] if claim == "threshold" else 1.0
    return Row(id=entry.record.id, verdict="supported", score=score, evidence=[], findings=[])


def setup():
    return partial(map, echo)


def broken_setup():
    raise SystemExit(3)


def witness(folder, entry):
    """Leave a note of which process saw which source."""
    with (Path(folder) / str(os.getpid())).open("a", encoding="utf-8") as file:
        file.write(entry.record.source + "\n")
    return echo(entry)


def witness_setup(folder):
    return partial(map, partial(witness, folder))
