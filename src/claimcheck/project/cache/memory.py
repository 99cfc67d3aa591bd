"""Verdicts of earlier runs, found by the content of everything that they depend on."""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claimcheck.model import Verdict
from claimcheck.project.cache.fingerprint import combined, fingerprint
from claimcheck.project.cache.lines import Lines, is_current
from claimcheck.project.cache.secret import is_kept_here
from claimcheck.project.names import CACHE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from claimcheck.engine import Options
    from claimcheck.engine.witness import Deposition
    from claimcheck.matching import Index
    from claimcheck.model import Claim, Source

FORM = "2"
"""Of keys and lines; what another form wrote is not found."""


def open_memory(root: Path, options: Options) -> Memory | None:
    """Return the memory of a project; nothing where nothing is cached."""
    return Memory(root / CACHE_FOLDER, options) if is_kept_here() else None


class Memory:
    """What ``engine.Verifier`` may recall in place of judging; ``notes`` tell what of the cache could not be used.

    Verdicts are kept by the content of all sources that their claims name: they make one shard, and a change of one of
    them finds another. Depositions are kept by the names of the sources: they tell which verdicts such a change leaves
    as they are, and are read when it has been made.
    """

    def __init__(self, folder: Path, options: Options) -> None:
        self._options = options
        self.judged = 0
        """How many claims had to be judged."""
        self._lines = Lines(folder)
        self._code = fingerprint() if self._lines.store else ""
        self._world = combined([FORM, self._code, *_settings(options)])
        self._sources: dict[int, tuple[Source, str]] = {}
        self._names: dict[tuple[int, ...], str] = {}

    @property
    def notes(self) -> list[str]:
        """What of the cache could not be used, and why."""
        return self._lines.notes

    def recall(self, claim: Claim, sources: Sequence[Source]) -> Verdict | None:
        """Return the verdict of a claim against these sources; nothing when it is not known."""
        name, key = self._name(sources), self._key(claim)
        line = self._lines.get(name, key)
        verdict = None if line is None else _verdict(line, sources)
        if verdict is not None:
            self._lines.use(name, key)
            self._lines.use(self._title(sources), self._asking(claim))
        elif line is not None:
            self._lines.note("one of its verdicts does not fit the sources")
        return verdict

    def keep(self, claim: Claim, sources: Sequence[Source], verdict: Verdict) -> None:
        """Remember a verdict."""
        self._lines.put(self._name(sources), self._key(claim), verdict.model_dump_json())

    def deposition(self, claim: Claim, sources: Sequence[Source]) -> Deposition | None:
        """Return what the last verdict on a claim depended on, whatever the sources said then."""
        name, key = self._title(sources), self._asking(claim)
        line = self._lines.get(name, key)
        if line is None:
            return None
        self._lines.use(name, key)
        return _deposition(line)

    def depose(self, claim: Claim, sources: Sequence[Source], deposition: Deposition) -> None:
        """Remember what a verdict depends on that has just been judged."""
        self.judged += 1
        self._lines.put(self._title(sources), self._asking(claim), _line(deposition))

    def index(self, sources: Sequence[Source]) -> Index:
        """Index some sources, with what earlier runs have read of them."""
        from claimcheck.matching import Index
        from claimcheck.project.cache.indexes import Indexes

        store = self._lines.store
        return Indexes(store, self._code, self._lines.note, is_current).of(sources) if store else Index.build(sources)

    def save(self) -> None:
        """Write what is new; a cache that can't be written costs a note, and no more."""
        self._lines.save()

    def _name(self, sources: Sequence[Source]) -> str:
        together = tuple(id(source) for source in sources)
        if together not in self._names:
            self._names[together] = combined([self._world, *(self._digest_of(source) for source in sources)])
        return self._names[together]

    def _title(self, sources: Sequence[Source]) -> str:
        return combined([self._world, "depositions", *(source.id for source in sources)])

    def _digest_of(self, source: Source) -> str:
        # By identity, and the source is kept with it so that its identity stays its own.
        if id(source) not in self._sources:
            self._sources[id(source)] = (source, source_digest(source))
        return self._sources[id(source)][1]

    def _key(self, claim: Claim) -> str:
        return combined(
            [claim.text, json.dumps([claim.nowhere, claim.quote, claim.require.sources, *self._weights(claim)])]
        )

    def _asking(self, claim: Claim) -> str:
        return combined([claim.text, json.dumps([claim.nowhere, *self._weights(claim)])])

    def _weights(self, claim: Claim) -> Sequence[object]:
        """What the options weigh otherwise in the folder of a claim."""
        options = self._options
        return options.at(claim.origin.path if claim.origin else None).weights if options.folders else ()


def source_digest(source: Source) -> str:
    """Digest all of a source that a verdict may depend on; where its file lies is not part of it."""
    sentences = ";".join(f"{one.number},{one.start},{one.end},{one.kind.value}" for one in source.sentences)
    return combined([source.id, source.text, sentences, source.superseded_by or ""])


def _settings(options: Options) -> list[str]:
    """List what the options say to the judge; ``today`` and ``use_ignores`` matter to ignores alone."""
    levels = (f"{rule}={level.value}" for rule, level in sorted(options.severity.items()))
    lists = (options.select, options.ignore, tuple(levels))
    return [options.strictness.value, str(options.explain), *(json.dumps(words) for words in lists)]


def _verdict(line: str, sources: Sequence[Source]) -> Verdict | None:
    """Read a verdict, and hold its evidence against the sources."""
    try:
        verdict = Verdict.model_validate_json(line)
    except ValidationError:
        return None
    texts = {source.id: source.text for source in sources}
    sound = all(texts.get(one.source, "")[one.start : one.end] == one.text for one in verdict.evidence)
    return verdict if sound else None


def _line(deposition: Deposition) -> str:
    """Write a deposition on one line, packed, since it names every sentence that was shown."""
    text = json.dumps([deposition.verdict.model_dump_json(), deposition.asked])
    return b64encode(zlib.compress(text.encode())).decode()


def _deposition(line: str) -> Deposition:
    """Read a deposition; it is signed, so it has the form that we gave it."""
    from claimcheck.engine.witness import Asked, Deposition  # which what is recalled needs none of

    verdict, asked = json.loads(zlib.decompress(b64decode(line)))
    return Deposition(Verdict.model_validate_json(verdict), [Asked(*one) for one in asked])
