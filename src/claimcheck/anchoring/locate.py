"""Where an anchor's words are in a text that may have been edited since; what they say now is for the engine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from claimcheck.anchoring.approximate import best_matches
from claimcheck.anchoring.quotes import find_quote, view
from claimcheck.anchoring.selectors import Anchor, QuoteSelector, digest, occurrences
from claimcheck.language.lexicons.folding import fold
from claimcheck.model import Span

_ENDS = " .,;:!?\"'"
"""Marks at the end of a sentence that go when it is joined to the next one."""
_ENDING = re.compile(r"[ .,;:!?)\]]*(?:[\"'] )? *")
"""Marks that end what stands before."""
_SHARE = 0.55
"""Edits, as a share of the words' length, up to which a place is looked at."""
_PLACES = 4
"""Places that are looked at where the very words are gone."""


class Kind(StrEnum):
    """How an anchor's words were found."""

    EXACT = "exact"
    MOVED = "moved"
    SEVERAL = "several"
    NEAR = "near"
    NOWHERE = "nowhere"


class Located(NamedTuple):
    """The places that an anchor may mean now, the likeliest first; one for ``EXACT`` and ``MOVED``."""

    kind: Kind
    places: tuple[Span, ...] = ()


def locate(text: str, anchor: Anchor) -> Located:
    """Find the words of an anchor: at their place, elsewhere with their context, or something near them."""
    own = Span(anchor.start, anchor.end)
    if own.of(text) == anchor.exact and (anchor.copies == 1 or _context(text, own, anchor) == _BOTH):
        return Located(Kind.EXACT, (own,))
    same = list(occurrences(text, QuoteSelector(anchor.exact))) if anchor.exact else []
    if same:
        return _chosen(text, same, anchor, Kind.MOVED)
    alike = _folded(text, anchor.exact)
    if alike:
        return _chosen(text, alike, anchor, Kind.NEAR)
    return _near(text, anchor)


_BOTH = 2


def _chosen(text: str, places: Sequence[Span], anchor: Anchor, kind: Kind) -> Located:
    """Of several places, the one whose context agrees best; several where none does, or more than one."""
    if len(places) == 1 and anchor.copies == 1:
        return Located(kind, (places[0],))
    agreeing = [_context(text, place, anchor) for place in places]
    best = [place for place, agrees in zip(places, agreeing, strict=True) if agrees == max(agreeing)]
    if max(agreeing) > 0 and len(best) == 1:
        return Located(kind, (best[0],))
    return Located(Kind.SEVERAL, tuple(places))


def _context(text: str, place: Span, anchor: Anchor) -> int:
    """How many sides of a place have the anchor's context, whatever its blanks and marks."""
    before = _bare(text[max(0, place.start - 2 * len(anchor.prefix) - 2) : place.start])
    after = _bare(text[place.end : place.end + 2 * len(anchor.suffix) + 2])
    prefix, suffix = _bare(anchor.prefix), _bare(anchor.suffix)
    return (before.endswith(prefix) if prefix else not before) + (after.startswith(suffix) if suffix else not after)


def _bare(text: str) -> str:
    return " ".join(fold(text).text.split())


def _folded(text: str, exact: str) -> list[Span]:
    """Find places that have the same words in another spelling: quotes, dashes, case, line breaks, the last mark."""
    seen, whole = view(text), view(exact).text.strip()
    wanted = whole.rstrip(_ENDS)
    marks = whole[len(wanted) :]
    found: list[Span] = []
    start = seen.text.find(wanted) if wanted else -1
    while start >= 0:
        end = start + len(wanted)
        if _at_bounds(seen.text, start, end):
            while end < len(seen.text) and seen.text[end] in marks:
                end += 1
            found.append(seen.original(start, end))
        start = seen.text.find(wanted, start + 1)
    return found


def alike(one: str, other: str) -> bool:
    """Whether two texts have the same words in the same order, however they are spelt, broken and stopped."""
    return _bare(one).strip(_ENDS) == _bare(other).strip(_ENDS)


def _at_bounds(text: str, start: int, end: int) -> bool:
    """Whether a range cuts no word: "Linus" does not stand in "Linuses"."""
    return not (start and text[start - 1].isalnum() and text[start].isalnum()) and not (
        end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    )


def requoted(old: str, quote: str, new: str) -> str | None:
    """Return the words of a sentence that stand where those of a quote stood in its old wording.

    The whole sentence where the quote was whole, or where nothing in the new one comes near it; nothing where the old
    one did not have the quote.
    """
    places = find_quote(old, quote)
    if not places:
        return None
    part = places[0]
    if alike(part.of(old), old):
        return new
    exact = part.of(old)
    found = locate(
        new, Anchor(source="old", sentence=1, start=part.start, end=part.end, exact=exact, sha256=digest(exact))
    )
    return found.places[0].of(new) if found.kind not in (Kind.NOWHERE, Kind.SEVERAL) else new


def _near(text: str, anchor: Anchor) -> Located:
    """Find the places that come nearest in single characters."""
    seen, wanted = view(text), view(anchor.exact).text.strip()
    matches = best_matches(seen.text, wanted, int(len(wanted) * _SHARE), _PLACES)
    places = tuple(seen.original(*_snapped(seen.text, match.start, match.end)) for match in matches)
    return Located(Kind.NEAR, places) if places else Located(Kind.NOWHERE)


def _snapped(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a range to whole words, without blanks at its ends, nor marks at its start that end what stands before."""
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    before = _ENDING.match(text, start, end)
    start = before.end() if before and before.end() < end else start
    while end > start + 1 and text[end - 1] == " ":
        end -= 1
    return start, end
