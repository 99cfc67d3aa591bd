"""Deeds that the evidence tells by a noun: "the strikes", "condemned the attack"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.clauses.events import Event
from claimcheck.rules.arguments import carried
from claimcheck.rules.interface import Pair


def does_not_act(pair: Pair, claimed: Event, told: Sequence[Event]) -> bool:
    """Whether the evidence has the claim's deed by a noun only, and never with somebody of the claim for its doer."""
    return _is_bare(pair, claimed, told) or _only_faces(pair, claimed, told)


def _is_bare(pair: Pair, claimed: Event, told: Sequence[Event]) -> bool:
    """Whether nobody does or suffers it in the evidence: "the strikes"."""
    named = (
        claimed.agents and claimed.patients and all(pair.names[head] for head in (*claimed.agents, *claimed.patients))
    )
    return bool(named) and all(event.nominal and not (event.agents or event.patients or event.others) for event in told)


def _only_faces(pair: Pair, claimed: Event, told: Sequence[Event]) -> bool:
    """Whether the evidence has the claim's doer as one who has to do with what others do: "Rome *condemned* it"."""
    return bool(claimed.agents and claimed.patients) and all(
        carried(pair, claimed.agents[0], event.facing, strict=True) for event in told
    )
