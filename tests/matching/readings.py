"""Short ways to index texts and to align two of them."""

from __future__ import annotations

from claimcheck.language.documents import source_from_text
from claimcheck.language.lexicons.terms import tokenize
from claimcheck.language.reading import read
from claimcheck.matching import Candidate, Index, Match, align
from claimcheck.matching.index import Documents
from claimcheck.matching.postings import Many
from claimcheck.matching.tables import tables


def index_of(*texts: str) -> Index:
    """Index texts as sources ``s1``, ``s2`` and so on."""
    return Index.build([source_from_text(text, f"s{number}") for number, text in enumerate(texts, 1)])


def tables_of(*texts: str) -> Index:
    """Index them by tables, however few they are."""
    sources = [source_from_text(text, f"s{number}") for number, text in enumerate(texts, 1)]
    return Index(sources, Many(tables(Documents(sources))))


def find(index: Index, claim: str, limit: int = 8) -> list[Candidate]:
    """Candidate sentences of a claim, best first."""
    return index.candidates(tokenize(claim), limit)


def found(index: Index, claim: str, limit: int = 8) -> list[str]:
    """Their texts."""
    return [candidate.source.text_of(candidate.sentence) for candidate in find(index, claim, limit)]


def matches(claim: str, source: str) -> dict[str, Match]:
    """Claim word → its match, as the sources know no other words than ``source``."""
    known = {token.lemma for token in tokenize(source)}
    ours = read(claim)
    aligned = align(ours, read(source), known.__contains__)
    return {ours.tokens[match.claim].text: match for match in aligned.matches if match}


def met(claim: str, source: str) -> dict[str, str]:
    """Claim word → source word."""
    theirs = read(source).tokens
    return {word: theirs[match.source].text for word, match in matches(claim, source).items()}
