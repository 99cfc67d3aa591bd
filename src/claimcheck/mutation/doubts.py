"""Mutants that are surer than the source: a fact for a doubt, a deed for a plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.language.scopes.cues import CueKind
from claimcheck.model import Span
from claimcheck.mutation.inflection import inflect
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.scene import Scene
from claimcheck.mutation.tables import rows

_DOUBTING = frozenset({CueKind.DOUBT, CueKind.ALLEGED, CueKind.PROBABLE})
Found = tuple[tuple[Edit, ...], str]
"""The edits, and the words that leave it open."""


def changes(scene: Scene) -> Iterator[Change]:
    """Yield the claim without its doubts, each dropped by itself."""
    for number in range(len(scene.claim.tokens)):
        yield from _surer(scene, number)


@cache
def _doubts() -> dict[str, frozenset[str]]:
    """Word → the ways in which it is dropped."""
    found: dict[str, set[str]] = {}
    for word, way in rows("doubts.tsv"):
        found.setdefault(word, set()).add(way)
    return {word: frozenset(ways) for word, ways in found.items()}


def _surer(scene: Scene, number: int) -> Iterator[Change]:
    node, token = scene.tree.nodes[number], scene.claim.tokens[number]
    ways = _doubts().get(token.norm, frozenset()) | (
        _doubts().get(node.lemma, frozenset()) if node.tag == "VERB" else frozenset()
    )
    if scene.negated(Span(token.start, token.end)):
        return
    for way, drop in _WAYS.items():
        found = drop(scene, number) if way in ways else None
        if found:
            yield Change(Kind.DOUBT, found[0], f"the source leaves it open: “{found[1]}”")
            return
    if token.norm == "will":
        found = _done(scene, number)
        if found:
            yield Change(Kind.DOUBT, found[0], f"in the source it is still to come: “{found[1]}”")


def _gap(scene: Scene, first: int, last: int) -> Edit:
    """Nothing for the tokens from ``first`` to ``last`` and the blank behind them."""
    tokens = scene.claim.tokens
    end = tokens[last + 1].start if last + 1 < len(tokens) else tokens[last].end
    return Edit(Span(tokens[first].start, end), "")


def _adverb(scene: Scene, number: int) -> Found | None:
    head = scene.tree.nodes[number].head
    if scene.tree.nodes[number].tag != "ADV" or head < 0 or not scene.hedged(scene.claim.tokens[head].lemma):
        return None
    after = scene.claim.tokens[number + 1].norm if number + 1 < len(scene.claim.tokens) else ","
    return ((_gap(scene, number, number),), scene.text([number])) if after not in {",", ".", ";"} else None


def _adjective(scene: Scene, number: int) -> Found | None:
    node = scene.tree.nodes[number]
    if node.relation != "amod" or not scene.hedged(scene.claim.tokens[node.head].lemma):
        return None
    return (_gap(scene, number, number),), scene.text([number])


def _modal(scene: Scene, number: int) -> Found | None:
    """Return "will" for "may"; "may have" would need another tense and is left alone."""
    node, tokens = scene.tree.nodes[number], scene.claim.tokens
    head = node.head
    if (
        node.tag != "AUX"
        or head < number
        or not scene.hedged(tokens[head].lemma)
        or tokens[number + 1].norm in {"have", "not", "n't"}
    ):
        return None
    return (Edit(Span(tokens[number].start, tokens[number].end), "will"),), scene.text([number])


def _believed(scene: Scene, number: int) -> Found | None:
    """Return "is" for "is believed to be", "has" for "is thought to have"."""
    tokens, tree = scene.claim.tokens, scene.tree
    if number == 0 or number + 2 >= len(tokens) or tokens[number + 1].norm != "to" or tree.nodes[number].fine != "VBN":
        return None
    helper, verb = tokens[number - 1], tree.nodes[number + 2]
    tag = {"is": "VBZ", "are": "VBP", "was": "VBD", "were": "VBD"}.get(helper.norm)
    if tag is None or not scene.hedged(tokens[_main(scene, number + 2)].lemma):
        return None
    form = helper.text if verb.lemma == "be" else inflect(verb.lemma, tag)
    if form is None or verb.tag not in {"VERB", "AUX"}:
        return None
    return (Edit(Span(helper.start, tokens[number + 2].end), form),), scene.text([number - 1, number + 1])


def _main(scene: Scene, number: int) -> int:
    """Return the word that a helper helps, or the word itself."""
    node = scene.tree.nodes[number]
    return node.head if node.relation.split(":")[0] in {"aux", "cop"} and node.head >= 0 else number


def _planned(scene: Scene, number: int) -> Found | None:
    """Return "built" for "plans to build", and for "has agreed to build"."""
    tokens, tree = scene.claim.tokens, scene.tree
    to = number + 1
    if (
        to + 1 >= len(tokens)
        or tokens[to].norm != "to"
        or tree.nodes[to + 1].fine != "VB"
        or tree.children(number, "obj")
    ):
        return None
    helpers = tree.children(number, "aux")
    first = helpers[0] if helpers else number
    if any(other != first + place for place, other in enumerate([*helpers, number])) or not tree.children(
        number, "nsubj"
    ):
        return None
    return _told_as_done(scene, first, to + 1)


def _done(scene: Scene, number: int) -> Found | None:
    """Return "built" for "will build"."""
    node = scene.tree.nodes[number]
    if (
        node.tag != "AUX"
        or node.head < 0
        or number + 1 >= len(scene.claim.tokens)
        or scene.tree.nodes[number + 1].fine != "VB"
    ):
        return None
    return _told_as_done(scene, number, number + 1)


def _told_as_done(scene: Scene, first: int, verb: int) -> Found | None:
    """Return the past of a verb for all words from ``first`` to it."""
    tokens, tree = scene.claim.tokens, scene.tree
    main = _main(scene, verb)
    subject = next(
        iter(tree.children(tree.nodes[first].head if tree.nodes[first].tag == "AUX" else first, "nsubj")), None
    )
    if not scene.hedged(tokens[main].lemma) or any(
        tree.nodes[other].fine == "VB" for other in tree.conjuncts(main)[1:]
    ):
        return None
    lemma = tree.nodes[verb].lemma
    form = inflect(lemma, "VBD")
    if lemma == "be":
        form = None if subject is None else "were" if _is_plural(scene, subject) else "was"
    if form is None or form == lemma:
        return None
    return (Edit(Span(tokens[first].start, tokens[verb].end), form),), scene.text([first, verb])


def _is_plural(scene: Scene, subject: int) -> bool:
    nodes = scene.tree.nodes
    return (
        nodes[subject].fine in {"NNS", "NNPS"}
        or len(scene.tree.conjuncts(subject)) > 1
        or nodes[subject].lemma in {"they", "we", "you"}
    )


def _is_doubted(scene: Scene, number: int) -> bool:
    """Whether the evidence doubts by the same verb."""
    lemma = scene.claim.tokens[number].lemma
    return any(
        cue.kind in _DOUBTING and any(reading.tokens[place].lemma == lemma for place in range(cue.first, cue.last))
        for reading in scene.evidence
        for cue in reading.cues
    )


def _claimed(scene: Scene, number: int) -> Found | None:
    """Return "a" for "X claimed that A"."""
    tree, tokens = scene.tree, scene.claim.tokens
    clauses = tree.children(number, "ccomp")
    if (
        tree.nodes[number].relation != "root"
        or len(clauses) != 1
        or clauses[0] < number
        or not scene.hedged(tokens[clauses[0]].lemma)
    ):
        return None
    if not any(cue.kind in _DOUBTING and cue.first <= number < cue.last for cue in scene.claim.cues) or not _is_doubted(
        scene, number
    ):
        return None
    inside = tree.subtree(clauses[0])
    first = next((one for one in inside if tokens[one].norm != "that"), None)
    if first is None or first < number or not tree.children(clauses[0], "nsubj") or inside[0] != number + 1:
        return None
    opening = tokens[first]
    edits = (
        Edit(Span(tokens[0].start, opening.start), ""),
        Edit(Span(opening.start, opening.start + 1), opening.text[0].upper()),
    )
    return edits, scene.text([*range(first)])


_WAYS = {
    "adverb": _adverb,
    "adjective": _adjective,
    "modal": _modal,
    "passive": _believed,
    "plan": _planned,
    "report": _claimed,
}
"""How a doubt is dropped → what drops it; the first that fits is taken."""
