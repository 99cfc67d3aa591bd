"""Whether a sentence takes back, limits or doubts what the one before it said. Lexicon: ``caveats.tsv``."""

from __future__ import annotations

from functools import cache

from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.terms import TokenKind, tokenize
from claimcheck.language.scopes.cues import CueKind, find_cues

_LIMITING = frozenset(
    {CueKind.NEGATION, CueKind.MODAL, CueKind.ALLEGED, CueKind.PROBABLE, CueKind.DOUBT, CueKind.DENIAL}
)
_LONGEST = 4
"""Words of an opener."""


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.rows("caveats.tsv") if row[1] == kind)


def is_caveat(text: str) -> bool:
    """Tell whether a sentence that follows another one weakens it: it turns or points back, and limits."""
    tokens = [token for token in tokenize(text) if token.kind is not TokenKind.MARK]
    openings = {" ".join(token.norm for token in tokens[:length]) for length in range(1, _LONGEST + 1)}
    if not openings & (_words("opener") | _words("about")):
        return False
    limited = any(token.norm in _words("limit") for token in tokens)
    return limited or any(cue.kind in _LIMITING for cue in find_cues(tokens))
