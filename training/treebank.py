"""Reads a treebank in CoNLL-U and turns each sentence into one spaCy document with its gold annotation."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

SPLITS = ("train", "dev", "test")


@dataclass(frozen=True)
class Word:
    """One syntactic word of a sentence; ``head`` is the index of another word in it, its own index for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    space: bool
    """Whether a blank follows."""


Sentence = tuple[Word, ...]


def split_path(folder: Path, split: str) -> Path:
    """Where the treebank keeps one of its three parts."""
    return folder / f"en_ewt-ud-{split}.conllu.gz"


def read_treebank(path: Path) -> list[Sentence]:
    """Read all sentences of a gzipped CoNLL-U file, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    blocks = groupby(rows, key=lambda row: row != [""])
    return [_sentence(list(block)) for filled, block in blocks if filled]


def _sentence(rows: list[list[str]]) -> Sentence:
    spaces = _spaces(rows)
    return tuple(_word(row, space=spaces.get(int(row[0]), True)) for row in rows if row[0].isdigit())


def _spaces(rows: list[list[str]]) -> dict[int, bool]:
    """Which words are followed by no blank: inside a contraction never, at its end as the contraction says."""
    spaces: dict[int, bool] = {}
    for row in rows:
        first, _, last = row[0].partition("-")
        if last:
            spaces.update(dict.fromkeys(range(int(first), int(last)), False))
            spaces[int(last)] = "SpaceAfter=No" not in row[9]
        elif first.isdigit() and int(first) not in spaces:
            spaces[int(first)] = "SpaceAfter=No" not in row[9]
    return spaces


def _word(row: list[str], *, space: bool) -> Word:
    number, form, lemma, upos, xpos, feats, head, deprel = row[:8]
    index = int(number) - 1
    return Word(
        form=form,
        lemma=lemma,
        upos=upos,
        xpos=xpos,
        feats="" if feats == "_" else feats,
        head=int(head) - 1 if head != "0" else index,
        deprel="ROOT" if head == "0" else deprel,
        space=space,
    )


def drop_words(sentence: Sentence, gone: set[int]) -> Sentence:
    """Take out the words at these indices, none of which may govern another word."""
    places = [index for index in range(len(sentence)) if index not in gone]
    new = {old: position for position, old in enumerate(places)}
    return tuple(replace(sentence[old], head=new[sentence[old].head]) for old in places)


def to_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """Make a spaCy document with gold tags, morphology, lemmas, heads and relations."""
    return Doc(
        vocab,
        words=[word.form for word in sentence],
        spaces=[word.space for word in sentence],
        pos=[word.upos for word in sentence],
        tags=[word.xpos for word in sentence],
        morphs=[word.feats for word in sentence],
        lemmas=[word.lemma for word in sentence],
        heads=[word.head for word in sentence],
        deps=[word.deprel for word in sentence],
    )


def bare_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """Make a spaCy document of the words and blanks alone: what the pipeline gets to see."""
    return Doc(vocab, words=[word.form for word in sentence], spaces=[word.space for word in sentence])
