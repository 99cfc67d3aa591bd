"""From the dependency labels of the model to those of Universal Dependencies, which all rules speak.

The model has the scheme of ClearNLP (Choi and Palmer 2012: verbs and prepositions govern). In Universal Dependencies
(de Marneffe et al. 2021) content words govern: "sat on a chair" has ``obl(sat, chair)`` and ``case(chair, on)``, and
"Ann is a judge" hangs on "judge". Each step below is one of those differences; indices are those of the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

_RENAMED = {
    "ROOT": "root", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "dobj": "obj", "dative": "iobj",
    "auxpass": "aux:pass", "neg": "advmod", "poss": "nmod:poss", "relcl": "acl:relcl", "prt": "compound:prt",
    "quantmod": "advmod", "predet": "det:predet", "preconj": "cc:preconj", "intj": "discourse", "meta": "discourse",
    "attr": "xcomp", "acomp": "xcomp", "oprd": "xcomp", "pobj": "obl", "pcomp": "advcl",
    "prep": "advmod", "agent": "advmod",
}  # fmt: skip
_LEADING = frozenset({"prep", "agent", "dative"})
_NEAR = 3
"""Within how many words after "not" its noun stands."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


@dataclass(slots=True)
class Dependencies:
    """A tree that is being relabelled: one entry a word; a root is its own head."""

    heads: list[int]
    relations: list[str]
    tags: Sequence[str]
    """Universal parts of speech."""
    fine: Sequence[str]
    """Penn Treebank tags."""
    lemmas: Sequence[str]
    objects: dict[int, int] = field(default_factory=dict)
    """For each preposition that was turned round, the word that it now hangs on."""

    def children(self, word: int, *relations: str) -> list[int]:
        """Words that hang on a word, in order; with relations, only those."""
        return [
            child
            for child, head in enumerate(self.heads)
            if head == word and child != word and (not relations or self.relations[child] in relations)
        ]

    def depth(self, word: int) -> int:
        """How many words stand between a word and its root."""
        steps = 0
        while self.heads[word] != word and steps <= len(self.heads):
            word, steps = self.heads[word], steps + 1
        return steps

    def move(self, word: int, head: int, relation: str) -> None:
        """Hang a word elsewhere; on itself it becomes the root."""
        self.heads[word], self.relations[word] = head, relation


def to_universal(tree: Dependencies) -> None:
    """Relabel a tree in place."""
    tree.relations = ["compound" if relation == "nmod" else relation for relation in tree.relations]
    deepest = sorted(range(len(tree.heads)), key=lambda word: (-tree.depth(word), word))
    for word in deepest:
        if tree.relations[word] in _LEADING or (tree.relations[word] in {"conj", "pcomp"} and tree.tags[word] == "ADP"):
            _preposition(tree, word)
    for word in deepest:
        if tree.lemmas[word] == "be" and tree.relations[word] not in {"aux", "auxpass"}:
            _copula(tree, word)
    for word in range(len(tree.heads)):
        _conjunct(tree, word)
        _contrast(tree, word)
        _apposition(tree, word)
        _rename(tree, word)


def _preposition(tree: Dependencies, word: int) -> None:
    """Turn a preposition and what it governs round: the noun takes its place, and it marks the noun's case."""
    governed = (
        tree.children(word, "pobj")
        or tree.children(word, "pcomp", "dobj")
        or tree.children(word, "obl", "nmod", "advcl", "acl")
    )
    if not governed or (tree.relations[word] == "dative" and tree.tags[word] not in {"ADP", "PART", "SCONJ"}):
        return
    noun, head = governed[0], tree.heads[word]
    clause = tree.relations[noun] == "pcomp" and tree.tags[noun] in {"VERB", "AUX"}
    relation = _argument(tree, word, clause=clause)
    for child in tree.children(word):
        if child != noun:
            tree.move(child, noun, "case" if tree.relations[child] == "pcomp" else tree.relations[child])
    tree.move(noun, head if head != word else noun, relation)
    tree.move(word, noun, "mark" if clause else "case")
    tree.objects[word] = noun
    before = word - 1
    if before >= 0 and _is_of_phrase(tree, before, noun):
        if tree.heads[noun] == before:
            tree.heads[noun] = tree.heads[before]
        tree.move(before, noun, "case")


