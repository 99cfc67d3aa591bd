"""Scopes by the tree: which words a negation, a doubt, a plan or a speaker covers.

A cue with a complement ("failed to agree", "denied that…", "said…") covers the complement; one that modifies ("not",
"may", "alleged") covers what it modifies; a speaker named in passing ("…, he said") covers the clause around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.language.clauses.events import event_nouns
from claimcheck.language.clauses.implicatives import denied, denied_with
from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons.frames import frame
from claimcheck.language.lexicons.terms import Token
from claimcheck.language.lexicons.words import lemma_of
from claimcheck.language.scopes import matters
from claimcheck.language.scopes.cues import Cue, CueKind, asking_verbs, hedging_kind, saying_kind, spot_cues
from claimcheck.language.scopes.extents import OWN_FATE, barrier, chain, clause_of_cue, joined, limit
from claimcheck.language.scopes.hearsay import content_clauses, performs, told
from claimcheck.language.scopes.reasons import find_reasons

_SPEAKING = frozenset({CueKind.REPORT, CueKind.FACTIVE, CueKind.DOUBT})
_REPORTING = _SPEAKING | {CueKind.PROMISE, CueKind.ASK, CueKind.DENIAL, CueKind.PLAN}
SPEAKER = 3
"""Within how many words after "what" a speaker's verb stands, and how many words it is about."""
_NEGATIVE = frozenset({CueKind.NEGATION, CueKind.DENIAL})
_NARROW = frozenset({CueKind.NEGATION, CueKind.DENIAL, CueKind.PARTIAL, CueKind.ALLEGED})
"""Cues that are about one word, not about all that hangs on it."""
_MODIFYING = frozenset({"advmod", "aux", "det", "amod", "mark", "case", "cc", "compound", "nummod"})
_NOBODY = frozenset({"nobody", "none", "nothing", "one", "no-one", "neither"})
_WANTING = frozenset({CueKind.ASK, CueKind.PROMISE})
_AHEAD = _WANTING | {CueKind.PLAN}
_TOLD_OF = frozenset({"of", "to", "about"})
"""Prepositions that complete a verb: "knew of no injuries" denies that it was known, "left with no coat" not that."""
_UNTIL = frozenset({"until", "till"})
_IN_PLACE_OF = frozenset({"rather than", "instead of", "as opposed to", "in lieu of"})
"""Cues that deny the phrase behind them, wherever the parser hung them."""
_CLAUSES = ("ccomp", "xcomp", "csubj")


def find_scoped_cues(tokens: Sequence[Token], tree: Tree) -> tuple[Cue, ...]:
    """All cues of one sentence or claim, in order, with scopes by the tree; a cue that covers nothing is none."""
    reasons = {number for reason in find_reasons(tokens, tree) for number in reason.connective}
    spots = ((told(tokens, tree, *spot), *spot[1:]) for spot in spot_cues(tokens) if spot[2] - 1 not in reasons)
    found = (_cue(tokens, tree, *spot) for spot in spots if tokens[spot[2] - 1].norm == "to" or _in_use(tree, *spot))
    evened = _evened(_denying(tree, _backshifted(tokens, tuple(cue for cue in found if cue.focus))))
    cues = (*(_reaching(tree, cue) for cue in evened), *_awaiting(tokens, tree), *_asked_for(tokens, tree))
    return tuple(sorted(cues, key=lambda cue: (cue.first, cue.last)))


