"""Verbs of the claim that the evidence says with no word of their own: "the film, Dust" says that it *is called* Dust.

Each kind of verb (``implied_verbs.tsv``) asks how the evidence puts together what the claim puts together by it.
Who did it to whom is asked here too, as the rule on roles finds no such verb in the evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from claimcheck.language.clauses.events import Event
from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons import lexicon
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import CueKind, saying_kind
from claimcheck.rules.arguments import all_named
from claimcheck.rules.causes import grounds
from claimcheck.rules.interface import Pair
from claimcheck.rules.sureness import TOLD, open_kinds

_OPEN = frozenset(CueKind) - TOLD - {CueKind.NEGATION, CueKind.DENIAL}
_OPINIONS = frozenset({CueKind.REPORT, CueKind.FACTIVE, CueKind.DOUBT})
_WHERE = ("in", "at", "near", "on")
_ITS = frozenset({"its", "their", "his", "her"})
_NO_MEASURE = frozenset({None, "share", "times", "exception"})
"""Dimensions of numbers that measure nothing."""


def implied_verbs(pair: Pair) -> frozenset[int]:
    """The claim's verbs that met nothing, and that the evidence says all the same."""
    ours, theirs = pair.claim.tree, pair.evidence.tree
    if ours is None or theirs is None:
        return frozenset()
    unmet = (event for event in pair.claim.events if not pair.alignment.proves(event.predicate))
    return frozenset(event.predicate for event in unmet if _Verb(pair, event, ours, theirs).is_said())


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb of the claim, with its arguments."""

    pair: Pair
    event: Event
    ours: Tree
    theirs: Tree

    def is_said(self) -> bool:
        """Whether the evidence puts the verb's arguments together as the verb does."""
        phrases, clauses = (
            [says for kind, says in kinds.items() if self._lemma in _verbs()[kind]]
            for kinds in (_IN_PHRASES, _IN_CLAUSES)
        )
        return any(says(self) for says in phrases) or (
            bool(clauses) and self._is_as_sure() and any(says(self) for says in clauses)
        )

    @property
    def _lemma(self) -> str:
        return self.ours.nodes[self.event.predicate].lemma

    def _is_as_sure(self) -> bool:
        """Whether the evidence denies and leaves open what the verb is said of no more than the claim does."""
        event = self.event
        heads = {*event.agents, *event.patients, *event.complements, *(head for _, head in event.others)}
        told = open_kinds(self.pair.evidence, {*self._places(sorted(heads))})
        claimed = open_kinds(self.pair.claim, {event.predicate, *heads})
        return told <= claimed or bool(claimed & _OPEN and told <= claimed | _OPEN)

    def by_apposition(self) -> bool:
        """Whether a name stands beside the thing: "the film, Dust", "the Reds, or the Army of Justice"."""
        thing, name = _naming(self.event)
        return all_named(self.pair, name, [one for place in self._places(thing) for one in _beside(self.theirs, place)])

    def by_possessive(self) -> bool:
        """Whether the thing is told as somebody's: "*belongs to* Rask", "Rask's house"."""
        things = self._places(self.event.agents)
        owners = [owner for place in things for owner in self.theirs.children(place, "nmod:poss")]
        return all_named(self.pair, _others(self.event, "to"), owners)

    def by_place(self) -> bool:
        """Whether the thing stands with the place: "is *based* in Oslo", "a firm in Oslo"."""
        tree = self.theirs
        hosts = [one for place in self._places(self.event.patients) for one in (place, *_beside(tree, place))]
        phrases = [phrase for host in hosts for phrase in tree.children(host, "nmod")]
        where = [phrase for phrase in phrases if any(tree.nodes[case].lemma in _WHERE for case in tree.below[phrase])]
        return all_named(self.pair, _others(self.event, *_WHERE), where)

    def by_another_noun(self) -> bool:
        """Whether a deed is told by a verb, and not by a noun: "*underwent* a review", "*the victim of* an attack"."""
        deeds = self._places([*self.event.patients, *_others(self.event, "with", "of")])
        told = [each for each in self.pair.evidence.events if each.predicate in deeds]
        doing = self._lemma in _verbs()["doing"]
        return any(
            self.theirs.nodes[each.predicate].tag == "VERB"
            and all_named(self.pair, self.event.agents, each.agents if doing else _befallen(each))
            for each in told
        )

    def by_its_complement(self) -> bool:
        """Whether what it is said of is told as a deed: who sang has *managed to* sing."""
        deeds = [place for place in self._places(self.event.complements) if self.theirs.nodes[place].tag == "VERB"]
        return bool(deeds) and not self.ours.children(self.event.predicate, "obj", "ccomp", "advmod")

    def by_another_naming(self) -> bool:
        """Whether another verb calls the thing so: "is *dubbed* Dust", "is known as Dust"."""
        thing, name = _naming(self.event)
        events = self.pair.evidence.events
        told = [_naming(each) for each in events if self.theirs.nodes[each.predicate].lemma in _verbs()["naming"]]
        return any(all_named(self.pair, thing, things) and all_named(self.pair, name, names) for things, names in told)

    def by_copula(self) -> bool:
        """Whether it is told what somebody is: "*served as* mayor", "was mayor", "Ann Lee, the mayor"."""
        posts = self._places(_others(self.event, "as"))
        who = [one for post in posts for one in (*self.theirs.children(post, "nsubj"), *_beside(self.theirs, post))]
        return all_named(self.pair, self.event.agents, who)

    def by_saying(self) -> bool:
        """Whether somebody says that it is so: "*calls* the plan risky", "said the plan was risky"."""
        nodes, event = self.theirs.nodes, self.event
        for quality in self._places(event.complements or _after(self.pair.claim, event.predicate, "as")):
            verb = nodes[quality].head
            said = nodes[quality].relation == "ccomp" and saying_kind(nodes[verb].lemma) in _OPINIONS
            if said and self.theirs.children(quality, "cop"):
                things, voices = (self.theirs.children(one, "nsubj") for one in (quality, verb))
                return all_named(self.pair, self._judged(), things) and all_named(self.pair, event.agents, voices)
        return False

    def _judged(self) -> Sequence[int]:
        """The thing that is called risky, also where the parser takes it for a part of what it is called."""
        inside = (self.ours.children(one, "nsubj", "compound") for one in self.event.complements)
        return self.event.patients or [one for each in inside for one in each]

    def by_reason(self) -> bool:
        """Whether the one is told as the reason of the other: "rain *led to* delays", "late because of rain"."""
        event = self.event
        causes = self._places(event.agents)
        outcomes = self._places([*event.patients, *event.complements, *_others(event, "to", "in")])
        return any(
            not reason.isdisjoint(causes) and not outcome.isdisjoint(outcomes)
            for reason, outcome in grounds(self.pair.evidence)
        )

    def by_its_own(self) -> bool:
        """Whether the thing is told as somebody's own: "*posted* a profit", "the firm's profit", "*its* profit"."""
        owners = [
            one for place in self._places(self.event.patients) for one in self.theirs.children(place, "nmod:poss")
        ]
        if all_named(self.pair, self.event.agents, owners):
            return True
        tokens = self.pair.evidence.tokens
        homes = {tokens[place].sentence for place in self._places(self.event.agents)}
        own = [one for one in owners if self.theirs.nodes[one].tag == "PRON" and tokens[one].norm in _ITS]
        return bool(own) and homes == {tokens[one].sentence for one in own}

    def by_existence(self) -> bool:
        """Whether it is told that there is such a thing: "no flaws were *found*", "there were no flaws"."""
        verbs = (self.theirs.nodes[place].head for place in self._places(_befallen(self.event)))
        return any(verb >= 0 and self.theirs.children(verb, "expl") for verb in verbs) and not self.event.agents

    def by_measure(self) -> bool:
        """Whether the thing is called by its measure: "the strike *lasted* three weeks", "the three-week strike"."""
        pair, event = self.pair, self.event
        measures = [one for one in pair.claim.quantities if one.dimension not in _NO_MEASURE]
        said = {*self.ours.subtree(event.predicate)}
        for one in measures:
            words = pair.claim.within(one.number_span)
            told = {pair.alignment.source_of(number) for number in words}
            before = {
                word
                for place in self._places(event.agents)
                for part in self.theirs.children(place, "amod", "compound", "nummod", "nmod")
                for word in self.theirs.subtree(part)
                if part < place
            }
            if said.issuperset(words) and told and told <= before:
                return True
        return False

    def _places(self, heads: Sequence[int]) -> list[int]:
        """Where the evidence has some words of the claim for certain."""
        places = map(self.pair.alignment.proof, heads)
        return [place for place in places if place is not None]


