"""A claim about more than its sentence: about the workers for 60 of them, about no women for no pregnant women."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.language.clauses.events import Event
from claimcheck.language.lexicons.determiners import INDEFINITE
from claimcheck.language.lexicons.relations import PROOF
from claimcheck.language.lexicons.terms import TokenKind
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import CueKind
from claimcheck.rules.arguments import meets
from claimcheck.rules.interface import Pair

_PARTS = frozenset(
    {"some", "half", "many", "most", "several", "few", "part", "majority", "minority", "quarter", "third"}
)
_WHOLE = frozenset({"all", "every", "each"})
"""Words before a noun after which less is said the more is said of the noun."""
_ALL = frozenset({"all", "both", "each"})
_CERTAIN = frozenset({"the", "these", "those", "its", "their", "his", "her"})
_NAMED_BEFORE = frozenset({"them", "whom", "which", "these", "those"})
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


def told_of_some(pair: Pair) -> Iterator[tuple[int, int]]:
    """Give the things of the claim that all have what the evidence tells of some: "two cups, one of them *broken*"."""
    for part in _parts_of_them(pair.evidence):
        if pair.alignment.claims_of(part):
            continue
        for place in _said_behind(pair.evidence, part):
            for number in pair.alignment.claims_of(place):
                thing = _thing(pair.claim, number)
                before = None if thing is None else pair.alignment.proof(_counted(pair.claim, thing))
                if thing is not None and before is not None and before < part and pair.alignment.proves(number):
                    yield thing, part


def _parts_of_them(reading: Reading) -> Iterator[int]:
    """The numbers and shares that take some of what was named before: "*one* of them", "*most* of whom"."""
    words = [token.norm for token in reading.tokens]
    for number in range(1, len(words) - 3):
        some = words[number] in _PARTS or (reading.tree and reading.tree.nodes[number].tag == "NUM")
        if some and words[number + 1] == "of" and words[number + 2] in _NAMED_BEFORE:
            yield number


def _said_behind(reading: Reading, part: int) -> Iterator[int]:
    """The content words that are said of a part, up to the next mark."""
    for number in range(part + 3, len(reading.tokens)):
        if reading.tokens[number].kind is TokenKind.MARK:
            return
        if reading.tokens[number].content:
            yield number


def _thing(reading: Reading, said: int) -> int | None:
    """What a word of the claim is said of, if that is all of some things: "the two *cups* were broken"."""
    tree = reading.tree
    if tree is None:
        return None
    node = tree.nodes[said]
    node = tree.nodes[node.head] if node.relation == "advmod" and node.head >= 0 else node
    heads = [node.head] if node.relation == "amod" else tree.children(node.number, "nsubj", "nsubj:pass")
    return next((head for head in heads if _is_whole(reading, head)), None)


def _is_whole(reading: Reading, thing: int) -> bool:
    """Whether all of certain things, or of a number, are meant: "the cups", "two cups", "both of them"."""
    tree = reading.tree
    if tree is None or reading.tokens[thing].norm in _ALL:
        return tree is not None
    words = {reading.tokens[child].norm for child in tree.children(thing, "det", "amod", "nmod:poss")}
    certain = bool(words & (_CERTAIN | _ALL)) or bool(tree.children(thing, "nummod"))
    return tree.nodes[thing].fine == "NNS" and certain and not words & _PARTS


def _counted(reading: Reading, thing: int) -> int:
    """The noun behind "all of", else the thing itself."""
    tree = reading.tree
    phrases = tree.children(thing, "nmod") if tree and reading.tokens[thing].norm in _ALL else []
    return phrases[0] if phrases else thing


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
