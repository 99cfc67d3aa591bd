"""The lock file: for each claim the sentences that it rested on when somebody last looked, in ``claimcheck.lock``.

TOML, one block a claim, sorted by id, so that two branches that add claims merge as text. It is read as data, checked
against its model, and never mended by a guess.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import claimcheck
from claimcheck.anchoring import Anchor, anchor, digest
from claimcheck.claimfiles.notes import Lines
from claimcheck.claimfiles.tomlplaces import syntax_fault
from claimcheck.errors import ClaimcheckError, Place, remedy
from claimcheck.model import ClaimResult, Report, Source, Span, VerdictKind
from claimcheck.project.cache.fingerprint import judging_code
from claimcheck.project.files import read_own, write_atomically
from claimcheck.project.names import LOCK_FILE

SCHEMA = 1
"""Version of the form of the file; it rises when an older claimcheck could misread it."""
LARGEST = 64 * 2**20
"""Bytes of a lock file."""
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_WORD = re.compile(r"\w+")
_EITHER_SIDE = "take either side (git checkout --ours claimcheck.lock), then run `claimcheck lock` to add what it lacks"
_ANEW = "delete it and write it anew with `claimcheck lock`"
_AGAIN = f"take a good version of it from your version control, or {_ANEW}"


class LockError(ClaimcheckError):
    """The lock file can't be read or written."""

    slug = "lock-invalid"


class LockedClaim(BaseModel):
    """One claim as it was locked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    claim: str
    """Its words."""
    expect: VerdictKind
    verdict: VerdictKind
    rules: tuple[str, ...] = ()
    """Codes of what was found, errors and warnings, in order."""
    evidence: tuple[Anchor, ...] = ()


class LockedSource(BaseModel):
    """A source that claims rested on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    words: int
    """How many it had."""


class Lock(BaseModel):
    """A whole lock file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = Field(alias="schema")
    tool: str
    """Version of the claimcheck that wrote it."""
    fingerprint: str
    """Of rules, model and lexicons."""
    source: tuple[LockedSource, ...] = ()
    claim: tuple[LockedClaim, ...] = ()

    def by_id(self) -> dict[str, LockedClaim]:
        """Return the claims by their ids."""
        return {one.id: one for one in self.claim}


def lock_of(report: Report) -> Lock:
    """Make the lock of a report."""
    sources = {source.id: source for source in report.sources}
    claims = sorted((_locked(result, sources) for result in report.results), key=lambda one: one.id)
    used = {one.source for claim in claims for one in claim.evidence}
    return Lock(
        schema=SCHEMA,
        tool=claimcheck.__version__,
        fingerprint=judging_code()[:16],
        source=tuple(LockedSource(id=name, words=len(words_of(sources[name].text))) for name in sorted(used)),
        claim=tuple(claims),
    )


def words_of(text: str) -> list[str]:
    """Return the words of a text, in order."""
    return _WORD.findall(text)


def _locked(result: ClaimResult, sources: dict[str, Source]) -> LockedClaim:
    verdict = result.verdict
    return LockedClaim(
        id=result.claim.id,
        claim=result.claim.text,
        expect=result.claim.expect,
        verdict=verdict.verdict,
        rules=tuple(dict.fromkeys(one.code for one in verdict.findings if one.severity != "info")),
        evidence=tuple(anchor(sources[one.source], one.sentence, Span(one.start, one.end)) for one in verdict.evidence),
    )


def read_lock(folder: Path) -> Lock | None:
    """Return the lock of a project folder; nothing when it has none. Raises ``LockError``, with line and column."""
    text = _text(folder)
    if text is None:
        return None
    path = folder / LOCK_FILE
    if (conflict := _CONFLICT.search(text)) is not None:
        line = text.count("\n", 0, conflict.start()) + 1
        what = "the lock has conflict markers of a merge"
        raise LockError(what, where=Place(str(path), line, 1), hint=_EITHER_SIDE)
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        fault, at = syntax_fault(error, text)
        what = f"the lock is cut off or was edited by hand: {fault}"
        raise LockError(what, where=Place(str(path), *Lines(text).position(at)), hint=_AGAIN) from None
    return _checked(path, text, table)


def _text(folder: Path) -> str | None:
    where = Place(str(folder / LOCK_FILE))
    try:
        data = read_own(folder, LOCK_FILE, LARGEST)
        return None if data is None else data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LockError(f"the lock is not UTF-8 (byte {error.start})", where=where, hint=_AGAIN) from None
    except OSError as error:
        what = f"the lock can't be read: {error.strerror}"
        raise LockError(what, where=where, hint=remedy(error) or _AGAIN) from None


def _checked(path: Path, text: str, table: dict[str, Any]) -> Lock:
    version = table.get("schema")
    if isinstance(version, int) and version > SCHEMA:
        what = f"the lock was written by a newer claimcheck ({table.get('tool', 'unknown')}, form {version})"
        raise LockError(what, where=Place(str(path)), hint=f"update claimcheck, or {_ANEW}")
    try:
        lock = Lock.model_validate(table)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        at = ".".join(str(part) for part in first["loc"])
        what = f"the lock was edited by hand: `{at}`: {first['msg'][:1].lower()}{first['msg'][1:]}"
        raise LockError(what, where=Place(str(path)), hint=_AGAIN) from None
    seen: set[str] = set()
    for one in lock.claim:
        if one.id in seen:
            lines = [number for number, line in enumerate(text.split("\n"), 1) if line == f"id = {quoted(one.id)}"]
            what = f"the lock has the claim `{one.id}` twice (lines {', '.join(map(str, lines))})"
            raise LockError(what, where=Place(str(path), *lines[-1:]), hint="a merge may have doubled it; keep one")
        seen.add(one.id)
        _unedited(path, text, one)
    return lock


def _unedited(path: Path, text: str, one: LockedClaim) -> None:
    """Raise ``LockError`` when words of a claim's evidence are not those that were hashed."""
    for each in one.evidence:
        if digest(each.exact) != each.sha256 or each.end - each.start != len(each.exact):
            wanted = f"exact = {quoted(each.exact)}"
            line = next((number for number, line in enumerate(text.split("\n"), 1) if line == wanted), 1)
            what = (
                f"the lock was edited by hand: the words of {each.id} under `{one.id}` don't fit their hash and place"
            )
            raise LockError(what, where=Place(str(path), line, 1), hint=_AGAIN)


