"""What becomes of those to whom something is done: who is killed dies, and what is sunk sinks."""

from __future__ import annotations

from functools import cache

from claimcheck.language.clauses.events import Event
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.rules.arguments import carried
from claimcheck.rules.interface import Pair


def befalls(pair: Pair, claimed: Event, told: Event) -> bool:
    """Whether the claim tells what becomes of those to whom the evidence's event is done.

    Where the verb is the same one, its object there is who does it here: "sank *the boat*", "*the boat* sank".
    """
    ours, theirs = pair.claim.tokens[claimed.predicate].lemma, pair.evidence.tokens[told.predicate].lemma
    if (theirs, ours) not in _causatives():
        return False
    sides = (*told.agents, *told.patients) if told.patients and not (claimed.patients or claimed.complements) else ()
    return ours != theirs or any(carried(pair, head, sides, strict=True) for head in claimed.agents)


@cache
def _causatives() -> frozenset[tuple[str, str]]:
    return frozenset((lemma_of(doing), lemma_of(becoming)) for doing, becoming in lexicon.rows("causatives.tsv"))
