"""What is denied until some time happens then: "not opened until May" and "opened in May"."""

from __future__ import annotations

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.frames import frame
from claimcheck.language.lexicons.relations import Step
from claimcheck.language.reading import Reading
from claimcheck.matching.alignment import Match
from claimcheck.rules.cover import Covered
from claimcheck.rules.interface import Pair

_UNTIL = frozenset({"until", "till", "before"})
_UP_TO = _UNTIL | {"by"}
_TELLING_WHEN = ("obl", "nmod", "advcl", "advmod")


def happens_then(pair: Pair, covered: Covered, *, claim_denies: bool) -> bool:
    """Whether one side denies until some time what the other one tells of that time."""
    denying, telling = (pair.claim, pair.evidence) if claim_denies else (pair.evidence, pair.claim)
    denied, told = (covered.claim, covered.source) if claim_denies else (covered.source, covered.claim)
    if denying.tree is None or telling.tree is None:
        return False
    phrases = [*_phrases(telling.tree, told, until=False), *_put_off_to(telling.tree, told)]
    then = {number for phrase in phrases for number in telling.tree.subtree(phrase)}
    waited = {
        number
        for verb in {denied, *covered.cue.focus}
        for phrase in _phrases(denying.tree, verb, until=True)
        for number in denying.tree.subtree(phrase)
    }
    return any(
        (number in waited and match.source in then) if claim_denies else (number in then and match.source in waited)
        for number, match in enumerate(pair.alignment.matches)
        if match and pair.claim.tokens[number].content and not _is_another_time(pair, number, match)
    )


def _is_another_time(pair: Pair, number: int, match: Match) -> bool:
    """Whether two words of dates meet since one lies within the other: it is May, but before June it is not."""
    return match.step is Step.NUMBER and pair.claim.tokens[number].lemma != pair.evidence.tokens[match.source].lemma


def _put_off_to(tree: Tree, thing: int) -> list[int]:
    """Until when something is put off: it is then and not before."""
    verb = tree.nodes[thing].head
    if verb < 0 or thing not in tree.children(verb, "obj", "nsubj:pass"):
        return []
    parts = [tree.nodes[child].lemma for child in tree.children(verb, "compound:prt")]
    name = "-".join([tree.nodes[verb].lemma, *parts])
    return _phrases(tree, verb, until=True) if name in frame("postponing") else []


def denied_for_good(pair: Pair, covered: Covered) -> bool:
    """Whether the claim denies, whenever it be, what the evidence denies until some time only."""
    return _waits(pair.evidence, covered.source) and not _has_time(pair.claim, covered.claim)


def _waits(reading: Reading, verb: int) -> bool:
    return reading.tree is not None and bool(_phrases(reading.tree, verb, until=True))


def _has_time(reading: Reading, verb: int) -> bool:
    return reading.tree is None or bool(reading.tree.children(verb, *_TELLING_WHEN[:-1]) or reading.dates)


def _words(tree: Tree, phrases: list[int]) -> set[int]:
    return {number for phrase in phrases for number in tree.subtree(phrase)}


def _phrases(tree: Tree, verb: int, *, until: bool) -> list[int]:
    """Phrases and clauses on a verb, or on what it is about, that say until when, or the others."""
    found = [child for one in (verb, *tree.children(verb, "obj")) for child in tree.children(one, *_TELLING_WHEN)]
    marked = {child: {tree.nodes[mark].lemma for mark in tree.children(child, "case", "mark")} for child in found}
    return [child for child in found if (marked[child] & _UNTIL if until else not marked[child] & _UP_TO)]
