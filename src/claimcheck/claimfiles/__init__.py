"""Claim files: YAML, Markdown lists, TOML and JSONL, all with the same fields, all read to the same claims."""

from __future__ import annotations

from os.path import relpath
from pathlib import Path

from claimcheck.claimfiles.decoding import Undecodable, read_text
from claimcheck.claimfiles.formats import ENDINGS, format_of, parsed
from claimcheck.claimfiles.ids import check_unique, gather, with_unique_ids
from claimcheck.claimfiles.interface import ClaimFile, Mention
from claimcheck.claimfiles.notes import problem
from claimcheck.claimfiles.rewriting import with_quotes
from claimcheck.model.codes import CLAIM_FILE_INVALID

__all__ = ["ENDINGS", "ClaimFile", "Mention", "check_unique", "gather", "read_claim_file", "with_quotes"]


def read_claim_file(path: Path, root: Path) -> ClaimFile:
    """Read one claim file; ``root`` is the project folder that paths are told from.

    Never raises for what is in the file: each mistake becomes a problem with line and column, and the claims
    without a mistake are returned beside them.
    """
    shown = _shown_path(path, root)
    try:
        text = read_text(path)
    except Undecodable as error:
        found = problem(CLAIM_FILE_INVALID, error.message, shown, error.line, error.column, error.hint)
        return ClaimFile(shown, problems=(found,))
    if path.suffix.lower() not in ENDINGS:
        message = f"`{path.suffix}` is no ending of a claim file" if path.suffix else "a claim file has an ending"
        found = problem(CLAIM_FILE_INVALID, message, shown, hint=f"its endings are {', '.join(ENDINGS)}")
        return ClaimFile(shown, problems=(found,))
    claims = parsed(text, format_of(path.name).read, shown)
    return ClaimFile(
        path=shown,
        claims=tuple(with_unique_ids(claims.found)),
        problems=claims.notes.problems(),
        given=frozenset(claim.id for claim, given in claims.found if given),
        mentions=tuple(sorted(claims.mentions, key=lambda mention: mention[1:])),
    )


def _shown_path(path: Path, root: Path) -> str:
    """Return the path relative to the root with forward slashes; the path as given when it lies elsewhere."""
    try:
        relative = Path(relpath(path, root))
    except ValueError:  # another drive
        return path.as_posix()
    return path.as_posix() if relative.parts[:1] == ("..",) else relative.as_posix()
