"""CC145: what kind of thing it is: a former minister is no minister, and a replica no pistol."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons import lexicon
from claimcheck.language.reading import Reading
from claimcheck.model import Severity
from claimcheck.rules.interface import Example, Pair, Rule, Sign

NEAR = 3
"""Within how many words before its noun such a word stands."""
_IN_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "PUNCT"})
"""Parts of speech that may stand between such a word and its noun: "former French minister", "vice-captain"."""


def other_kind(pair: Pair) -> Iterator[Sign]:
    """A word that makes another kind of thing is dropped or added: a former minister is no minister.

    Words after which it still is one ("acting", "retired") may be dropped like any other.
    """
    for thing, place in _met_things(pair):
        ours, theirs = _kinds(pair.claim, thing), _kinds(pair.evidence, place)
        dropped = [theirs[kind] for kind in sorted(theirs.keys() - _spoken_of(pair.claim))]
        added = [ours[kind] for kind in sorted(ours.keys() - theirs.keys())]
        if dropped or added:
            claimed, told = sorted([thing, *added]), sorted([place, *dropped])
            both = f"the source speaks of “{pair.source_words(told)}”, the claim of “{pair.claim_words(claimed)}”"
            yield Sign.of(pair, both, claimed, told)


def _met_things(pair: Pair) -> Iterator[tuple[int, int]]:
    """Common nouns of the claim that the evidence has too, each with its place there; titles before names aside."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    for thing, token in enumerate(pair.claim.tokens):
        place = pair.alignment.source_of(thing)
        if place is None or ours is None or theirs is None or not token.content:
            continue
        nouns = ours.nodes[thing].tag == "NOUN" and theirs.nodes[place].tag in {"NOUN", "PROPN"}
        if nouns and pair.alignment.proves(thing) and not _of_a_name(ours, thing):
            yield thing, place


def _of_a_name(tree: Tree, noun: int) -> bool:
    """Whether a noun stands before another one, or with the name of whom it is said: "her teacher Ann Lee"."""
    named = any(tree.nodes[child].tag == "PROPN" for child in tree.children(noun, "appos", "flat", "compound"))
    return named or tree.nodes[noun].relation in {"compound", "appos", "flat"}


def _kinds(reading: Reading, thing: int) -> dict[int, int]:
    """Words before a noun that make another kind of thing of it: number of the group → number of the token."""
    found: dict[int, int] = {}
    for number in range(thing - 1, max(-1, thing - 1 - NEAR), -1):
        group = kind_changers().groups.get(reading.tokens[number].norm)
        if group is not None:
            found[group] = number
        elif reading.tree is None or reading.tree.nodes[number].tag not in _IN_PHRASE:
            break
    return found


def _spoken_of(reading: Reading) -> set[int]:
    """Groups of the lexicon that a text speaks of anywhere, in whichever words."""
    groups, further = kind_changers()
    norms = [token.norm for token in reading.tokens]
    return {group for norm in norms for group in (groups.get(norm), *further.get(norm, ())) if group is not None}


class KindChangers(NamedTuple):
    """What the lexicon knows of words that make another kind of thing."""

    groups: dict[str, int]
    """Word → number of its group, whose words stand for one another."""
    further: dict[str, tuple[int, ...]]
    """A word that says so too, though it need not → numbers of the groups."""


@cache
def kind_changers() -> KindChangers:
    """Words that make another kind of thing of a noun: former, deputy, fake."""
    groups: dict[str, int] = {}
    further: dict[str, tuple[int, ...]] = {}
    for number, (words, *more) in enumerate(lexicon.rows("kind_changers.tsv")):
        groups |= dict.fromkeys(words.split(","), number)
        for word in more[0].split(",") if more else ():
            further[word] = (*further.get(word, ()), number)
    return KindChangers(groups, further)


RULES = (
    Rule(
        "CC145",
        "other-kind",
        Severity.ERROR,
        other_kind,
        (
            Example("The minister was arrested.", "The former minister was arrested on Monday.", fires=True),
            Example("The deputy mayor opened the bridge.", "The mayor opened the bridge.", fires=True),
            Example("The ex-minister was arrested.", "The former minister was arrested on Monday.", fires=False),
            Example("The minister was arrested.", "The acting minister was arrested on Monday.", fires=False),
        ),
        hint="name the thing as the sentence does",
    ),
)
