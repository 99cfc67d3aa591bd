"""CC136: a word such as "only" or "not" that speaks of another word than it does in the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.scopes.focus import is_of_acts, spoken_of
from claimcheck.model import Severity
from claimcheck.rules.interface import Example, Pair, Rule, Sign


def focus_shifted(pair: Pair) -> Iterator[Sign]:
    """The claim has all the words of the sentence, and an "only", "even" or "not" speaks of another one of them.

    "Only Smith voted" is not "Smith only voted", and who "did not say that it would pay" did not "say that it would not
    pay". A word such as "only" speaks of the next word that says something, or of the last one of its clause; "not",
    "never", "probably" and their like speak of what is done, so that they matter only where another verb follows. The
    rule fires where the other word stands in the claim too: words that the claim leaves out are for other rules.
    """
    ours, theirs = spoken_of(pair.claim.tokens), spoken_of(pair.evidence.tokens)
    for place, target in ours.items():
        word = pair.claim.tokens[place]
        there = [other for other, token in enumerate(pair.evidence.tokens) if token.norm == word.norm]
        meant = [theirs[other] for other in there if other in theirs]
        met = pair.alignment.source_of(target)
        if met is None or met in meant or not meant or len(meant) < len(there):
            continue
        home = pair.evidence.tokens[met].sentence
        told = [one for one in meant if pair.alignment.claims_of(one) and pair.evidence.tokens[one].sentence == home]
        if len(told) < len(meant) or (is_of_acts(word.norm) and not _are_verbs(pair, target, told)):
            continue
        here, before = pair.claim_words([target]), pair.source_words([told[0]])
        yield Sign(
            f"“{word.norm}” speaks of “{here}” in the claim, and of “{before}” in the sentence",
            claim=pair.claim_span(sorted([place, target])),
            source=pair.source_span([told[0]]),
            claim_value=f"{word.norm} {here}",
            source_value=f"{word.norm} {before}",
        )


def _are_verbs(pair: Pair, target: int, meant: list[int]) -> bool:
    claim, evidence = pair.claim.tree, pair.evidence.tree
    if claim is None or evidence is None:
        return False
    return claim.nodes[target].tag == "VERB" and all(evidence.nodes[one].tag == "VERB" for one in meant)


RULES = (
    Rule(
        "CC136",
        "focus-shifted",
        Severity.ERROR,
        focus_shifted,
        (
            Example("Smith only voted on Monday", "Only Smith voted on Monday.", fires=True),
            Example("The mayor even praised the plan", "Even the mayor praised the plan.", fires=True),
            Example("The bank said that it would not pay", "The bank did not say that it would pay.", fires=True),
            Example("Only Smith voted on Monday", "On Monday only Smith voted.", fires=False),
            Example(
                "The plan was approved by the council only", "The plan was approved only by the council.", fires=False
            ),
            Example("Also, he said the plan was good", "He also said the plan was good.", fires=False),
            Example("Smith voted on Monday", "Only Smith voted on Monday.", fires=False),
        ),
        hint="put the word where the source has it",
    ),
)
