"""What a sentence does other than state something: ask, greet, judge, instruct, or speak of the text it stands in.

Only plain cases are told; what is in doubt counts as a statement, so that it is checked. Lexicon: ``acts.tsv``.
"""

from __future__ import annotations

import re
from functools import cache

from claimcheck.language.clauses.trees import Tree
from claimcheck.language.lexicons import lexicon
from claimcheck.language.lexicons.terms import TokenKind
from claimcheck.language.reading import Reading
from claimcheck.model import NoClaim

_CLOSERS = "\"'”’»)]*_ \t\r\n"
_WRITERS = frozenset({"i", "we"})
_POINTING = frozenset({"it", "this", "that", "these", "those", "they"})
_LONGEST_OPENER = 6
"""Words."""
_LONGEST_LABEL = 4
"""Words."""
_LEAD_JOINT = re.compile(r"[\s,:;–—-]*")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row[0] for row in lexicon.rows("acts.tsv") if row[1] == kind)


def no_claim(reading: Reading) -> NoClaim | None:
    """Tell why a parsed sentence claims nothing; nothing where it does, or where that is in doubt."""
    words = [token.norm for token in reading.tokens if token.kind is not TokenKind.MARK]
    if not any(token.content for token in reading.tokens):
        return NoClaim.WORDLESS
    if _sentence(reading).rstrip(_CLOSERS).endswith("?"):
        return NoClaim.QUESTION
    if reading.tree is None or reading.quantities or reading.dates:
        return _meta(reading, words)
    return (
        _meta(reading, words)
        or (NoClaim.OPINION if _is_opinion(reading, reading.tree, words) else None)
        or (NoClaim.GREETING if _opens(words, "greeting") and not _has_subject(reading.tree) else None)
        or (NoClaim.INSTRUCTION if _instructs(reading, reading.tree) else None)
    )


def lead_end(reading: Reading) -> int:
    """Return the offset at which a sentence begins to say something: after "However," or "In summary,"."""
    tokens = reading.tokens
    start = tokens[0].start if tokens else 0
    for length in range(min(_LONGEST_OPENER, len(tokens) - 1), 0, -1):
        phrase = " ".join(token.norm for token in tokens[:length])
        parted = phrase.endswith(" that") or tokens[length].norm in {",", ":"}
        if parted and phrase in _words("lead"):
            joint = _LEAD_JOINT.match(reading.text, tokens[length - 1].end)
            return joint.end() if joint else start
    return start


def label_end(reading: Reading) -> int:
    """Return the offset after a label that a sentence stands behind, as in "Closure: The bridge is shut".

    A name before a colon is whose words they are; and what is no sentence by itself may need its label.
    """
    tokens, tree = reading.tokens, reading.tree
    start = tokens[0].start if tokens else 0
    if tree is None:
        return start
    colon = next((number for number, token in enumerate(tokens[: _LONGEST_LABEL + 1]) if token.norm == ":"), 0)
    label, said = tree.nodes[:colon], tree.nodes[colon + 1 :]
    if not label or any(node.tag in {"PROPN", "VERB", "AUX", "NUM"} for node in label):
        return start
    stated = any(node.relation.startswith("nsubj") and node.number > colon for node in said)
    return tokens[colon + 1].start if stated and any(node.tag in {"VERB", "AUX"} for node in said) else start


def is_label(reading: Reading) -> bool:
    """Whether a cell of a table only names something: it has no verb, and no figure."""
    if reading.tree is None or reading.quantities or reading.dates:
        return False
    return not any(node.tag in {"VERB", "AUX"} for node in reading.tree.nodes)


def _sentence(reading: Reading) -> str:
    return reading.text[reading.tokens[0].start : reading.tokens[-1].end] if reading.tokens else ""


def _opens(words: list[str], kind: str) -> bool:
    return any(" ".join(words[:length]) in _words(kind) for length in range(1, _LONGEST_OPENER + 1))


def _has_subject(tree: Tree) -> bool:
    return any(node.relation.startswith(("nsubj", "csubj")) for node in tree.nodes)


def _meta(reading: Reading, words: list[str]) -> NoClaim | None:
    """Tell a sentence about the text itself: "This summary covers …", "Here are the main points:"."""
    if _opens(words, "meta") or _speaks_of_itself(reading):
        return NoClaim.META
    return None


def _speaks_of_itself(reading: Reading) -> bool:
    """Whether the text is the subject of a verb that tells what it does."""
    tree = reading.tree
    for node in tree.nodes if tree else ():
        if tree is None or not node.relation.startswith("nsubj") or node.head < 0:
            continue
        verb = tree.nodes[node.head]
        pointers = {tree.nodes[child].lemma for child in tree.children(node.number, "det")}
        named = (node.lemma in _words("self") and "this" in pointers) or (
            node.lemma in _words("told") and bool(pointers)
        )
        told = tree.children(verb.number, "ccomp")
        if named and verb.relation == "root" and verb.lemma in _words("tells") and verb.fine != "VBD" and not told:
            return True
    return False


def _is_opinion(reading: Reading, tree: Tree, words: list[str]) -> bool:
    if _opens(words, "opinion"):
        return True
    for event in reading.events:
        node = tree.nodes[event.predicate]
        who = {reading.tokens[head].norm for head in event.agents}
        if node.relation != "root":
            continue
        if who & _WRITERS and node.lemma in _words("mind") and node.fine != "VBD":
            return True
        if event.copular and who & _POINTING and node.lemma in _words("evaluation"):
            return not any(other.tag == "PROPN" for other in tree.nodes)
        if event.copular and who & _POINTING and _evaluated(tree, event.predicate):
            return not any(other.tag == "PROPN" for other in tree.nodes)
    return False


def _evaluated(tree: Tree, noun: int) -> bool:
    return any(tree.nodes[child].lemma in _words("evaluation") for child in tree.children(noun, "amod"))


def _instructs(reading: Reading, tree: Tree) -> bool:
    """Whether a sentence begins with a bare verb that governs it, courtesies left out."""
    place = 0
    norms = [token.norm for token in reading.tokens]
    while place < len(norms) and (norms[place] in _words("courtesy") or norms[place : place + 2] == ["do", "not"]):
        place += 2 if norms[place] == "do" else 1
    if place >= len(norms):
        return False
    node = tree.nodes[place]
    return (
        node.relation == "root"
        and node.fine in {"VB", "VBP"}
        and node.lemma in _words("instruction")
        and not tree.children(place, "nsubj")
    )
