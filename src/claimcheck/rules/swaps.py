"""Whether parts that look turned round are: who did it in the claim is the one that it was done to in the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.clauses.events import Event, argument
from claimcheck.language.reading import Reading
from claimcheck.rules.anaphora import proper
from claimcheck.rules.arguments import carried
from claimcheck.rules.interface import Pair
from claimcheck.rules.referents import are_others, did_it_itself


def crossed(pair: Pair, claimed: Event, told: Event, same: Sequence[int]) -> list[int]:
    """Arguments behind a preposition that take part in a swap: "A ran into B" for "B ran into A"."""
    crossed = []
    for preposition, head in told.others:
        ours = [other for own, other in claimed.others if own == preposition]
        if any(carried(pair, other, same, strict=True) for other in (*ours, *claimed.patients)):
            crossed.append(head)
    return crossed


def is_swap(pair: Pair, ours: Sequence[int], claimed: Event, told: Event, same: Sequence[int]) -> bool:
    """Whether the other side of the swap is seen too: the part is filled by a name or the claim's other argument."""
    others = claimed.patients if tuple(ours) == claimed.agents else claimed.agents
    others = (*others, *(head for _, head in claimed.others))
    if are_others(pair.evidence, same) or did_it_itself(pair, ours, claimed, told):
        return True
    if ours and ours == claimed.agents and claimed.patients and len(same) == 1 and _is_person(pair.evidence, same[0]):
        return True  # "she sued the firm" is not "the firm sued Ann", whoever she is
    if ours and ours == claimed.patients and claimed.agents and _is_other_than_doer(pair.evidence, same):
        return True  # "the firm sued her" is not "Ann sued the firm", whoever she is
    return any(carried(pair, other, same, strict=True) for other in others) or any(
        proper(pair.evidence, head) for head in same
    )


def _is_other_than_doer(reading: Reading, same: Sequence[int]) -> bool:
    """Whether it is done to somebody by another one: "her", not "herself"."""
    return len(same) == 1 and reading.tokens[same[0]].norm in {"him", "her", "me", "us"}


def done_to_doer(pair: Pair, ours: Sequence[int], claimed: Event, told: Event) -> bool:
    """Whether the claim's doer is the only one whom the evidence names, as the one that it was done to by nobody."""
    tree = pair.evidence.tree
    return (
        tree is not None
        and ours == claimed.agents
        and not told.agents
        and bool(claimed.patients)
        and any(tree.nodes[child].relation == "nsubj:pass" for child in tree.below[told.predicate])
        and not any(carried(pair, head, told.patients, strict=True) for head in claimed.patients)
        and all(_is_named(pair, head) for head in claimed.patients)
    )


def _is_named(pair: Pair, head: int) -> bool:
    """Whether a name stands in an argument of the claim."""
    tree = pair.claim.tree
    return tree is not None and any(pair.names[number] for number in argument(tree, head))


def _is_person(reading: Reading, number: int) -> bool:
    """Whether a word is a pronoun for one person who is not the one that the verb is done by: "she", not "herself"."""
    return reading.tokens[number].norm in {"he", "she", "i", "we"}


def may_be_passive(claim: Reading, event: Event) -> bool:
    """Whether a subject may be what it is done to: a headline's participle without its "were"."""
    if claim.tree is None or event.patients or claim.tree.nodes[0].fine == "DT":
        return False  # a headline drops its articles
    verb = claim.tree.nodes[event.predicate]
    return verb.fine in {"VBN", "VBD"} and not claim.tree.children(event.predicate, "aux")
