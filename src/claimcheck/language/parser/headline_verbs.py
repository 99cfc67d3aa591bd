"""Finds verbs in the present that a parser takes for nouns, because headlines leave out the articles that tell."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from claimcheck.language.parser.lemmas import lemma
from claimcheck.language.parser.syntax import Parse, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_MAKES_VERBS = ("ises", "izes", "ifies")
_LIKELY = 0.5
"""Share of uses as a verb from which a word between nouns is taken for one."""
_BEFORE_NUMBER = 0.2
"""The same where a number or an article follows, which hardly follows a noun."""


def present_verbs(parse: Parse) -> Iterator[tuple[int, str]]:
    """Words taken for nouns that may be the headline's verb, with their base forms, in order of the text.

    A form with -s wants a singular before it, a base form a plural, as a verb and its subject do.
    """
    for index in range(1, len(parse.tokens)):
        token, before = parse.tokens[index], parse.tokens[index - 1]
        if token.upos not in _NOMINAL or before.upos not in _NOMINAL or _ends_phrase(parse, index):
            continue
        word = token.form.lower()
        third = word.endswith("s") and not word.endswith("ss")
        base = lemma(word, "VBZ" if third else "VBP")
        if third != _is_plural(parse, index - 1) and _is_likely(parse, index, word, base):
            yield index, base


def in_present(token: Token) -> Token:
    """Give a verb that was parsed as an infinitive the tag and features of the present."""
    third = token.form.lower().endswith("s") and not token.form.lower().endswith("ss")
    number = "Sing" if third else "Plur"
    feats = f"Mood=Ind|Number={number}|Person=3|Tense=Pres|VerbForm=Fin"
    return token._replace(xpos="VBZ" if third else "VBP", feats=feats)


def _is_likely(parse: Parse, index: int, word: str, base: str) -> bool:
    share = _shares().get(base)
    if share is None:
        return word.endswith(_MAKES_VERBS)
    after = parse.tokens[index + 1].upos if index + 1 < len(parse.tokens) else ""
    return share >= (_BEFORE_NUMBER if after in {"NUM", "DET", "PRON"} else _LIKELY)


def _ends_phrase(parse: Parse, index: int) -> bool:
    """Whether this is the headline's last word and a preposition governs it: "angry at parking charges"."""
    return index == len(parse.tokens) - 1 and any(token.upos == "ADP" for token in parse.tokens[:index])


def _is_plural(parse: Parse, index: int) -> bool:
    """Whether the noun phrase that ends here is plural, or several."""
    token = parse.tokens[index]
    several = any(other.upos == "CCONJ" for other in parse.tokens[:index])
    return several or token.has("Number=Plur") or token.form.lower() == "police"


@cache
def _shares() -> dict[str, float]:
    text = files("claimcheck.language").joinpath("model_en", "verbs.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {word: float(share) for word, share in rows}
