"""Mutants that deny: a "not" gained, "no people" for "eleven people"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from claimcheck.language.lexicons.determiners import DEFINITE, INDEFINITE
from claimcheck.language.quantifiers import scaled
from claimcheck.language.scopes.cues import CueKind
from claimcheck.model import Span
from claimcheck.mutation.inflection import is_sure
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.scene import NEGATIVE, Scene
from claimcheck.mutation.tables import words

_FINITE = {"VBD": "did not", "VBZ": "does not", "VBP": "do not"}
_OPEN_MODALS = frozenset({"may", "might", "could"})
"""What may be so may also not be so."""
_SAYING = frozenset({CueKind.REPORT, CueKind.FACTIVE, CueKind.DOUBT})
_INDEFINITE = INDEFINITE | {"one", "another"}


def changes(scene: Scene) -> Iterator[Change]:
    """Yield the claim with a "not", where it has no negation yet and can take one."""
    if any(cue.kind in NEGATIVE for cue in scene.claim.cues):
        return
    norms = {token.norm for token in scene.claim.tokens if token.norm == "only" or not _in_number(scene, token.start)}
    if not norms & words("no_not.txt"):
        yield from islice(_gained(scene), 1)


def _in_number(scene: Scene, offset: int) -> bool:
    return any(one.span.start <= offset < one.span.end for one in scene.claim.quantities)


def _gained(scene: Scene) -> Iterator[Change]:
    for verb in _predicates(scene):
        edits = _nobody(scene, verb) or (_negated(scene, verb) if _is_definite(scene, verb) else None)
        if edits:
            yield Change(Kind.NEGATION, edits, "the source says that it is so")


def _predicates(scene: Scene) -> list[int]:
    """Predicates of main clauses, what is said before the saying; in order of chance."""
    tree = scene.tree
    roots = [
        node.number
        for node in tree.nodes
        if node.relation == "root" and node.tag in {"VERB", "AUX", "NOUN", "ADJ", "ADV", "PROPN"}
    ]
    joined = [number for root in roots for number in tree.conjuncts(root)]
    speech = {number for cue in scene.claim.cues if cue.kind in _SAYING for number in range(cue.first, cue.last)}
    said = [child for root in joined if root in speech for child in tree.children(root, "ccomp")]
    plain = [number for number in joined if tree.children(number, "nsubj")]
    found = said or plain
    return scene.random("negation").sample(found, len(found))


def _is_definite(scene: Scene, verb: int) -> bool:
    """Whether the subject is settled, so that "not" can't be true of others: a name, "the …", bare plurals."""
    tree, tokens = scene.tree, scene.claim.tokens
    subjects = tree.children(verb, "nsubj")
    if len(subjects) != 1 or subjects[0] > verb or _joins_tightly(scene, verb):
        return False
    subject = subjects[0]
    words = tree.subtree(subject, without=frozenset({"acl", "appos"}))
    if any(number in words for one in scaled(scene.claim) for number in range(one.first, one.last)):
        return False
    if any(_in_number(scene, tokens[number].start) or tokens[number].norm in _INDEFINITE for number in words):
        return False
    settled = any(tokens[number].norm in DEFINITE for number in words) or tree.children(subject, "nmod:poss")
    if any(_is_share(scene, number) for child in tree.children(verb, "obl") for number in tree.subtree(child)):
        return False  # "not reported by a third" may be said of the rest
    return bool(settled) or tree.nodes[subject].tag in {"PROPN", "PRON"} or tree.nodes[subject].fine == "NNS"


def _is_share(scene: Scene, number: int) -> bool:
    offset = scene.claim.tokens[number].start
    return any(one.span.start <= offset < one.span.end and one.dimension == "share" for one in scene.claim.quantities)


def _joins_tightly(scene: Scene, verb: int) -> bool:
    """Whether another verb shares this one's object: "shot and killed them"."""
    return any(other - verb <= 2 for other in scene.tree.conjuncts(verb)[1:])


def _negated(scene: Scene, verb: int) -> tuple[Edit, ...] | None:
    tree, tokens = scene.tree, scene.claim.tokens
    helpers = [child for child in tree.children(verb, "aux", "cop") if child < verb]
    if not helpers and tree.nodes[verb].tag == "AUX":
        helpers = [verb]
    if helpers:
        first = helpers[0]
        subjects = tree.children(verb, "nsubj")
        if tokens[first].norm in _OPEN_MODALS or tokens[first].norm == "to" or (subjects and subjects[0] > first):
            return None
        after = first + 1 if first + 1 < len(tokens) and tokens[first + 1].norm == "also" else first
        if tokens[first].norm == "can" and after == first:
            return (Edit(Span(tokens[first].start, tokens[first].end), "cannot"),)
        return (Edit(Span(tokens[after].end, tokens[after].end), " not"),)
    return _supported(scene, verb) or _headline(scene, verb)


def _supported(scene: Scene, verb: int) -> tuple[Edit, ...] | None:
    """With "did not", for a finite verb without a helper."""
    node, token = scene.tree.nodes[verb], scene.claim.tokens[verb]
    if node.tag != "VERB" or node.fine not in _FINITE or not is_sure(node.lemma, node.fine, token.text):
        return None
    if scene.claim.text[token.end : token.end + 1] == ":":
        return None  # "Members present: …" may be no sentence
    return (Edit(Span(token.start, token.end), f"{_FINITE[node.fine]} {node.lemma}"),)


def _headline(scene: Scene, verb: int) -> tuple[Edit, ...] | None:
    """With a bare "not", before the participle of a headline."""
    node, token = scene.tree.nodes[verb], scene.claim.tokens[verb]
    passive = any(scene.tree.nodes[child].relation == "nsubj:pass" for child in scene.tree.children(verb, "nsubj"))
    finite = any(other.fine in {"VBD", "VBZ", "VBP", "MD"} for other in scene.tree.nodes)
    full = scene.claim.text.rstrip().endswith((".", "!", "?", "”", '"'))
    return (
        (Edit(Span(token.start, token.start), "not "),)
        if node.fine == "VBN" and passive and not finite and not full
        else None
    )


def _nobody(scene: Scene, verb: int) -> tuple[Edit, ...] | None:
    """Return "no people" for "at least 11 people", "no one" for a bare number of them."""
    tree, tokens = scene.tree, scene.claim.tokens
    subjects = tree.children(verb, "nsubj")
    if len(subjects) != 1 or subjects[0] > verb:
        return None
    subject = subjects[0]
    for quantity in scene.claim.quantities:
        inside = [*scene.claim.within(quantity.span)]
        phrase = tree.subtree(subject, without=frozenset({"acl", "conj", "cc", "punct"}))
        if (
            quantity.dimension
            or quantity.ordinal
            or not inside
            or inside[0] != phrase[0]
            or quantity.low == quantity.high == 1
        ):
            continue
        if subject in inside and phrase[-1] == inside[-1]:
            was = scene.tree.children(verb, "aux")
            plain = not was or tokens[was[0]].norm not in {"are", "were", "have"}
            return (Edit(quantity.span, "no one"),) if plain else None
        if subject not in inside and tree.nodes[subject].fine == "NNS" and tokens[inside[-1] + 1].norm != "of":
            return (Edit(quantity.span, "no"),)
    return None
