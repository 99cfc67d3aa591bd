"""Claim ids: made of a claim's words when none is given, and unique over all files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.claimfiles.notes import by_place, problem
from claimcheck.language.text.slugs import made_id
from claimcheck.model.codes import DUPLICATE_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.claimfiles.interface import ClaimFile
    from claimcheck.model import Claim, Origin, Problem


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
