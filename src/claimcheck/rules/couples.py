"""Two names that a claim takes up by one noun: "both countries", "the two sides" for "Norway and Sweden"."""

from __future__ import annotations

from functools import cache

from claimcheck.language.figures.quantities import Quantity
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.relations import is_place
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.rules.anaphora import is_definite
from claimcheck.rules.interface import Pair


def couple(pair: Pair, head: int) -> tuple[int, ...]:
    """Heads of the two names of the evidence that a noun of the claim may stand for; none where more are named."""
    ours, theirs, lemma = pair.claim.tree, pair.evidence.tree, pair.claim.tokens[head].lemma
    if ours is None or theirs is None or ours.nodes[head].fine != "NNS" or lemma not in _parties():
        return ()
    if pair.alignment.proves(head) or not is_definite(pair.claim, head):
        return ()
    joined = [
        tuple(theirs.conjuncts(node.number)) for node in theirs.nodes if node.tag == "PROPN" and node.relation != "conj"
    ]
    couples = [names for names in joined if len(names) > 1]
    if len(couples) != 1 or len(couples[0]) != 2:
        return ()
    places = all(is_place(pair.evidence.tokens[number].lemma) for number in couples[0])
    return couples[0] if places or not _parties()[lemma] else ()


def counts_couple(pair: Pair, claim: Quantity) -> bool:
    """Whether a claim's number only says that two are meant whom the evidence names."""
    nouns = pair.claim.within(claim.noun_span) if claim.noun_span else ()
    return claim.value == 2 and any(couple(pair, number) for number in nouns)


@cache
def _parties() -> dict[str, bool]:
    """Lemmas of the nouns, and whether each is one of countries only."""
    return {lemma_of(row[0]): "place" in row for row in lexicon.rows("parties.txt")}
