"""Verdicts of earlier runs, found by the content of everything that they depend on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claimcheck.model import Verdict
from claimcheck.project.cache.fingerprint import combined, fingerprint, installation, is_as_loaded
from claimcheck.project.cache.secret import NoKeyError, is_kept_here, signing_key
from claimcheck.project.cache.store import LARGEST_SHARD, Store, StoreError
from claimcheck.project.cache.trees import UnsettledError
from claimcheck.project.names import CACHE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.engine import Options
    from claimcheck.matching import Index
    from claimcheck.model import Claim, Source

FORM = "1"
"""Of keys and lines; what another form wrote is not found."""
_SAFETY = 2
"""By how much a shard may outgrow what the last run used before it is cut down to that."""


def open_memory(root: Path, options: Options) -> Memory | None:
    """Return the memory of a project; nothing where nothing is cached."""
    return Memory(root / CACHE_FOLDER, options) if is_kept_here() else None


class Memory:
    """What ``engine.Verifier`` may recall in place of judging; ``notes`` tell what of the cache could not be used.

    A verdict depends on every sentence of the sources that its claim names: how rare a word is, and whether it is
    known at all, is counted over all of them. So they make one shard, and a change of one of them finds another.
    """

    def __init__(self, folder: Path, options: Options) -> None:
        self.notes: list[str] = []
        self._options = options
        self.judged = 0
        """How many claims had to be judged."""
        self._store = self._opened(folder)
        self._world = "" if self._store is None else combined([FORM, fingerprint(), *_settings(options)])
        self._sources: dict[int, tuple[Source, str]] = {}
        self._names: dict[tuple[int, ...], str] = {}
        self._shards: dict[str, dict[str, str]] = {}
        self._used: dict[str, set[str]] = {}
        self._new: set[str] = set()

    def recall(self, claim: Claim, sources: Sequence[Source]) -> Verdict | None:
        """Return the verdict of a claim against these sources; nothing when it is not known."""
        if self._store is None:
            return None
        name, key = self._name(sources), _key(claim, self._options)
        line = self._shard(name).get(key)
        verdict = None if line is None else _verdict(line, sources)
        if verdict is not None:
            self._used.setdefault(name, set()).add(key)
        elif line is not None:
            self._note("one of its verdicts does not fit the sources")
        return verdict

    def keep(self, claim: Claim, sources: Sequence[Source], verdict: Verdict) -> None:
        """Remember a verdict that has just been judged."""
        self.judged += 1
        if self._store is None:
            return
        name, key = self._name(sources), _key(claim, self._options)
        self._shard(name)[key] = verdict.model_dump_json()
        self._used.setdefault(name, set()).add(key)
        self._new.add(name)

    def index(self, sources: Sequence[Source]) -> Index:
        """Index some sources, with what earlier runs have read of them."""
        from claimcheck.matching import Index
        from claimcheck.project.cache.indexes import Indexes

        if self._store is None or not is_as_loaded(installation()):
            return Index.build(sources)
        return Indexes(self._store, fingerprint(), self._note).of(sources)

    def save(self) -> None:
        """Write what is new; a cache that can't be written costs a note, and no more."""
        if self._store is None:
            return
        if self._new and not is_as_loaded(installation()):
            self._note("claimcheck itself was changed while it ran")
            return
        for name in self._used:
            try:
                self._save(self._store, name)
            except StoreError as error:
                self._note(str(error))

    def _save(self, store: Store, name: str) -> None:
        if name not in self._new:
            store.touch(name)
            return
        # Another run may have written meanwhile; what it knows is as good as what this one knows.
        try:
            others = store.read(name)
        except StoreError:
            others = {}
        lines = {**others, **self._shards[name]}
        used = {key: lines[key] for key in self._used[name]}
        store.write(name, lines if _size(lines) < min(LARGEST_SHARD, _SAFETY * _size(used)) else used)

    def _opened(self, folder: Path) -> Store | None:
        try:
            if is_as_loaded(installation()):
                return Store(folder, signing_key())
            self._note("claimcheck itself was changed since this process began")
        except (NoKeyError, UnsettledError) as error:
            self._note(str(error))
        return None

    def _shard(self, name: str) -> dict[str, str]:
        if name not in self._shards and self._store:
            try:
                self._shards[name] = self._store.read(name)
            except StoreError as error:
                self._note(str(error))
                self._shards[name] = {}
        return self._shards[name]

    def _name(self, sources: Sequence[Source]) -> str:
        together = tuple(id(source) for source in sources)
        if together not in self._names:
            self._names[together] = combined([self._world, *(self._digest_of(source) for source in sources)])
        return self._names[together]

    def _digest_of(self, source: Source) -> str:
        # By identity, and the source is kept with it so that its identity stays its own.
        if id(source) not in self._sources:
            self._sources[id(source)] = (source, source_digest(source))
        return self._sources[id(source)][1]

    def _note(self, why: str) -> None:
        text = f"the cache is not used: {why}"
        if text not in self.notes:
            self.notes.append(text)


def source_digest(source: Source) -> str:
    """Digest all of a source that a verdict may depend on; where its file lies is not part of it."""
    sentences = ";".join(f"{one.number},{one.start},{one.end},{one.kind.value}" for one in source.sentences)
    return combined([source.id, source.text, sentences, source.superseded_by or ""])


def _settings(options: Options) -> list[str]:
    """List what the options say to the judge; ``today`` and ``use_ignores`` matter to ignores alone."""
    levels = (f"{rule}={level.value}" for rule, level in sorted(options.severity.items()))
    lists = (options.select, options.ignore, tuple(levels))
    return [options.strictness.value, str(options.explain), *(json.dumps(words) for words in lists)]


def _key(claim: Claim, options: Options) -> str:
    weights = options.at(claim.origin.path if claim.origin else None).weights if options.folders else ()
    asked = (claim.nowhere, claim.quote, claim.require.sources, *weights)
    return combined([claim.text, json.dumps(asked)])


def _size(lines: dict[str, str]) -> int:
    return sum(len(key) + len(line.encode()) + 2 for key, line in lines.items())


def _verdict(line: str, sources: Sequence[Source]) -> Verdict | None:
    """Read a verdict, and hold its evidence against the sources."""
    try:
        verdict = Verdict.model_validate_json(line)
    except ValidationError:
        return None
    texts = {source.id: source.text for source in sources}
    sound = all(texts.get(one.source, "")[one.start : one.end] == one.text for one in verdict.evidence)
    return verdict if sound else None