def _backshifted(tokens: Sequence[Token], cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """In reported speech "would" is what "will" was when it was said, unless there is an "if"."""
    reported = {number for cue in cues if cue.kind in _REPORTING for number in cue.covered}
    if any(cue.kind is CueKind.CONDITION for cue in cues):
        return cues
    return tuple(
        replace(cue, kind=CueKind.FUTURE)
        if cue.kind is CueKind.MODAL and tokens[cue.first].norm == "would" and cue.first in reported
        else cue
        for cue in cues
    )


def _denying(tree: Tree, cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Verbs that deny their complement are negations too, and "unless" is "if not"."""
    known = {number for cue in cues for number in range(cue.first, cue.last)}
    own = [
        Cue(CueKind.NEGATION, node.number, node.number + 1, (clause,), _clause_of(tree, clause))
        for node in tree.nodes
        if node.tag == "VERB" and node.number not in known
        for clause in (*denied(tree, node.number), *matters.freed(tree, node.number))
    ]
    own += [
        Cue(CueKind.NEGATION, cue.first, cue.last, (clause,), _clause_of(tree, clause) - {cue.first})
        for cue in cues
        if cue.kind is CueKind.CONDITION and tree.nodes[cue.first].lemma == "unless"
        for clause in [*tree.above(cue.first)][:1]
    ]
    return tuple(sorted((*cues, *own), key=lambda cue: (cue.first, cue.last)))


def _awaiting(tokens: Sequence[Token], tree: Tree) -> tuple[Cue, ...]:
    """What something has to wait for is open: "work can't start until *the bats are counted*"."""
    clauses = [
        (node.number, node.head)
        for node in tree.nodes
        if node.lemma in _UNTIL and node.relation == "mark" and tree.nodes[node.head].relation == "advcl"
    ]
    return tuple(
        Cue(CueKind.CONDITION, mark, mark + 1, (clause,), _clause_of(tree, clause))
        for mark, clause in clauses
        if any(
            tree.nodes[child].fine == "MD" or tokens[child].norm == "cannot"
            for child in tree.children(tree.nodes[clause].head, "aux", "advmod")
        )
    )


def _asked_for(tokens: Sequence[Token], tree: Tree) -> Iterator[Cue]:
    """What somebody is asked for is open: "asked the bank for *a loan*"."""
    for node in tree.nodes:
        if node.tag == "VERB" and tokens[node.number].lemma in asking_verbs() and tree.children(node.number, "obj"):
            for thing in tree.children(node.number, "obl"):
                if any(tree.nodes[case].lemma == "for" for case in tree.children(thing, "case")):
                    yield Cue(CueKind.PLAN, node.number, node.number + 1, (thing,), _clause_of(tree, thing))


def _reaching(tree: Tree, cue: Cue) -> Cue:
    """A negation with what the verb that it negates would imply: "did not manage to *win*"."""
    if cue.kind is not CueKind.NEGATION:
        return cue
    more = [clause for head in cue.focus for clause in denied_with(tree, head) if clause not in cue.focus]
    covered = cue.covered.union(*(_clause_of(tree, clause) for clause in more))
    return replace(cue, focus=(*cue.focus, *more), covered=covered)


def _clause_of(tree: Tree, head: int) -> frozenset[int]:
    """A clause without its subject, which a negation leaves alone."""
    return frozenset(tree.subtree(head, without=OWN_FATE | {"nsubj"}))


def _evened(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """Two negations, one about the other, leave a possibility: "did not rule out an operation".

    The second verb itself stays denied: who "did not dismiss him" did not dismiss him.
    """
    denied = {number for cue in cues if cue.kind in _NEGATIVE for number in cue.focus}
    turned = [cue for cue in cues if cue.kind in _NEGATIVE and denied & set(range(cue.first, cue.last))]
    if not turned:
        return cues
    verbs = {number for other in turned for number in range(other.first, other.last)}
    return tuple(
        replace(cue, kind=CueKind.PROBABLE)
        if cue in turned
        else replace(cue, focus=tuple(own), covered=frozenset(own))
        if cue.kind in _NEGATIVE and (own := [number for number in cue.focus if number in verbs])
        else cue
        for cue in cues
    )


def _in_use(tree: Tree, kind: CueKind, first: int, last: int) -> bool:
    """Whether a one-word verb of saying, asking or promising is a verb here: "a seventh *charge*" is not."""
    node = tree.nodes[first]
    if last - first == 1 and kind in {CueKind.PLAN, CueKind.ALLEGED} and node.tag == "VERB" and node.relation != "amod":
        deeds = (
            matters.deeds(tree, first, "obj")
            or matters.acts(tree, first)
            or matters.figures(tree, first)
            or matters.wanted(tree, first)
        )
        return bool(deeds or tree.children(first, "xcomp", "ccomp")) or "aux:pass" in {
            tree.nodes[child].relation for child in tree.below[first]
        }
    if kind is CueKind.MODAL and performs(tree, first):
        return False
    if kind is CueKind.CONDITION and node.tag == "VERB" and tree.children(first, "nsubj"):
        return False  # "the council provided shelter" is no "provided that"
    if kind is CueKind.NEGATION and last - first == 1 and node.tag == "NOUN" and node.relation == "compound":
        return False  # "brake blocks" keep nobody from anything
    if kind is CueKind.NEGATION and node.relation == "amod" and node.fine in {"VBN", "VBD"}:
        return lemma_of(tree.nodes[node.head].lemma) in event_nouns()  # "disputed meadows" are meadows
    if kind is CueKind.NEGATION and node.lemma in frame("nearly"):
        return node.relation == "advmod" and _falls_short(tree, node.head)
    if kind is CueKind.PLAN and node.relation in {"case", "mark"} and tree.nodes[node.head].tag == "PROPN":
        return False  # "12 seconds ahead of Kim" is no plan, as "ahead of the vote" may be
    used = tree.nodes[first].tag in {"VERB", "AUX"} or bool(content_clauses(tree, first))
    return last - first > 1 or kind not in _SPEAKING | _WANTING or used


def _falls_short(tree: Tree, verb: int) -> bool:
    """Whether what is nearly so is not so: "nearly *sank*", not "nearly *300*"; what "nearly doubled" did rise."""
    return tree.nodes[verb].tag == "VERB" and tree.nodes[verb].lemma not in frame("multiplying")


def _cue(tokens: Sequence[Token], tree: Tree, kind: CueKind, first: int, last: int) -> Cue:
    anchor = last - 1 if kind is CueKind.PARTIAL else _anchor(tree, first, last)
    if kind is CueKind.REPORT and _distances(tokens, first):
        return _at_arms_length(tokens, first, last)
    focus = [number for number in _focus(tokens, tree, kind, anchor) if not first <= number < last]
    if kind is CueKind.PLAN and last - first > 1 and tree.nodes[last - 1].relation == "case":
        focus = [tree.nodes[last - 1].head]  # "was nominated for *the medal*"
    if " ".join(token.norm for token in tokens[first:last]) in _IN_PLACE_OF and last < len(tokens):
        focus = [_phrase_from(tokens, tree, last)]
    if not focus and tokens[last - 1].norm == "to":
        focus = [number for number in range(last, min(last + 4, len(tokens))) if tokens[number].content][:1]
    ahead = {head for head in focus if kind is CueKind.CONDITION and _looks_ahead(tokens[head].lemma)}
    focus += [number for head in ahead for number in matters.wanted(tree, head)]
    objects = [number for head in focus if tokens[head].stop or head in ahead for number in tree.children(head, "obj")]
    focus += [number for number in objects if not first <= number < last]
    if kind not in _NARROW and not (kind is CueKind.PROBABLE and tree.nodes[anchor].tag == "NOUN"):
        focus += [number for head in focus for number in chain(tree, head) if number not in focus]
    if kind is CueKind.PROBABLE and tree.nodes[anchor].tag == "NOUN":
        things = [number for number in focus if tree.nodes[number].relation.startswith("nmod")]
        things += [deed for thing in (anchor, *things) for deed in matters.doings(tree, thing)]
        if tokens[last - 1].norm == "that" and tree.nodes[last - 1].head >= last:
            things += tree.subtree(tree.nodes[last - 1].head)  # "a chance *that it closes*"
        return Cue(kind, first, last, tuple(things), frozenset(things))
    if kind is CueKind.NEGATION:
        focus += [number for head in focus for number in matters.filling(tree, head)]
    end = barrier(tree, kind, focus)
    focus = [number for number in focus if number < end and number in clause_of_cue(tokens, kind, first)]
    covered = {number for head in focus for number in tree.subtree(head, without=limit(kind))}
    if kind is CueKind.NEGATION:
        covered -= {
            number
            for head in focus
            for child in tree.children(head, "nsubj")
            if child not in focus  # of "no siren sounded" there was no siren either
            for number in tree.subtree(child)
        }
    covered |= {
        other
        for head in focus
        for other in joined(tree, kind, head, anchor)
        for other in tree.subtree(other, without=limit(kind))
    }
    return Cue(
        kind,
        first,
        last,
        tuple(focus),
        frozenset(
            number
            for number in covered & clause_of_cue(tokens, kind, first)
            if number < end and not first <= number < last
        ),
    )


def _anchor(tree: Tree, first: int, last: int) -> int:
    """The cue's topmost word: the one that is governed from outside."""
    inside = range(first, last)
    tops = [number for number in inside if tree.nodes[number].head not in inside]
    verbs = [number for number in tops if tree.nodes[number].tag in {"VERB", "ADJ", "NOUN"}]
    return (verbs or tops or [first])[0]


def _focus(tokens: Sequence[Token], tree: Tree, kind: CueKind, anchor: int) -> Sequence[int]:
    node = tree.nodes[anchor]
    relation = node.relation.split(":")[0]
    clauses = [
        child
        for child in tree.children(anchor, *_CLAUSES)
        if not (child < anchor and tree.nodes[child].relation.startswith("csubj"))
    ]
    clauses = clauses or _that_clause(tree, anchor) or (matters.wanted(tree, anchor) if kind in _AHEAD else [])
    if clauses and kind is CueKind.CONDITION and matters.is_verb(tree, anchor):
        return [*[*tree.above(anchor)][:1], *clauses]  # "assuming that demand holds, profits will double"
    if clauses:
        return clauses
    if tokens[anchor].norm in {"according", "per"} or (relation == "parataxis" and kind in _SPEAKING):
        return [next(tree.above(anchor), anchor)] if relation != "case" else _outer(tree, anchor)
    if relation in {"case", "mark"} and kind is CueKind.CONDITION:
        return _conditional(tree, anchor)
    if (
        kind is CueKind.NEGATION
        and (node.tag == "PRON" or tokens[anchor].norm in _NOBODY)  # what is done with "the ban" is not denied
        and relation in {"nsubj", "obj", "obl"}
        and node.head >= 0
    ):
        return [node.head]
    if relation in _MODIFYING:
        return _modified(tree, kind, anchor)
    return _objects(tree, kind, anchor)


def _that_clause(tree: Tree, anchor: int) -> list[int]:
    """The clause after "that", where the parser hung it on a word between: "denied last week that it was so"."""
    if not matters.is_verb(tree, anchor):
        return content_clauses(tree, anchor)
    inside = [number for number in tree.subtree(anchor) if number > anchor]
    marks = [
        number for number in inside if tree.nodes[number].lemma == "that" and tree.nodes[number].relation == "mark"
    ]
    head = next(tree.above(marks[0])) if marks else None
    between = [*tree.above(head)] if head is not None else []
    nearest = next((number for number in between if tree.nodes[number].tag == "VERB"), anchor)
    return [head] if head is not None and nearest == anchor else []


def _distances(tokens: Sequence[Token], first: int) -> bool:
    """Whether a speaker's words are held at arm's length: "what Tehran said were hideouts"."""
    return any(token.norm == "what" for token in tokens[max(0, first - SPEAKER) : first])


def _at_arms_length(tokens: Sequence[Token], first: int, last: int) -> Cue:
    """Such a speaker puts in doubt what follows, up to the next mark."""
    end = next((place for place in range(last, len(tokens)) if tokens[place].norm in {",", ";", "."}), len(tokens))
    covered = range(last, end)
    focus = tuple(number for number in covered if tokens[number].content)[:SPEAKER]
    return Cue(CueKind.DOUBT, first, last, focus, frozenset(covered))


def _outer(tree: Tree, anchor: int) -> list[int]:
    """What the phrase that a preposition opens belongs to: the clause of "according to X"."""
    return [*tree.above(anchor)][1:2]


def _conditional(tree: Tree, anchor: int) -> list[int]:
    """A condition weakens its own clause and the one that hangs on it."""
    return [*tree.above(anchor)][1::-1] if len([*tree.above(anchor)]) > 1 else [*tree.above(anchor)]


def _modified(tree: Tree, kind: CueKind, anchor: int) -> list[int]:
    """The governor; for "no soldiers" and "without permission" the clause around it too."""
    governors = [*tree.above(anchor)][:2]
    if not governors:
        return []
    head = governors[0]
    determines = tree.nodes[anchor].relation == "det" or tree.nodes[anchor].lemma == "such"
    if kind is CueKind.NEGATION and (determines or tree.nodes[anchor].relation == "case") and len(governors) > 1:
        relation = tree.nodes[head].relation.split(":")[0]
        told = relation == "obl" and any(tree.nodes[case].lemma in _TOLD_OF for case in tree.children(head, "case"))
        whole = determines and (relation in {"nsubj", "obj"} or told)
        return [governors[1], head] if whole else [head]
    return [head]


def _objects(tree: Tree, kind: CueKind, anchor: int) -> Sequence[int]:
    """What a verb or noun without a clause is about: its object, its passive subject, or what follows it."""
    acts = matters.acts(tree, anchor)
    if acts and matters.is_verb(tree, anchor):
        return acts
    found = tree.children(anchor, "obj") or [
        child for child in tree.children(anchor, "acl", "nmod", "obl", "advcl") if not _stands_by_itself(tree, child)
    ]
    if kind in _NEGATIVE and tree.nodes[anchor].tag == "NOUN":
        found = tuple(child for child in found if not matters.is_beside(tree, child))
    if kind in _SPEAKING:
        near = (anchor, *tree.children(anchor, "obj"))
        accused = [
            child
            for top in near
            for child in tree.children(top, "advcl", "obl", "nmod", "acl")
            if tree.nodes[child].tag == "VERB"
        ]
        return tree.children(anchor, "parataxis") or (accused if kind is CueKind.DOUBT else [])
    if kind in _WANTING:
        return matters.deeds(tree, anchor, "obj", "obl", "nmod") or tree.children(anchor, "acl")
    if tree.nodes[anchor].lemma in frame("vanishing"):
        first = tree.nodes[anchor].head if tree.nodes[anchor].relation == "conj" else anchor
        return tree.children(anchor, "nsubj") or tree.children(first, "nsubj")
    passive = [child for child in tree.children(anchor, "nsubj") if tree.nodes[child].relation.endswith(":pass")]
    return passive or found


def _stands_by_itself(tree: Tree, clause: int) -> bool:
    """Whether a clause has a subject and a joining word of its own: "ruled it out, *as others had demanded*"."""
    joined = tree.nodes[clause].relation == "advcl" and bool(tree.children(clause, "mark"))
    return joined and bool(tree.children(clause, "nsubj"))


def _phrase_from(tokens: Sequence[Token], tree: Tree, first: int) -> int:
    """The head of the phrase that begins at a word and goes no further than the next comma."""
    top = first
    while tree.nodes[top].head > top and all(token.norm != "," for token in tokens[top : tree.nodes[top].head]):
        top = tree.nodes[top].head
    return top


def _looks_ahead(lemma: str) -> bool:
    """Whether a verb plans, asks or promises, so that its "if" is one of what it plans."""
    return bool({hedging_kind(lemma), saying_kind(lemma)} & _AHEAD)
