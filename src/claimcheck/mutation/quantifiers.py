"""Mutants of quantifiers: all for some, always for often."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.lexicons.words import lemmas_of
from claimcheck.language.quantifiers import Quantifier, scaled
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.scene import Scene
from claimcheck.mutation.tables import rows

_DEGREES = frozenset({"as", "so", "how", "too", "more", "less", "very", "quite", "not"})
_ADVERBS = frozenset({"always", "never", "often", "entirely"})


def changes(scene: Scene) -> Iterator[Change]:
    """Yield for each quantifier of the claim one that says more than the evidence."""
    for one in scaled(scene.claim):
        yield from _more(scene, one)


def _more(scene: Scene, one: Quantifier) -> Iterator[Change]:
    span = scene.span([*range(one.first, one.last)])
    low = span.of(scene.claim.text).lower()
    for phrase, turned, scale, rank in rows("quantifier_turns.tsv"):
        if phrase != low or scene.negated(span) or not _is_held(scene, phrase, scale, int(rank)):
            continue
        if not _fits(scene, one, turned):
            continue
        yield Change(Kind.QUANTIFIER, (Edit(span, turned),), f"the source says “{low}”, not “{turned}”")
        return


def _is_held(scene: Scene, phrase: str, scale: str, rank: int) -> bool:
    """Whether the evidence has the claim's own words, and nothing on their scale that says as much as the new ones."""
    found = [(one.rank, reading) for reading in scene.evidence for one in scaled(reading) if one.scale == scale]
    has = {*lemmas_of(phrase)} <= scene.lemmas
    return has and not any(other >= rank if rank else other == 0 for other, _ in found)


def _fits(scene: Scene, one: Quantifier, turned: str) -> bool:
    """Whether the sentence stays English: before a plural, and no "most" of an adjective or "all" of a bare noun."""
    before = scene.claim.tokens[one.first - 1].norm if one.first else ""
    after = scene.claim.tokens[one.last].norm if one.last < len(scene.claim.tokens) else ""
    if before in _DEGREES or after == "other":
        return False
    if turned.endswith(" of") or scene.claim.tokens[one.first].norm.endswith("ly") or turned in _ADVERBS:
        return True
    following = scene.tree.nodes[one.last : one.last + 3]
    noun = next((node for node in following if node.tag in {"NOUN", "PROPN"}), None)
    return (
        noun is not None
        and noun.fine == "NNS"
        and scene.tree.nodes[one.first].relation in {"det", "amod", "nmod", "advmod"}
        and not any(node.tag in {"VERB", "ADP", "DET"} for node in following if node.number < noun.number)
    )
