"""Anchors: words of a source, told so that they are found again after the source was edited."""

from claimcheck.anchoring.approximate import Match, best_matches
from claimcheck.anchoring.cuts import cut_off, goes_on
from claimcheck.anchoring.differences import Difference, difference, exchanged, only_slips, refocused
from claimcheck.anchoring.fragments import fragment_for
from claimcheck.anchoring.locate import Kind, Located, alike, locate, requoted
from claimcheck.anchoring.quotes import find_quote
from claimcheck.anchoring.selectors import Anchor, QuoteSelector, anchor, describe, digest, jsonld, occurrences

__all__ = [
    "Anchor",
    "Difference",
    "Kind",
    "Located",
    "Match",
    "QuoteSelector",
    "alike",
    "anchor",
    "best_matches",
    "cut_off",
    "describe",
    "difference",
    "digest",
    "exchanged",
    "find_quote",
    "fragment_for",
    "goes_on",
    "jsonld",
    "locate",
    "occurrences",
    "only_slips",
    "refocused",
    "requoted",
]
