"""Cutting a stream of records into tasks: records about one source stay together, so that it is read once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.batch.inputs import Entry
from claimcheck.batch.records import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WINDOW = 256
"""Records among which those about one source are brought together."""
WINDOW_SIZE = 16 * 2**20
"""Code points of sources that a window may have before it is closed early."""
TASK = 32
"""Records that a task takes before it is closed; those about one source are never torn apart within a window."""


@dataclass(slots=True)
class Job:
    """One entry on its way to its row."""

    number: int
    """Which row of the output it becomes, from 0."""
    entry: Entry
    tries: int = 0
    """How often a worker was lost over it."""


def windows(entries: Iterable[Entry]) -> Iterator[list[Job]]:
    """Cut a stream into windows."""
    window: list[Job] = []
    size = 0
    for number, entry in enumerate(entries):
        window.append(Job(number, entry))
        size += len(_source(entry))
        if len(window) == WINDOW or size > WINDOW_SIZE:
            yield window
            window, size = [], 0
    if window:
        yield window


def tasks(window: Iterable[Job]) -> Iterator[list[Job]]:
    """Cut a window into tasks."""
    about: dict[str, list[Job]] = {}
    for job in window:
        about.setdefault(_source(job.entry), []).append(job)
    task: list[Job] = []
    for jobs in about.values():
        task += jobs
        if len(task) >= TASK:
            yield task
            task = []
    if task:
        yield task


def _source(entry: Entry) -> str:
    return entry.record.source if isinstance(entry.record, Record) else ""


def encode_task(task: Iterable[Job]) -> bytes:
    """Return the records of a task as JSON, each source once."""
    sources: dict[str, int] = {}
    rows = [
        [job.entry.place, record.id, sources.setdefault(record.source, len(sources)), record.claim]
        for job in task
        if isinstance(record := job.entry.record, Record)
    ]
    return json.dumps([list(sources), rows]).encode()


def decode_task(data: bytes) -> Iterator[Entry]:
    """Yield the entries of a task."""
    sources, rows = json.loads(data)
    for place, identity, source, claim in rows:
        yield Entry(place, Record(identity, sources[source], claim))
