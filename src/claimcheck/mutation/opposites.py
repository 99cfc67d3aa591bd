"""Mutants by opposites: rose for fell, safe for unsafe, before for after."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.reading import Reading
from claimcheck.model import Span
from claimcheck.mutation.inflection import inflect, is_sure
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.scene import NEGATIVE, Scene
from claimcheck.mutation.tables import rows

_TAGS = {"VERB": "v", "ADJ": "a", "NOUN": "n", "ADV": "r", "ADP": "r", "SCONJ": "r"}
_DIRECTING = frozenset({"to", "from", "on", "of", "for", "against", "into", "up", "down", "out", "off", "with"})
"""Prepositions and particles that belong to one verb and not to its opposite."""

_INFLECTED = frozenset({"t", "i", "c", "x", "n"})


@cache
def _pairs() -> dict[tuple[str, str], tuple[str, ...]]:
    """(word, use) → its opposites; both directions."""
    found: dict[tuple[str, str], list[str]] = {}
    for one, other, use in rows("opposites.tsv"):
        found.setdefault((one, use), []).append(other)
        if (other, one, use) not in rows("opposites.tsv"):
            found.setdefault((other, use), []).append(one)
    return {key: tuple(dict.fromkeys(others)) for key, others in found.items()}


def changes(scene: Scene) -> Iterator[Change]:
    """For each word that has an opposite, the claim with that."""
    for number, token in enumerate(scene.claim.tokens):
        if not _may_change(scene, number):
            continue
        for other in _others(scene, number):
            word = other.capitalize() if token.capitalised else other
            edit = Edit(Span(token.start, token.end), word)
            yield Change(Kind.ANTONYM, (edit,), f"the source says “{token.text}”, the opposite of “{word}”")
            break


def _may_change(scene: Scene, number: int) -> bool:
    """Whether a word is the evidence's own and plainly said: in no name, number, date, negation or compound."""
    claim, token = scene.claim, scene.claim.tokens[number]
    place = Span(token.start, token.end)
    held = (*(one.span for one in claim.quantities), *(one.span for one in claim.dates))
    if any(span.overlaps(place) for span in held) or (token.capitalised and number) or scene.negated(place):
        return False
    if token.lemma not in scene.lemmas or any(_is_negated(reading, token.lemma) for reading in scene.evidence):
        return False
    around = claim.text[token.start - 1 : token.start] + claim.text[token.end : token.end + 1]
    return not set(around) & set("-–/’'&")


def _is_negated(reading: Reading, lemma: str) -> bool:
    return any(
        cue.kind in NEGATIVE and any(reading.tokens[number].lemma == lemma for number in cue.covered)
        for cue in reading.cues
    )


def _others(scene: Scene, number: int) -> list[str]:
    node, token = scene.tree.nodes[number], scene.claim.tokens[number]
    use = _use(scene, number)
    base = node.lemma if use in _INFLECTED else token.norm
    if use is None or (use in _INFLECTED and not is_sure(base, node.fine, token.text)):
        return []
    found = [
        form
        for other in _pairs().get((base, use), ())
        if (form := inflect(other, node.fine) if use in _INFLECTED else other)
        and lemma_of(other) not in scene.lemmas
        and not scene.told_elsewhere([lemma_of(other)], Span(token.start, token.end))
    ]
    return scene.random("antonym", token.start).sample(found, len(found))


def _use(scene: Scene, number: int) -> str | None:
    """How a word is used here, as the table of opposites has it; nothing where that is not sure."""
    tree = scene.tree
    node = tree.nodes[number]
    kind = _TAGS.get(node.tag)
    if kind == "v":
        return _verb_use(scene, number)
    if kind == "n":
        return None if tree.children(number, "compound") or node.relation == "compound" else "n"
    if kind == "r" and node.tag != "ADV":
        return "r" if node.relation in {"case", "mark"} and not tree.children(number, "fixed") else None
    return kind


def _verb_use(scene: Scene, number: int) -> str | None:
    tree = scene.tree
    if tree.children(number, "ccomp", "xcomp"):
        return "c" if tree.children(number, "ccomp") else "x"
    if tree.children(number, "compound:prt") or tree.nodes[number].relation in {"amod", "case"}:
        return None
    passive = any(tree.nodes[child].relation in {"nsubj:pass", "aux:pass"} for child in tree.below[number])
    obliques = [case for child in tree.children(number, "obl") for case in tree.children(child, "case")]
    transitive = bool(tree.children(number, "obj")) or passive
    bound = any(
        scene.claim.tokens[case].norm in _DIRECTING and not _counts(scene, tree.nodes[case].head) for case in obliques
    )
    return None if bound or not (transitive or tree.children(number, "nsubj")) else "t" if transitive else "i"


def _counts(scene: Scene, number: int) -> bool:
    """Whether a phrase is a number: "rose to 61" has its opposite, "lost to Rome" has not."""
    token = scene.claim.tokens[number]
    return any(one.span.start <= token.end and token.start <= one.span.end + 1 for one in scene.claim.quantities)
