"""Clauses whose subject has a name behind it: "a dealer, from whom *the founder, Ann Dow,* bought it".

Where a name in apposition parts a subject from its verb, the parser may hang the verb on the clause before, or, at the
beginning of a sentence, take it for a participle on the subject. A finite verb that no "and" leads in has its subject
right before it, so the verb takes the subject's place, and the subject hangs on it.
"""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.language.parser.universal import Dependencies

_LOOSE = frozenset({"conj", "acl", "advcl", "parataxis"})
"""How a verb hangs that was taken away from its subject."""
_CLAUSAL = frozenset({"root", "ROOT", "acl:relcl", "conj", "ccomp", "parataxis", "appos"})
"""How a noun hangs that no verb has for its argument."""
_PAST = frozenset({"VBD", "VBN"})


class _Lost(NamedTuple):
    """A subject that was parted from its verb, and its name."""

    noun: int
    name: int


def join_subjects(tree: Dependencies) -> None:
    """Give each such verb its subject, in place."""
    for verb in range(2, len(tree.heads)):
        subject = _subject(tree, verb)
        if subject is not None:
            tree.heads[subject.name] = subject.noun
            _put_over(tree, verb, subject.noun)


def _subject(tree: Dependencies, verb: int) -> _Lost | None:
    """The noun whose apposition ends with the comma before a verb that has no subject."""
    if tree.relations[verb] not in _LOOSE or tree.fine[verb] not in _PAST or tree.lemmas[verb - 1] != ",":
        return None
    if tree.children(verb, "nsubj", "nsubj:pass", "aux", "mark", "aux:pass"):
        return None
    name = next((one for one in (verb - 2, tree.heads[verb - 2]) if tree.relations[one] == "appos"), None)
    if name is None or tree.tags[name] != "PROPN":
        return None
    noun = next((one for one in _partners(tree, name) if _has_relative(tree, one)), tree.heads[name])
    alone = tree.relations[noun] in _CLAUSAL and not tree.children(noun, "cop", "nsubj")
    return _Lost(noun, name) if alone and _is_finite(tree, verb, noun) else None


def _partners(tree: Dependencies, name: int) -> list[int]:
    """Other appositions of the same noun before a name: "her daughters, *one* of whom, Eva, edited them"."""
    return [one for one in tree.children(tree.heads[name], "appos") if one < name]


def _is_finite(tree: Dependencies, verb: int, noun: int) -> bool:
    """Whether a verb can't be a participle: it does not hang on the noun, or the noun would have no verb at all."""
    if tree.heads[verb] != noun:
        return tree.tags[noun] in {"NOUN", "NUM", "PRON"} and _has_relative(tree, noun)
    return tree.heads[noun] == noun and bool(tree.children(verb, "conj", "obj"))


def _has_relative(tree: Dependencies, noun: int) -> bool:
    """Whether "whom" or "which" hangs on a noun, whose clause then has its verb still to come."""
    return any(tree.lemmas[child] in {"who", "whom", "which", "whose"} for child in tree.children(noun))


def _put_over(tree: Dependencies, verb: int, noun: int) -> None:
    """Let a verb take a noun's place, with the noun for its subject."""
    head, relation = tree.heads[noun], tree.relations[noun]
    for child in tree.children(noun):
        if tree.lemmas[child] in {"who", "whom", "which"}:
            tree.heads[child] = verb if tree.relations[noun] == "acl:relcl" else noun
    clause = "acl:relcl" if relation == "appos" else relation
    tree.move(verb, verb if head == noun else head, clause)
    tree.move(noun, verb, "nsubj")
