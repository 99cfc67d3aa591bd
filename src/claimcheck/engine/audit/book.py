"""What citation marks name: a source, or some sentences of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from claimcheck.engine.audit.marks import Definition
from claimcheck.model import Source

_SENTENCES = re.compile(r"(?P<source>.*)#s(?P<first>\d{1,6})(?:[-–]s?(?P<last>\d{1,6}))?\Z", re.DOTALL)
_OUTSIDE = re.compile(r"[A-Za-z][\w+.-]*:")
_MOST = 1000
"""Sources whose names are compared with one that is none, which takes a moment each."""
_NEAR = 0.75
_SHOWN = 4
"""Sources that a message names."""
_WIDEST = 60
"""Characters of a note that a message shows."""


class Cited(NamedTuple):
    """A source that is cited; with sentences, only these."""

    source: str
    sentences: tuple[int, ...] = ()


class Unknown(NamedTuple):
    """A mark that names nothing, with what it most likely meant."""

    key: str
    near: str | None = None
    why: str = "names no source"
    """What is wrong with it, after its name."""
    hint: str | None = None
    """What to do where nothing is near."""


class Book:
    """The sources of an audit by all names that a mark may call them by."""

    def __init__(self, sources: Sequence[Source], notes: Iterable[Definition] = ()) -> None:
        self._sources = {source.id: source for source in sources}
        self._order = [source.id for source in sources]
        self._names = dict(_names(sources))
        self._notes: dict[str, str] = {}
        for note in notes:
            self._notes.setdefault(note.key, note.value)

    def may_name(self, word: str) -> bool:
        """Whether a word in brackets is a source, or is spelt much like one."""
        return word in self._names or (bool(re.search(r"[-_./\d]", word)) and self._near(word) is not None)

    def look_up(self, key: str) -> Cited | Unknown | None:
        """Tell what a mark names; nothing where it is an ordinary link that cites no source."""
        if key in self._notes:
            return self._noted(key)
        if key.isdigit() and not self._notes:
            number = int(key)
            return Cited(self._order[number - 1]) if 0 < number <= len(self._order) else self._uncounted(key)
        if key.startswith("#") and not _SENTENCES.match(key):
            return None
        if key.isdigit():
            return Unknown(key, why="has no note or reference in the text", hint="add it, or cite a source by its id")
        found = self._named(key)
        return None if isinstance(found, Unknown) and _OUTSIDE.match(key) else found

    def _named(self, key: str) -> Cited | Unknown:
        match = _SENTENCES.match(key)
        name = unquote(match["source"] if match else key.partition("#")[0])
        source = self._names.get(name) or self._names.get(name.removeprefix("./"))
        if source is None and not name and len(self._order) == 1:
            source = self._order[0]
        if source is None:
            near = self._near(name)
            return Unknown(key, f"{near}{key[len(name) :]}" if near and match else near)
        if match is None:
            return Cited(source)
        first = int(match["first"])
        last = int(match["last"] or first)
        count = len(self._sources[source].sentences)
        if not 0 < first <= last <= count:
            why = f"names no sentence: {source} has {count}"
            return Unknown(key, f"{source}#s{count}" if count else source, why)
        return Cited(source, tuple(range(first, last + 1)))

    def _noted(self, key: str) -> Cited | Unknown:
        """Find what a note or an entry of the references names: the first of its words that is a source."""
        words = [word.strip("[](){}<>,;“”\"'.") for word in re.split(r"[\s()]+", self._notes[key])]
        found = [self._named(word) for word in words if word]
        cited = next((one for one in found if isinstance(one, Cited)), None)
        near = next((one.near for one in found if isinstance(one, Unknown) and one.near), None)
        return cited or Unknown(key, near, f"stands for “{_cut(self._notes[key])}” in the text, which names no source")

    def _uncounted(self, key: str) -> Unknown:
        """Tell what the numbers of marks stand for, where the text has no notes."""
        counted = [f"[{number}] is {name}" for number, name in enumerate(self._order[:_SHOWN], 1)]
        counted += [f"the last is [{len(self._order)}]"] if len(self._order) > _SHOWN else []
        return Unknown(key, why="names no source", hint=f"sources count in the order given: {', '.join(counted)}")

    def _near(self, name: str) -> str | None:
        close = get_close_matches(name, self._order[:_MOST], n=1, cutoff=_NEAR)
        return close[0] if close else None


def _cut(note: str) -> str:
    return note if len(note) <= _WIDEST else f"{note[:_WIDEST]}…"


def _names(sources: Sequence[Source]) -> Iterator[tuple[str, str]]:
    """Yield each name of each source: the last parts of its path, its path, and, above all, its id."""
    for source in sources:
        if source.path:
            path = PurePosixPath(source.path)
            yield from ((str(PurePosixPath(*path.parts[at:])), source.id) for at in range(len(path.parts)))
    yield from ((source.id, source.id) for source in sources)
