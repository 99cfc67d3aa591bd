"""CC11x: a person, place or organisation that the evidence does not name."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.relations import PROOF
from claimcheck.model import Severity
from claimcheck.rules.interface import Example, Pair, Rule, Sign


def name_unknown(pair: Pair) -> Iterator[Sign]:
    """The claim names somebody or something that no source names at all."""
    for run in _missing(pair):
        if not any(pair.known(pair.claim.tokens[number].lemma) for number in run):
            yield Sign(
                f"“{pair.claim_words(run)}” stands nowhere in the source",
                claim=pair.claim_span(run),
                claim_value=pair.claim_words(run),
            )


def name_elsewhere(pair: Pair) -> Iterator[Sign]:
    """The source names it, but not in the sentence that carries the rest of the claim."""
    for run in _missing(pair):
        if any(pair.known(pair.claim.tokens[number].lemma) for number in run):
            yield Sign(
                f"the sentence does not name “{pair.claim_words(run)}”",
                claim=pair.claim_span(run),
                claim_value=pair.claim_words(run),
            )


def _missing(pair: Pair) -> Iterator[list[int]]:
    """Runs of the claim's name tokens that met nothing."""
    run: list[int] = []
    for number in range(len(pair.claim.tokens)):
        if pair.names[number] and pair.alignment.strength(number) < PROOF:
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


RULES = (
    Rule(
        "CC111",
        "name-unknown",
        Severity.ERROR,
        name_unknown,
        (
            Example("The bridge was opened by Anna Berg.", "The bridge was opened by Maria Lind.", fires=True),
            Example("The bridge was opened by Lind.", "The bridge was opened by Maria Lind.", fires=False),
        ),
    ),
    Rule(
        "CC112",
        "name-elsewhere",
        Severity.ERROR,
        name_elsewhere,
        (
            Example(
                "The harbour was closed by Karlstad council.",
                "The harbour was closed by the Malmo council. Rain fell. Snow fell. Sleet fell. Karlstad was dry.",
                fires=True,
            ),
            Example("The harbour was closed by Malmo council.", "The harbour was closed by the Malmo council.", fires=False),
        ),
    ),
)
