"""Reading claim files that a test writes, and showing what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.claimfiles import ClaimFile, read_claim_file

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model import Claim, Problem


class Told(NamedTuple):
    """What a person is told of one mistake."""

    line: int | None
    column: int | None
    message: str
    hint: str


def read(folder: Path, name: str, content: str | bytes) -> ClaimFile:
    """Write a claim file and read it."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_claim_file(path, folder)


def texts(file: ClaimFile) -> list[str]:
    return [claim.text for claim in file.claims]


def told(file: ClaimFile) -> list[Told]:
    return [Told(found.line, found.column, found.message, found.hint or "") for found in file.problems]


def only_problem(file: ClaimFile) -> Told:
    assert len(file.problems) == 1, file.problems
    found = file.problems[0]
    assert (found.code, found.name, found.path) == ("CC402", "claim-file-invalid", file.path)
    return told(file)[0]


def shown(file: ClaimFile) -> str:
    """Everything that was read, one line a claim and one a problem."""
    return "".join([*map(_claim_line, file.claims), *map(_problem_line, file.problems)])


def _claim_line(claim: Claim) -> str:
    assert claim.origin
    parts = [f"{claim.origin.line}:{claim.origin.column}", claim.id, repr(claim.text), ",".join(claim.sources) or "all"]
    parts += [claim.expect.value]
    parts += [f"quote={claim.quote!r}"] if claim.quote is not None else []
    parts += [f"note={claim.note!r}"] if claim.note is not None else []
    parts += [f"ignore={each.rule}|{each.reason}|{each.until}" for each in claim.ignore]
    return "claim " + " ".join(parts) + "\n"


def _problem_line(found: Problem) -> str:
    hint = f" (help: {found.hint})" if found.hint else ""
    return f"{found.severity.value} {found.line}:{found.column} {found.message}{hint}\n"
