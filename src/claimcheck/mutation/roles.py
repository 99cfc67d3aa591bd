"""Mutants of roles: who did it and to whom it was done, or two names whatever their parts, change places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from claimcheck.language.clauses.events import Event
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.terms import Token
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.mutation.cast import Cast
from claimcheck.mutation.countries import countries, is_state
from claimcheck.mutation.mutant import Change, Edit, Kind
from claimcheck.mutation.people import Name, Sort
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
_DOING_NOTHING = frozenset({"be", "have", "include", "mean", "remain", "become"})
_LEVELLING = frozenset({"between", "among", "versus", "v", "vs"})
_JOINTS = frozenset({",", "and", "or", "&", "then", "the"})
_BESIDE = frozenset({"with", "like", "unlike", "alongside", "including", "beside", "besides", "than"})


def changes(scene: Scene) -> Iterator[Change]:
    """For each event that does not go both ways, its two named parts in each other's place."""
    told = {token.norm for reading in scene.evidence for token in reading.tokens}
    if told & _RECIPROCAL or any(_levels(token) for token in scene.claim.tokens):
        return
    cast = Cast(scene)
    for event in scene.claim.events:
        for one, other in _pairs(scene, event):
            change = _swapped(scene, cast, event, one, other)
            if change:
                yield change
                return
    yield from _exchanged(scene, cast)


def _exchanged(scene: Scene, cast: Cast) -> Iterator[Change]:
    """Two people, or two countries in one form, in each other's place."""
    words_of = Counter(name.words for name in cast.own)
    own = [name for name in cast.own if words_of[name.words] == 1 and not _is_level(scene, name)]
    named = [name for name in own if cast.is_carried(name)]
    for one, other in combinations(named, 2):
        if _are_alike(one, other) and not _are_joined(scene, one, other):
            texts = one.span.of(scene.claim.text), other.span.of(scene.claim.text)
            if scene.told_elsewhere(_lemmas(scene, [*one.numbers, *other.numbers]), one.span, other.span):
                continue
            edits = (Edit(one.span, texts[1]), Edit(other.span, texts[0]))
            yield Change(Kind.ROLE, edits, f"in the source “{texts[0]}” and “{texts[1]}” stand the other way round")
            return


def _are_alike(one: Name, other: Name) -> bool:
    """Whether one name can stand in the other's place, and names somebody else."""
    if one.sort is not other.sort or {word.lower() for word in one.words} & {word.lower() for word in other.words}:
        return False
    if one.sort is Sort.PERSON:
        return (len(one.words) > 1) == (len(other.words) > 1)
    if one.sort is not Sort.COUNTRY:
        return False
    (row, form), (second, other_form) = (countries()[" ".join(name.words).lower()] for name in (one, other))
    return row != second and form == other_form and is_state(row) and is_state(second)


def _are_joined(scene: Scene, one: Name, other: Name) -> bool:
    """Whether an "and" or a comma puts two names on one level."""
    between = range(one.numbers[-1] + 1, other.numbers[0])
    if all(scene.names[number] or scene.claim.tokens[number].norm in _JOINTS for number in between):
        return True
    groups = (set(scene.tree.conjuncts(number)) for number in range(len(scene.claim.tokens)))
    return any(group & {*one.numbers} and group & {*other.numbers} for group in groups)


def _is_level(scene: Scene, name: Name) -> bool:
    """Whether a name stands beside another part and shares in what it does: "with A", "like A"."""
    cases = [case for number in name.numbers for case in scene.tree.children(number, "case")]
    return any(scene.claim.tokens[case].norm in _BESIDE for case in cases)


@cache
def _both_ways() -> frozenset[str]:
    """Lemmas that level a whole claim: nouns of kinship and dealings, and symmetric verbs."""
    verbs = (row[0].split() for row in lexicon.rows("symmetric.txt"))
    plain = {parts[0] for parts in verbs if len(parts) == 1 or parts[1:] in (["with"], ["against"])}
    return frozenset(lemma_of(word) for word in plain | words("both_ways.txt"))


def _levels(token: Token) -> bool:
    """Whether a word makes the claim go both ways."""
    return token.norm in _RECIPROCAL or token.norm in _LEVELLING or token.lemma in _both_ways()


def _pairs(scene: Scene, event: Event) -> Iterator[tuple[int, int]]:
    if event.copular or not event.agents or _is_light(scene, event):
        return
    agents, patients = event.agents[:1], event.patients[:1]
    if len(event.agents) == 1:
        if len(event.patients) == 1:
            yield agents[0], patients[0]
        for preposition, head in event.others:
            if preposition in _DIRECTED and not event.patients:
                yield agents[0], head


def _is_light(scene: Scene, event: Event) -> bool:
    """Whether a verb goes both ways, or does nothing to anybody."""
    symmetric = scene.claim.tokens[event.predicate].lemma in _symmetric()
    return symmetric or scene.tree.nodes[event.predicate].lemma in _DOING_NOTHING


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
    if scene.told_elsewhere(_lemmas(scene, [*first, *second]), scene.span(first), scene.span(second)):
        return None
    edits = (Edit(scene.span(first), theirs), Edit(scene.span(second), _small_start(scene, first, ours)))
    return Change(Kind.ROLE, edits, f"in the source “{ours}” and “{theirs}” stand the other way round")


def _phrase(scene: Scene, head: int) -> list[int]:
    """Return the words of a part that move: its head with what belongs to it; empty where they don't stand together."""
    found = [*scene.tree.subtree(head, without=_NOT_OF_PHRASE)]
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


def _small_start(scene: Scene, phrase: list[int], text: str) -> str:
    """Return A phrase that opened the claim, as it is written inside one."""
    if phrase[0] != 0 or scene.tree.nodes[phrase[0]].tag == "PROPN":
        return text
    return text if text[:2].isupper() else text[0].lower() + text[1:]
