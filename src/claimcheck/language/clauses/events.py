"""Events: who does what to whom, read off a tree.

An event is a predicate (verb, participle, copula with its complement, or a noun made of a verb) with its logical agent
and patient, whatever the voice: "A hit B", "B was hit by A", "A, who hit B", "A's hit on B" are one event. Relations
are those of Universal Dependencies (de Marneffe et al. 2021).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from claimcheck.language.clauses.trees import Node, Tree
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.frames import frame
from claimcheck.language.lexicons.words import lemma_of

_ACTING = frozenset({"VERB", "AUX", "NOUN"})
"""Parts of speech of what can be an event by itself; others need something that hangs on them."""
_SHARING = frozenset({"conj", "xcomp", "advcl"})
"""A verb that hangs on another one in these ways shares its subject, when it has none of its own."""
_CONTROLLING = frozenset({"for", "from", "of", "into", "with", "against"})
"""Words between an object and a verb of which the object is the subject: "thanked them for helping"."""
_NOT_OF_ARGUMENT = frozenset(
    {"acl", "conj", "cc", "punct", "parataxis", "advcl", "nsubj", "csubj", "cop", "aux", "mark", "orphan"}
)


@dataclass(frozen=True, slots=True)
class Event:
    """A predicate with the heads of its arguments, as term numbers."""

    predicate: int
    agents: tuple[int, ...] = ()
    patients: tuple[int, ...] = ()
    others: tuple[tuple[str, int], ...] = field(default=())
    """Preposition and head of each further argument."""
    complements: tuple[int, ...] = ()
    """Predicates of the clauses that complete it: what is said, planned, begun."""
    nominal: bool = False
    """Whether the predicate is a noun, whose arguments are less sure."""
    facing: tuple[int, ...] = ()
    """Who only has to do with what somebody else does: "*Rome* condemned the attack"."""
    copular: bool = False


def find_events(tree: Tree) -> tuple[Event, ...]:
    """All events of a sentence, in order of their predicates."""
    acting = (node for node in tree.nodes if node.tag in _ACTING or tree.below[node.number])
    return tuple(event for node in acting for event in (*_event(tree, node), *_gapped(tree, node)))


def argument(tree: Tree, head: int) -> tuple[int, ...]:
    """The words of an argument: its head with modifiers and apposition, without clauses and conjuncts."""
    return tree.subtree(head, without=_NOT_OF_ARGUMENT)


def _event(tree: Tree, node: Node) -> Iterator[Event]:
    if node.tag == "VERB" or (node.tag == "AUX" and node.relation in {"root", "ccomp"}):
        if node.relation != "amod":
            yield _verbal(tree, node.number)
        elif node.fine == "VBG":
            yield from _attributive(tree, node)
    elif tree.children(node.number, "cop"):
        yield Event(
            node.number,
            agents=_expand(tree, _subjects(tree, node.number)),
            others=_obliques(tree, node.number),
            copular=True,
        )
    elif node.tag == "NOUN" and lemma_of(node.lemma) in event_nouns():
        yield _nominal(tree, node.number)
    if node.tag == "NOUN" and node.lemma in agent_nouns():
        yield from _doer(tree, node)


def _verbal(tree: Tree, verb: int) -> Event:
    passive = _is_passive(tree, verb)
    subjects = _subjects(tree, verb) or _inherited(tree, verb)
    objects = [*tree.children(verb, "obj"), *tree.children(verb, "iobj")]
    by = [
        child
        for child in tree.children(verb, "obl")
        if tree.nodes[child].relation == "obl:agent" or (passive and _preposition(tree, child) == "by")
    ]
    if passive:
        agents, patients = by, subjects + objects
    else:
        agents, patients = subjects, objects
    agents, patients = _relative(tree, verb, agents, patients, passive=passive)
    others = tuple(item for item in _obliques(tree, verb) if item[1] not in by)
    stranded = _stranded(tree, verb) if passive else None
    if stranded:
        others = (*others, *((stranded, subject) for subject in subjects))
        patients = [one for one in patients if one not in subjects]
    return Event(verb, _expand(tree, agents), _expand(tree, patients), others, _complements(tree, verb))


def _attributive(tree: Tree, node: Node) -> Iterator[Event]:
    """A participle between what it is done to and who does it: "the *prize-winning* author"."""
    done = [child for child in tree.children(node.number, "obl:unmarked") if tree.nodes[child].tag == "NOUN"]
    if done and node.number < node.head:
        yield Event(node.number, (node.head,), tuple(done))


def _gapped(tree: Tree, node: Node) -> Iterator[Event]:
    """The same verb once more, with the parts of a clause that leaves it out: "and *France two helicopters*"."""
    for subject in tree.children(node.number, "conj"):
        orphans = tree.children(subject, "orphan")
        if orphans:
            yield Event(node.number, (subject,), tuple(orphans))


def _stranded(tree: Tree, verb: int) -> str | None:
    """The preposition that a passive left behind, whose object is the subject now: "was paid *for* by the firm"."""
    after = tree.nodes[verb + 1 : verb + 3]
    if not after or after[0].tag != "ADP" or after[0].head != verb or after[0].lemma == "by":
        return None
    ends = len(after) == 1 or after[1].lemma == "by" or after[1].tag == "PUNCT"
    return after[0].lemma if ends and after[0].relation != "compound:prt" else None


def _complements(tree: Tree, verb: int) -> tuple[int, ...]:
    """Heads of complement clauses; a verb of saying put in passing is completed by the clause around it."""
    found = tree.children(verb, "ccomp", "xcomp", "csubj")
    if tree.nodes[verb].relation == "parataxis" and not found:
        found = (tree.nodes[verb].head,)
    return found


def _relative(
    tree: Tree, verb: int, agents: list[int], patients: list[int], *, passive: bool
) -> tuple[list[int], list[int]]:
    """A clause on a noun has that noun for the argument that it lacks: "the man who fell", "the car stolen"."""
    node = tree.nodes[verb]
    if node.relation.split(":")[0] != "acl" or node.head < 0:
        return agents, patients
    noun = node.head
    pronoun = _relatives(tree, [*agents, *patients])
    if pronoun:
        meant = _may_be_meant(tree, noun)
        return _with_nouns(agents, pronoun, meant), _with_nouns(patients, pronoun, meant)
    if passive or node.fine == "VBN":
        return agents, patients or [noun]
    if not agents:
        return _holders(tree, verb, noun) or [noun], patients
    return agents, patients or [noun]


def _holders(tree: Tree, verb: int, noun: int) -> list[int]:
    """Who has a right, a plan or the courage to do something, and so would do it: "*Ann* has the right to vote"."""
    to = any(tree.nodes[mark].lemma == "to" for mark in tree.children(verb, "mark", "aux"))
    if not to or not (tree.nodes[noun].lemma in frame("held") or lemma_of(tree.nodes[noun].lemma) in event_nouns()):
        return []
    owners = tree.children(noun, "nmod:poss")
    above = tree.nodes[noun].head
    return [*owners] or ([*tree.children(above, "nsubj")] if tree.nodes[noun].relation == "obj" else [])


def _relatives(tree: Tree, numbers: Iterable[int]) -> set[int]:
    """Those of some words that are relative pronouns."""
    nodes = (tree.nodes[number] for number in numbers)
    return {
        node.number for node in nodes if node.fine in {"WDT", "WP"} or node.lemma in {"who", "which", "that", "whom"}
    }


def _with_nouns(numbers: Iterable[int], pronoun: Container[int], nouns: Sequence[int]) -> list[int]:
    """Put the noun of a relative clause, or the nouns that may be its own, for its pronoun."""
    return [one for number in numbers for one in (nouns if number in pronoun else (number,))]


def _may_be_meant(tree: Tree, noun: int) -> list[int]:
    """The nouns of which a relative clause behind a noun may tell: "a *meadow* beside the *mill* that was sold".

    Which of them it is no grammar says; what stands in apposition to one is that one: "the *site*, a meadow".
    """
    found = [noun]
    while tree.nodes[noun].relation in {"nmod", "appos"} and tree.nodes[noun].head < noun:
        noun = tree.nodes[noun].head
        found.append(noun)
    return found


def _is_passive(tree: Tree, verb: int) -> bool:
    relations = {tree.nodes[child].relation for child in tree.below[verb]}
    helpers = {tree.nodes[child].lemma for child in tree.children(verb, "aux")}
    if "have" in helpers and not helpers & {"be", "get"} and "obl:agent" not in relations:
        return False
    if "nsubj:pass" in relations or "aux:pass" in relations or "obl:agent" in relations:
        return True
    return (
        tree.nodes[verb].fine == "VBN"
        and "obj" not in relations
        and not tree.children(verb, "aux")
        and tree.nodes[verb].relation.split(":")[0] in {"acl", "advcl"}
    )


def _subjects(tree: Tree, verb: int) -> list[int]:
    """Its own subjects; one that a semicolon parts from it belongs to another clause."""
    found = tree.children(verb, "nsubj")
    near = [child for child in found if not any(tree.nodes[place].lemma == ";" for place in range(child, verb))]
    own = _after_semicolon(tree, found[0], verb) if found and not near else None
    return near if own is None else [own]


def _inherited(tree: Tree, verb: int) -> list[int]:
    """The subject of the verb that this one hangs on; the object where that verb has one ("urged Rome to act")."""
    node = tree.nodes[verb]
    relation = node.relation.split(":")[0]
    if relation not in _SHARING or node.head < 0:
        return []
    governor = node.head
    own = _after_semicolon(tree, governor, verb)
    if own is not None:
        return [own]
    controlled = relation == "advcl" and any(
        tree.nodes[mark].lemma in _CONTROLLING
        or (tree.nodes[mark].lemma == "to" and tree.nodes[governor].lemma in _asking())
        for mark in tree.children(verb, "mark")
    )
    if (relation == "xcomp" or controlled) and tree.children(governor, "obj"):
        return [*tree.children(governor, "obj")]
    if relation == "conj" and _is_passive(tree, governor) != _is_passive(tree, verb) and not _subjects(tree, governor):
        return []
    found = _subjects(tree, governor) or _inherited(tree, governor)
    above = tree.nodes[governor]
    if relation == "conj" and above.relation == "ccomp" and _may_go_on(tree, governor, verb):
        found = [*found, *_subjects(tree, above.head)]  # "the judges found that it was unfair and ordered …"
    if above.relation == "acl:relcl" and above.head >= 0:
        return _with_nouns(found, _relatives(tree, found), [above.head])
    return found


def _may_go_on(tree: Tree, complement: int, verb: int) -> bool:
    """Whether a verb behind "and" may go on from the clause above: "warned that it *was* dry and *urged* us to save".

    The complement is a state, or it lies before: "ruled that they *had sacked* her and *awarded* her damages".
    """
    if _is_passive(tree, verb):
        return False
    helpers = {tree.nodes[child].lemma for child in tree.children(complement, "aux")}
    before = "have" in helpers and not tree.children(verb, "aux")
    return before or bool(tree.children(complement, "cop")) or _is_passive(tree, complement)


def _after_semicolon(tree: Tree, governor: int, verb: int) -> int | None:
    """The first noun of the clause between a semicolon and a verb that the parser gave no subject."""
    marks = [number for number in range(governor, verb) if tree.nodes[number].lemma == ";"]
    if not marks:
        return None
    nouns = (
        number
        for number in range(marks[-1] + 1, verb)
        if tree.nodes[number].tag in {"NOUN", "PROPN", "PRON"} and not tree.children(number, "case")
    )
    return next(nouns, None)


def _obliques(tree: Tree, head: int) -> tuple[tuple[str, int], ...]:
    return tuple(
        (_preposition(tree, child), one)
        for child in tree.children(head, "obl", "nmod")
        for one in tree.conjuncts(child)
        if tree.nodes[child].relation != "obl:agent"
    )


def _preposition(tree: Tree, noun: int) -> str:
    return " ".join(tree.nodes[child].lemma for child in tree.children(noun, "case"))


def _expand(tree: Tree, heads: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(one for head in heads for one in tree.conjuncts(head)))


def _nominal(tree: Tree, noun: int) -> Event:
    """A noun of action: the possessor acts, unless "by" names who does; "of" and "on" name what it is done to.

    Where it is the object of a verb such as "launch", the subject of that acts.
    """
    owners = tree.children(noun, "nmod:poss")
    phrases = _obliques(tree, noun)
    by = [head for preposition, head in phrases if preposition == "by"]
    done_to = [head for preposition, head in phrases if preposition in {"of", "on", "against"}]
    doing, facing = ([], []) if by or owners else _around(tree, noun)
    agents = by or owners or doing
    patients = [*done_to, *(owners if by else [])]
    rest = tuple(item for item in phrases if item[1] not in {*by, *done_to})
    return Event(noun, _expand(tree, agents), tuple(patients), rest, nominal=True, facing=_expand(tree, facing))


def _doer(tree: Tree, node: Node) -> Iterator[Event]:
    """A noun for whoever does something: "*her coach*, Ann Lee" coaches her, "the owner *of the ship*" owns it."""
    done_to = [
        *tree.children(node.number, "nmod:poss"),
        *(one for case, one in _obliques(tree, node.number) if case == "of"),
    ]
    names = [*tree.children(node.number, "appos", "flat"), *(tree.children(node.number, "nsubj"))]
    if node.relation in {"appos", "compound"} and node.head >= 0:
        names = [node.head]
    if done_to:
        yield Event(node.number, _expand(tree, names), tuple(done_to), nominal=True)


def _around(tree: Tree, noun: int) -> tuple[list[int], list[int]]:
    """Who does what a noun tells, and who only faces it, by the verb whose object it is."""
    verb = tree.nodes[noun].head
    if verb < 0 or tree.nodes[noun].relation not in {"obj", "nsubj:pass"}:
        return [], []
    kind = _deed_verbs().get(tree.nodes[verb].lemma)
    subjects = [*_verbal(tree, verb).agents] if kind else []
    return (subjects, []) if kind == "does" else ([], subjects)


@cache
def _deed_verbs() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.rows("deed_verbs.tsv")}


@cache
def _asking() -> frozenset[str]:
    """Verbs whose object is to do what is asked: "ordered the firm to pay"."""
    asked = {row[0] for row in lexicon.rows("reporting.tsv") if row[1] == "ask"}
    return frozenset(
        asked | {"force", "allow", "help", "enable", "persuade", "permit", "order", "tell", "lead", "cause", "prompt"}
    )


@cache
def agent_nouns() -> frozenset[str]:
    """Nouns for whoever does what a verb says: coach, owner."""
    return frozenset(row[0] for row in lexicon.rows("agents.tsv"))


@cache
def event_nouns() -> frozenset[str]:
    """Lemmas of the nouns that are made of a verb: approval, release."""
    return frozenset(lemma_of(row[0]) for row in lexicon.rows("nominalisations.tsv"))
