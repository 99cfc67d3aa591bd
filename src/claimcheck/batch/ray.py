"""Many pairs on many machines, by way of Ray Data (the extra ``ray``).

Each actor holds a worker process that has loaded the engine, under the same supervisor as local workers, so that a
record that kills or hangs its process costs that process, not the actor. Actors, machines and tasks that are lost are
Ray's to replace: a shard's file appears whole or not at all, whoever writes it, so no row is lost or doubled.
"""

from __future__ import annotations

import logging
import os
import socket
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.batch.inputs import STREAM, Inputs
from claimcheck.batch.pipeline import Plan, Written, identity_of
from claimcheck.batch.repeats import Repeats
from claimcheck.batch.shards import SIZE, Shard, cut, shard_folder, verdicts_of, write_shard
from claimcheck.batch.supervisor import Supervisor
from claimcheck.batch.tables import check_table
from claimcheck.batch.worker import engine_judge
from claimcheck.errors import ClaimcheckError, Place, UsageError, import_extra
from claimcheck.project.cache.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

    import pyarrow as pa
    from ray.data import ActorPoolStrategy, Dataset

    from claimcheck.batch.inputs import Entry

_BESIDE = 0.5
"""Of a core that an actor asks for in a pipeline of others: asking for whole ones, a pool as wide as the machine would
leave none for the tasks that feed it."""
_PATIENCE = 10.0
"""Seconds in which a cluster must answer at all."""
_BLOCKS = 4096
"""Tasks that shards are spread over, at most; each has its cost in the driver."""


class ClusterError(ClaimcheckError):
    """The cluster could not do its work."""

    slug = "cluster"


class _Actor:
    """What lives as long as an actor: the supervisor of one worker process."""

    def __init__(self, plan: Plan, installation: str) -> None:
        if fingerprint() != installation:
            raise ValueError("this machine has other versions of claimcheck, Python or a package than the driver")
        self._supervisor = Supervisor(partial(engine_judge, plan.options), 1, plan.timeout)
        self._repeats = Repeats()

    def _rows(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        return self._repeats.rows(self._supervisor.more_rows, entries)


class ShardWriter(_Actor):
    """Judges shards and writes them to a folder that every machine sees."""

    def __init__(self, plan: Plan, installation: str, folder: str) -> None:
        super().__init__(plan, installation)
        self._folder = Path(folder)

    def __call__(self, item: dict[str, Any]) -> dict[str, Any]:
        """Write one shard, unless a task that was lost has done so before; return its verdicts."""
        shard = Shard(**item)
        path = self._folder / shard.name
        if verdicts_of(path) is None:
            write_shard(self._rows(shard.entries()), path)
        return {"verdicts": verdicts_of(path) or []}


class TableJudge(_Actor):
    """Judges tables of records, for the pipelines of others."""

    def __call__(self, table: pa.Table) -> pa.Table:
        """Return a table with a row for each record of one with the columns ``id``, ``source`` and ``claim``."""
        return check_table(table, self._rows)


def check_dataset(dataset: Dataset, plan: Plan | None = None, *, batch_size: int = 256) -> Dataset:
    """Return the ``ray.data.Dataset`` of the rows of a dataset with the columns ``id``, ``source`` and ``claim``.

    It is as lazy as any; its columns are those of ``claimcheck.batch.parquet.schema()``, and what is no record becomes
    an ``unchecked`` row. Actors load model and lexicons once: up to ``plan.workers`` of them, or as many as find room.
    """
    plan = plan or Plan()
    return dataset.map_batches(
        TableJudge,
        fn_constructor_args=(plan, fingerprint()),
        batch_size=batch_size,
        batch_format="pyarrow",
        compute=_pool(plan),
        num_cpus=_BESIDE,
    )


def run_on_ray(
    inputs: Inputs, output: str, plan: Plan, *, resume: bool = False, address: str | None = None, size: int = SIZE
) -> Iterator[Written]:
    """Judge all records on a cluster, yield each row as its shard is there; ``output`` is a folder of Parquet shards.

    ``size`` is how many records a shard may have. Without ``address`` a cluster is started on this machine, unless this
    process has joined one. All must be taken for the output to appear. Raises ``UsageError`` as ``run_batch`` does, and
    ``ClusterError`` when the cluster fails.
    """
    if output == STREAM or not inputs.paths:
        what = "--engine ray needs records in files, and a folder for its shards"
        raise UsageError(what, hint="name files that every machine sees, and an --output folder that is not there yet")
    _library()
    shards = cut(inputs, size)
    identity = identity_of(inputs, plan.options) | {"size of shards": str(size)}
    with shard_folder(Path(output), identity, resume=resume) as folder:
        kept = [verdicts_of(folder / shard.name) for shard in shards]
        missing = [shard for shard, found in zip(shards, kept, strict=True) if found is None]
        done = len(shards) - len(missing)
        for verdict in (verdict for found in kept if found is not None for verdict in found):
            yield Written(verdict, kept=True, share=done / len(shards))
        with _cluster(address):
            for verdicts in _written(missing, folder, plan):
                done += 1
                for verdict in verdicts:
                    yield Written(verdict, kept=False, share=done / len(shards))


def _written(shards: list[Shard], folder: Path, plan: Plan) -> Iterator[list[str]]:
    """Yield the verdicts of each shard as it is written."""
    if not shards:
        return
    data = _library().data
    items = data.from_items([shard._asdict() for shard in shards], override_num_blocks=min(len(shards), _BLOCKS))
    arguments = (plan, fingerprint(), str(folder))
    written = items.map(ShardWriter, fn_constructor_args=arguments, compute=_pool(plan), num_cpus=1)
    for row in written.iter_rows():
        yield row["verdicts"]


def _pool(plan: Plan) -> ActorPoolStrategy:
    """As many actors as asked for, else one for each core; they come as there is work and room for them."""
    library = _library()
    if plan.workers:
        return library.data.ActorPoolStrategy(size=plan.workers)
    return library.data.ActorPoolStrategy(min_size=1)


@contextmanager
def _cluster(address: str | None) -> Iterator[None]:
    """Join a cluster, or start one here; leave it as it was found. Its errors become ``ClusterError``."""
    library = _library()
    joined = not library.is_initialized()
    try:
        if joined:
            _reach(address)
            library.init(address or "local", log_to_driver=False, logging_level="error", include_dashboard=False)
        _hush(library)
        yield
    except (library.exceptions.RayError, OSError) as error:
        lines = [line for line in str(error).splitlines() if line.strip()] or [type(error).__name__]
        raise ClusterError(lines[-1].strip(), where=Place(address or "this machine"), hint=_HINT) from error
    finally:
        if joined:
            library.shutdown()


def _reach(address: str | None) -> None:
    """Raise ``OSError`` when nobody answers at ``host:port``; Ray itself would try for many minutes."""
    host, colon, port = (address or "").rpartition(":")
    if colon and port.isdecimal() and "/" not in host:
        socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()


def _hush(library: ModuleType) -> None:
    """Leave the terminal to our own progress; Ray's log files stay as they are."""
    library.data.DataContext.get_current().enable_progress_bars = False
    for handler in logging.getLogger("ray.data").handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setLevel(logging.ERROR)


_HINT = "what was done is kept; mend it, then run the same command with --resume"


def _library() -> ModuleType:
    """Return Ray with its data part; raise ``UsageError``, saying how to get it, when it is missing."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # no telemetry
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # its C++ part writes warnings straight to the terminal
    return import_extra("ray.data", "ray", "--engine ray")
