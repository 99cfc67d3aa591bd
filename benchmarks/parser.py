"""How well and how quickly the language model that ships with claimcheck reads.

    OMP_NUM_THREADS=1 python benchmarks/parser.py --treebank ../shared/treebank

Prints spaCy's scores on gold tokens of the treebank's dev and test parts, the agreement of our words with the
treebank's, the share of headlines read right, the size on disk, and the speed on one core.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "training"), str(ROOT)]

# The next imports need the folders above.
from measure import FIGURES, measure, size, speed  # noqa: E402
from tests.language.test_headlines import right  # noqa: E402
from treebank import Sentence, read_treebank, split_path  # noqa: E402

from claimcheck.language.lemmas import learned_rules  # noqa: E402
from claimcheck.language.parsing import load, parse  # noqa: E402
from claimcheck.language.tokens import tokenize  # noqa: E402


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", type=Path, default=ROOT / ".." / "shared" / "treebank")
    treebank = parser.parse_args().treebank
    parts = {split: read_treebank(split_path(treebank, split)) for split in ("dev", "test")}
    print(" ".join(f"{name:>10}" for name in ("part", *FIGURES, "tokens_f")))
    for split, sentences in parts.items():
        figures = [*measure(load(), learned_rules(), sentences).values(), 100 * word_agreement(sentences)]
        print(f"{split:>10} " + " ".join(f"{figure:10.2f}" for figure in figures))
    print_headlines()
    with as_file(files("claimcheck.language") / "model_en") as folder:
        print(f"on disk: {size(folder):.1f} MB")
    print(f"pipeline alone: {speed(load(), parts['dev']):,.0f} tokens/s of processor time")
    print(f"from text to Parse: {parse_speed(parts['dev']):,.0f} tokens/s of processor time")


def print_headlines() -> None:
    """Print how many headlines, and how many plain sentences beside them, have the right roles."""
    for name, found in (("headlines", right(plain=False)), ("plain sentences", right(plain=True))):
        print(f"{name}: {sum(found)} of {len(found)} read right")


def text_of(sentence: Sentence) -> str:
    """Write a sentence of the treebank as running text."""
    return "".join(word.form + " " * word.space for word in sentence).rstrip()


def word_agreement(sentences: Sequence[Sentence]) -> float:
    """F1 of our words' spans against the treebank's."""
    agreed = found = expected = 0
    for sentence in sentences:
        gold, place = set(), 0
        for word in sentence:
            gold.add((place, place + len(word.form)))
            place += len(word.form) + word.space
        spans = {tuple(span) for span in tokenize(text_of(sentence))}
        agreed, found, expected = agreed + len(spans & gold), found + len(spans), expected + len(gold)
    return 2 * agreed / (found + expected)


def parse_speed(sentences: Sequence[Sentence]) -> float:
    """Count the tokens a second of processor time from raw texts to finished parses, best of three rounds."""
    texts = [text_of(sentence) for sentence in sentences]

    def once() -> float:
        start = time.process_time()
        return sum(len(tree.tokens) for tree in parse(texts)) / (time.process_time() - start)

    return max(once() for _ in range(3))


if __name__ == "__main__":
    main()
