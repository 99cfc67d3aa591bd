"""Parts of a claim, each a claim of its own: clauses joined by "and" or "but", what is told in passing, things joined.

A joined clause takes the subject over, and one of several that somebody says takes the speaker. What stands between
commas (a relative clause, a participle, an apposition) is told of the thing that it follows, and a participle of the
subject. What is told of all that goes before ("the race was off, which angered some") is no part, as no thing stands
for it; nor are clauses joined by "or", none of which is claimed by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from claimcheck.language.clauses.events import argument
from claimcheck.language.clauses.trees import Node, Tree
from claimcheck.language.clauses.trees import tree as grown
from claimcheck.language.reading import Reading

_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_PAST = frozenset({"VBD", "VBN"})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_JOINING = frozenset({"case", "mark", "cc", "cop", "nsubj", "aux", "punct"})
"""What joins a noun to the rest of its clause."""
_GRANTING = frozenset({"though", "although", "whereas", "while"})
"""Words before a clause that is true whatever the main one says; "while" only behind a comma, or first of all."""
_BUT = frozenset({"not", "but", "or"})
"""Words before another thing rather than one that is told of."""
_THINGS = frozenset({"PROPN", "NOUN"})
_TOGETHER = frozenset({"between", "each", "together", "jointly", "combined", "other", "same", "joint"})
"""Words of a claim that holds of two things together."""
SHORTEST = 2
"""A part needs at least this many content words."""


def parts(claim: Reading) -> list[Reading]:
    """The clauses of a parsed claim, in order; empty where it is one clause only."""
    tree = claim.tree
    if tree is None:
        return []
    chosen = _joined(tree) or _told_in_passing(tree)
    found = [claim.only(_with_glue(claim, numbers)) for numbers in chosen] or _shared_out(claim, tree)
    if not all(sum(token.content for token in part.tokens) >= SHORTEST for part in found):
        return []
    return [smaller for part in found for smaller in parts(part) or [part]]


def _with_glue(claim: Reading, numbers: Sequence[int]) -> list[int]:
    """Words with the marks that stand inside them, which may hang anywhere in the tree: "C$94.6"."""
    found: list[int] = []
    for number, following in zip(numbers, [*numbers[1:], None], strict=True):
        found.append(number)
        tokens = claim.tokens[number : number + 3]
        if following == number + 2 and tokens[0].end == tokens[1].start and tokens[1].end == tokens[2].start:
            found.append(number + 1)
    return found


def _joined(tree: Tree) -> list[list[int]]:
    roots = [node.number for node in tree.nodes if node.relation == "root"]
    heads = [roots[0], *_clauses(tree, roots[0])] if roots else []
    if len(heads) < 2:
        return _said(tree, roots[0]) if roots else []
    taken = [_words(tree, head, heads) for head in heads]
    shared = {*_subject(tree, heads[0]), *_modals(tree, heads[0])}
    return [
        taken[0],
        *(
            words if _has_subject(tree, head) else sorted({*_lacking(tree, head, shared), *words})
            for head, words in zip(heads[1:], taken[1:], strict=True)
        ),
    ]


def _modals(tree: Tree, head: int) -> list[int]:
    return [number for number in tree.children(head, "aux") if tree.nodes[number].fine == "MD"]


def _lacking(tree: Tree, head: int, shared: Collection[int]) -> set[int]:
    """What a joined clause takes over: "*it will* take a year and cost 9 million", with no helper of its own."""
    helped = bool(tree.children(head, "aux", "aux:pass", "cop"))
    return {number for number in shared if not (helped and tree.nodes[number].fine == "MD")}


def _said(tree: Tree, root: int) -> list[list[int]]:
    """What somebody says in several clauses, each said by itself: "said that *sales rose* and that *costs fell*".

    What is granted behind it ("said that sales rose, *though Ito warned of costs*") somebody else may say.
    """
    told = tree.children(root, "ccomp")[:1]
    heads = [told[0], *_clauses(tree, told[0])] if told else []
    if len(heads) < 2 or not all(_has_subject(tree, head) for head in heads):
        return []
    saying = [number for number in tree.subtree(root) if number not in tree.subtree(told[0])]
    return [sorted({*(() if _granted(tree, head) else saying), *_words(tree, head, heads)}) for head in heads]


def _told_in_passing(tree: Tree) -> list[list[int]]:
    """The claim without what is told in passing, and that with the thing that it is told of."""
    for node in tree.nodes:
        aside = tree.subtree(node.number)
        thing = _thing(tree, node, aside) if _between_commas(tree, aside) else []
        if not thing:
            continue
        commas = {number for number in (aside[0] - 1, aside[-1] + 1) if _is_comma(tree, number)}
        rest = [one.number for one in tree.nodes if one.number not in aside and one.number not in commas]
        return [rest, _said_of(tree, thing, aside, relative=node.relation == "acl:relcl")]
    return []


def _shared_out(claim: Reading, tree: Tree) -> list[Reading]:
    """The claim once with each of two things that "and" joins: "met both Ann and Kim"."""
    pair = next((node for node in tree.nodes if _is_second_thing(tree, node)), None)
    if pair is None or claim.quantities or any(node.lemma in _TOGETHER for node in tree.nodes):
        return []
    joints = {*tree.children(pair.number, "cc"), *tree.children(pair.head, "cc")}
    joints |= {node.number for node in tree.nodes if node.lemma == "both"}
    second = {*tree.subtree(pair.number)}
    first = {number for number in tree.subtree(pair.head, without=frozenset({"case"})) if number not in second}
    rest = [node.number for node in tree.nodes if node.number not in joints]
    in_its_place = replace(claim, tree=_put(tree, pair.number, pair.head))
    return [
        claim.only([number for number in rest if number not in second]),
        in_its_place.only([number for number in rest if number not in first]),
    ]


def _is_second_thing(tree: Tree, node: Node) -> bool:
    """Whether a noun or name is joined by "and" to another one, and these are all that are joined."""
    if node.relation != "conj" or {node.tag, tree.nodes[node.head].tag} - _THINGS:
        return False
    joints = [*tree.children(node.number, "cc"), *tree.children(node.head, "cc")]
    return [tree.nodes[number].lemma for number in joints] == ["and"] and len(tree.conjuncts(node.head)) == 2


def _put(tree: Tree, number: int, place: int) -> Tree:
    """A tree in which a node stands in the place of another one, and governs what that did."""
    taken = tree.nodes[place]
    moved = [node._replace(head=number) if node.head == place else node for node in tree.nodes]
    moved[number] = moved[number]._replace(head=taken.head, relation=taken.relation)
    return grown(moved)


def _said_of(tree: Tree, thing: Sequence[int], aside: Sequence[int], *, relative: bool) -> list[int]:
    """What is told in passing, with the thing in the place of "which", or before all."""
    asking = [number for number in aside if relative and tree.nodes[number].fine in _RELATIVE][:1]
    before = [number for number in aside if asking and number < asking[0]]
    return [*before, *thing, *(number for number in aside if number not in {*before, *asking})]


def _between_commas(tree: Tree, aside: Sequence[int]) -> bool:
    """Whether words stand together, between commas or between one and an end of the claim."""
    first, last = aside[0], aside[-1]
    together = last - first + 1 == len(aside) < len(tree.nodes)
    ended = last + 1 == len(tree.nodes) or tree.nodes[last + 1].tag == "PUNCT"
    return together and ended and (_is_comma(tree, first - 1) or (first == 0 and _is_comma(tree, last + 1)))


def _is_comma(tree: Tree, number: int) -> bool:
    return 0 <= number < len(tree.nodes) and tree.nodes[number].lemma == ","


def _thing(tree: Tree, node: Node, aside: Sequence[int]) -> list[int]:
    """The words for what something is told of; nothing where it is not told in passing."""
    if node.relation == "advcl":
        bare = node.fine in _PARTICIPLES and not tree.children(node.number, "mark", "nsubj", "aux")
        return _subject(tree, node.head) if bare else []
    if node.relation not in {"acl:relcl", "acl", "appos"} or node.head > node.number:
        return []
    if node.relation == "appos" and (node.tag == "PROPN" or tree.nodes[aside[0]].lemma in _BUT):
        return []  # a name that says who is meant belongs to the claim
    joining = frozenset() if any(tree.nodes[one].fine == "WRB" for one in aside) else _JOINING
    head = _measured(tree, node.head)
    if not {*range(head, aside[0] - 1)} <= {*tree.subtree(head)}:
        return []  # it is told of all that goes before
    kept = {one for child in tree.children(head, *joining) for one in tree.subtree(child)} if joining else set()
    thing = set(argument(tree, head)) - kept - {*tree.subtree(node.number)}
    return sorted(one for one in thing if one < aside[0] and not _is_comma(tree, one))


def _measured(tree: Tree, head: int) -> int:
    """What a number is the measure of: "a *budget* of $9 million, which …"."""
    node = tree.nodes[head]
    return node.head if node.tag == "NUM" and node.relation == "nmod" and node.head < head else head


def _clauses(tree: Tree, head: int) -> list[int]:
    """Predicates that are joined to a predicate, and to these in turn."""
    either = any(tree.nodes[cc].lemma == "or" for one in tree.conjuncts(head) for cc in tree.children(one, "cc"))
    found = [
        child
        for child in tree.children(head, "advcl" if either else "conj", "advcl")
        if (tree.nodes[child].tag == "VERB" or tree.children(child, "cop", "nsubj"))
        and (tree.nodes[child].relation == "conj" or _listed(tree, child) or _granted(tree, child))
    ]
    return [number for child in found for number in (child, *_clauses(tree, child))]


def _granted(tree: Tree, clause: int) -> bool:
    """Whether a clause that depends is told as a fact beside the main one: "profit rose *though sales fell*"."""
    return bool(tree.children(clause, "nsubj")) and bool(_granting(tree, clause))


def _granting(tree: Tree, clause: int) -> set[int]:
    """The words that open such a clause: "though", "even though"."""
    marks = [number for number in tree.children(clause, "mark") if tree.nodes[number].lemma in _GRANTING]
    marks = [number for number in marks if tree.nodes[number].lemma != "while" or _opens(tree, number)]
    return {
        number for mark in marks for number in (mark - 1, mark) if number == mark or tree.nodes[number].lemma == "even"
    }


def _opens(tree: Tree, number: int) -> bool:
    return number == 0 or _is_comma(tree, number - 1)


def _listed(tree: Tree, verb: int) -> bool:
    """Whether a clause is one of a list, though the tree has it depend: "He was born in 1950, *studied* and died"."""
    bare = not tree.children(verb, "mark", "advmod", "nsubj", "aux") and tree.nodes[verb].fine in _PAST
    joined = any(tree.nodes[other].fine in _PAST for other in tree.children(verb, "conj"))
    return bare and joined and verb > 0 and tree.nodes[verb - 1].lemma == ","


def _words(tree: Tree, head: int, heads: Sequence[int]) -> list[int]:
    """A clause's words: its subtree without the clauses that are joined to it, and without the word that joins it."""
    apart = {number for other in heads if other != head and head in tree.above(other) for number in tree.subtree(other)}
    joints = {*tree.children(head, "cc"), *_granting(tree, head)} if head != heads[0] else set()
    return [number for number in tree.subtree(head) if number not in apart and number not in joints]


def _subject(tree: Tree, head: int) -> list[int]:
    return [number for child in tree.children(head, "nsubj") for number in tree.subtree(child)]


def _has_subject(tree: Tree, head: int) -> bool:
    return bool(tree.children(head, "nsubj"))
