"""Count in how many sentences of a treebank each lemma stands.

    python training/frequency.py --treebank ../shared/treebank --output src/claimcheck/language/data/frequency.tsv

The table is a background for inverse frequencies: in a source of three sentences "said" would look rare without it.
Capitalised words are left out, so that a word that only names something is not in the table.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimcheck.language.lexicons.terms import TokenKind, tokenize

HEAD = """\
# In how many of {sentences} sentences a stem stands (stems seen in {least} or more), the number of sentences first.
# Counted by training/frequency.py from the training part of UD English EWT (CC BY-SA 4.0, see ATTRIBUTION.md).
"""


def sentences(path: Path) -> Iterator[str]:
    """The raw text of each sentence of a CoNLL-U file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# text = "):
                yield line.removeprefix("# text = ").rstrip("\n")


def count(texts: Iterator[str]) -> tuple[int, Counter[str]]:
    """Number of texts, and for each lemma the number of texts that have it."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        counts.update(
            {token.lemma for token in tokenize(text) if token.kind is TokenKind.WORD and not token.capitalised}
        )
    return total, counts


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebank", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--least", type=int, default=4)
    arguments = parser.parse_args()
    total, counts = count(sentences(arguments.treebank / "en_ewt-ud-train.conllu.gz"))
    rows = sorted((lemma, seen) for lemma, seen in counts.items() if seen >= arguments.least)
    body = "".join(f"{lemma}\t{seen}\n" for lemma, seen in [("*", total), *rows])
    arguments.output.write_text(HEAD.format(sentences=total, least=arguments.least) + body, encoding="utf-8")


if __name__ == "__main__":
    main()
