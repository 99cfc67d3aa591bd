"""How well and how quickly the language model that ships with claimcheck reads.

    OMP_NUM_THREADS=1 python benchmarks/parser.py --treebank ../shared/treebank

Prints how far the parse agrees with the dev and test parts of the treebank on gold tokens, how far our words do, the
share of headlines read right, the size on disk, and the speed on one core.
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
from measure import size  # noqa: E402
from tests.language.test_headlines import right  # noqa: E402
from treebank import Sentence, read_treebank, split_path  # noqa: E402

from claimcheck.language.parser.parsing import Words, _lately, parse, parse_words  # noqa: E402
from claimcheck.language.parser.parsing import split as words_of  # noqa: E402
from claimcheck.language.parser.pipeline import annotate  # noqa: E402
from claimcheck.language.parser.tokens import tokenize  # noqa: E402
from claimcheck.model import Span  # noqa: E402

FIGURES = ("dep_las", "dep_uas", "pos_acc", "tag_acc", "lemma_acc")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treebank", type=Path, default=ROOT / ".." / "shared" / "treebank")
    treebank = parser.parse_args().treebank
    parts = {split: read_treebank(split_path(treebank, split)) for split in ("dev", "test")}
    print(" ".join(f"{name:>10}" for name in ("part", *FIGURES, "tokens_f")))
    for split, sentences in parts.items():
        figures = [*agreement(sentences).values(), 100 * word_agreement(sentences)]
        print(f"{split:>10} " + " ".join(f"{figure:10.2f}" for figure in figures))
    print_headlines()
    with as_file(files("claimcheck.language") / "model_en") as folder:
        print(f"on disk: {size(folder):.1f} MB")
    print(f"pipeline alone: {pipeline_speed(parts['dev']):,.0f} tokens/s of processor time")
    print(f"from text to Parse: {parse_speed(parts['dev']):,.0f} tokens/s of processor time")


def agreement(sentences: Sequence[Sentence]) -> dict[str, float]:
    """Agreement with the treebank on gold tokens, in percent; punctuation left out of LAS and UAS, as spaCy has it.

    The model was taught another scheme, which is turned into the treebank's: part of what differs is the turning.
    """
    right = dict.fromkeys(FIGURES, 0)
    words = arcs = 0
    for sentence, found in zip(sentences, parse_words([_words(sentence) for sentence in sentences]), strict=True):
        for number, (gold, token) in enumerate(zip(sentence, found.tokens, strict=True)):
            words += 1
            right["pos_acc"] += gold.upos == token.upos
            right["tag_acc"] += gold.xpos == token.xpos
            right["lemma_acc"] += gold.lemma == token.lemma
            if gold.deprel != "punct":
                arcs += 1
                same = (gold.head if gold.head != number else number) == token.head
                right["dep_uas"] += same
                right["dep_las"] += same and gold.deprel == token.deprel
    return {name: 100 * count / (arcs if name.startswith("dep") else words) for name, count in right.items()}


def _words(sentence: Sentence) -> Words:
    spans, place = [], 0
    for word in sentence:
        spans.append(Span(place, place + len(word.form)))
        place += len(word.form) + word.space
    return Words(text_of(sentence), tuple(spans), tuple(word.form for word in sentence))


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


def pipeline_speed(sentences: Sequence[Sentence]) -> float:
    """Count the tokens a second of processor time that tagger and parser take, best of three rounds."""
    words = [words_of(text_of(sentence)).forms for sentence in sentences]

    def once() -> float:
        start = time.process_time()
        batches = (annotate(words[at : at + 64]) for at in range(0, len(words), 64))
        return sum(len(found.tags) for batch in batches for found in batch) / (time.process_time() - start)

    return max(once() for _ in range(3))


def parse_speed(sentences: Sequence[Sentence]) -> float:
    """Count the tokens a second of processor time from raw texts to finished parses, best of three rounds."""
    texts = [text_of(sentence) for sentence in sentences]

    def once() -> float:
        _lately.cache_clear()  # else texts that were parsed a round before are not parsed at all
        start = time.process_time()
        return sum(len(tree.tokens) for tree in parse(texts)) / (time.process_time() - start)

    return max(once() for _ in range(3))


if __name__ == "__main__":
    main()
