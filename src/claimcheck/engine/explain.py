"""Explaining: an alignment as data that people can read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.language.figures.intervals import Comparison
from claimcheck.language.figures.quantities import compare
from claimcheck.language.lexicons.relations import PROOF, Step
from claimcheck.language.lexicons.terms import Token, TokenKind
from claimcheck.language.parts import parts
from claimcheck.language.reading import Reading
from claimcheck.matching.alignment import Match
from claimcheck.model import ExplainedWord, Explanation, Met, Role, Span
from claimcheck.rules import Pair
from claimcheck.rules.anaphora import vague

WITHIN = "number within bounds"
"""How a claim's number meets one that carries it and is not the same: at least ten, of at least 11."""


def explain(pair: Pair) -> Explanation:
    """Say what each word of a claim met in its evidence; parts are given as far as both sides are parsed."""
    shared = {match.source for match in pair.alignment.matches if match and match.claim in _predicates(pair.claim)}
    theirs = parts(pair.evidence, leading=shared)
    met = {match.claim: _met(pair, match, theirs) for match in pair.alignment.matches if match}
    return _explanation(pair.claim, met)


def _predicates(reading: Reading) -> frozenset[int]:
    return frozenset(event.predicate for event in reading.events)


def unmet(claim: Reading) -> Explanation:
    """Explain a claim that met no sentence at all."""
    return _explanation(claim, {})


def joined(explanations: Sequence[Explanation]) -> Explanation:
    """Make one explanation of those of the parts of a claim; a word that they share is told as the first has it."""
    words: list[ExplainedWord] = []
    place: dict[Span, int] = {}
    for explanation in explanations:
        fresh = [word for word in explanation.words if word.span not in place]
        place.update({word.span: len(words) + index for index, word in enumerate(fresh)})
        words.extend(_moved(word, explanation, place) for word in fresh)
    return Explanation(words=tuple(words))


def _moved(word: ExplainedWord, old: Explanation, place: Mapping[Span, int]) -> ExplainedWord:
    if word.under is None:
        return word
    return word.model_copy(update={"under": place[old.words[word.under].span]})


def _explanation(claim: Reading, met: Mapping[int, Met]) -> Explanation:
    shown = [number for number, token in enumerate(claim.tokens) if token.kind is not TokenKind.MARK]
    place = {number: index for index, number in enumerate(shown)}
    ours = parts(claim)
    return Explanation(words=tuple(_word(claim, number, ours[number], place, met.get(number)) for number in shown))


def _word(claim: Reading, number: int, role: Role | None, place: Mapping[int, int], met: Met | None) -> ExplainedWord:
    token = claim.tokens[number]
    above = claim.tree.above(number) if claim.tree else ()
    return ExplainedWord(
        span=Span(token.start, token.end),
        text=token.text,
        content=token.content,
        role=role,
        under=next((place[governor] for governor in above if governor in place), None),
        met=met,
    )


def _met(pair: Pair, match: Match, roles: Sequence[Role | None]) -> Met:
    token = pair.evidence.tokens[match.source]
    stand_in = _stand_in(pair, match)
    step = _step(pair, match) if stand_in is None else Step.PRONOUN.label
    return Met(
        source=pair.source,
        sentence=token.sentence,
        span=pair.in_source(Span(token.start, token.end)),
        text=token.text,
        step=step,
        strength=match.step.strength,
        proves=match.step.strength >= PROOF,
        role=roles[match.source],
        through=None if stand_in is None else _phrase(pair.evidence, stand_in),
    )


def _step(pair: Pair, match: Match) -> str:
    """Name the plainest step that the words allow: what met as part of a phrase may be the same word."""
    ours, theirs = pair.claim.tokens[match.claim], pair.evidence.tokens[match.source]
    if ours.norm == theirs.norm:
        return Step.SAME.label
    if ours.lemma == theirs.lemma:
        return Step.LEMMA.label
    return WITHIN if match.step is Step.NUMBER and not _same_number(pair, ours, theirs) else match.step.label


def _same_number(pair: Pair, ours: Token, theirs: Token) -> bool:
    """Whether two words belong to one and the same number (or to dates, which have no bounds to speak of)."""
    claimed = [quantity for quantity in pair.claim.quantities if quantity.span.start <= ours.start < quantity.span.end]
    told = [
        quantity for quantity in pair.evidence.quantities if quantity.span.start <= theirs.start < quantity.span.end
    ]
    return not claimed or any(compare(one, other) is Comparison.EQUAL for one in claimed for other in told)


def _stand_in(pair: Pair, match: Match) -> int | None:
    """Find the pronoun or description that stands for a word of another sentence beside the shared predicate."""
    sentence = pair.evidence.tokens[match.source].sentence
    told = {event.predicate: event for event in pair.evidence.events}
    for event in pair.claim.events:
        other = told.get(place) if (place := pair.alignment.source_of(event.predicate)) is not None else None
        if other is None or pair.evidence.tokens[other.predicate].sentence == sentence:
            continue
        for ours, theirs in ((event.agents, other.agents), (event.patients, other.patients)):
            if match.claim in ours:
                return next((head for head in theirs if vague(pair.evidence, head)), None)
    return None


def _phrase(reading: Reading, head: int) -> str:
    """Spell out the head of a description with its article or owner."""
    children = reading.tree.children(head, "det", "nmod:poss", "nummod", "amod") if reading.tree else []
    first = min([head, *children])
    return reading.text[reading.tokens[first].start : reading.tokens[head].end]
