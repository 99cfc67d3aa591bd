"""How well and how fast sentences are split, beside pySBD in the same run.

    python benchmarks/segmentation.py [--shared FOLDER]

Golden rules: a case passes when the list of sentences, trimmed, is exactly the expected one.

Boundary F1: a boundary is the code point at which a sentence ends, trailing white space left out. The end of a document
is no boundary, since every splitter finds it. Precision and recall are taken over all boundaries of all documents
together; F1 is their harmonic mean. A splitter that gives strings has them found again in the text, in order.

Speed: processor time for the same text in one process, per megabyte (10**6 bytes of UTF-8), the best of three runs for
ours and of one for pySBD; the ratio is what compares across machines.
"""

from __future__ import annotations

import argparse
import json
import time
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from claimcheck.language.text.sentences import split_sentences

Split = Callable[[str], list[tuple[int, int]]]
SHARED = Path(__file__).resolve().parents[2] / "shared" / "segmentation"
OWN = Path(__file__).resolve().parents[1] / "tests" / "language" / "golden_sentences.txt"


class Score(NamedTuple):
    """Boundaries that both have, that were found, and that are true."""

    hits: int
    found: int
    true: int

    def __str__(self) -> str:
        """Render as precision, recall and F1."""
        f1 = 2 * self.hits / (self.found + self.true)
        return f"P {self.hits / self.found:.4f}  R {self.hits / self.true:.4f}  F1 {f1:.4f}"


def ours(text: str) -> list[tuple[int, int]]:
    """Split with claimcheck."""
    return [(span.start, span.end) for span in split_sentences(text)]


def pysbd_splitter() -> Split | None:
    """Return pySBD as a splitter that gives spans, or nothing when it is not installed."""
    warnings.simplefilter("ignore")
    try:
        import pysbd
    except ImportError:
        return None

    def split(text: str) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        at = 0
        for sentence in pysbd.Segmenter(language="en", clean=False).segment(text):
            start = text.find(sentence.strip(), at)
            if start >= 0 and sentence.strip():
                at = start + len(sentence.strip())
                spans.append((start, at))
        return spans

    return split


def golden(split: Split, cases: Iterable[tuple[str, list[str]]]) -> str:
    """Count the cases that are split exactly as expected."""
    results = [[text[start:end] for start, end in split(text)] == expected for text, expected in cases]
    return f"{sum(results)} of {len(results)}"


def boundaries(split: Split, rows: Iterable[dict[str, object]]) -> Score:
    """Score the ends of sentences over all documents together."""
    hits = found = true = 0
    for row in rows:
        text = str(row["text"])
        last = len(text.rstrip())
        expected = {end for _, end in row["sentences"]} - {last}  # type: ignore[attr-defined]
        got = {end for _, end in split(text)} - {last}
        hits, found, true = hits + len(expected & got), found + len(got), true + len(expected)
    return Score(hits, found, true)


def seconds_per_megabyte(split: Split, text: str, runs: int) -> float:
    """Take the best processor time of some runs."""
    best = float("inf")
    for _ in range(runs):
        begin = time.process_time()
        split(text)
        best = min(best, time.process_time() - begin)
    return best / (len(text.encode()) / 1e6)


def shared_cases(path: Path) -> list[tuple[str, list[str]]]:
    """Read golden rules: one JSON object a line with ``text`` and ``expected``."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [(row["text"], row["expected"]) for row in rows]


def own_cases() -> list[tuple[str, list[str]]]:
    """Read the project's own golden cases; their file says how they are written."""
    lines = (line for line in OWN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    marked = [line.replace("⏎ ¦ ", "⏎¦").replace(" ¦ ", " ¦").replace("⏎", "\n") for line in lines]
    return [(line.replace("¦", ""), [part.strip() for part in line.split("¦")]) for line in marked]


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of golden_rules_en.jsonl and ewt_dev.jsonl")
    folder = parser.parse_args().shared
    splitters = {"claimcheck": ours}
    peer = pysbd_splitter()
    if peer is None:
        print("pysbd is not installed: pip install claimcheck-verify[bench]")
    else:
        splitters["pysbd"] = peer
    for name, split in splitters.items():
        print(f"own golden cases      {name:12} {golden(split, own_cases())}")
    if not folder.exists():
        print(f"{folder} is not there: no shared golden rules, boundaries or speed")
        return
    rows = [json.loads(line) for line in (folder / "ewt_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    for name, split in splitters.items():
        print(f"shared golden rules   {name:12} {golden(split, shared_cases(folder / 'golden_rules_en.jsonl'))}")
        print(f"EWT dev boundaries    {name:12} {boundaries(split, rows)}")
    text = "\n\n".join(row["text"] for row in rows)
    speeds = {name: seconds_per_megabyte(split, text, 3 if split is ours else 1) for name, split in splitters.items()}
    for name, speed in speeds.items():
        print(f"seconds a megabyte    {name:12} {speed:.3f}  ({speed / speeds['claimcheck']:.1f} times ours)")


if __name__ == "__main__":
    main()
