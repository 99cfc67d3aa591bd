"""Counts how often a word that can be a verb is one, rather than a noun, in the treebank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from treebank import Sentence

HEADER = """\
# Derived from the training part of UD English EWT, CC BY-SA 4.0.
# Lemma, share of its uses as a verb among those as verb or noun."""


def verb_shares(sentences: Iterable[Sentence]) -> dict[str, float]:
    """Lemmas in small letters that are a verb at least once, and the share of such uses."""
    uses = {"VERB": Counter[str](), "NOUN": Counter[str]()}
    for word in (word for sentence in sentences for word in sentence if word.upos in uses):
        uses[word.upos][word.lemma.lower()] += 1
    return {lemma: verbs / (verbs + uses["NOUN"][lemma]) for lemma, verbs in uses["VERB"].items() if lemma.isalpha()}


def write_shares(shares: dict[str, float], path: Path) -> None:
    """Write them as tab-separated lines, sorted."""
    lines = [f"{lemma}\t{share:.2f}" for lemma, share in sorted(shares.items())]
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
