"""Mutants that affirm: a negation lost, "agreed" for "failed to agree"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.language.lexicons import lexicon
from claimcheck.model import Span
from claimcheck.mutation.inflection import inflect
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.scene import NEGATIVE, Scene

_WITHOUT_N_T = {"wo": "will", "ca": "can", "sha": "shall"}
_TENSES = {"did": "VBD", "does": "VBZ", "do": "VBP"}
_BARE = {"never": "", "no longer": "still", "cannot": "can"}
_SOMEBODY = frozenset({"no one", "nobody"})
_SOME = {"any": "some", "anyone": "someone", "anybody": "somebody", "anything": "something", "either": "too"}
"""Words that only a negation allows, and others for them."""


def changes(scene: Scene) -> Iterator[Change]:
    """Yield the claim without its one negation, where the evidence has one, too."""
    cues = [cue for cue in scene.claim.cues if cue.kind in NEGATIVE]
    if len(cues) != 1 or not any(cue.kind in NEGATIVE for reading in scene.evidence for cue in reading.cues):
        return
    cue = cues[0]
    edits = _without(scene, cue.first, cue.last)
    if edits:
        reason = f"the source says “{scene.text([*range(cue.first, cue.last)])}”"
        yield Change(Kind.NEGATION, (*edits, *_positive(scene)), reason)


def _without(scene: Scene, first: int, last: int) -> tuple[Edit, ...] | None:
    tokens = scene.claim.tokens
    word = " ".join(token.norm for token in tokens[first:last])
    span = scene.span([*range(first, last)])
    if word == "not":
        return _without_not(scene, first)
    if word in _SOMEBODY and _is_subject(scene, last - 1):
        return (Edit(span, "someone"),)
    if word in _BARE:
        return (Edit(span, _BARE[word]),)
    if word == "no" and _next_plural(scene, last) and "at all" not in scene.claim.text:
        return (Edit(span, "some"),)
    return _implied(scene, first, last)


def _is_subject(scene: Scene, number: int) -> bool:
    return scene.tree.nodes[number].relation.startswith("nsubj")


def _next_plural(scene: Scene, number: int) -> bool:
    head = next((node for node in scene.tree.nodes[number:] if node.tag in {"NOUN", "PROPN"}), None)
    return head is not None and head.fine == "NNS" and head.number - number <= 2


def _without_not(scene: Scene, place: int) -> tuple[Edit, ...] | None:
    tokens = scene.claim.tokens
    if place == 0 or place + 1 == len(tokens) or not _denies_predicate(scene, place):
        return None
    helper = tokens[place - 1]
    if helper.norm in _TENSES:
        return _in_tense(scene, place, _TENSES[helper.norm])
    if tokens[place].text.lower() in {"n't", "n’t"}:
        return (Edit(Span(helper.start, tokens[place].end), _WITHOUT_N_T.get(helper.norm, helper.text)),)
    stays = tokens[place + 1].norm in {"only", "all", "every", "just", "even"}
    return None if stays else (Edit(Span(tokens[place].start, tokens[place].end), ""),)


def _denies_predicate(scene: Scene, place: int) -> bool:
    """Whether a "not" belongs to a verb or a predicate: not "Hope not Hate", not "Rome, not Paris"."""
    tokens, tree = scene.claim.tokens, scene.tree
    head = tree.nodes[place].head
    named = tokens[place - 1].capitalised and tokens[place + 1].capitalised and tokens[place - 1].norm not in _TENSES
    return (
        not named and head >= 0 and bool(tree.nodes[head].tag in {"VERB", "AUX"} or tree.children(head, "cop", "aux"))
    )


def _in_tense(scene: Scene, place: int, tense: str) -> tuple[Edit, ...] | None:
    """Return "found" for "did not find"."""
    tokens, verb = scene.claim.tokens, scene.tree.nodes[scene.tree.nodes[place].head]
    form = inflect(verb.lemma, tense)
    if verb.number < place or verb.fine != "VB" or verb.lemma != tokens[verb.number].norm or form is None:
        return None
    helper = Edit(Span(tokens[place - 1].start, tokens[place + 1].start), "")
    return helper, Edit(Span(tokens[verb.number].start, tokens[verb.number].end), form)


def _positive(scene: Scene) -> Iterator[Edit]:
    """Yield "some" for the "any" that only a negation allows."""
    for token in scene.claim.tokens:
        if token.norm in _SOME:
            yield Edit(Span(token.start, token.end), _SOME[token.norm])


@cache
def _denying() -> frozenset[str]:
    """Verbs whose complement did not happen: fail, refuse, decline."""
    rows = (row[0].split() for row in lexicon.rows("negation.tsv") if row[1] == "implicit")
    return frozenset(parts[0] for parts in rows if len(parts) == 2 and parts[1] == "to")


def _implied(scene: Scene, first: int, last: int) -> tuple[Edit, ...] | None:
    """Return "agreed" for "failed to agree": the complement takes the form of the verb that denied it."""
    tree, tokens = scene.tree, scene.claim.tokens
    node = tree.nodes[first]
    if node.lemma not in _denying() or node.tag != "VERB" or last >= len(tokens) or tokens[last - 1].norm != "to":
        return None
    form = inflect(tree.nodes[last].lemma, node.fine)
    return (
        (Edit(Span(tokens[first].start, tokens[last].end), form),) if form and tree.nodes[last].fine == "VB" else None
    )
