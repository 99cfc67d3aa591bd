"""Regular and irregular forms of the treebank's words, so that a known verb or noun is known in all its forms."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.lexicons.lexicon import rows

PAST = ("VBD", "VBN")
VOWELS = frozenset("aeiou")


def regular_forms(lemma: str, tag: str) -> Iterator[tuple[str, str]]:
    """(tag, form) of a regular verb (``VB``) or noun (``NN``); a last consonant stands once and twice."""
    if tag == "NN":
        yield "NNS", with_s(lemma)
        return
    yield "VBZ", with_s(lemma)
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    for stop in (stem, stem + stem[-1]) if _may_double(lemma) else (stem,):
        yield "VBG", (lemma if lemma.endswith(("ee", "ye", "oe")) else stop) + "ing"
        for past in PAST:
            yield past, (stop[:-1] + "i" if _turns_y(lemma) else stop) + "ed"


def irregular_forms() -> Iterator[tuple[str, str, str]]:
    """(tag, form, lemma) of the irregular words, under every tag that such a form may have."""
    for lemma, forms in rows("irregular.tsv"):
        for form in forms.split():
            tags = ("JJR", "RBR") if form.endswith("er") else ("JJS", "RBS") if form.endswith("est") else (*PAST, "NNS")
            for tag in tags:
                yield tag, form, lemma


def with_s(lemma: str) -> str:
    """Give the regular third person or plural of a word."""
    if _turns_y(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _turns_y(lemma: str) -> bool:
    return lemma.endswith("y") and lemma[-2] not in VOWELS


def _may_double(lemma: str) -> bool:
    last = lemma[-1]
    return last not in VOWELS and last not in "wxy" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS
