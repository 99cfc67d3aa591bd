"""The score: the probability that a careful reader would call a claim supported, 0..1.

A logistic function of few features, fitted by ``benchmarks/fit_score.py``, which also wrote the data file. What the
rules find may only lower it, so that one more error never raises a score.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from claimcheck.engine.features import features
from claimcheck.model import Finding
from claimcheck.rules import Pair


def score(pair: Pair, findings: Sequence[Finding]) -> float:
    """How well a pair is supported, given what the rules found."""
    return probability(features(pair, findings))


def probability(named: Mapping[str, float]) -> float:
    """The logistic of the weighted features, rounded to four places."""
    weights = _weights()
    total = weights["intercept"] + sum(weights[name] * value for name, value in named.items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 4)


@cache
def _weights() -> Mapping[str, float]:
    document = json.loads(files("claimcheck.engine").joinpath("data", "score.json").read_text(encoding="utf-8"))
    weights: dict[str, float] = document["weights"]
    return weights
