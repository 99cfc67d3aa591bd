"""Word forms: which forms belong to one word.

A lemma here is a stem (Porter2, M. F. Porter 2001, by PyStemmer) after irregular forms and spelling variants were
taken back to one form, so ``struck`` meets ``strikes`` and ``labourers`` meets ``laborers``.
"""

from __future__ import annotations

from functools import cache, lru_cache

import Stemmer

from claimcheck.language.lexicons import lexicon


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english", 0)  # without its cache: what asks has a better one


@cache
def _irregular() -> dict[str, str]:
    return {form: row[0] for row in lexicon.rows("irregular.tsv") for form in row[1].split()}


@cache
def _spelling() -> dict[str, str]:
    stem = _stemmer().stemWord
    return {stem(row[0]): stem(row[1]) for row in lexicon.rows("spelling.tsv") if stem(row[0]) != stem(row[1])}


@cache
def _apart() -> frozenset[str]:
    return lexicon.words("apart.txt")


def _singular(word: str) -> str:
    """A word that stands apart, without its plural ending, where the list has it without."""
    for ending, replacement in (("ies", "y"), ("s", "")):
        if word.endswith(ending) and word.removesuffix(ending) + replacement in _apart():
            return word.removesuffix(ending) + replacement
    return word


@cache
def _stopwords() -> frozenset[str]:
    return lexicon.words("stopwords.txt")


@lru_cache(maxsize=65536)
def lemma_of(norm: str) -> str:
    """The lemma of a folded word."""
    base = _irregular().get(norm, norm)
    if base in _apart():
        return _singular(base)
    stem: str = _stemmer().stemWord(base)
    return _spelling().get(stem, stem)


@cache
def _bases() -> frozenset[str]:
    """Base forms that are forms of other words, too."""
    return frozenset(row[0] for row in lexicon.rows("irregular.tsv") if row[0] in _irregular())


def listed_lemma(word: str) -> str:
    """The lemma of a base form of a lexicon: "lay" is no form of "lie" there."""
    return str(_stemmer().stemWord(word)) if word in _bases() else lemma_of(word)


@lru_cache(maxsize=65536)
def lemmas_of(phrase: str) -> tuple[str, ...]:
    """The lemmas of a folded phrase, word by word; hyphens part words."""
    return tuple(lemma_of(word) for word in phrase.replace("-", " ").replace("'", " ").split())


def base_of(norm: str) -> str:
    """The dictionary form of an irregular form; any other word as it is."""
    return _irregular().get(norm, norm)


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(row[0].lower() for row in lexicon.rows("acronyms.tsv")) | {"us"}


def is_acronym(norm: str) -> bool:
    """Whether a folded word, written in capitals, is an acronym: "US", "WHO", "IT"."""
    return norm in _acronyms()


def is_stopword(norm: str) -> bool:
    """Whether a folded word only holds others together."""
    return norm in _stopwords()


@cache
def _light() -> frozenset[str]:
    return frozenset(lemma_of(word) for word in lexicon.words("light_words.txt"))


@cache
def _doing() -> frozenset[str]:
    return frozenset(lemma_of(row[0]) for row in lexicon.rows("light_words.txt") if "done" in row)


def tells_as_done(lemma: str) -> bool:
    """Whether a verb says little more than that there was what its noun names: "*held* a parade"."""
    return lemma in _doing()


def is_light(lemma: str) -> bool:
    """Whether a word says little by itself, so that a claim may have it where its sentence does not."""
    return lemma in _light()
