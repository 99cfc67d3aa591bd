"""Parts of speech and morphology of parsed words, by the rules that came with the model.

The model tags words as the Penn Treebank does; ``model_en/morphology.json`` says what that is in Universal
Dependencies, by tag, relation and, for some hundred small words, the word itself. spaCy's own reader of these rules
matches all of them anew against each sentence; here each kind of word is looked up once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple


class Form(NamedTuple):
    """What a word is, by Universal Dependencies."""

    pos: str
    """Universal part of speech; empty where no rule has one."""
    features: str
    """As ``Name=Value`` pairs joined by ``|``; empty when there are none."""


class _Word(NamedTuple):
    """What rules may ask of a word; the last two are empty where no rule asks for what they are."""

    tag: str
    relation: str
    lower: str
    before: str
    """The relation of the word before."""


class _Rule(NamedTuple):
    own: Mapping[str, Any]
    """What it asks of the word."""
    before: Mapping[str, Any]
    """What it asks of the word before."""
    pos: str | None
    features: str | None


def forms(tags: Sequence[str], relations: Sequence[str], words: Sequence[str]) -> list[Form]:
    """Say what each word of a sentence is; relations are those of the model, words have any case."""
    asked, leading = _asked()
    lower = [word if (word := each.lower()) in asked else "" for each in words]
    before = ["", *(relation if relation in leading else "" for relation in relations)]
    return [_form(_Word(*seen)) for seen in zip(tags, relations, lower, before, strict=False)]


@lru_cache(maxsize=65536)
def _form(word: _Word) -> Form:
    """Let the rules speak one after the other; a later one overrules those before it."""
    form = Form("", "")
    for rule in _rules_for(word.tag):
        own = _allows(rule.own, TAG=word.tag, DEP=word.relation, LOWER=word.lower, IS_SPACE=False)
        if own and _allows(rule.before, DEP=word.before):
            form = Form(
                form.pos if rule.pos is None else rule.pos, form.features if rule.features is None else rule.features
            )
    return form


def _allows(asked: Mapping[str, Any], **given: object) -> bool:
    """Whether what is given is as a rule asks; no word of ours is white space."""
    return all(_is(given[name], value) for name, value in asked.items())


def _is(given: object, asked: object) -> bool:
    if isinstance(asked, dict):
        return given in asked["IN"] if "IN" in asked else given not in asked["NOT_IN"]
    return given == asked


@cache
def _rules_for(tag: str) -> tuple[_Rule, ...]:
    return tuple(rule for rule in _rules() if "TAG" not in rule.own or _is(tag, rule.own["TAG"]))


@cache
def _rules() -> tuple[_Rule, ...]:
    """Read the rules that give a part of speech or a morphology; lemmas are ours."""
    text = files("claimcheck.language").joinpath("model_en", "morphology.json").read_text("utf-8")
    return tuple(_Rule(**rule) for rule in json.loads(text))


@cache
def _asked() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that rules ask for, and the relations that they ask for of the word before."""
    words = (rule.own["LOWER"] for rule in _rules() if "LOWER" in rule.own)
    listed = frozenset(word for each in words for word in (each["IN"] if isinstance(each, dict) else [each]))
    return listed, frozenset(rule.before["DEP"] for rule in _rules() if rule.before)
