"""``claimcheck batch``: many pairs of a source and a claim, as a stream."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from claimcheck.cli import options
from claimcheck.cli.exits import Exit
from claimcheck.cli.manual import Command
from claimcheck.cli.progress import Progress
from claimcheck.cli.terminal import note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.batch.pipeline import Written


@click.command(
    cls=Command,
    exits={
        0: "every record has its row, whatever the verdicts",
        3: "no record could be judged (--allow-empty makes it 0)",
    },
    examples=(
        "claimcheck batch pairs.jsonl --output verdicts.jsonl --workers 4",
        "claimcheck batch 'shards/*.parquet' --output verdicts.parquet --resume",
        "generate | claimcheck batch - > verdicts.jsonl",
    ),
)
@click.argument("records", metavar="IN")
@click.option("--output", default="-", metavar="OUT", help="Where the rows go; - is stdout.", show_default=True)
@click.option("--workers", type=click.IntRange(1, 1024), metavar="N", help="Judge in N processes beside this one.")
@click.option("--timeout", type=click.FloatRange(0.1), default=60.0, show_default=True, metavar="SECONDS",
              help="How long a worker may take over one record.")  # fmt: skip
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Where to judge: here, or on a cluster by way of Ray Data; then OUT is a folder of Parquet.",
)
@click.option("--address", metavar="ADDRESS", help="Ray's cluster; without it, one is started here.")
@click.option("--resume", is_flag=True, help="Go on where a run that was cut off stopped.")
@click.option("--allow-empty", is_flag=True, help="Exit 0, not 3, when no record could be judged.")
@options.judging
def batch(
    *,
    records: str,
    output: str,
    workers: int | None,
    timeout: float,
    engine: str,
    address: str | None,
    resume: bool,
    allow_empty: bool,
    **chosen: Unpack[options.Judging],
) -> int:
    """Check many pairs, as a stream of JSONL or Parquet.

    A record is {"id": …, "source": the text, "claim": the claim}. IN is a file, a folder, a quoted glob, or - for
    stdin; OUT is Parquet if it ends in .parquet. Rows keep the order of their records. The exit code is 0 when every
    record has its row, whatever the verdicts, and 3 when none could be judged. With --engine ray every machine must see
    IN and OUT at the same path.
    """
    from claimcheck.batch.pipeline import Plan
    from claimcheck.engine import Options

    plan = Plan(options.judged_by(Options(), chosen), workers or 0, timeout)
    run = partial(_runner(engine, address), plan=plan, resume=resume)
    counts = _run(records, output, run)
    note(_counted(counts))
    if not _judged(counts):
        why = "could be judged; the `reason` of each row tells why" if counts else "was found"
        note(f"nothing was checked: no record of {records} {why}")
    return Exit.GOOD if _judged(counts) or allow_empty else Exit.NOTHING


def _runner(engine: str, address: str | None) -> Callable[..., Iterator[Written]]:
    """Return what writes the rows of some inputs."""
    if engine == "ray":
        from claimcheck.batch.ray import run_on_ray

        return partial(run_on_ray, address=address)
    if address:
        from claimcheck.errors import UsageError

        raise UsageError("--address is for --engine ray", hint="add --engine ray, or leave it out")
    from claimcheck.batch.pipeline import run_batch

    return run_batch


def _run(records: str, output: str, run: Callable[..., Iterator[Written]]) -> Counter[str]:
    """Write all rows, and return how many there are of each verdict."""
    from claimcheck.batch.inputs import find_inputs

    inputs = find_inputs(records)
    counts: Counter[str] = Counter()
    progress = Progress("records")
    with _telling_what_is_kept(output, progress):
        for row in run(inputs, output):
            counts[row.verdict] += 1
            if row.kept:
                progress.restart()
            else:
                progress.show(counts.total(), row.share)
    return counts


@contextmanager
def _telling_what_is_kept(output: str, progress: Progress) -> Iterator[None]:
    """After anything that cuts a run off, say how to go on."""
    from claimcheck.batch.checkpoint import checkpoint_path
    from claimcheck.errors import UsageError

    try:
        yield
    except UsageError:
        raise
    except BaseException:
        path = checkpoint_path(Path(output))
        if path.exists():
            note(f"cut off; the rows so far are kept in {path.name}: run the same command with --resume to go on")
        raise
    finally:
        progress.clear()


def _judged(counts: Counter[str]) -> int:
    from claimcheck.model import VerdictKind

    return counts.total() - counts[VerdictKind.UNCHECKED]


def _counted(counts: Counter[str]) -> str:
    from claimcheck.model import VerdictKind
    from claimcheck.renderers.summary import count

    verdicts = ", ".join(f"{counts[kind]} {kind}" for kind in VerdictKind)
    return f"{count(counts.total(), 'record')} checked: {verdicts}"
