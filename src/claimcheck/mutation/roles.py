"""Mutants of roles: who did it and to whom it was done change places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from claimcheck.language import lexicon
from claimcheck.language.events import Event
from claimcheck.language.words import lemma_of
from claimcheck.model import Span
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.people import Name, Sort
from claimcheck.mutation.names import Cast
from claimcheck.mutation.scene import Scene
from claimcheck.mutation.tables import words

_RECIPROCAL = frozenset(
    {"each", "other", "another", "both", "mutual", "mutually", "together", "jointly", "bilateral", "joint"}
)
_BOUND = frozenset(
    {"his", "her", "its", "their", "himself", "herself", "itself", "themselves", "who", "whose", "which", "that"}
)
_DIRECTED = frozenset({"to", "against", "from", "over", "past", "ahead of"})
"""Prepositions whose phrase is not where or when it happens."""
_NOT_OF_PHRASE = frozenset({"acl", "conj", "cc", "punct", "parataxis", "advcl", "appos", "case"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN", "VB"})


def changes(scene: Scene) -> Iterator[Change]:
    """For each event that does not go both ways, its two named parts in each other's place."""
    told = {token.norm for reading in scene.evidence for token in reading.tokens}
    if told & _RECIPROCAL or any(token.norm in _RECIPROCAL for token in scene.claim.tokens):
        return
    cast = Cast(scene)
    for event in scene.claim.events:
        for one, other in _pairs(scene, event):
            change = _swapped(scene, cast, event, one, other)
            if change:
                yield change
                return


def _pairs(scene: Scene, event: Event) -> Iterator[tuple[int, int]]:
    if event.copular or not event.agents or _is_symmetric(scene, event):
        return
    agents, patients = event.agents[:1], event.patients[:1]
    if len(event.agents) == 1:
        if len(event.patients) == 1:
            yield agents[0], patients[0]
        for preposition, head in event.others:
            if preposition in _DIRECTED and not event.patients:
                yield agents[0], head


def _is_symmetric(scene: Scene, event: Event) -> bool:
    lemma = scene.claim.tokens[event.predicate].lemma
    return lemma in _symmetric() or scene.tree.nodes[event.predicate].lemma in {
        "be",
        "have",
        "include",
        "mean",
        "remain",
        "become",
    }


@cache
def _symmetric() -> frozenset[str]:
    return frozenset(lemma_of(row[0].split()[0]) for row in lexicon.rows("symmetric.txt"))


def _swapped(scene: Scene, cast: Cast, event: Event, one: int, other: int) -> Change | None:
    first, second = sorted((_phrase(scene, one), _phrase(scene, other)))
    if not first or not second or {*first} & {*second} or first[-1] >= second[0]:
        return None
    if not (_is_actor(scene, cast, first) and _is_actor(scene, cast, second)) or not _agree(scene, event, one, other):
        return None
    ours, theirs = scene.text(first), scene.text(second)
    if scene.told_elsewhere(_lemmas(scene, [*first, *second]), scene.span([*first, *second])):
        return None
    edits = (Edit(scene.span(first), theirs), Edit(scene.span(second), _small_start(scene, cast, first, ours)))
    return Change(Kind.ROLE, edits, f"in the source “{ours}” and “{theirs}” stand the other way round")


def _phrase(scene: Scene, head: int) -> list[int]:
    """The words of a part that move: its head with what belongs to it; empty where they don't stand together."""
    found = scene.tree.subtree(head, without=_NOT_OF_PHRASE)
    tokens = scene.claim.tokens
    if scene.tree.children(head, "conj", "acl", "appos") or found != [*range(found[0], found[-1] + 1)]:
        return []
    if found[-1] + 1 < len(tokens) and tokens[found[-1] + 1].norm in {"'s", "'"}:
        return []
    if tokens[found[-1]].norm == "'s":
        found = found[:-1]
    return [] if any(tokens[number].norm in _BOUND for number in found) else found


def _is_actor(scene: Scene, cast: Cast, phrase: list[int]) -> bool:
    """Whether a phrase names somebody who can act: a name, or people in the plural."""
    if any(scene.claim.tokens[number].norm in words("people.txt") for number in phrase):
        return True
    return any({*name.numbers} & {*phrase} and _acts(name) and name.numbers[-1] == phrase[-1] for name in cast.own)


def _acts(name: Name) -> bool:
    return name.sort is not Sort.PLACE


def _agree(scene: Scene, event: Event, one: int, other: int) -> bool:
    """Whether the verb's form fits both: a past form, or two parts of one number."""
    nodes = scene.tree.nodes
    numbers = {nodes[one].fine in {"NNS", "NNPS"}, nodes[other].fine in {"NNS", "NNPS"}}
    helpers = scene.tree.children(event.predicate, "aux")
    return (
        len(numbers) == 1 or (nodes[event.predicate].fine == "VBD" and not helpers) or (event.nominal and not helpers)
    )


def _lemmas(scene: Scene, numbers: list[int]) -> list[str]:
    return [scene.claim.tokens[number].lemma for number in numbers if scene.names[number]]


def _small_start(scene: Scene, cast: Cast, phrase: list[int], text: str) -> str:
    """A phrase that opened the claim, as it is written inside one."""
    if phrase[0] != 0 or any(phrase[0] in name.numbers for name in cast.own) or scene.names[phrase[0]]:
        return text
    return text if text[:2].isupper() else text[0].lower() + text[1:]


def edit_span(change: Change) -> Span:
    """From the first to the last changed character of a change."""
    return Span(change.edits[0].span.start, change.edits[-1].span.end)
