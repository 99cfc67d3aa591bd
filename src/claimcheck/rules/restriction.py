"""A claim about more than its sentence: about the workers for 60 of them, about no women for no pregnant women."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.clauses.events import Event
from claimcheck.language.lexicons.determiners import INDEFINITE
from claimcheck.language.lexicons.relations import PROOF
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import CueKind
from claimcheck.rules.arguments import meets
from claimcheck.rules.interface import Pair

_PARTS = frozenset(
    {"some", "half", "many", "most", "several", "few", "part", "majority", "minority", "quarter", "third"}
)
_WHOLE = frozenset({"all", "every", "each"})
"""Words before a noun after which less is said the more is said of the noun."""
_DENIED = INDEFINITE | {"any", "no"}
_NARROWING = frozenset({"amod", "compound", "nmod", "acl"})
_SAME_THINGS = frozenset({"new", "further", "other", "more", "additional", "such", "single", "previous"})
"""Adjectives whose loss leaves a denial much the same: "no further cases", "no cases"."""
_ANYWHERE = frozenset({"in", "at", "on", "by", "during", "since", "after", "before", "except"})
"""Prepositions of phrases that may belong to the verb, or that quantifiers are read with."""


def wholes(pair: Pair) -> Iterator[tuple[int, int]]:
    """Give the nouns of the claim of all of which it tells what the evidence has of a part, with that part."""
    for claimed in pair.claim.events:
        met = pair.alignment.source_of(claimed.predicate)
        for told in (event for event in pair.evidence.events if event.predicate == met):
            yield from _part_for_whole(pair, claimed, told)


def _part_for_whole(pair: Pair, claimed: Event, told: Event) -> Iterator[tuple[int, int]]:
    for ours, theirs in ((claimed.agents, told.agents), (claimed.patients, told.patients)):
        for head in ours:
            parts = [other for other in theirs if _is_part(pair, other, head)]
            whole = any(meets(pair, head, other) for other in theirs)
            if parts and not whole and _is_all(pair.claim, head):
                yield head, parts[0]


def _is_all(reading: Reading, noun: int) -> bool:
    """Whether a noun means all that there are, many, and is not counted: "the workers"."""
    tree = reading.tree
    if tree is None or tree.nodes[noun].fine != "NNS":
        return False
    counted = any(noun in reading.within(quantity.span) for quantity in reading.quantities)
    return not counted and [reading.tokens[child].norm for child in tree.children(noun, "det")] == ["the"]


def _is_part(pair: Pair, part: int, noun: int) -> bool:
    """Whether a number or a word for a share has the claim's noun behind its "of": "60 of the workers"."""
    reading, tree = pair.evidence, pair.evidence.tree
    counting = any(part in reading.within(quantity.number_span) for quantity in reading.quantities)
    if tree is None or not (counting or reading.tokens[part].norm in _PARTS):
        return False
    phrases = [child for child in tree.children(part, "nmod") if _led_by(reading, child) == "of"]
    return any(meets(pair, noun, child) for child in phrases)


def _led_by(reading: Reading, noun: int) -> str:
    tree = reading.tree
    return " ".join(reading.tokens[case].norm for case in tree.children(noun, "case")) if tree else ""


def widened(pair: Pair) -> Iterator[tuple[int, int]]:
    """Give the nouns of all of which the claim says or denies what the evidence does of some, and what was left out."""
    tree = pair.claim.tree
    for noun, token in enumerate(pair.claim.tokens):
        place = pair.alignment.source_of(noun)
        if tree is None or place is None or not token.content or pair.alignment.strength(noun) < PROOF:
            continue
        if tree.nodes[noun].tag != "NOUN" or not _turns(pair.claim, noun) or not _turns(pair.evidence, place):
            continue
        bare = not any(tree.children(noun, "nummod", "amod", "compound")) and not _is_meant(pair.claim, noun)
        lost = [*_narrowing(pair, place), *_compared(pair, place)] if bare else []
        if lost:
            yield noun, lost[0]


def _turns(reading: Reading, noun: int) -> bool:
    """Whether less is said by saying it of fewer: things that are denied something, or of which all are meant.

    Of one thing it may come to the same: "no written rule", "no rule".
    """
    tree = reading.tree
    if tree is None:
        return False
    words = {reading.tokens[child].norm for child in tree.children(noun, "det", "advmod", "amod")}
    denied = any(cue.kind is CueKind.NEGATION and noun in cue.covered for cue in reading.cues)
    return (denied and tree.nodes[noun].fine == "NNS") or bool(words & _WHOLE)


def _is_meant(reading: Reading, noun: int) -> bool:
    """Whether certain ones are meant, which a text may have told before: "the", "his", "these"."""
    tree = reading.tree
    words = {reading.tokens[child].norm for child in tree.children(noun, "det")} if tree else set()
    return bool(words - _WHOLE - _DENIED) or bool(tree and tree.children(noun, "nmod:poss"))


def _narrowing(pair: Pair, noun: int) -> list[int]:
    """What makes a noun of the evidence tell of fewer, of which the claim has nothing."""
    reading, tree = pair.evidence, pair.evidence.tree
    found = []
    for child in tree.children(noun, *_NARROWING) if tree else ():
        words = [number for number in tree.subtree(child) if reading.tokens[number].content] if tree else []
        told = any(pair.alignment.claims_of(number) for number in words)
        loose = _led_by(reading, child) in _ANYWHERE or "," in {reading.tokens[n].norm for n in range(noun, child)}
        if words and not told and not loose and reading.tokens[child].norm not in _SAME_THINGS:
            found.append(child)
    return found


def _compared(pair: Pair, noun: int) -> list[int]:
    """A comparative right behind a noun that takes only some of the things, and of which the claim has nothing.

    "All tunnels *longer* than a kilometre", whatever the parser hangs it on.
    """
    tree, behind = pair.evidence.tree, pair.evidence.tokens[noun + 1 : noun + 3]
    narrows = tree is not None and [token.norm for token in behind[1:]] == ["than"]
    more = narrows and tree is not None and tree.nodes[noun + 1].fine in {"JJR", "RBR"}
    return [noun + 1] if more and not pair.alignment.claims_of(noun + 1) else []
