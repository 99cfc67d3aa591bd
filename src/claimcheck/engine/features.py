"""Features of a link: how closely and how completely its sentences cover a claim, whatever the rules say."""

from __future__ import annotations

import math
from collections.abc import Mapping

from claimcheck.language.relations import PROOF
from claimcheck.language.words import is_light
from claimcheck.rules import Pair
from claimcheck.rules.coverage import closeness, uncarried


def features(pair: Pair, sentences: int) -> Mapping[str, float]:
    """Named features of a pair; ``sentences`` is how many the sources have. All are finite, most lie in 0..1."""
    tokens = pair.claim.tokens
    content = [number for number, token in enumerate(tokens) if token.content]
    total = sum(pair.weights[number] for number in content) or 1.0
    missing = uncarried(pair)
    names = [number for number in content if pair.names[number]]
    lost = [number for number in names if pair.alignment.strength(number) < PROOF]
    tags = pair.claim.tree.nodes if pair.claim.tree else ()
    by_tag = {tag: sum(pair.weights[number] for number in missing if tags and tags[number].tag == tag) / total for tag in ("NOUN", "VERB", "ADJ", "ADV")}
    return {
        "coverage": pair.alignment.coverage(pair.weights),
        "missing": sum(pair.weights[number] for number in missing) / total,
        "missing_words": float(len(missing)),
        "heaviest": max((pair.weights[number] for number in missing), default=0.0),
        "missing_known": sum(pair.weights[number] for number in missing if pair.known(tokens[number].lemma)) / total,
        "missing_noun": by_tag["NOUN"],
        "missing_verb": by_tag["VERB"],
        "missing_adjective": by_tag["ADJ"],
        "missing_adverb": by_tag["ADV"],
        "missing_name": sum(pair.weights[number] for number in lost) / total,
        "has_lost_name": float(bool(lost)),
        **_parts(pair),
        "runs": closeness(pair),
        "related": sum(pair.weights[number] for number in content if 0 < pair.alignment.strength(number) < PROOF) / total,
        "words": math.log1p(len(content)),
        "sentences": math.log1p(sentences),
        "evidence": float(len({token.sentence for token in pair.evidence.tokens})),
    }


def _parts(pair: Pair) -> Mapping[str, float]:
    """Whether the claim's main predicate, another predicate, or the head of an argument met nothing at all."""
    tree, tokens = pair.claim.tree, pair.claim.tokens
    if tree is None:
        return {"root_lost": 0.0, "predicate_lost": 0.0, "argument_lost": 0.0, "lost_weight": 0.0}
    lost = lambda number: tokens[number].content and not is_light(tokens[number].lemma) and pair.alignment.strength(number) == 0 and not _counted(pair, number)  # noqa: E731 - local and tiny
    roots = [node.number for node in tree.nodes if node.relation == "root"]
    predicates = {event.predicate for event in pair.claim.events}
    arguments = {head for event in pair.claim.events for head in (*event.agents, *event.patients, *(head for _, head in event.others))}
    return {
        "root_lost": float(any(lost(number) for number in roots)),
        "predicate_lost": float(any(lost(number) for number in predicates)),
        "argument_lost": float(any(lost(number) for number in arguments)),
        "lost_weight": sum(pair.weights[number] for number in range(len(tokens)) if lost(number)) / (sum(pair.weights) or 1.0),
    }


def _counted(pair: Pair, number: int) -> bool:
    token = pair.claim.tokens[number]
    return any(quantity.span.start <= token.start < quantity.span.end for quantity in pair.claim.quantities)
