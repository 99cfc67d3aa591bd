"""Features of a link: how closely and how completely its sentences cover a claim, whatever the rules say."""

from __future__ import annotations

import math
from collections.abc import Mapping

from claimcheck.language.relations import PROOF
from claimcheck.rules import Pair
from claimcheck.rules.coverage import uncarried


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
        "runs": _runs(pair, content),
        "related": sum(pair.weights[number] for number in content if 0 < pair.alignment.strength(number) < PROOF) / total,
        "words": math.log1p(len(content)),
        "sentences": math.log1p(sentences),
        "evidence": float(len({token.sentence for token in pair.evidence.tokens})),
    }


def _runs(pair: Pair, content: list[int]) -> float:
    """Share of neighbouring content words that are neighbours in the evidence too, in the same order."""
    order = {number: place for place, number in enumerate(number for number, token in enumerate(pair.evidence.tokens) if token.content)}
    met = [order.get(place) if (place := pair.alignment.source_of(number)) is not None else None for number in content]
    kept = sum(first is not None and second is not None and 0 <= second - first <= 2 for first, second in zip(met, met[1:], strict=False))
    return kept / max(1, len(content) - 1)
