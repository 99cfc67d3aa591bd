"""Reads lemma rules off the treebank: an edit for every ending, and for each word that its ending gets wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from inflection import PAST, irregular_forms, regular_forms
from treebank import Sentence

from claimcheck.language.parser.lemmas import WHOLE, Edit, Rules, apply, fold

LONGEST_ENDING = 5
HEADER = """\
# Derived from the training part of UD English EWT, CC BY-SA 4.0.
# Penn Treebank tag, ending (^ before a whole word), letters to cut, letters to add."""

Words = dict[tuple[str, str], Edit]


def learn_rules(sentences: Iterable[Sentence]) -> Rules:
    """Find few rules, shorter endings first, that give each word of the treebank its commonest lemma."""
    words = _commonest_edits(sentences)
    rules: Rules = {}
    for length in range(LONGEST_ENDING + 1):
        rules |= _rules_of_length(words, rules, length)
    for (tag, form), edit in (_more_forms(words) | words).items():
        if apply(rules, form, tag) != edit.of(form):
            rules[tag, WHOLE + form] = edit
    return rules


def _more_forms(words: Words) -> Words:
    """Inflect the treebank's words to forms that it does not show; irregular ones count more."""
    lemmas = {(edit.of(form), tag[:2]) for (tag, form), edit in words.items() if tag[:2] in {"VB", "NN"}}
    plain = (pair for pair in lemmas if pair[0].isalpha() and pair[0].islower() and len(pair[0]) > 2)
    forms: Words = {}
    for tag, form, lemma in irregular_forms():
        forms.setdefault((tag, form), _edit(form, lemma))
    irregular = {edit.of(form) for (_, form), edit in forms.items()}
    for lemma, kind in sorted(plain, key=_e_first):
        for tag, form in regular_forms(lemma, kind):
            if not (lemma in irregular and tag in PAST):
                forms.setdefault((tag, form), _edit(form, lemma))
    return forms


def _e_first(word: tuple[str, str]) -> tuple[bool, tuple[str, str]]:
    """Order in which lemmas may claim a form: "hoped" belongs to "hope" rather than to "hop"."""
    return not word[0].endswith("e"), word


def _commonest_edits(sentences: Iterable[Sentence]) -> Words:
    seen: dict[tuple[str, str], Counter[Edit]] = defaultdict(Counter)
    for word in (word for sentence in sentences for word in sentence if word.lemma != "_"):
        form = fold(word.form, word.xpos)
        seen[word.xpos, form][_edit(form, word.lemma)] += 1
    return {key: min(edits, key=lambda edit: (-edits[edit], edit)) for key, edits in seen.items()}


def _edit(form: str, lemma: str) -> Edit:
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return Edit(len(form) - same, lemma[same:])


def _rules_of_length(words: Words, shorter: Rules, length: int) -> Rules:
    """Rules for endings of one length, where most words with it disagree with what shorter endings say."""
    votes: dict[tuple[str, str], Counter[Edit]] = defaultdict(Counter)
    for (tag, form), edit in words.items():
        if len(form) >= length:
            votes[tag, form[len(form) - length :]][edit] += 1
    chosen: Rules = {}
    for (tag, ending), edits in sorted(votes.items()):
        best = min(edits, key=lambda edit: (-edits[edit], edit))
        if edits[best] > 1 and _inherited(shorter, tag, ending) != best:
            chosen[tag, ending] = best
    return chosen


def _inherited(rules: Rules, tag: str, ending: str) -> Edit | None:
    for start in range(1, len(ending) + 1):
        edit = rules.get((tag, ending[start:]))
        if edit is not None:
            return edit
    return None


def write_rules(rules: Rules, path: Path) -> None:
    """Write them as tab-separated lines, sorted."""
    lines = [f"{tag}\t{ending}\t{edit.cut}\t{edit.add}" for (tag, ending), edit in sorted(rules.items())]
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
