"""Measures a trained pipeline on a part of the treebank, with spaCy's scorer on gold tokens."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.training import Example
from treebank import Sentence, bare_doc, to_doc

from claimcheck.language.parser.lemmas import Rules, apply

FIGURES = ("dep_las", "dep_uas", "pos_acc", "tag_acc", "morph_acc", "lemma_acc")


def measure(nlp: Language, rules: Rules, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Score relations, heads, parts of speech, tags, morphology and lemmas, each in percent.

    Punctuation does not count for relations and heads, as spaCy has it.
    """
    examples = []
    predicted = nlp.pipe(bare_doc(sentence, nlp.vocab) for sentence in sentences)
    for doc, sentence in zip(predicted, sentences, strict=True):
        for token in doc:
            token.lemma_ = apply(rules, token.text, token.tag_)
        examples.append(Example(doc, to_doc(sentence, nlp.vocab)))
    scores = _scores(nlp, examples)
    return {name: 100 * scores[name] for name in FIGURES}


def _scores(nlp: Language, examples: list[Example]) -> dict[str, float]:
    scores: dict[str, float] = dict(Scorer.score_token_attr(examples, "lemma"))
    for name in ("tagger", "morphologizer", "parser"):
        scores |= nlp.get_pipe(name).score(examples)
    return scores


def speed(nlp: Language, sentences: Sequence[Sentence]) -> float:
    """Count the tokens that go through the pipeline in a second of processor time, the best of three rounds."""
    return max(_speed(nlp, sentences) for _ in range(3))


def _speed(nlp: Language, sentences: Sequence[Sentence]) -> float:
    docs = [bare_doc(sentence, nlp.vocab) for sentence in sentences]
    start = time.process_time()
    tokens = sum(map(len, nlp.pipe(docs)))
    return tokens / (time.process_time() - start)


def size(folder: Path) -> float:
    """Sum up the files of a folder, in megabytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