_Kinds = dict[str, Callable[[_Verb], bool]]
_IN_PHRASES: _Kinds = {"naming": _Verb.by_apposition, "belonging": _Verb.by_possessive, "placed": _Verb.by_place}
"""What a phrase says in passing is so whatever becomes of the sentence around it."""
_IN_CLAUSES: _Kinds = {
    "doing": _Verb.by_another_noun,
    "undergoing": _Verb.by_another_noun,
    "suffering": _Verb.by_another_noun,
    "owning": _Verb.by_its_own,
    "noticing": _Verb.by_existence,
    "measuring": _Verb.by_measure,
    "managing": _Verb.by_its_complement,
    "naming": _Verb.by_another_naming,
    "serving": _Verb.by_copula,
    "judging": _Verb.by_saying,
    "causing": _Verb.by_reason,
}


@cache
def _verbs() -> dict[str, frozenset[str]]:
    """Base forms by kind."""
    return {kind: frozenset(verbs.split()) for kind, verbs in lexicon.rows("implied_verbs.tsv")}


def _naming(event: Event) -> tuple[list[int], list[int]]:
    """What is called by a name, and the name: "call *it Dust*", "refer to *it* as *Dust*"."""
    return [*event.patients, *_others(event, "to")], [*event.complements, *_others(event, "as")]


def _befallen(event: Event) -> Sequence[int]:
    """To whom a deed is done: "operated *on them*"; what only falls or grows does so itself."""
    return event.patients or _others(event, "on", "at", "against") or event.agents


def _others(event: Event, *prepositions: str) -> list[int]:
    return [head for preposition, head in event.others if preposition in prepositions]


def _after(reading: Reading, verb: int, word: str) -> list[int]:
    """The content word behind a verb's "as", however the parser hangs it."""
    tokens = reading.tokens
    begins = next((number for number in range(verb + 1, len(tokens)) if tokens[number].norm == word), len(tokens))
    return [number for number in range(begins + 1, len(tokens)) if tokens[number].content][:1]


def _beside(tree: Tree, place: int) -> Iterator[int]:
    """What stands beside a noun as its other name: in apposition either way, as its title, or behind "or"."""
    yield from tree.children(place, "appos", "flat")
    if tree.nodes[place].relation in {"appos", "compound", "flat"}:
        yield tree.nodes[place].head
    for other in tree.children(place, "conj"):
        if any(tree.nodes[one].lemma == "or" for one in tree.children(other, "cc")):
            yield other
