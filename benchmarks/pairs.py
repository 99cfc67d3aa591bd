"""Pairs judged side by side with other tools: pairs a second on one core, and balanced accuracy, on the same pairs.

    python benchmarks/pairs.py [--pairs 500]

Pairs are drawn with a fixed seed from all sets of `../shared/benchmark/dev`; times are processor time, and what is
loaded once is loaded before. Tools that only give a likeness get the threshold that is best on as many other pairs.

    claimcheck    the verdict of `Checker`, as `claimcheck batch` gives it: every source is new, the parse included
    partial_ratio `rapidfuzz.fuzz.partial_ratio(claim, source)`
    bm25          the greatest BM25 of a sentence, over the claim's own (Robertson and others 1994; Snowball stems)

groundrails is left out: it fetches word lists while it judges, so that without a network it can't be measured as meant.
"""

from __future__ import annotations

import argparse
import math
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence

from judgement import SHARED, Case, load  # the benchmark beside this one
from rapidfuzz import fuzz

from claimcheck.batch.inputs import Entry
from claimcheck.batch.records import Record
from claimcheck.batch.run import check_entries
from claimcheck.garbage import collect_seldom
from claimcheck.language.documents import source_from_text
from claimcheck.language.lexicons.terms import tokenize

Tool = Callable[[Sequence[Case]], list[float]]
"""Gives each case a number, the greater the more it is supported."""
_SATURATION, _LENGTH = 1.2, 0.75
"""The usual k1 and b of BM25."""


def by_claimcheck(cases: Sequence[Case]) -> list[float]:
    """1 for what passes."""
    entries = (Entry(case.id, Record(case.id, case.source, case.claim)) for case in cases)
    return [float(row["verdict"] == "supported") for row in check_entries(entries)]


def by_partial_ratio(cases: Sequence[Case]) -> list[float]:
    """How like the likest stretch is."""
    return [fuzz.partial_ratio(case.claim, case.source) for case in cases]


def by_bm25(cases: Sequence[Case]) -> list[float]:
    """How much of the claim's own weight the best sentence has."""
    return [_bm25(case) for case in cases]


def _bm25(case: Case) -> float:
    source = source_from_text(case.source)
    sentences = [Counter(_stems(source.text_of(sentence))) for sentence in source.sentences] or [Counter()]
    claim = _stems(case.claim)
    mean = sum(map(Counter.total, sentences)) / len(sentences) or 1.0
    held = Counter(stem for sentence in sentences for stem in sentence)
    rarity = {stem: math.log(1 + (len(sentences) - held[stem] + 0.5) / (held[stem] + 0.5)) for stem in claim}

    def weight(sentence: Counter[str]) -> float:
        damp = _SATURATION * (1 - _LENGTH + _LENGTH * sentence.total() / mean)
        return sum(rarity[stem] * sentence[stem] * (_SATURATION + 1) / (sentence[stem] + damp) for stem in claim)

    return max(map(weight, sentences)) / (weight(Counter(claim)) or 1.0)


def _stems(text: str) -> list[str]:
    return [token.lemma for token in tokenize(text) if token.content]


def balanced(cases: Sequence[Case], passed: Sequence[bool]) -> float:
    """Mean of the shares of supported cases passed and of others caught."""
    shares = []
    for kind in (True, False):
        right = [told is kind for case, told in zip(cases, passed, strict=True) if case.supported is kind]
        shares.append(sum(right) / len(right))
    return sum(shares) / 2


def best_threshold(cases: Sequence[Case], numbers: Sequence[float]) -> float:
    """Return the number from which on passing gives the best balanced accuracy."""
    return max(sorted(set(numbers)), key=lambda least: balanced(cases, [number >= least for number in numbers]))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=500)
    count = parser.parse_args().pairs
    collect_seldom()  # as the command does
    every = [case for path in sorted(SHARED.glob("*.jsonl")) for case in load(path.stem)]
    drawn = random.Random(4).sample(every, 2 * count)
    other, cases = drawn[:count], drawn[count:]
    tools: dict[str, Tool] = {"claimcheck": by_claimcheck, "partial_ratio": by_partial_ratio, "bm25": by_bm25}
    print(f"{count} pairs\n{'':14}{'pairs/s':>9}{'balanced':>10}")
    for name, tool in tools.items():
        least = 1.0 if tool is by_claimcheck else best_threshold(other, tool(other))
        tool(other[:20])  # loads what is loaded once
        begin = time.process_time()
        numbers = tool(cases)
        took = time.process_time() - begin
        print(f"{name:14}{count / took:>9.0f}{balanced(cases, [number >= least for number in numbers]):>10.3f}")


if __name__ == "__main__":
    main()