def _is_of_phrase(tree: Dependencies, before: int, noun: int) -> bool:
    """Whether an adverb and the preposition after it are one: "ahead of", "away from", "together with"."""
    return (
        tree.relations[before] == "advmod"
        and tree.tags[before] == "ADV"
        and (tree.heads[before] in {noun, tree.heads[noun]} or tree.heads[noun] == before)
        and not tree.lemmas[before].endswith("ly")
    )


def _argument(tree: Dependencies, word: int, *, clause: bool) -> str:
    """The relation of what a preposition governs to what the preposition hung on."""
    head, own = tree.heads[word], tree.relations[word]
    if own == "ROOT":
        return "ROOT"
    if own == "conj":
        return "conj"
    if own == "agent":
        return "obl:agent"
    nominal = tree.tags[head] in _NOMINAL and not tree.children(head, "cop", "nsubj", "nsubjpass")
    if clause:
        return "acl" if nominal else "advcl"
    return "nmod" if nominal else "obl"


def _copula(tree: Dependencies, verb: int) -> None:
    """Put what is said of a subject above "is"; "there is" keeps its verb, and what there is becomes its subject."""
    found = tree.children(verb, "attr", "acomp")
    if tree.children(verb, "expl"):
        for child in found:
            tree.relations[child] = "nsubj"
        return
    found = found or [child for child in tree.children(verb, "obl") if child > verb and tree.children(verb, "nsubj")]
    if not found:
        return
    predicate, head = found[0], tree.heads[verb]
    relation = tree.relations[verb]
    for child in tree.children(verb):
        if child != predicate:
            tree.heads[child] = predicate
    tree.move(predicate, predicate if head == verb else head, relation)
    tree.move(verb, predicate, "cop")


def _conjunct(tree: Dependencies, word: int) -> None:
    """Hang all conjuncts on the first, and "and" on the one that follows it."""
    if tree.relations[word] == "conj":
        first = tree.heads[word]
        first = tree.objects.get(first, first)
        while tree.relations[first] == "conj" and tree.heads[first] != first:
            first = tree.heads[first]
        tree.heads[word] = first if first != word else tree.heads[word]
    elif tree.relations[word] == "cc":
        following = [child for child in tree.children(tree.heads[word], "conj") if child > word]
        if following:
            tree.heads[word] = following[0]


def _contrast(tree: Dependencies, word: int) -> None:
    """Hang "not" on the noun that it sets against one before: "from Iceland, not Alaska"."""
    head = tree.heads[word]
    if tree.relations[word] != "neg" or head > word or tree.tags[head] not in _NOMINAL:
        return
    following = range(word + 1, min(word + 1 + _NEAR, len(tree.heads)))
    noun = next((other for other in following if tree.tags[other] in _NOMINAL), None)
    if noun is not None:
        tree.heads[word] = noun


def _apposition(tree: Dependencies, word: int) -> None:
    """Hang a name between commas on the noun before it: "by a French diver, Luc Arnaud, in 1987"."""
    if tree.relations[word] == "dobj" and _sums_up(tree, word):
        tree.relations[word] = "parataxis"
    if tree.relations[word] != "npadvmod" or tree.tags[word] != "PROPN":
        return
    first = word
    while first and tree.heads[first - 1] == word and tree.relations[first - 1] in {"compound", "det"}:
        first -= 1
    noun = first - 2
    if noun >= 0 and tree.lemmas[first - 1] == "," and tree.tags[noun] in _NOMINAL and tree.heads[noun] != word:
        tree.move(word, noun, "appos")


def _sums_up(tree: Dependencies, word: int) -> bool:
    """Whether an object stands behind a comma and a clause of its verb: "agreed to buy it, its largest deal"."""
    first = min([word, *tree.children(word, "poss", "nmod:poss", "amod", "det", "compound", "nummod")])
    clauses = [child for child in tree.children(tree.heads[word], "xcomp", "ccomp") if child < first]
    return bool(clauses) and tree.lemmas[first - 1] == ","


def _rename(tree: Dependencies, word: int) -> None:
    relation = tree.relations[word]
    if relation == "aux" and tree.fine[word] == "TO":
        relation = "mark"
    if relation == "npadvmod":
        relation = "nmod:unmarked" if tree.tags[tree.heads[word]] in _NOMINAL else "obl:unmarked"
    tree.relations[word] = _RENAMED.get(relation, relation)
