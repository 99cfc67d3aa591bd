"""Makes web sentences look like the news: headlines, titles, lower case, no full stop.

Each variant keeps the gold annotation right for the words that are left.
"""

from __future__ import annotations

import random
from dataclasses import replace

from inflection import with_s
from treebank import Sentence, Word, drop_words

SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "with", "from", "as", "n't", "'s"]
)
FINAL = {".", "!", "?", "..."}
ARTICLES = {"a", "an", "the"}


def augment(sentence: Sentence, rates: dict[str, float], chance: random.Random) -> Sentence:
    """One random variant of the sentence, or the sentence itself.

    ``rates`` gives the share of sentences for ``headline``, ``no_stop``, ``lower``, ``title`` and ``upper``; a headline
    may take a letter case as well.
    """
    if chance.random() < rates["headline"]:
        sentence = headline(sentence)
    elif chance.random() < rates["no_stop"]:
        sentence = without_final_stop(sentence)
    kind = chance.random()
    for name, change in (("lower", lower), ("title", title), ("upper", upper)):
        kind -= rates[name]
        if kind < 0:
            return change(sentence)
    return sentence


def headline(sentence: Sentence) -> Sentence:
    """Tell the past in the present, and drop articles and the final stop.

    Forms of "be" stay: without them a past form could be active or passive, and the parser would learn to doubt both.
    """
    short = without_final_stop(tuple(_present(index, sentence) for index in range(len(sentence))))
    heads = {word.head for index, word in enumerate(short) if word.head != index}
    gone = {index for index, word in enumerate(short) if index not in heads and _is_article(word)}
    return drop_words(short, gone) if len(gone) < len(short) else short


def _is_article(word: Word) -> bool:
    return word.deprel == "det" and word.form.lower() in ARTICLES


def _present(index: int, sentence: Sentence) -> Word:
    """Put a past form with a subject into the present; auxiliaries stay."""
    word = sentence[index]
    subject = _subject(index, sentence)
    if subject is None or word.xpos != "VBD" or word.upos != "VERB" or len(word.lemma) < 3:
        return word
    plural = "Number=Plur" in subject.feats or subject.form.lower() in {"i", "you"}
    form, tag = (word.lemma, "VBP") if plural else (with_s(word.lemma), "VBZ")
    return replace(word, form=form, xpos=tag, feats=word.feats.replace("Tense=Past", "Tense=Pres"))


def _subject(index: int, sentence: Sentence) -> Word | None:
    """Find the subject of a verb, or of the verb that it is joined to."""
    own = next((word for word in sentence if word.head == index and word.deprel == "nsubj"), None)
    word = sentence[index]
    return _subject(word.head, sentence) if own is None and word.deprel == "conj" else own


def without_final_stop(sentence: Sentence) -> Sentence:
    """Leave out the mark that ends the sentence, unless something hangs on it."""
    last = len(sentence) - 1
    governs = any(word.head == last for word in sentence)
    return drop_words(sentence, {last}) if sentence[last].form in FINAL and not governs else sentence


def lower(sentence: Sentence) -> Sentence:
    """Everything in small letters."""
    return tuple(replace(word, form=word.form.lower()) for word in sentence)


def upper(sentence: Sentence) -> Sentence:
    """Everything in capitals."""
    return tuple(replace(word, form=word.form.upper()) for word in sentence)


def title(sentence: Sentence) -> Sentence:
    """Give every word but the small ones a capital, as titles have it."""
    return tuple(
        word if word.form in SMALL else replace(word, form=word.form[:1].upper() + word.form[1:]) for word in sentence
    )
