"""Phrases of a claim that meet another phrase of its evidence as a whole: "costs nothing" and "is free of charge".

What stands within such a phrase (a negation, a quantifier) is part of what it means, and says nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.language.lexicons.determiners import BE
from claimcheck.language.lexicons.phrases import Phrase
from claimcheck.language.lexicons.terms import Token
from claimcheck.language.memory import remembered
from claimcheck.language.scopes.cues import Cue
from claimcheck.rules.interface import Pair


@remembered
def claim_phrases(pair: Pair) -> tuple[frozenset[int], ...]:
    """Numbers of the words of each phrase of the claim that a phrase of the evidence stands for."""
    return tuple(frozenset(ours.words) for ours, _ in _met(pair))


@remembered
def source_phrases(pair: Pair) -> tuple[frozenset[int], ...]:
    """The same of the evidence's phrases."""
    return tuple(frozenset(theirs.words) for _, theirs in _met(pair))


def turned_phrase(pair: Pair, claimed: int, told: int) -> bool:
    """Whether a verb of the claim and one of the evidence are in phrases of which one is passive: "was hit by", "took".

    What stands before either phrase is then the same, and what stands behind it.
    """
    return any(
        claimed in ours.words
        and told in theirs.words
        and _is_passive(pair.claim.tokens, ours) != _is_passive(pair.evidence.tokens, theirs)
        for ours, theirs in _met(pair)
    )


def _is_passive(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a phrase is one of being done something to: "be owned by"."""
    return tokens[max(phrase.words)].norm == "by" and tokens[min(phrase.words)].norm in BE


def claim_cue_within(pair: Pair, cue: Cue) -> bool:
    """Whether a cue of the claim is part of a phrase that is met as a whole."""
    return is_within(range(cue.first, cue.last), claim_phrases(pair))


def source_cue_within(pair: Pair, cue: Cue) -> bool:
    """Whether a cue of the evidence is part of such a phrase."""
    return is_within(range(cue.first, cue.last), source_phrases(pair))


def is_within(words: range, phrases: tuple[frozenset[int], ...]) -> bool:
    """Whether words are part of one of these phrases."""
    return any(phrase.issuperset(words) for phrase in phrases)


def _met(pair: Pair) -> Iterator[tuple[Phrase, Phrase]]:
    """Phrases of the claim, each with one of the evidence that is not made of the same words and that it met."""
    for ours in pair.claim.phrases:
        places = {pair.alignment.source_of(number) for number in ours.words if pair.claim.tokens[number].content}
        for theirs in pair.evidence.phrases:
            if (
                ours.meanings.asks & theirs.meanings.carries
                and places
                and places <= {*theirs.words}
                and _lemmas(pair.claim.tokens, ours) != _lemmas(pair.evidence.tokens, theirs)
            ):
                yield ours, theirs


def _lemmas(tokens: Sequence[Token], phrase: Phrase) -> set[str]:
    return {tokens[number].lemma for number in phrase.words}
