"""Other pinned quotes in a claim file: the scalars that hold them are replaced, every other byte stays as it was."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from claimcheck.claimfiles.formats import format_of, parsed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.claimfiles.claims import Claims
    from claimcheck.model import Claim, Origin


def with_quotes(data: bytes, name: str, quotes: Mapping[Origin, str]) -> bytes | None:
    """Return the bytes of a claim file in which the claims at these origins pin other words; ``name`` has its ending.

    What comes out is read again and must hold the same claims but for these quotes, blanks apart; nothing is returned
    where it can't, such as for a quote that another claim shares by an alias and must keep.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data[len(mark) :].decode("utf-8")
    form = format_of(name)
    before = parsed(text, form.read, name)
    new = form.rewrite(text, {before.pinned[origin]: " ".join(words.split()) for origin, words in quotes.items()})
    after = parsed(new, form.read, name)
    if _told(after, {}) != _told(before, quotes):
        return None
    return mark + new.encode("utf-8")


def _told(claims: Claims, quotes: Mapping[Origin, str]) -> tuple[Sequence[Claim], int]:
    """Return what a file says, places apart, and how much was wrong with it."""
    return [_pinning(claim, quotes) for claim, _ in claims.found], len(claims.notes)


def _pinning(claim: Claim, quotes: Mapping[Origin, str]) -> Claim:
    quote = quotes.get(claim.origin, claim.quote) if claim.origin else claim.quote
    return claim.model_copy(update={"quote": quote and " ".join(quote.split()), "origin": None})
