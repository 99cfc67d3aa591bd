"""Claims of absence, made of labelled claims: how often `nowhere` passes where it must not, and where it must.

    python benchmarks/absence.py

A true claim must not pass as absent from its own source, nor should a false one, which differs from a sentence there in
one thing; claims about other fields must pass. Sets: `benchmarks/handwritten/*_dev.jsonl`.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

from claimcheck.engine import Checker
from claimcheck.model import Claim, VerdictKind

ROOT = Path(__file__).resolve().parents[1]
HANDWRITTEN = ROOT / "benchmarks" / "handwritten"
FOREIGN = 300
"""Claims that are checked against the source of others."""


def text_of(name: str) -> str:
    """Read one of the sources."""
    path = HANDWRITTEN / "sources" / name
    return (path if path.exists() else ROOT / "source" / name).read_text(encoding="utf-8")


def passes(checker: Checker, claim: str, source: str) -> bool:
    """Whether nothing of the kind is found in a source."""
    return checker.check(Claim(id="absent", text=claim, nowhere=True), source).verdict is VerdictKind.SUPPORTED


def main() -> None:
    """Print the three figures."""
    lines = [line for path in sorted(HANDWRITTEN.glob("*_dev.jsonl")) for line in path.open(encoding="utf-8")]
    records = sorted((json.loads(line) for line in lines), key=lambda record: record["source_file"])
    texts = {name: text_of(name) for name in sorted({record["source_file"] for record in records})}
    checker, counts = Checker(), Counter[tuple[str, bool]]()
    for record in records:
        counts[record["label"], passes(checker, record["claim"], texts[record["source_file"]])] += 1
    draw = random.Random(3)
    for name, text in texts.items():
        others = [record for record in records if record["source_file"].split("-")[0] != name.split("-")[0]]
        for record in draw.sample(others, FOREIGN // len(texts)):
            counts["foreign", passes(checker, record["claim"], text)] += 1
    for kind, what in (
        ("supported", "said there"),
        ("unsupported", "nearly said there"),
        ("foreign", "said of another"),
    ):
        total = counts[kind, True] + counts[kind, False]
        print(f"{what:20}{counts[kind, True]:>5} of {total} pass as absent")


if __name__ == "__main__":
    main()
