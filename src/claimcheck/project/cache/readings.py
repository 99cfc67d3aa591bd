"""Sources as they were read: where the sentences of a file begin and end, by the bytes of the file.

What was read once is not split into sentences again, nor is its text taken out of a file of another form, as long as
the bytes of the file and all that reads them are the same.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from base64 import b64decode, b64encode
from itertools import accumulate
from typing import TYPE_CHECKING

from claimcheck.model import Landmark, Sentence, SentenceKind, Source
from claimcheck.project.cache.fingerprint import combined
from claimcheck.project.cache.lines import Lines

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.readers import Differences

FORM = "2"
"""Of keys and lines; what another form wrote is not found."""
_TWICE = "="
"""Ends the key of what a second reading of a file, by other means, gave otherwise."""
_KINDS = dict(zip("phiclrk", SentenceKind, strict=True))
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}


class Readings:
    """Reads the sources of a project."""

    def __init__(self, folder: Path) -> None:
        self._lines = Lines(folder)
        self._world = combined([FORM, "readings", self._lines.installed])
        self._places: dict[str, tuple[str, str]] = {}
        """Shard and key of each source that was read, by its id."""

    @property
    def notes(self) -> list[str]:
        """What of the cache could not be used, and why."""
        return self._lines.notes

    def read(self, path: Path, root: Path, identity: str) -> Source:
        """Read a file as ``readers.read_source`` does; raises ``SourceError`` like it."""
        from claimcheck.readers import read_bytes, read_data

        data, relative = read_bytes(path, root)
        key = hashlib.sha256(path.suffix.lower().encode() + b"\0" + data).hexdigest()
        shard = combined([self._world, key[0]])  # in parts, so that a changed file does not have all written anew
        self._places[identity] = shard, key
        line = self._lines.get(shard, key)
        if line is not None:
            self._lines.use(shard, key)
            return _source(line, data, identity, relative)
        source = read_data(data, path, identity, relative)
        line = _line(source, data)
        if _source(line, data, identity, relative) == source:
            self._lines.put(shard, key, line)
        return source

    def reread(self, path: Path, root: Path, identity: str) -> Differences:
        """Read the file of a source a second time as ``readers.reread`` does, unless what comes of it is known.

        Raises ``SourceError`` like it.
        """
        from claimcheck.readers import Differences, reread

        shard, key = self._places[identity]
        line = self._lines.get(shard, key + _TWICE)
        if line is not None:
            self._lines.use(shard, key + _TWICE)
            return Differences(*map(tuple, json.loads(line)))
        found = reread(path, root)
        self._lines.put(shard, key + _TWICE, json.dumps(found))
        return found

    def save(self) -> None:
        """Write what was read; what can't be written costs a note, and no more."""
        self._lines.save()


def _line(source: Source, data: bytes) -> str:
    """Write what a reader has found; the text only where it is not the file itself."""
    edges = [edge for sentence in source.sentences for edge in (sentence.start, sentence.end)]
    found = {
        "text": None if source.text.encode("utf-8", "surrogatepass") == data else source.text,
        "steps": [edge - before for before, edge in zip([0, *edges], edges, strict=False)],
        "kinds": "".join(_LETTERS[sentence.kind] for sentence in source.sentences),
        "landmarks": source.landmarks,
        "url": source.url,
    }
    return b64encode(zlib.compress(json.dumps(found).encode())).decode()


def _source(line: str, data: bytes, identity: str, relative: str) -> Source:
    """Make a source of a line and its file; the line is signed, so it has the form that we gave it."""
    found = json.loads(zlib.decompress(b64decode(line)))
    edges = list(accumulate(found["steps"]))
    kinds = map(_KINDS.__getitem__, found["kinds"])
    numbers = range(1, len(found["kinds"]) + 1)
    return Source.model_construct(
        id=identity,
        text=data.decode("utf-8", "surrogatepass") if found["text"] is None else found["text"],
        sentences=tuple(map(Sentence, numbers, edges[0::2], edges[1::2], kinds)),
        path=relative,
        landmarks=tuple(Landmark(*mark) for mark in found["landmarks"]),
        url=found["url"],
    )
