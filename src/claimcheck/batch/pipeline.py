"""The whole way of a batch: records in, judged here or by workers, rows out, whole or as a checkpoint."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import claimcheck
from claimcheck.batch.checkpoint import open_checkpoint
from claimcheck.batch.files import row_writer
from claimcheck.batch.inputs import STREAM, Inputs
from claimcheck.batch.parquet import SUFFIX, arrow
from claimcheck.batch.repeats import Repeats
from claimcheck.batch.rows import encode
from claimcheck.batch.supervisor import TIMEOUT, Supervisor
from claimcheck.batch.worker import engine_judge
from claimcheck.engine import Options
from claimcheck.errors import Place, UsageError
from claimcheck.project.cache.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.batch.inputs import Entry


@dataclass(frozen=True, slots=True)
class Plan:
    """How a batch is to be judged; only ``options`` changes what its rows say."""

    options: Options = Options()
    workers: int = 0
    """Processes to judge in; none means this one, where a record that hangs hangs the run (with Ray: one a core)."""
    timeout: float = TIMEOUT
    """Seconds that a worker may take over one record."""


class Written(NamedTuple):
    """One row that is there."""

    verdict: str
    kept: bool
    """Whether an earlier run had written it."""
    share: float | None
    """How much of all records there is by now, from 0 to 1; nothing where that can't be known."""


def row_lines(entries: Iterable[Entry], plan: Plan, *, at_once: bool = False) -> Iterator[bytes]:
    """Yield the line of each entry's row, in order; with ``at_once`` and no workers, before the next is read."""
    setup = partial(engine_judge, plan.options, at_once=at_once)
    if plan.workers:
        return Repeats().rows(Supervisor(setup, plan.workers, plan.timeout).rows, entries)
    judge = setup()
    return Repeats().rows(lambda new: map(encode, judge(new)), entries)


def run_batch(inputs: Inputs, output: str, plan: Plan, *, resume: bool = False) -> Iterator[Written]:
    """Write a row for every record, and yield each as it is written; all must be taken for the output to appear.

    Raises ``UsageError`` when the output can't be written, or ``resume`` can't be done.
    """
    target = Path(output)
    if output != STREAM and target.suffix == SUFFIX:
        arrow()  # what is missing is told before the work, not after it
    if target.exists() and any(path.samefile(target) for path in inputs.paths):
        what = "the rows would take the place of records that they are made from"
        raise UsageError(what, where=Place(output), hint="name another --output")
    if output == STREAM or not inputs.paths or (target.exists() and not target.is_file()):
        _refuse(output, inputs, resume=resume)
        yield from _straight(inputs, output, plan)
    else:
        yield from _by_checkpoint(inputs, target, plan, resume=resume)


def _refuse(output: str, inputs: Inputs, *, resume: bool) -> None:
    if Path(output).is_dir():
        what = "can't write this file: it is a folder"
        raise UsageError(what, where=Place(output), hint="name a file")
    if resume:
        what = "--resume needs records in files" if not inputs.paths else "--resume needs an --output file"
        raise UsageError(what, hint="what came through a pipe is gone; write it to a file first")


def _straight(inputs: Inputs, output: str, plan: Plan) -> Iterator[Written]:
    with row_writer(output) as write:
        for line in row_lines(inputs.entries(), plan, at_once=inputs.live):
            write(line)
            yield Written(_verdict(line), kept=False, share=inputs.share)


def _by_checkpoint(inputs: Inputs, target: Path, plan: Plan, *, resume: bool) -> Iterator[Written]:
    with open_checkpoint(target, identity_of(inputs, plan.options), resume=resume) as checkpoint:
        kept = 0
        for row in checkpoint.kept():
            kept += 1
            yield Written(row["verdict"], kept=True, share=None)
        for line in row_lines(islice(inputs.entries(), kept, None), plan):
            checkpoint.add(line)
            yield Written(_verdict(line), kept=False, share=inputs.share)
        with row_writer(str(target)) as write:
            for line in checkpoint.lines():
                write(line)


def identity_of(inputs: Inputs, options: Options) -> dict[str, str]:
    """Everything that the rows depend on; ``installation`` is all that judges here, so no upgrade goes unseen."""
    chosen = "; ".join(f"{field.name}={getattr(options, field.name)!r}" for field in fields(options))
    return {
        "version": claimcheck.__version__,
        "installation": fingerprint(),
        "options": chosen,
        "records": inputs.digest(),
    }


def _verdict(line: bytes) -> str:
    verdict: str = json.loads(line)["verdict"]
    return verdict
