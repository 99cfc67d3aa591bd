"""Writes a trained pipeline to where it ships: weights, lemma rules, card, licence and attribution."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import spacy
from lemma_rules import learn_rules, write_rules
from measure import measure, size, speed
from spacy.language import Language
from thinc.api import use_ops
from treebank import SPLITS, read_treebank, split_path
from verb_shares import verb_shares, write_shares

LICENCE = "LICENSE-UD_English-EWT.txt"
MEASURED = ("dev", "test")
TRAINING_ONLY = ("corpora", "paths", "initialize")
COMMAND = "python training/train.py --treebank ../shared/treebank --output build/ewt"

CARD = """\
# The language model of claimcheck

A spaCy pipeline for English: tagger (Penn Treebank tags), morphologizer (universal parts of speech and features),
dependency parser (Universal Dependencies), and lemma rules. It reads one sentence at a time, through
`claimcheck.language.parser.parsing`.

## How it was made

    {command}

Seed and settings: `training/pipeline.cfg` (seed {seed}, {steps} steps; the checkpoint that did best on the development
part is kept, with averaged weights). Data: the training part of UD English EWT, gold tokens, each sentence by itself;
{rates} of the sentences are varied to look like headlines, lack their final stop, or stand in lower case, title case or
capitals. The test part was used for nothing but the table.

## What it reaches

spaCy's scorer on gold tokens, punctuation left out of UAS and LAS, in percent:

| part | LAS | UAS | UPOS | XPOS | features | lemmas |
|---|---|---|---|---|---|---|
{table}

{size:.1f} MB on disk; {speed:,.0f} tokens a second of one core's processor time. `python benchmarks/parser.py` measures
all of this again.

## What it can't

It was taught web text of the years around 2000 to 2012: blogs, mails, newsgroups, reviews, answers. It errs most in
long news sentences with several subordinate clauses, in lists of names and in tables. Names are not recognised as such.

## Licence

The weights, `lemmas.tsv` and `verbs.tsv` derive from UD English EWT and stand under CC BY-SA 4.0; see
`ATTRIBUTION.md` and `{licence}`.
"""

ATTRIBUTION = """\
# Attribution

The files in this folder, and `frequency.tsv` in the folder `data` beside it, were trained on, or read off, the
**Universal Dependencies English Web Treebank (UD English EWT)**, training part,
https://github.com/UniversalDependencies/UD_English-EWT, licensed under the Creative Commons Attribution-ShareAlike 4.0
International licence (CC BY-SA 4.0, text in `{licence}`).

Natalia Silveira, Timothy Dozat, Marie-Catherine de Marneffe, Samuel Bowman, Miriam Connor, John Bauer and
Christopher D. Manning: A Gold Standard Dependency Corpus for English. Proceedings of the Ninth International Conference
on Language Resources and Evaluation (LREC), 2014.

Changes: the annotation was turned into the weights of a statistical model, lemma rules and counts of words; no
sentence of the treebank is contained. These files stand under the same licence; the program around them has its own.
"""


def release(best: Path, treebank: Path, output: Path, settings: dict[str, object]) -> None:
    """Write the pipeline in ``best`` to ``output`` with all that belongs beside it; what was there is replaced."""
    parts = {split: read_treebank(split_path(treebank, split)) for split in SPLITS}
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    rules = learn_rules(parts["train"])
    write_rules(rules, output / "lemmas.tsv")
    write_shares(verb_shares(parts["train"]), output / "verbs.tsv")
    shutil.copyfile(treebank / LICENCE, output / LICENCE)
    (output / "ATTRIBUTION.md").write_text(ATTRIBUTION.format(licence=LICENCE), encoding="utf-8")
    with use_ops("numpy", use_blis=True):
        nlp = spacy.load(best)
    figures = {split: measure(nlp, rules, parts[split]) for split in MEASURED}
    _describe(nlp, figures)
    nlp.to_disk(output)
    _keep_labels_only(nlp, output / "vocab" / "strings.json")
    card = _card(figures, settings, megabytes=size(output), tokens=speed(nlp, parts["dev"]))
    (output / "README.md").write_text(card, encoding="utf-8")


def _describe(nlp: Language, figures: dict[str, dict[str, float]]) -> None:
    """Say in the pipeline's own files what it is, and drop what only its training needs."""
    for section in TRAINING_ONLY:
        nlp.config.pop(section, None)
    nlp.meta |= {
        "name": "claimcheck_ewt",
        "version": "1.0.0",
        "description": "Tags, morphology and dependencies of single English sentences",
        "author": "The claimcheck authors",
        "license": "CC BY-SA 4.0",
        "sources": [{"name": "UD English EWT", "license": "CC BY-SA 4.0"}],
        "performance": figures,
    }


def _keep_labels_only(nlp: Language, strings: Path) -> None:
    """Forget the treebank's words: the model knows words by their hashes alone."""
    labels = {label for _, pipe in nlp.pipeline for label in getattr(pipe, "labels", ())}
    parts = {part for label in labels for part in (label, *label.split("|"))}
    kept = [string for string in json.loads(strings.read_text(encoding="utf-8")) if string in parts]
    strings.write_text(json.dumps(sorted(kept), indent=0), encoding="utf-8")


def _card(figures: dict[str, dict[str, float]], settings: dict[str, object], *, megabytes: float, tokens: float) -> str:
    table = "\n".join(_row(split, row) for split, row in figures.items())
    return CARD.format(command=COMMAND, table=table, size=megabytes, speed=tokens, licence=LICENCE, **settings)


def _row(split: str, figures: dict[str, float]) -> str:
    return f"| {split} | {' | '.join(f'{value:.2f}' for value in figures.values())} |"
