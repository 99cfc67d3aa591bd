"""Rewordings in another order: passive for active, speakers before and after, clauses moved."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.mutation.inflection import inflect, is_sure
from rewording.lists import listed
from rewording.sentence import Rewording, Sentence, capital, stopped

_NO_PASSIVE = listed("no-passive")
_PLURAL = frozenset({"NNS", "NNPS"})
_BOUND = listed("bound")
_SAYING = frozenset({"say", "announce", "report"})
_MOVABLE = frozenset({"after", "before", "when", "because", "although", "though", "while", "since"})


def voices(sentence: Sentence) -> Iterator[Rewording]:
    """Passive for active and active for passive, of a simple clause."""
    root, tree = sentence.root, sentence.tree
    if root is None or tree.children(
        root,
        "advcl",
        "ccomp",
        "xcomp",
        "conj",
        "parataxis",
        "iobj",
        "compound:prt",
        "mark",
        "cc",
        "advmod",
        "discourse",
    ):
        return
    if not sentence.is_plain:
        return
    node = tree.nodes[root]
    subjects, objects = tree.children(root, "nsubj"), tree.children(root, "obj")
    if len(subjects) != 1 or subjects[0] > root:
        return
    if len(objects) == 1 and node.fine == "VBD" and not tree.children(root, "aux") and node.lemma not in _NO_PASSIVE:
        yield from _passive(sentence, root, subjects[0], objects[0])
    if tree.nodes[subjects[0]].relation == "nsubj:pass":
        yield from _active(sentence, root, subjects[0])


def _noun_phrase(sentence: Sentence, head: int) -> list[int]:
    """Return A noun with all that belongs to it; empty where a pronoun ties it to another part."""
    block = sentence.block(head)
    bound = any(sentence.reading.tokens[number].norm in _BOUND for number in block)
    return [] if bound or sentence.tree.nodes[head].tag not in {"NOUN", "PROPN"} else block


def _passive(sentence: Sentence, root: int, subject: int, target: int) -> Iterator[Rewording]:
    node = sentence.tree.nodes[root]
    actor, done = _noun_phrase(sentence, subject), _noun_phrase(sentence, target)
    participle = inflect(node.lemma, "VBN")
    if not actor or not done or not participle or not is_sure(node.lemma, "VBD", sentence.reading.tokens[root].text):
        return
    if actor != [*range(root)] or done[0] != root + 1:
        return
    rest = sentence.text[sentence.span(done).end :].rstrip(" .")
    was = "were" if _is_plural(sentence, target) else "was"
    yield Rewording("passive", stopped(f"{sentence.words(done)} {was} {participle} by {sentence.inner(actor)}{rest}"))


def _is_plural(sentence: Sentence, head: int) -> bool:
    return sentence.tree.nodes[head].fine in _PLURAL or len(sentence.tree.conjuncts(head)) > 1


def _active(sentence: Sentence, root: int, subject: int) -> Iterator[Rewording]:
    tree, tokens = sentence.tree, sentence.reading.tokens
    node = tree.nodes[root]
    helpers = tree.children(root, "aux")
    actors = [
        child
        for child in tree.children(root, "obl")
        if [tokens[case].norm for case in tree.children(child, "case")] == ["by"]
    ]
    if (
        len(helpers) != 1
        or tokens[helpers[0]].norm not in {"was", "were"}
        or len(actors) != 1
        or any(token.kind == "number" for token in tokens[actors[0] - 1 : actors[0]])
    ):
        return
    done, actor = _noun_phrase(sentence, subject), _noun_phrase(sentence, actors[0])
    past = inflect(node.lemma, "VBD")
    if (
        not done
        or len(actor) < 2
        or done != [*range(helpers[0])]
        or helpers[0] != root - 1
        or actor[0] != root + 1
        or not past
    ):
        return
    if (
        tree.nodes[actors[0]].tag != "PROPN"
        and tokens[actor[1]].norm not in {"the", "a", "an"}
        and tree.nodes[actors[0]].fine not in _PLURAL
    ):
        return
    if not is_sure(node.lemma, "VBN", tokens[root].text) or any(
        date.span.overlaps(sentence.span(actor)) for date in sentence.reading.dates
    ):
        return
    rest = sentence.text[sentence.span(actor).end :].rstrip(" .")
    yield Rewording("active", stopped(f"{sentence.words(actor[1:])} {past} {sentence.inner(done)}{rest}"))


# who says so


def speakers(sentence: Sentence) -> Iterator[Rewording]:
    """Yield "a, X said" and "According to X, A" for "X said A", and the reverse."""
    root, tree, tokens = sentence.root, sentence.tree, sentence.reading.tokens
    if root is None or tree.nodes[root].lemma not in _SAYING or '"' in sentence.text or "“" in sentence.text:
        return
    parts = tree.children(root, "nsubj", "ccomp", "parataxis", "conj", "advcl", "obl", "aux", "advmod", "obj")
    if [tree.nodes[part].relation for part in parts] != ["nsubj", "ccomp"] or tree.nodes[root].fine != "VBD":
        return
    subject, clause = parts
    said, who = sentence.block(clause), sentence.block(subject)
    if not said or not who or who != [*range(root)] or said[0] != root + 1 or tree.nodes[subject].tag == "PRON":
        return
    said = said[1:] if tokens[said[0]].norm == "that" else said
    if any(tokens[number].norm == "that" and tokens[number - 1].norm in {"and", "but", "or"} for number in said[1:]):
        return
    if not tree.children(clause, "nsubj") or said[-1] < len(tokens) - 2:
        return
    words, verb = sentence.words(said), tokens[root].text
    yield Rewording("speaker moved", f"{capital(words)}, {sentence.inner(who)} {verb}.")
    if not any(tokens[number].norm in _BOUND for number in said[:3]):
        yield Rewording("speaker moved", f"According to {sentence.inner(who)}, {words}.")
    if tokens[root + 1].norm != "that":
        yield Rewording("speaker moved", f"{sentence.words(who)} {verb} that {words}.")


def quotations(sentence: Sentence) -> Iterator[Rewording]:
    """'X said: "A."' for '"A," X said.'."""
    text = sentence.text
    for opening, closing in (('"', '"'), ("“", "”")):
        end = text.find(f",{closing} ", 1)
        rest = text[end + 3 :].rstrip(".").split()
        if (
            text.startswith(opening)
            and end > 0
            and text.count(opening) + text.count(closing) in {2, 4}
            and text.count(closing) <= 2
            and 2 <= len(rest) <= 5
        ):
            who = rest[:-1] if rest[-1] == "said" else rest[1:] if rest[0] == "said" else []
            if who and who[-1][0].isupper() and "," not in " ".join(who):
                yield Rewording("speaker moved", f"{capital(' '.join(who))} said: {text[:end]}.{closing}")


# clauses and phrases moved


def moved(sentence: Sentence) -> Iterator[Rewording]:
    """Yield A time or reason from the front to the end, and from the end to the front."""
    root, tree, tokens = sentence.root, sentence.tree, sentence.reading.tokens
    if (
        root is None
        or tree.children(root, "ccomp", "conj", "parataxis")
        or '"' in sentence.text
        or "“" in sentence.text
        or not tree.children(root, "nsubj")
    ):
        return
    for child in tree.children(root, "advcl", "obl"):
        block = sentence.block(child)
        if not block:
            continue
        marked = tokens[block[0]].norm in _MOVABLE and not {tokens[number].norm for number in block[:3]} & {
            "which",
            "whom",
        }
        if tree.nodes[child].relation == "advcl" and not marked:
            continue
        if (
            block[0] == 0
            and tokens[block[-1] + 1].norm == ","
            and block[-1] + 1 < root
            and not sentence.text.endswith(("a.m.", "p.m."))
        ):
            rest = sentence.text[tokens[block[-1] + 1].end :].strip(" .")
            if not any(tokens[number].norm in _BOUND for number in block):
                yield Rewording("phrase moved", stopped(f"{rest} {sentence.inner(block)}"))
        marked = marked and tree.nodes[child].relation == "advcl"
        if marked and block[0] > root and block[-1] >= len(tokens) - 2:
            rest = sentence.text[: tokens[block[0]].start].strip(" ,")
            first = [*range(block[0])]
            yield Rewording("phrase moved", f"{capital(sentence.words(block))}, {sentence.inner(first)[: len(rest)]}.")
