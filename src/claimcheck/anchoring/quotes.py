"""Finding words again whatever their case, quotation marks, dashes and line breaks."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.language.lexicons.folding import Folded, fold
from claimcheck.model import Span


def find_quote(text: str, quote: str) -> list[Span]:
    """Find where ``text`` has the words of ``quote``; case, quotation marks, dashes and blanks may differ."""
    seen, wanted = view(text), spaced(fold(quote)).text.strip()
    found: list[Span] = []
    start = seen.text.find(wanted) if wanted else -1
    while start >= 0:
        found.append(seen.original(start, start + len(wanted)))
        start = seen.text.find(wanted, start + len(wanted))
    return found


@lru_cache(maxsize=8)
def view(text: str) -> Folded:
    """Return the folded view of a text in which each run of blanks is one blank; the last few are kept."""
    return spaced(fold(text))


def spaced(folded: Folded) -> Folded:
    """Make each run of blanks one blank."""
    kept = [
        place
        for place, character in enumerate(folded.text)
        if character != " " or (place and folded.text[place - 1] != " ")
    ]
    return Folded(
        "".join(folded.text[place] for place in kept),
        [folded.starts[place] for place in kept],
        [folded.ends[place] for place in kept],
    )
