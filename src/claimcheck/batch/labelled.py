"""Labelled records: one line of JSON each, a claim, its source, and whether the source carries it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.batch.records import Unreadable, read_object
from claimcheck.errors import SourceError
from claimcheck.model import Source

_LABELS = {"supported": True, "unsupported": False, "contradicted": False}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim whose verdict is known beforehand."""

    claim: str
    source: str | Source
    """The text itself, or what was read of the file that the record names."""
    supported: bool
    line: int
    """Where the record stands in its file, from 1."""
    kind: str | None = None
    """What the claim tests."""


def read_labelled(lines: Iterable[bytes], folders: Sequence[Path]) -> Iterator[Labelled | Unreadable]:
    """Read lines ``{"claim": str, "label": str, "source": str}``; each that is not blank is a record or says why not.

    ``label`` is ``supported``, ``unsupported`` or ``contradicted``. ``source_file`` may stand in place of ``source``,
    and is looked for in ``folders``, in order. ``kind`` may be given; other fields are left alone.
    """
    shelf = _Shelf(folders)
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _record(read_object(line, number), number, shelf)


class _Shelf:
    """The files that records name, each read once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._sources: dict[str, Source] = {}

    def get(self, name: str) -> Source:
        """Return the source of a file name; raise ``SourceError`` when there is none or it can't be read."""
        from claimcheck.readers import read_source

        if name not in self._sources:
            path = next((folder / name for folder in self._folders if (folder / name).is_file()), None)
            if path is None:
                looked = ", ".join(str(folder) for folder in self._folders)
                msg = f"there is no file {name!r} in {looked}"
                raise SourceError(msg)
            self._sources[name] = read_source(path.absolute(), Path(path.absolute().anchor))
        return self._sources[name]


def _record(data: dict[str, Any] | Unreadable, number: int, shelf: _Shelf) -> Labelled | Unreadable:
    if isinstance(data, Unreadable):
        return data
    faults = list(_faults(data))
    if faults:
        return Unreadable(None, f"line {number}: {'; '.join(faults)}")
    try:
        source = data["source"] if "source" in data else shelf.get(data["source_file"])
    except SourceError as error:
        return Unreadable(None, f"line {number}: {error.what}")
    return Labelled(data["claim"], source, _LABELS[data["label"]], number, data.get("kind"))


def _faults(data: dict[str, Any]) -> Iterator[str]:
    """Everything that is wrong with one record."""
    given = [key for key in ("source", "source_file") if key in data]
    if len(given) != 1:
        yield "both source and source_file" if given else "no source and no source_file"
    for key in ("claim", "label", *given):
        value = data.get(key)
        if not isinstance(value, str):
            yield f"{key} must be a string" if key in data else f"no {key}"
        elif not value.strip():
            yield f"{key} is empty"
    if isinstance(data.get("label"), str) and data["label"] not in _LABELS:
        yield f"label {data['label']!r} is none of {', '.join(_LABELS)}"
    if not isinstance(data.get("kind"), str | None):
        yield "kind must be a string"
