"""Parts of speech and morphology of parsed words, by the rules that came with the model.

The model tags words as the Penn Treebank does; its ``attribute_ruler/patterns`` say what that is in Universal
Dependencies, by tag, relation and, for some hundred small words, the word itself. spaCy's own reader of these rules
matches all of them anew against each sentence; here each kind of word is looked up once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

NONE = "_"
"""How the rules write a morphology of no features."""


class Form(NamedTuple):
    """What a word is, by Universal Dependencies."""

    pos: str
    """Universal part of speech; empty where no rule has one."""
    features: str
    """As ``Name=Value`` pairs joined by ``|``; empty when there are none."""


class _Word(NamedTuple):
    """What rules may ask of a word."""

    tag: str
    relation: str
    lower: str


class _Rule(NamedTuple):
    conditions: tuple[Mapping[str, Any], ...]
    """Of the word and, where there are two, of the one before it."""
    pos: str | None
    features: str | None


def forms(tags: Sequence[str], relations: Sequence[str], words: Sequence[str]) -> list[Form]:
    """Say what each word of a sentence is; relations are those of the model, words have any case."""
    known = _mentioned()
    seen = [
        _Word(tag, relation, lower if (lower := word.lower()) in known else "")
        for tag, relation, word in zip(tags, relations, words, strict=True)
    ]
    return [_form(word, before) for before, word in pairwise([None, *seen]) if word]


@lru_cache(maxsize=65536)
def _form(word: _Word, before: _Word | None) -> Form:
    """Let the rules speak one after the other; a later one overrules those before it."""
    form = Form("", "")
    for rule in _rules():
        own, *left = rule.conditions
        if _meets(word, own) and (not left or (before is not None and _meets(before, left[0]))):
            form = Form(
                form.pos if rule.pos is None else rule.pos, form.features if rule.features is None else rule.features
            )
    return form


def _meets(word: _Word, condition: Mapping[str, Any]) -> bool:
    """Whether a word is as a rule asks; no word of ours is white space."""
    given: dict[str, Any] = {"TAG": word.tag, "DEP": word.relation, "LOWER": word.lower, "IS_SPACE": False}
    return all(_allows(asked, given[name]) for name, asked in condition.items())


def _allows(asked: object, value: object) -> bool:
    if isinstance(asked, dict):
        return value in asked["IN"] if "IN" in asked else value not in asked["NOT_IN"]
    return value == asked


@cache
def _rules() -> tuple[_Rule, ...]:
    """Read the rules that give a part of speech or a morphology; lemmas are ours."""
    import srsly  # reads what spaCy writes, and comes with it

    data = files("claimcheck.language").joinpath("model_en", "attribute_ruler", "patterns").read_bytes()
    found = []
    for entry in srsly.msgpack_loads(data):
        attributes = entry["attrs"]
        if "POS" in attributes or "MORPH" in attributes:
            features = attributes.get("MORPH")
            for pattern in entry["patterns"]:
                conditions = (pattern[entry["index"]], *pattern[: entry["index"]])
                found.append(_Rule(conditions, attributes.get("POS"), "" if features == NONE else features))
    return tuple(found)


@cache
def _mentioned() -> frozenset[str]:
    """All words that some rule asks for."""
    asked = [condition["LOWER"] for rule in _rules() for condition in rule.conditions if "LOWER" in condition]
    return frozenset(word for each in asked for word in (each["IN"] if isinstance(each, dict) else [each]))
