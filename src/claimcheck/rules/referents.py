"""Whether two noun phrases of one text can be one: newcomers, somebody's own, and others of the same family name."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.language.clauses.events import Event, argument
from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.bodies import act_as_one
from claimcheck.language.lexicons.relations import PROOF
from claimcheck.language.reading import Reading
from claimcheck.language.scopes.cues import saying_kind
from claimcheck.rules.anaphora import TAKING_UP
from claimcheck.rules.arguments import STANDING_IN, carried, is_measure, is_namesake
from claimcheck.rules.interface import Pair

_JOINING = frozenset({"and", "but", "while", "whereas"})
_BESIDE = frozenset({"conj", "ccomp", "parataxis", "advcl"})
"""How one clause hangs on another that stands beside it; the parser takes one before a semicolon for a complement."""


def set_apart(pair: Pair, head: int, same: Sequence[int], told: Event) -> bool:
    """Whether what the evidence has in a part can't be the claim's argument: a newcomer beside it, or its own.

    "The army sent soldiers, and Taro offered medicine": who comes second in a name, without an article or as "her
    mother" is not the one before; "the company" and "he" may be. "His brother" is not the one just named.
    """
    met, others = pair.alignment.source_of(head), [one for one in same if not is_measure(pair.evidence, one)]
    if met is None or told.nominal or not others or pair.alignment.strength(head) < PROOF:
        return False
    newcomers = any(_is_of_next_clause(pair.evidence, event, met, told) for event in pair.evidence.events)
    return all(
        (newcomers and _is_newcomer(pair.evidence, other, met))
        or _is_kept_by(pair, head, other)
        or is_namesake(pair, head, other)
        for other in others
    )


def are_others(reading: Reading, heads: Sequence[int]) -> bool:
    """Whether those to whom it is done are other ones than whoever does it: "injured three *others*"."""
    return bool(heads) and all(reading.tokens[head].norm in {"others", "another"} for head in heads)


def did_it_itself(pair: Pair, ours: Sequence[int], claimed: Event, told: Event) -> bool:
    """Whether what the claim's doer does it to does it to something else: "homes lost *power*" for "Ann lost homes".

    Where it is done to nothing, only of what is said: "the shop closed" may be "Ann closed the shop".
    """
    others = bool(told.patients) or saying_kind(pair.evidence.tokens[told.predicate].lemma) is not None
    return (
        others
        and ours == claimed.patients
        and bool(claimed.agents)
        and not any(carried(pair, agent, (*told.agents, *told.patients)) for agent in claimed.agents)
    )


def _is_kept_by(pair: Pair, head: int, other: int) -> bool:
    """Whether a thing or person is "his" or "her" own, said of the claim's argument, the last one named before."""
    tree, tokens = pair.evidence.tree, pair.evidence.tokens
    if tree is None or pair.claim.tree is None or tree.nodes[other].tag != "NOUN":
        return False
    owners = [child for child in tree.children(other, "nmod:poss") if tokens[child].norm in {"his", "her"}]
    if not owners:
        return False
    sentence, met = tokens[other].sentence, pair.alignment.source_of(head)
    if any(met in argument(tree, subject) for subject in _subjects_before(pair.evidence, other)):
        return True
    first = [token for token in tokens[:other] if token.sentence == sentence and token.capitalised and token.content]
    called = {pair.claim.tokens[number].lemma for number in argument(pair.claim.tree, head) if pair.names[number]}
    return pair.names[head] and not first and called <= pair.antecedents(sentence)


def _subjects_before(reading: Reading, number: int) -> list[int]:
    """The nearest subject before a word in its sentence, if any."""
    tree, sentence = reading.tree, reading.tokens[number].sentence
    return [
        node.number
        for node in (tree.nodes[:number] if tree else ())
        if node.relation.startswith("nsubj") and reading.tokens[node.number].sentence == sentence
    ][-1:]


def _is_of_next_clause(reading: Reading, event: Event, met: int, told: Event) -> bool:
    """Whether an event has a word for its own subject, in another main clause of the same sentence."""
    tree = reading.tree
    if tree is None or event.nominal or event.predicate == told.predicate or met not in tree.below[event.predicate]:
        return False
    joined = {event.predicate, told.predicate}
    first, second = min(joined), max(joined)
    hangs = any(tree.nodes[number].head in joined and tree.nodes[number].relation in _BESIDE for number in joined)
    hangs = hangs or _is_clause_within(tree, told.predicate, event.predicate)
    return (
        tree.nodes[met].relation.startswith("nsubj")
        and reading.tokens[first].sentence == reading.tokens[second].sentence
        and (hangs or (first == told.predicate < met and _opens_clause(reading, met)))
    )


def _is_clause_within(tree: Tree, verb: int, outer: int) -> bool:
    """Whether a verb with a subject of its own tells of a thing of another: "sold it to Lee, *whom Ott* cheated"."""
    subjects = [one for one in tree.children(verb, "nsubj") if tree.nodes[one].tag in {"NOUN", "PROPN"}]
    own = tree.nodes[verb].relation == "acl:relcl" and bool(subjects)
    return own and next((one for one in tree.above(verb) if tree.nodes[one].tag == "VERB"), None) == outer


def _opens_clause(reading: Reading, subject: int) -> bool:
    """Whether a clause begins with a subject, behind a comma and a joining word or a semicolon."""
    assert reading.tree is not None  # noqa: S101 - the caller has looked
    begin = reading.tree.subtree(subject)[0]
    before = [token.norm for token in reading.tokens[max(0, begin - 2) : begin]]
    return before[-1:] == [";"] or (before[:1] == [","] and before[-1] in _JOINING)


def _is_newcomer(reading: Reading, other: int, met: int) -> bool:
    """Whether the later of two subjects can't be the earlier one."""
    first, later = sorted((other, met))
    tree = reading.tree
    if tree is None or reading.tokens[first].sentence != reading.tokens[later].sentence:
        return False
    articles = {reading.tokens[child].norm for child in tree.children(later, "det")}
    own = any(reading.tokens[child].norm in {"its", "their"} for child in tree.children(later, "nmod:poss"))
    if own and act_as_one(reading.tokens[first].norm, reading.tokens[later].norm):
        return False  # what its forces do, a country does
    return all(_is_noun(reading, number) for number in (first, later)) and not articles & TAKING_UP


def _is_noun(reading: Reading, number: int) -> bool:
    """Whether a word is a noun of its own, and none that stands for one named before: "a third", "others"."""
    tree, token = reading.tree, reading.tokens[number]
    counting = any(number in reading.within(quantity.number_span) for quantity in reading.quantities)
    noun = tree is not None and tree.nodes[number].tag in {"NOUN", "PROPN"}
    return noun and not counting and token.norm not in STANDING_IN
