"""Claim ids: made of a claim's words when none is given, and unique over all files."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

from claimcheck.claimfiles.notes import by_place, problem
from claimcheck.model.codes import DUPLICATE_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.claimfiles.interface import ClaimFile
    from claimcheck.model import Claim, Origin, Problem

MAX_WORDS = 6
MAX_LENGTH = 48
"""The longest made id in characters, before a suffix."""

_WORD = re.compile(r"[a-z0-9]+")


def made_id(text: str) -> str:
    """Return an id made of the first words of a claim; of its hash when Latin letters don't carry it."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    # An apostrophe belongs to its word: "Iran's" is irans, not iran-s.
    ascii_only = re.sub("['\u2019]", "", decomposed).encode("ascii", "ignore").decode()
    letters = sum(character.isalnum() for character in decomposed)
    found = _WORD.findall(ascii_only)
    if not found or 2 * sum(map(len, found)) < letters:
        return f"claim-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"
    return _fitting(found)


def _fitting(found: list[str]) -> str:
    """Return as many whole words as fit, at least the start of the first."""
    slug = found[0][:MAX_LENGTH]
    for word in found[1:MAX_WORDS]:
        if len(slug) + 1 + len(word) > MAX_LENGTH:
            break
        slug = f"{slug}-{word}"
    return slug


def with_unique_ids(claims: Iterable[tuple[Claim, bool]]) -> list[Claim]:
    """Return the claims, made ids numbered -2, -3, … where they collide; the flag says which ids were given."""
    pairs = list(claims)
    taken = {claim.id for claim, given in pairs if given}
    last: dict[str, int] = {}
    return [claim if given else _renamed(claim, taken, last) for claim, given in pairs]


def _renamed(claim: Claim, taken: set[str], last: dict[str, int]) -> Claim:
    base = made_id(claim.text)
    identity = base
    while identity in taken:
        last[base] = last.get(base, 1) + 1
        identity = f"{base}-{last[base]}"
    taken.add(identity)
    return claim if identity == claim.id else claim.model_copy(update={"id": identity})


def check_unique(files: Sequence[ClaimFile]) -> tuple[Problem, ...]:
    """Return a problem for each given id that another claim of these files has already; it names both places."""
    first: dict[str, Origin | None] = {}
    found = []
    for file in sorted(files, key=lambda file: file.path):
        for claim in file.claims:
            if claim.id not in file.given:
                continue
            if claim.id in first:
                found.append(_duplicate(claim, first[claim.id]))
            first.setdefault(claim.id, claim.origin)
    return tuple(found)


def _duplicate(claim: Claim, first: Origin | None) -> Problem:
    here = claim.origin
    before = f"; the first is at {first.path}:{first.line}:{first.column}" if first else ""
    return problem(
        DUPLICATE_ID,
        f"id `{claim.id}` is given to two claims{before}",
        here.path if here else None,
        here.line if here else None,
        here.column if here else None,
        hint="rename one of them, or leave the id out to have one made",
    )


def gather(files: Sequence[ClaimFile]) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Return the claims of all files, in order of path and place, with unique made ids, and all their problems.

    Claims that share a given id are all kept, so that none goes unchecked; the problems tell of them.
    """
    ordered = sorted(files, key=lambda file: file.path)
    claims = with_unique_ids((claim, claim.id in file.given) for file in ordered for claim in file.claims)
    problems = [found for file in ordered for found in file.problems]
    return tuple(claims), tuple(sorted([*problems, *check_unique(ordered)], key=by_place))
