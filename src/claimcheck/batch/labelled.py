"""Labelled records: one line of JSON each, a claim, its source, and whether the source carries it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

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
    kind: str | None = None
    """What the claim tests."""


def read_labelled(lines: Iterable[bytes], folders: Sequence[Path]) -> Iterator[Labelled | Unreadable]:
    """Read lines ``{"claim": str, "label": str, "source": str}``, blank ones left out; each is a record or says why not.

    ``label`` is ``supported``, ``unsupported`` or ``contradicted``; ``source_file`` may stand in place of ``source`` and
    is looked for in ``folders``, in their order; ``kind`` may be given; other fields are left alone.
    """
    shelf = _Shelf(folders)
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _record(read_object(line, number), number, shelf)


class _Shelf:
    """The files that records name, each read once."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._read: dict[str, Source | str] = {}

    def get(self, name: str) -> Source | str:
        """Return the source of a file name, or why there is none."""
        if name not in self._read:
            self._read[name] = self._fetch(name)
        return self._read[name]

    def _fetch(self, name: str) -> Source | str:
        from claimcheck.readers import read_source

        path = next((folder / name for folder in self._folders if (folder / name).is_file()), None)
        if path is None:
            return f"there is no file {name!r} beside the records, in `sources` there, or among the project's sources"
        try:
            return read_source(path.absolute(), Path(path.absolute().anchor))
        except SourceError as error:
            return f"{name}: {error.what}"


def _record(data: dict[str, object] | Unreadable, number: int, shelf: _Shelf) -> Labelled | Unreadable:
    if isinstance(data, Unreadable):
        return data
    faults = list(_faults(data))
    source = _source(data, shelf) if not faults else ""
    if isinstance(source, _Missing):
        faults.append(source.reason)
    if faults or isinstance(source, _Missing):
        return Unreadable(None, f"line {number}: {'; '.join(faults)}")
    kind = data.get("kind")
    return Labelled(str(data["claim"]), source, _LABELS[str(data["label"])], None if kind is None else str(kind))


@dataclass(frozen=True, slots=True)
class _Missing:
    reason: str


def _source(data: dict[str, object], shelf: _Shelf) -> str | Source | _Missing:
    if "source" in data:
        return str(data["source"])
    found = shelf.get(str(data["source_file"]))
    return _Missing(found) if isinstance(found, str) else found


def _faults(data: dict[str, object]) -> Iterator[str]:
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
