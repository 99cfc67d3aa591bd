"""Repointing: claims that pin words of a sentence that reads otherwise now pin its new words, in their claim files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from claimcheck.claimfiles import with_quotes
from claimcheck.errors import Place, UsageError, remedy
from claimcheck.model import Claim
from claimcheck.project.discovery import Project, claim_files
from claimcheck.project.files import write_atomically


def snapshot(project: Project) -> dict[Path, str]:
    """Return a digest of each claim file, to tell later whether somebody wrote it meanwhile."""
    return {path: _digest(path.read_bytes()) for path in claim_files(project).paths if path.is_file()}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def pinning(claims: Iterable[Claim], quotes: Mapping[str, str]) -> tuple[Claim, ...]:
    """Return claims, those that are named by id with another quote."""
    return tuple(one.model_copy(update={"quote": quotes.get(one.id, one.quote)}) for one in claims)


def repoint(project: Project, seen: Mapping[Path, str], claims: Iterable[Claim]) -> Iterator[tuple[str, int]]:
    """Write the quotes of claims into their files, each whole or not at all; yield each path, with how many.

    Raises ``UsageError``, with no file written, where one is not what was ``seen``, or can't be rewritten so that
    nothing but quotes changes in it.
    """
    written = {
        path: (_rewritten(project, path, seen, each := list(group)), len(each))
        for path, group in groupby(sorted(claims, key=_path), key=_path)
    }
    for path, (data, count) in written.items():
        try:
            write_atomically(project.root / path, data)
        except OSError as error:
            what = f"the claim file can't be written: {error.strerror}"
            raise UsageError(what, where=Place(path), hint=remedy(error)) from None
        yield path, count


def _path(claim: Claim) -> str:
    return claim.path or ""


def _rewritten(project: Project, path: str, seen: Mapping[Path, str], claims: list[Claim]) -> bytes:
    file = project.root / path
    try:
        data = file.read_bytes()
    except OSError:
        data = b""
    if seen.get(file) != _digest(data):
        what = "the claim file was changed meanwhile, and nothing was written"
        raise UsageError(what, where=Place(path), hint="run `claimcheck review` again")
    new = with_quotes(data, path, {one.origin: one.quote for one in claims if one.origin and one.quote})
    if new is None:
        names = ", ".join(one.id for one in claims)
        what = f"the quotes of {names} can't be replaced so that nothing else in the file changes"
        raise UsageError(what, where=Place(path), hint="pin the new words by hand")
    return new