def write_lock(folder: Path, lock: Lock) -> bool:
    """Write the lock of a project folder, whole or not at all; return whether it changed any byte.

    Raises ``LockError`` when it can't be written.
    """
    path = folder / LOCK_FILE
    data = lock_text(lock).encode("utf-8", "surrogatepass")
    try:
        if path.is_file() and path.read_bytes() == data:
            return False
        write_atomically(path, data)
    except OSError as error:
        raise LockError(
            f"the lock can't be written: {error.strerror}", where=Place(str(path)), hint=remedy(error)
        ) from None
    return True


def lock_text(lock: Lock) -> str:
    """Return the lock as TOML, one block a claim, in order of their ids."""
    head = [
        "# What each claim rested on when `claimcheck lock` was last run. Commit this file; don't edit it by hand.",
        f"schema = {lock.schema_version}",
        f"tool = {quoted(lock.tool)}",
        f"fingerprint = {quoted(lock.fingerprint)}",
    ]
    blocks = (line for one in sorted(lock.claim, key=lambda one: one.id) for line in _block(one))
    sources = (line for one in lock.source for line in ("", "[[source]]", *_pairs(one, ("id", "words"))))
    return "\n".join([*head, *sources, *blocks, ""])


def _block(one: LockedClaim) -> Iterator[str]:
    yield ""
    yield "[[claim]]"
    yield from _pairs(one, ("id", "claim", "expect", "verdict", "rules"))
    for each in one.evidence:
        yield "[[claim.evidence]]"
        yield from _pairs(each, tuple(Anchor.model_fields))


def _pairs(model: BaseModel, names: Sequence[str]) -> Iterator[str]:
    dumped = model.model_dump(mode="json")
    return (f"{name} = {_value(dumped[name])}" for name in names)


def _value(value: object) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    assert isinstance(value, list)  # noqa: S101 - a lock holds nothing else
    return f"[{', '.join(_value(one) for one in value)}]"


def quoted(text: str) -> str:
    """Return a basic string of TOML: JSON's escapes are among its own, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def missing(lock: Lock, ids: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the claims that have no lock, and the locks that have no claim, each sorted."""
    ours, theirs = set(ids), {one.id for one in lock.claim}
    return sorted(ours - theirs), sorted(theirs - ours)
